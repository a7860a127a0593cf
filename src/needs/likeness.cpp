#include <algorithm>
#include <map>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/alias.hpp"
#include "needs/entry.hpp"
#include "needs/way.hpp"

/// Two that may be one: the same household or phone asked for the same within the days of the rule. A person says
/// whether they are; nothing is ever dropped by itself.
namespace needs {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

std::vector<std::string> phones_of(const Asker& asker) {
    std::vector<std::string> phones;
    if (!asker.phone.empty()) phones.push_back(asker.phone);
    if (asker.neighbour && !asker.neighbour->phone.empty()) phones.push_back(asker.neighbour->phone);
    return phones;
}

/// Needs that share a phone or the household, with why.
std::map<base::Uuid, std::string> related(store::Transaction& tx, const store::MasterKey& master, const Entry& entry,
                                          const Asker& asker) {
    std::map<base::Uuid, std::string> found;
    for (const auto& phone : phones_of(asker))
        for (const auto& need : need_index.find(tx, master, entry.commune, phone)) found[need.uuid] = "phone";
    if (entry.household)
        for (const auto& row :
             tx.run("SELECT id FROM need WHERE household IN " + households::ids_of_it, {*entry.household})) {
            auto& reasons = found[row.uuid("id")];
            reasons += reasons.empty() ? "household" : ",household";
        }
    found.erase(entry.id.uuid);
    return found;
}

void require_likeness(store::Transaction& tx, const Entry& entry, NeedId other, bool is_same) {
    if (tx.change("UPDATE need_likeness SET is_same = $4 WHERE home = $1 AND need = $2 AND other = $3",
                  {entry.home, entry.id, other, is_same}) == 0)
        throw Problem(ProblemKind::not_found, "need.not_alike", base::to_string(other));
}

bool has_undecided(store::Transaction& tx, const Entry& entry) {
    return !tx.run("SELECT 1 AS found FROM need_likeness WHERE home = $1 AND need = $2 AND is_same IS NULL LIMIT 1",
                   {entry.home, entry.id})
                .empty();
}

std::vector<std::string> split(const std::string& reasons) {
    const auto comma = reasons.find(',');
    if (comma == std::string::npos) return {reasons};
    return {reasons.substr(0, comma), reasons.substr(comma + 1)};
}

}  // namespace

bool link_alike(store::Transaction& tx, const store::MasterKey& master, const Entry& entry, const Asker& asker) {
    const auto& now = entry.standing.since;
    const base::Instant from{now.ms - rule_on(base::day_of(now)).alike_days * day_ms};
    bool is_alike = false;
    for (const auto& [other, reasons] : related(tx, master, entry, asker)) {
        const auto linked = tx.change(R"(
            INSERT INTO need_likeness (home, need, other, reasons)
            SELECT $1, $2, id, $6 FROM need WHERE id = $3 AND kind = $4 AND since >= $5 AND state <> 'joined')",
                                      {entry.home, entry.id, other, entry.standing.kind, from, reasons});
        is_alike = is_alike || linked > 0;
    }
    return is_alike;
}

Need join(store::Transaction& tx, const base::Who& who, NeedId id, NeedId other_id) {
    auto [before, after] = stepping(tx, who, id, Act::join);
    if (id == other_id) throw Problem(ProblemKind::conflict, "need.same_need", base::to_string(id));
    const auto other = entry(tx, other_id);
    if (other.commune != before.commune)
        throw Problem(ProblemKind::conflict, "need.other_commune", base::to_string(other_id));
    if (other.standing.state == State::joined)
        throw Problem(ProblemKind::conflict, "need.joined_in_circle", base::to_string(other_id));
    tx.change(R"(
        INSERT INTO need_likeness (home, need, other, reasons, is_same) VALUES ($1, $2, $3, 'person', TRUE)
        ON CONFLICT (home, need, other) DO UPDATE SET is_same = TRUE)",
              {before.home, id, other_id});
    after.joined_to = other_id.uuid;
    after.owner.reset();
    after.waits = false;
    after.due_at.reset();
    keep(tx, who, before, after, {Act::join, {}, {}, {}});
    return find_need(tx, id);
}

Need differ(store::Transaction& tx, const base::Who& who, NeedId id, NeedId other) {
    auto [before, after] = stepping(tx, who, id, Act::differ);
    require_likeness(tx, before, other, false);
    after.waits = has_undecided(tx, before);
    keep(tx, who, before, after, {Act::differ, {}, {}, {}});
    return find_need(tx, id);
}

std::vector<Likeness> likenesses(store::Transaction& tx, NeedId id) {
    const auto home = entry(tx, id).home;
    std::vector<Likeness> found;
    for (const auto& row : tx.run("SELECT " + need_columns + ", l.reasons, l.is_same FROM " + need_tables + R"(
             JOIN need_likeness l ON l.other = n.id WHERE l.home = $1 AND l.need = $2 ORDER BY n.since DESC, n.id)",
                                  {home, id})) {
        Likeness one{read_need(tx, row), split(row.text("reasons")), std::nullopt};
        if (!row.is_null("is_same")) one.is_same = row.boolean("is_same");
        found.push_back(std::move(one));
    }
    return found;
}

void forget_likeness(store::Transaction& tx, const Entry& entry) {
    tx.change("UPDATE need_likeness SET is_same = NULL WHERE home = $1 AND need = $2 AND reasons <> 'person'",
              {entry.home, entry.id});
    tx.change("DELETE FROM need_likeness WHERE home = $1 AND need = $2 AND reasons = 'person'", {entry.home, entry.id});
}

}  // namespace needs
