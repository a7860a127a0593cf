#include "bodies/person.hpp"

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body_row.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace bodies {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// Ties an account that stands for nobody to a person of its own body.
void stand_for(store::Transaction& tx, const base::Uuid& account, const Person& person) {
    if (tx.change("UPDATE account SET person = $2 WHERE id = $1 AND body = $3 AND person IS NULL AND closed_at IS NULL",
                  {account, person.id, person.body}) == 0)
        throw Problem(ProblemKind::not_found, "person.account_unknown", base::to_string(account));
}

}  // namespace

void require_for(store::Transaction& tx, const base::Who& who, const Person& person) {
    if (person.body)
        accounts::require_body(tx, who, Permission::bodies_edit, person.body->uuid);
    else
        accounts::require(who, Permission::bodies_edit, areas::country_path);
}

std::optional<base::Uuid> area_of(store::Transaction& tx, const Person& person) {
    return person.body ? std::optional(get(tx, *person.body).area.uuid) : std::nullopt;
}

Person read_person(const store::Row& row) {
    Person person{.id = row.id<PersonTag>("id"),
                  .home = row.integer("home"),
                  .name = row.text("name"),
                  .body = std::nullopt,
                  .valid_from = row.day("valid_from"),
                  .valid_until = row.maybe_day("valid_until")};
    if (const auto body = row.maybe_uuid("body")) person.body = BodyId{*body};
    return person;
}

std::optional<Person> find(store::Transaction& tx, PersonId id) {
    return store::first(read_person, tx.run("SELECT * FROM person WHERE id = $1", {id}));
}

Person get(store::Transaction& tx, PersonId id) {
    if (auto person = find(tx, id)) return *std::move(person);
    throw Problem(ProblemKind::not_found, "person.not_found", to_string(id));
}

Person add_person(store::Transaction& tx, const base::Who& who, BodyId body, std::string_view name,
                  const std::optional<base::Uuid>& account) {
    const auto works_for = get(tx, body);
    accounts::require_body(tx, who, Permission::bodies_edit, body.uuid);
    const Person person{.id = {tx.new_id()},
                        .home = works_for.home,
                        .name = tidy_name(name, "person.name_empty"),
                        .body = body,
                        .valid_from = base::day_of(tx.now()),
                        .valid_until = std::nullopt};
    tx.change(
        "INSERT INTO person (id, home, name, name_key, body, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5, $6, "
        "NULL)",
        {person.id, person.home, person.name, base::fold(person.name), body, person.valid_from});
    if (account) stand_for(tx, *account, person);
    store::record(tx, who, "person.added", person.id.uuid, works_for.area.uuid, base::Json{{"body", to_string(body)}});
    return person;
}

std::vector<Person> people_of(store::Transaction& tx, BodyId body, base::Day on) {
    return store::all(read_person, tx.run(R"(SELECT * FROM person
                                              WHERE body = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                                              ORDER BY name_key, id)",
                                          {body, on}));
}

std::vector<LooseAccount> loose_accounts_of(store::Transaction& tx, BodyId body) {
    std::vector<LooseAccount> accounts;
    for (const auto& row : tx.run(R"(SELECT id, name FROM account
                                      WHERE body = $1 AND person IS NULL AND closed_at IS NULL ORDER BY name_key, id)",
                                  {body}))
        accounts.push_back({row.uuid("id"), row.text("name")});
    return accounts;
}

}  // namespace bodies
