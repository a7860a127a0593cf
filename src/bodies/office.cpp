#include "bodies/office.hpp"

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body_row.hpp"
#include "store/journal.hpp"

namespace bodies {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// The body of an office that somebody may edit.
Body body_of(store::Transaction& tx, const base::Who& who, OfficeId office) {
    const auto rows = tx.run("SELECT body FROM office WHERE id = $1", {office});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "office.not_found", to_string(office));
    const auto body = get(tx, rows.front().id<BodyTag>("body"));
    accounts::require_body(tx, who, Permission::bodies_edit, body.id.uuid);
    return body;
}

}  // namespace

OfficeId open_office(store::Transaction& tx, const base::Who& who, BodyId body, std::string_view title, Rank rank) {
    const auto its = get(tx, body);
    accounts::require_body(tx, who, Permission::bodies_edit, body.uuid);
    const OfficeId id{tx.new_id()};
    const auto name = tidy_name(title, "office.title_empty");
    tx.change(R"(INSERT INTO office (id, home, body, title, title_key, rank, valid_from, valid_until)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, NULL))",
              {id, its.home, body, name, base::fold(name), static_cast<int>(rank), base::day_of(tx.now())});
    store::record(tx, who, "office.opened", id.uuid, its.area.uuid,
                  base::Json{{"body", to_string(body)}, {"title", name}});
    return id;
}

void hold(store::Transaction& tx, const base::Who& who, OfficeId office, PersonId person, base::Day from,
          bool is_acting) {
    const auto body = body_of(tx, who, office);
    get(tx, person);
    const auto later =
        tx.run("SELECT person FROM office_holder WHERE office = $1 AND valid_from >= $2", {office, from});
    if (!later.empty()) throw Problem(ProblemKind::conflict, "office.period_wrong", to_string(from));
    tx.change(
        "UPDATE office_holder SET valid_until = $2 WHERE office = $1 AND (valid_until IS NULL OR valid_until > $2)",
        {office, from - 1});
    tx.change(
        "INSERT INTO office_holder (office, person, acting, valid_from, valid_until) VALUES ($1, $2, $3, $4, NULL)",
        {office, person, is_acting, from});
    store::record(tx, who, "office.taken", office.uuid, body.area.uuid,
                  base::Json{{"person", to_string(person)}, {"from", to_string(from)}});
}

void step_down(store::Transaction& tx, const base::Who& who, OfficeId office, base::Day last_day) {
    const auto body = body_of(tx, who, office);
    const auto ended = tx.change(R"(UPDATE office_holder SET valid_until = $2
                                     WHERE office = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2))",
                                 {office, last_day});
    if (ended == 0) throw Problem(ProblemKind::conflict, "office.not_held", to_string(office));
    store::record(tx, who, "office.left", office.uuid, body.area.uuid, base::Json{{"last_day", to_string(last_day)}});
}

std::vector<Office> offices(store::Transaction& tx, BodyId body, base::Day on) {
    std::vector<Office> found;
    for (const auto& row : tx.run(R"(SELECT o.id AS office, o.title, o.rank, h.acting, h.person
                                       FROM office o
                                       LEFT JOIN office_holder h ON h.office = o.id AND h.valid_from <= $2
                                                                AND (h.valid_until IS NULL OR h.valid_until >= $2)
                                      WHERE o.body = $1 AND o.valid_from <= $2 AND (o.valid_until IS NULL OR o.valid_until >= $2)
                                      ORDER BY o.rank, o.id)",
                                  {body, on})) {
        Office office{.id = row.id<OfficeTag>("office"),
                      .body = body,
                      .title = row.text("title"),
                      .rank = static_cast<Rank>(row.integer("rank")),
                      .holder = std::nullopt};
        if (const auto person = row.maybe_uuid("person")) {
            office.holder = get(tx, PersonId{*person});
            office.is_acting = row.boolean("acting");
        }
        found.push_back(std::move(office));
    }
    return found;
}

std::optional<Person> head_of(store::Transaction& tx, BodyId body, base::Day on) {
    for (auto& office : offices(tx, body, on))
        if (office.rank == Rank::head && office.holder) return std::move(office.holder);
    return std::nullopt;
}

}  // namespace bodies
