#include "needs/of_household.hpp"

#include "households/alias.hpp"
#include "needs/entry.hpp"
#include "store/values.hpp"

namespace needs {
namespace {

const std::string of_it = " n.household IN " + households::ids_of_it + ' ';

bool is_untouched(store::Transaction& tx, const Entry& entry) {
    return entry.standing.state == State::received &&
           tx.run("SELECT 1 AS found FROM need_step WHERE home = $1 AND need = $2 AND part > 1 LIMIT 1",
                  {entry.home, entry.id})
               .empty();
}

}  // namespace

std::vector<Need> open_of(store::Transaction& tx, households::HouseholdId household) {
    return store::all([&](const store::Row& row) { return read_need(tx, row); },
                      tx.run("SELECT " + need_columns + " FROM " + need_tables + " WHERE n.is_open AND " + of_it +
                                 " ORDER BY n.until, n.id",
                             {household}));
}

std::map<base::Uuid, std::vector<Need>> open_of_team(store::Transaction& tx, const base::Uuid& team) {
    std::map<base::Uuid, std::vector<Need>> open;
    for (const auto& row : tx.run("SELECT " + need_columns + " FROM " + need_tables +
                                      " WHERE n.commune = (SELECT commune FROM team WHERE body = $1) AND n.is_open"
                                      " AND h.team = $1 ORDER BY n.until, n.id",
                                  {team})) {
        auto need = read_need(tx, row);
        open[*need.household].push_back(std::move(need));
    }
    return open;
}

bool helps(store::Transaction& tx, households::HouseholdId household) {
    return !tx.run("SELECT 1 AS found FROM need n WHERE n.is_open AND" + of_it + "LIMIT 1", {household}).empty();
}

std::set<base::Uuid> looked_after_since(store::Transaction& tx, const std::vector<base::Uuid>& households,
                                        const std::string& kind, base::Instant since) {
    std::vector<store::Value> parameters{kind, since};
    const auto list = store::list_behind(parameters, households);
    std::set<base::Uuid> found;
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT n.household FROM need n
             WHERE n.kind = $1 AND (n.is_open OR EXISTS (
                       SELECT 1 FROM need_step s WHERE s.home = n.home AND s.need = n.id AND s.at >= $2))
               AND n.household IN )" + list,
                                  parameters))
        found.insert(row.uuid("household"));
    return found;
}

void withdraw_untouched(store::Transaction& tx, const base::Who& who, NeedId id, const std::string& outcome) {
    if (tx.run("SELECT 1 AS found FROM need WHERE id = $1", {id}).empty()) return;
    const auto before = entry(tx, id);
    if (!is_untouched(tx, before)) return;
    auto after = before.standing;
    after.state = State::done;
    after.due_at.reset();
    after.waits = false;
    keep(tx, who, before, after, {Act::withdraw, outcome, {}, {}});
}

void erase_of(store::Transaction& tx, households::HouseholdId household) {
    for (const auto& row : tx.run("SELECT n.id FROM need n WHERE " + of_it, {household}))
        store::erase_sealed(tx, row.uuid("id"));
}

}  // namespace needs
