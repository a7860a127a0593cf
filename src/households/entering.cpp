#include "households/entering.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "households/entry.hpp"
#include "households/register_index.hpp"
#include "store/insert_rows.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace households {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t ids_of_a_question = 50;  ///< filled up, so that its text is always the same

/// A commune while households are brought into it; each hamlet is looked up once.
struct Bringing {
    store::Transaction& tx;
    const base::Who& who;
    areas::Area commune;
    base::Day today;
    std::map<areas::AreaId, std::string> refused_areas{};  ///< why; empty: households may be entered there
    std::set<base::Uuid> teams{};
};

std::string why_not_in(const Bringing& bringing, areas::AreaId id) {
    const auto area = areas::find(bringing.tx, id);
    if (!area) return "area.not_found";
    if (!areas::is_within(area->path, bringing.commune.path)) return "household.area_elsewhere";
    if (!accounts::reaches(bringing.who, Permission::households_write, area->path)) return "account.outside_area";
    return area->is_valid_on(bringing.today) ? std::string() : "household.area_closed";
}

std::set<base::Uuid> teams_of(store::Transaction& tx, const base::Uuid& commune) {
    std::set<base::Uuid> teams;
    for (const auto& row : tx.run("SELECT body FROM team WHERE commune = $1", {commune}))
        teams.insert(row.uuid("body"));
    return teams;
}

/// Why a household cannot be entered; empty when it can, its record tidied.
std::string why_not(Bringing& bringing, Brought& one) {
    const auto [known, is_new] = bringing.refused_areas.try_emplace(one.area);
    if (is_new) known->second = why_not_in(bringing, one.area);
    if (!known->second.empty()) return known->second;
    if (one.team && !bringing.teams.contains(*one.team)) return "household.team_elsewhere";
    try {
        one.record = tidied(one.record, bringing.today);
    } catch (const Problem& problem) {
        return problem.fields().empty() ? problem.code() : problem.fields().front().code;
    }
    const bool is_enough = one.people >= 1 && one.people >= static_cast<std::int64_t>(one.record.members.size());
    return is_enough ? std::string() : "household.too_few_people";
}

void write(const Bringing& bringing, const store::MasterKey& master, const std::vector<Brought>& fresh) {
    auto& tx = bringing.tx;
    const auto& commune = bringing.commune;
    auto number = next_number(tx, commune.home, commune.id.uuid);
    std::vector<std::vector<store::Value>> households, stays;
    std::vector<store::FirstSeal<HouseholdId>> seals;
    std::vector<store::Subject> subjects;
    std::map<base::Uuid, std::int64_t> count, people;  ///< by area
    for (const auto& one : fresh) {
        households.push_back(
            {commune.home, one.id, commune.id, one.area, number++, one.people, one.team, bringing.today});
        stays.push_back({commune.home, one.id, 1, one.area, one.people, bringing.today});
        seals.push_back({one.id, base::parse_json(base::to_json(one.record)), search_words(one.record)});
        subjects.push_back({one.id.uuid, one.area.uuid});
        ++count[one.area.uuid];
        people[one.area.uuid] += one.people;
    }
    store::insert_rows(tx, "INSERT INTO household (home, id, commune, area, number, people, team, valid_from)",
                       households);
    store::insert_rows(tx, "INSERT INTO household_stay (home, household, part, area, people, counted_on)", stays);
    register_index.seal_each(tx, master, commune.id.uuid, seals);
    store::count_each(tx, households_indicator, bringing.today, count);
    store::count_each(tx, people_indicator, bringing.today, people);
    store::record_each(tx, bringing.who, "household.entered", subjects);
}

}  // namespace

areas::Area commune_to_write(store::Transaction& tx, const base::Who& who, areas::AreaId area) {
    auto commune = commune_of(tx, areas::get(tx, area));
    const auto reach = accounts::reach_of(who, Permission::households_write);
    const bool is_reached =
        accounts::reaches(who, Permission::households_write, commune.path) ||
        std::ranges::any_of(reach.areas, [&](const std::string& path) { return areas::is_within(path, commune.path); });
    if (!is_reached) throw Problem(ProblemKind::forbidden, "account.outside_area", commune.path);
    return commune;
}

std::vector<HouseholdId> known_among(store::Transaction& tx, const std::vector<HouseholdId>& ids) {
    std::vector<HouseholdId> known;
    for (std::size_t from = 0; from < ids.size(); from += ids_of_a_question) {
        std::vector<HouseholdId> some(ids_of_a_question);
        for (auto at = from; at < std::min(from + ids_of_a_question, ids.size()); ++at) some[at - from] = ids[at];
        std::vector<store::Value> parameters;
        const auto list = store::list_behind(parameters, some);
        for (const auto& row : tx.run("SELECT id FROM household WHERE id IN " + list, parameters))
            known.push_back(row.id<HouseholdTag>("id"));
    }
    return known;
}

std::vector<BroughtFate> enter_each(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    areas::AreaId commune, const std::vector<Brought>& brought) {
    Bringing bringing{tx, who, commune_to_write(tx, who, commune), base::day_of(tx.now())};
    bringing.teams = teams_of(tx, bringing.commune.id.uuid);
    std::vector<HouseholdId> ids;
    for (const auto& one : brought) ids.push_back(one.id);
    const auto known = known_among(tx, ids);
    std::set<HouseholdId> there(known.begin(), known.end());
    std::vector<BroughtFate> fates;
    std::vector<Brought> fresh;
    for (auto one : brought) {
        auto& fate = fates.emplace_back();
        if (there.contains(one.id)) continue;
        fate.refused = why_not(bringing, one);
        if (!fate.refused.empty()) continue;
        fate.is_new = true;
        there.insert(one.id);
        fresh.push_back(std::move(one));
    }
    write(bringing, master, fresh);
    return fates;
}

}  // namespace households
