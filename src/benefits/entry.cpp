#include "benefits/entry.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/text.hpp"
#include "benefits/entry_row.hpp"
#include "households/alias.hpp"
#include "households/standing.hpp"
#include "ledger/code.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

/// Who stands in a list.
namespace benefits {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// As the household's record has it; the record itself is not shown to anybody here.
std::optional<Person> checked_person(store::Transaction& tx, const store::MasterKey& master, const Policy& policy,
                                     const households::Standing& home, const NewEntry& wanted) {
    if (policy.whom == Whom::household) return std::nullopt;
    if (!wanted.person || base::trim(wanted.person->name).empty())
        throw Problem(ProblemKind::invalid, "benefit_entry.person_missing");
    const auto record = households::record_held(tx, master, home.id);
    const auto members = record ? record->members : std::vector<households::Member>{};
    const auto named = std::ranges::find_if(members, [&](const households::Member& member) {
        const auto& year = wanted.person->birth_year;
        return base::fold(member.name) == base::fold(wanted.person->name) && (!year || member.birth_year == year);
    });
    if (named == members.end()) throw Problem(ProblemKind::invalid, "benefit_entry.person_unknown");
    return Person{named->name, named->birth_year};
}

std::optional<std::int64_t> checked_days(const Policy& policy, const NewEntry& wanted) {
    constexpr std::int64_t most = 366;
    if (!policy.per_day) return std::nullopt;
    if (!wanted.days || *wanted.days < 1 || *wanted.days > most)
        throw Problem(ProblemKind::invalid, "benefit_entry.days_wrong");
    return wanted.days;
}

bool was_added(store::Transaction& tx, EntryId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run("SELECT fingerprint FROM benefit_entry WHERE id = $1", {id});
    if (rows.empty()) return false;
    if (rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "benefit_entry.id_taken", base::to_string(id));
    return true;
}

void write(store::Transaction& tx, const base::Who& who, const ListRow& list, const households::Standing& home,
           EntryId id, const Claim& claim, const store::Bytes& fingerprint) {
    tx.change(R"(
        INSERT INTO benefit_entry (home, id, code, list, policy, household, commune, area, of_person, days, amount, state,
                                   waits, reason, added_at, added_by, changed_at, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'listed', FALSE, '', $12, $13, $12, $14))",
              {list.home, id, ledger::stored_code(ledger::code_of({id.uuid})), list.list.id, claim.policy.code,
               claim.household, list.commune, home.area, claim.person.has_value(), claim.days,
               claim.policy.amount * claim.days.value_or(1), tx.now(), who.account, fingerprint});
}

void seal(store::Transaction& tx, const store::MasterKey& master, const ListRow& list, EntryId id,
          const std::optional<Person>& person) {
    if (!person) return;
    entry_index.seal(tx, master, id, list.commune, base::parse_json(base::to_json(*person)), words_of(*person));
}

void require_seen(store::Transaction& tx, const base::Who& who, const EntryRow& row) {
    const auto list = list_row(tx, row.entry.list);
    for (const auto& body : {list.list.body.id, list.list.approver.id})
        if (accounts::reaches_body(tx, who, Permission::needs_answer, body)) return;
    households::standing(tx, who, Permission::households_read, row.entry.household);
}

ListRow open_list(store::Transaction& tx, const base::Who& who, const EntryRow& row) {
    auto list = own_list(tx, who, Permission::needs_decide, row.entry.list);
    if (list.list.state == ListState::closed)
        throw Problem(ProblemKind::conflict, "benefit_list.not_in_state", base::name_of(list.list.state));
    return list;
}

/// It is not paid any more; money that was approved for it goes back.
Entry end(store::Transaction& tx, const base::Who& who, const ListRow& list, const EntryRow& row, EntryState state,
          std::string reason) {
    require_state(row, {EntryState::listed, EntryState::approved});
    auto after = row.entry;
    after.state = state;
    after.reason = std::move(reason);
    after.waits = false;
    after.approved_at.reset();
    keep(tx, who, row, after, "benefit_entry." + base::name_of(state));
    if (row.entry.state == EntryState::approved) give_back_to_budget(tx, who, list, row.entry.amount);
    settle(tx, row.entry.id);
    return entry_row(tx, row.entry.id).entry;
}

}  // namespace

Entry add_entry(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ListId id,
                const NewEntry& wanted) {
    const auto list = list_row(tx, id);
    const auto home = households::standing(tx, who, Permission::households_write, wanted.household);
    const auto fingerprint = accounts::hash_of(base::to_string(id) + base::to_json(wanted));
    if (was_added(tx, wanted.id, fingerprint)) return entry_row(tx, wanted.id).entry;
    require_state(list, {ListState::making, ListState::posted, ListState::approved});
    if (!areas::is_within(home.area_path, list.area_path))
        throw Problem(ProblemKind::invalid, "benefit_entry.elsewhere", list.list.area.name);
    const auto& policy = list.list.policy;
    const Claim claim{.self = {},
                      .policy = policy,
                      .household = home.id,
                      .person = checked_person(tx, master, policy, home, wanted),
                      .days = checked_days(policy, wanted)};
    require_due(tx, master, claim);
    write(tx, who, list, home, wanted.id, claim, fingerprint);
    seal(tx, master, list, wanted.id, claim.person);
    const auto row = entry_row(tx, wanted.id);
    count_in(tx, row);
    link_doubles(tx, master, row, claim);
    settle(tx, wanted.id);
    store::record(tx, who, "benefit_entry.added", wanted.id.uuid, home.area, base::Json{{"code", row.entry.code}});
    return entry_row(tx, wanted.id).entry;
}

Entry get_entry(store::Transaction& tx, const base::Who& who, EntryId id) {
    const auto row = entry_row(tx, id);
    require_seen(tx, who, row);
    return row.entry;
}

std::vector<Double> doubles_of(store::Transaction& tx, const base::Who& who, EntryId id) {
    const auto row = entry_row(tx, id);
    require_seen(tx, who, row);
    std::vector<Double> found;
    for (const auto& each : tx.run(R"(
             SELECT k.*, e.code, e.list, e.state, l.code AS list_code FROM benefit_likeness k
             JOIN benefit_entry e ON e.id = k.other JOIN benefit_list l ON l.id = e.list
             WHERE k.home = $1 AND k.entry = $2 ORDER BY e.added_at, e.id)",
                                   {row.home, id})) {
        auto& one = found.emplace_back(Double{.id = each.id<BenefitEntryTag>("other"),
                                              .code = ledger::shown_code(each.text("code")),
                                              .list = each.id<BenefitListTag>("list"),
                                              .list_code = each.text("list_code"),
                                              .state = base::named<EntryState>(each.text("state")),
                                              .why = each.text("why"),
                                              .is_same = {},
                                              .reason = each.text("reason")});
        if (!each.is_null("is_same")) one.is_same = each.boolean("is_same");
    }
    return found;
}

std::vector<Entry> entries(store::Transaction& tx, const base::Who& who, const EntryQuery& query) {
    const auto list = list_row(tx, query.list);
    if (!accounts::reaches_body(tx, who, Permission::needs_answer, list.list.approver.id))
        accounts::require_body(tx, who, Permission::needs_answer, list.list.body.id);
    const auto state = query.state ? base::name_of(*query.state) : std::string();
    std::vector<Entry> page;
    for (auto& row : entry_rows(tx, R"(
             e.list = $1 AND ($2 = '' OR e.state = $2) AND (NOT $3 OR e.waits) AND e.code > $4 ORDER BY e.code LIMIT $5)",
                                std::vector<store::Value>{query.list, state, query.waiting,
                                                          ledger::stored_code(query.after), query.limit}))
        page.push_back(std::move(row.entry));
    return page;
}

Entry decide_double(store::Transaction& tx, const base::Who& who, EntryId id, const DoubleDecision& decision) {
    const auto row = entry_row(tx, id);
    const auto list = open_list(tx, who, row);
    require_state(row, {EntryState::listed, EntryState::approved});
    const auto reason = reason_of(decision.reason);
    const auto decide = [&](EntryId entry, EntryId other) {
        return tx.change(R"(
            UPDATE benefit_likeness SET is_same = $4, reason = $5, decided_at = $6, decided_by = $7
            WHERE home = $1 AND entry = $2 AND other = $3)",
                         {row.home, entry, other, decision.is_same, reason, tx.now(), who.account});
    };
    if (decide(id, decision.other) == 0)
        throw Problem(ProblemKind::not_found, "benefit_entry.not_alike", base::to_string(decision.other));
    decide(decision.other, id);
    if (decision.is_same) return end(tx, who, list, row, EntryState::refused, reason);
    store::record(tx, who, "benefit_entry.kept_apart", id.uuid, row.entry.area.id,
                  base::Json{{"code", row.entry.code}});
    settle(tx, id);
    settle(tx, decision.other);
    return entry_row(tx, id).entry;
}

Entry refuse(store::Transaction& tx, const base::Who& who, EntryId id, const std::string& reason) {
    const auto row = entry_row(tx, id);
    const auto list = open_list(tx, who, row);
    return end(tx, who, list, row, EntryState::refused, reason_of(reason));
}

Entry give_up(store::Transaction& tx, const base::Who& who, EntryId id, const std::string& words) {
    const auto row = entry_row(tx, id);
    households::standing(tx, who, Permission::households_write, row.entry.household);
    return end(tx, who, list_row(tx, row.entry.list), row, EntryState::given_up, short_text(words));
}

Entry list_again(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EntryId id) {
    const auto row = entry_row(tx, id);
    const auto list = open_list(tx, who, row);
    require_state(row, {EntryState::refused, EntryState::given_up, EntryState::returned});
    const Claim claim{.self = id,
                      .policy = list.list.policy,
                      .household = row.entry.household,
                      .person = person_of(tx, master, id),
                      .days = row.entry.days};
    require_due(tx, master, claim);
    auto after = row.entry;
    after.state = EntryState::listed;
    after.reason.clear();
    keep(tx, who, row, after, "benefit_entry.listed_again");
    tx.change("UPDATE benefit_likeness SET is_same = NULL WHERE home = $1 AND (entry = $2 OR other = $2) AND is_same",
              {row.home, id});
    link_doubles(tx, master, entry_row(tx, id), claim);
    settle(tx, id);
    return entry_row(tx, id).entry;
}

void erase_of(store::Transaction& tx, households::HouseholdId household) {
    for (const auto& row : tx.run(R"(
             SELECT e.id FROM benefit_entry e WHERE e.household IN )" +
                                      households::ids_of_it + R"(
             UNION ALL SELECT p.id FROM benefit_payment p JOIN benefit_entry e ON e.id = p.entry WHERE e.household IN )" +
                                      households::ids_of_it,
                                  {household}))
        store::erase_sealed(tx, row.uuid("id"));
}

bool helps(store::Transaction& tx, households::HouseholdId household) {
    return !tx.run(
                  "SELECT 1 AS found FROM benefit_entry e WHERE e.state IN ('listed', 'approved') AND e.household IN " +
                      households::ids_of_it + " LIMIT 1",
                  {household})
                .empty();
}

}  // namespace benefits
