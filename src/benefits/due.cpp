#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "benefits/entry_row.hpp"
#include "households/alias.hpp"
#include "households/likeness.hpp"
#include "store/sealed.hpp"
#include "store/values.hpp"

/// Each is due a policy once. Whoever stands there already is refused by name of the first entry; what only looks
/// alike waits for a person.
namespace benefits {
namespace {

using base::Problem;
using base::ProblemKind;

/// Entries that were not refused, given up or paid back.
constexpr std::string_view is_live = " e.state IN ('listed', 'approved', 'paid') ";

std::vector<EntryRow> live_of(store::Transaction& tx, households::HouseholdId household) {
    return entry_rows(
        tx, std::string(is_live) + "AND e.household IN " + households::ids_of_it + " ORDER BY e.added_at, e.id",
        std::vector<store::Value>{household});
}

bool years_may_agree(const Person& one, const Person& other) {
    return !one.birth_year || !other.birth_year || *one.birth_year == *other.birth_year;
}

bool is_same(const Person& one, const Person& other) {
    return years_may_agree(one, other) && base::tidy(one.name) == base::tidy(other.name);
}

/// The two calendars are a year apart.
bool looks_like(const Person& one, const Person& other) {
    const bool near = !one.birth_year || !other.birth_year || std::abs(*one.birth_year - *other.birth_year) <= 1;
    return near && base::fold(one.name) == base::fold(other.name);
}

/// Who the entry is for is the household or person of the claim.
bool is_for(store::Transaction& tx, const store::MasterKey& master, const EntryRow& row, const Claim& claim) {
    if (!row.entry.of_person || !claim.person) return true;
    const auto person = person_of(tx, master, row.entry.id);
    return person && is_same(*person, *claim.person);
}

using Found = std::map<EntryId, std::string>;

void find_at_home(store::Transaction& tx, const store::MasterKey& master, const EntryRow& row, const Claim& claim,
                  Found& found) {
    for (const auto& other : live_of(tx, claim.household)) {
        if (other.entry.id == row.entry.id || other.policy != claim.policy.code) continue;
        const auto person = person_of(tx, master, other.entry.id);
        if (is_for(tx, master, other, claim))
            found[other.entry.id] = "again";
        else if (person && claim.person && looks_like(*person, *claim.person))
            found[other.entry.id] = "person";
    }
}

/// Households that the register holds to be perhaps the same.
void find_twins(store::Transaction& tx, const Claim& claim, Found& found) {
    for (const auto& twin : tx.run(R"(
             SELECT CASE WHEN older = $1 THEN newer ELSE older END AS other FROM household_twin
             WHERE (older = $1 OR newer = $1) AND state = 'open')",
                                   {claim.household}))
        for (const auto& other : live_of(tx, {twin.uuid("other")}))
            if (other.policy == claim.policy.code) found[other.entry.id] = "twin";
}

void find_namesakes(store::Transaction& tx, const store::MasterKey& master, const EntryRow& row, const Person& person,
                    Found& found) {
    std::vector<store::Value> parameters{row.policy, row.entry.id};
    const auto list = store::list_behind(parameters, entry_index.find_any(tx, master, row.commune, words_of(person)));
    for (const auto& other :
         entry_rows(tx, std::string(is_live) + "AND e.policy = $1 AND e.id <> $2 AND e.id IN " + list, parameters)) {
        const auto namesake = person_of(tx, master, other.entry.id);
        if (namesake && looks_like(*namesake, person)) found.emplace(other.entry.id, "person");
    }
}

/// False when it is there already.
bool link(store::Transaction& tx, const EntryRow& row, EntryId other, const std::string& why) {
    return tx.change(R"(
        INSERT INTO benefit_likeness (home, entry, other, why, reason) VALUES ($1, $2, $3, $4, '')
        ON CONFLICT (home, entry, other) DO NOTHING)",
                     {row.home, row.entry.id, other, why}) > 0;
}

bool must_wait(store::Transaction& tx, const EntryRow& row) {
    return !tx.run(R"(
                 SELECT 1 AS found FROM benefit_likeness k JOIN benefit_entry e ON e.id = k.other
                 WHERE k.home = $1 AND k.entry = $2 AND k.is_same IS NULL AND)" +
                       std::string(is_live) + "LIMIT 1",
                   {row.home, row.entry.id})
                .empty();
}

void settle_one(store::Transaction& tx, const EntryRow& row) {
    auto after = row.entry;
    after.waits = after.state == EntryState::listed && must_wait(tx, row);
    if (after.waits != row.entry.waits) set(tx, row, after);
}

}  // namespace

std::vector<std::string> words_of(const Person& person) {
    return households::words_of_person({person.name, person.birth_year, {}});
}

std::optional<Person> person_of(store::Transaction& tx, const store::MasterKey& master, EntryId id) {
    const auto record = store::unseal(tx, master, id.uuid);
    return record ? std::optional(base::from_json<Person>(*record)) : std::nullopt;
}

void require_due(store::Transaction& tx, const store::MasterKey& master, const Claim& claim) {
    auto days = claim.days.value_or(0);
    for (const auto& other : live_of(tx, claim.household)) {
        const bool counts = !claim.beside_paid_only || other.entry.state == EntryState::paid;
        if (other.entry.id == claim.self || !counts || !is_for(tx, master, other, claim)) continue;
        if (other.policy != claim.policy.code) {
            if (exclude_each_other(claim.policy, policy_of(tx, other.policy)))
                throw Problem(ProblemKind::conflict, "benefit_entry.not_combined", other.entry.code);
        } else if (claim.policy.per_day) {
            days += other.entry.days.value_or(0);
        } else {
            throw Problem(ProblemKind::conflict, "benefit_entry.due_once", other.entry.code);
        }
    }
    if (claim.policy.most_days && days > *claim.policy.most_days)
        throw Problem(ProblemKind::conflict, "benefit_entry.over_days", std::to_string(*claim.policy.most_days));
}

void link_doubles(store::Transaction& tx, const store::MasterKey& master, const EntryRow& row, const Claim& claim) {
    Found found;
    find_at_home(tx, master, row, claim, found);
    if (claim.person)
        find_namesakes(tx, master, row, *claim.person, found);
    else
        find_twins(tx, claim, found);
    for (const auto& [other, why] : found) link(tx, row, other, why);
}

bool link_merged(store::Transaction& tx, ListId list) {
    const std::string mine = " e.list = $1 AND e.state = 'listed' AND NOT e.of_person ";
    bool is_new = false;
    for (const auto& row : tx.run(R"(
             WITH pair AS (
                 SELECT e.id AS entry, e.policy, a.survivor AS other FROM benefit_entry e
                 JOIN household_alias a ON a.id = e.household WHERE)" +
                                      mine + R"(
                 UNION ALL SELECT e.id, e.policy, a.id FROM benefit_entry e
                 JOIN household_alias a ON a.survivor = e.household WHERE)" +
                                      mine + R"(
                 UNION ALL SELECT e.id, e.policy, b.id FROM benefit_entry e JOIN household_alias a ON a.id = e.household
                 JOIN household_alias b ON b.survivor = a.survivor AND b.id <> a.id WHERE)" +
                                      mine + R"()
             SELECT p.entry, e.id AS other FROM pair p
             JOIN benefit_entry e ON e.household = p.other AND e.policy = p.policy AND e.id <> p.entry
             WHERE)" + std::string(is_live),
                                  {list})) {
        const auto id = row.id<BenefitEntryTag>("entry");
        is_new |= link(tx, entry_row(tx, id), row.id<BenefitEntryTag>("other"), "merged");
        settle_one(tx, entry_row(tx, id));
    }
    return is_new;
}

void settle(store::Transaction& tx, EntryId id) {
    settle_one(tx, entry_row(tx, id));
    for (const auto& row : entry_rows(tx, std::string(is_live) + R"(AND e.id IN (
                                          SELECT entry FROM benefit_likeness WHERE other = $1))",
                                      std::vector<store::Value>{id}))
        settle_one(tx, row);
}

}  // namespace benefits
