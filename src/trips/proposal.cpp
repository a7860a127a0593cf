#include "trips/proposal.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "allocation/allocation.hpp"
#include "allocation/transport.hpp"
#include "base/problem.hpp"
#include "households/standing.hpp"
#include "isolation/episode.hpp"
#include "trips/asked.hpp"
#include "trips/trip_row.hpp"

namespace trips {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t most_needs = 5000;
constexpr std::size_t most_stores = 200;
constexpr std::size_t stops_of_a_trip = 25;

/// How many metres a way counts as, in the order of Nearness: nobody writes down where people live more exactly.
constexpr std::array<std::int64_t, 5> metres{500, 2'500, 10'000, 40'000, 150'000};
std::int64_t metres_of(Nearness nearness) {
    return metres[static_cast<std::size_t>(nearness)];
}

using Amounts = std::map<std::string, std::int64_t>;

struct Source {
    goods::Store store;
    Amounts good;  ///< not past its day, and no planned trip will take it
    std::int64_t portions = 0;
};

/// What is good in a store and on no planned trip.
Amounts good_in(store::Transaction& tx, const base::Who& who, goods::StoreId id,
                std::map<std::string, goods::Item>& items) {
    Amounts good;
    goods::ShelfQuery query{.after = {}, .limit = most_stores};
    do {
        const auto page = goods::shelves(tx, who, id, query);
        for (const auto& shelf : page.items) {
            good[shelf.item.code] = shelf.amount - shelf.expired;
            items.try_emplace(shelf.item.code, shelf.item);
        }
        query.after = page.next.value_or("");
    } while (!query.after.empty());
    for (const auto& row : tx.run(R"(
             SELECT p.item, CAST(sum(p.amount) AS BIGINT) AS amount
             FROM trip t JOIN trip_stop s ON s.trip = t.id JOIN trip_stop_part p ON p.home = s.home AND p.stop = s.id
             WHERE t.store = $1 AND t.state = 'planned' GROUP BY p.item)",
                                  {id}))
        good[row.text("item")] -= row.integer("amount");
    return good;
}

std::vector<Source> sources_of(store::Transaction& tx, const base::Who& who, const ProposalQuery& query,
                               const base::Uuid& commune, std::map<std::string, goods::Item>& items) {
    std::vector<Source> sources;
    if (query.store)
        sources.push_back({planned_store(tx, who, *query.store), {}});
    else
        for (auto& store :
             goods::stores(tx, who, {.area = {commune}, .kind = {}, .body = {}, .after = {}, .limit = most_stores})
                 .items)
            if (store.is_own) sources.push_back({std::move(store), {}});
    if (sources.empty()) throw Problem(ProblemKind::not_found, "trip.no_store");
    for (auto& source : sources) source.good = good_in(tx, who, source.store.id, items);
    return sources;
}

/// What each gets when nobody says: one package of the kind of which most are there.
std::vector<goods::Part> usual(const std::vector<Source>& sources, const std::map<std::string, goods::Item>& items) {
    Amounts sums;
    for (const auto& source : sources)
        for (const auto& [item, amount] : source.good)
            if (items.contains(item) && items.at(item).kind == "package")
                sums[item] += std::max<std::int64_t>(amount, 0);
    const auto most = std::ranges::max_element(sums, {}, &Amounts::value_type::second);
    if (most == sums.end() || most->second == 0) return {};
    return {{most->first, 1}};
}

std::int64_t portions_of(const Source& source, const std::vector<goods::Part>& gets) {
    if (gets.empty()) return 0;
    auto portions = std::numeric_limits<std::int64_t>::max();
    for (const auto& [item, amount] : gets) {
        if (amount < 1) throw Problem(ProblemKind::invalid, "movement.amount_wrong", item);
        const auto good = source.good.find(item);
        portions = std::min(portions, good == source.good.end() ? 0 : std::max<std::int64_t>(good->second, 0) / amount);
    }
    return portions;
}

/// Needs of one area that wait equally long: to the solver they are one.
struct Group {
    base::Uuid area;
    std::int64_t waited = 0;
    std::vector<std::size_t> wants;
};

std::vector<Group> grouped(const std::vector<ProposedStop>& wants) {
    std::map<std::pair<base::Uuid, std::int64_t>, Group> groups;
    for (std::size_t at = 0; at < wants.size(); ++at) {
        auto& group = groups[{wants[at].area.id, wants[at].reason.waited_days}];
        group.area = wants[at].area.id;
        group.waited = wants[at].reason.waited_days;
        group.wants.push_back(at);
    }
    std::vector<Group> list;
    for (auto& [key, group] : groups) list.push_back(std::move(group));
    return list;
}

/// The place of the source that brings each want, or none.
std::vector<std::optional<std::size_t>> shared_out(store::Transaction& tx, std::vector<ProposedStop>& wants,
                                                   const std::vector<Source>& sources) {
    Distances distances(tx);
    const auto groups = grouped(wants);
    allocation::Transport transport;
    for (const auto& source : sources) transport.stocked.push_back(source.portions);
    for (std::size_t from = 0; from < groups.size(); ++from) {
        transport.wanted.push_back(static_cast<std::int64_t>(groups[from].wants.size()));
        transport.unserved.push_back(
            allocation::cost_of_leaving({.at = {}, .portions = 1, .waited = groups[from].waited}));
        for (std::size_t point = 0; point < sources.size(); ++point)
            transport.ways.push_back(
                {from, point, metres_of(distances.between(groups[from].area, sources[point].store.area.id))});
    }
    const auto plan = allocation::cheapest(transport);
    std::vector<std::optional<std::size_t>> brought(wants.size());
    std::vector<std::size_t> served(groups.size());
    for (std::size_t way = 0; way < transport.ways.size(); ++way) {
        const auto& [from, point, cost] = transport.ways[way];
        for (auto left = plan.carried[way]; left > 0; --left) {
            const auto want = groups[from].wants[served[from]++];
            brought[want] = point;
            auto& reason = wants[want].reason;
            reason.nearness = distances.between(groups[from].area, sources[point].store.area.id);
            for (const auto& other : sources)
                if (metres_of(distances.between(groups[from].area, other.store.area.id)) < cost)
                    reason.is_nearest = false;
        }
    }
    return brought;
}

std::vector<ProposedStop> wants_of(store::Transaction& tx, const std::vector<AskedNeed>& asked) {
    std::vector<households::HouseholdId> homes;
    for (const auto& one : asked)
        if (one.need.household) homes.push_back({*one.need.household});
    const auto free = isolation::contact_free_until(tx, homes);
    std::vector<ProposedStop> wants;
    std::int64_t longest = 0;
    for (const auto& one : asked) {
        if (!needs::is_accepted(one.need) || one.trip) continue;
        if (one.tried == Outcome::refused || one.tried == Outcome::moved) continue;
        ProposedStop stop{.need = one.need.id,
                          .need_kind = one.need.kind,
                          .area = one.need.area,
                          .household = one.household,
                          .contact_free_until = std::nullopt,
                          .reason = {.nearness = Nearness::same_commune,
                                     .is_nearest = true,
                                     .waited_days = one.waited_days,
                                     .waits_longest = false}};
        if (one.need.household)
            if (const auto until = free.find(*one.need.household); until != free.end())
                stop.contact_free_until = until->second;
        longest = std::max(longest, one.waited_days);
        wants.push_back(std::move(stop));
    }
    for (auto& want : wants) want.reason.waits_longest = longest > 0 && want.reason.waited_days == longest;
    return wants;
}

/// A trip goes from hamlet to hamlet and is no longer than a morning.
void add_trips(Proposal& proposal, const Place& store, std::vector<ProposedStop> stops) {
    std::ranges::sort(stops, {},
                      [](const ProposedStop& stop) { return std::tuple(stop.area.name, stop.household, stop.need); });
    for (std::size_t from = 0; from < stops.size(); from += stops_of_a_trip) {
        const auto until = std::min(from + stops_of_a_trip, stops.size());
        proposal.trips.push_back(
            {store,
             {stops.begin() + static_cast<std::ptrdiff_t>(from), stops.begin() + static_cast<std::ptrdiff_t>(until)}});
    }
}

std::vector<Gets> named(store::Transaction& tx, const std::vector<goods::Part>& parts) {
    std::vector<Gets> gets;
    for (const auto& [item, amount] : parts) gets.push_back({goods::item_called(tx, item), amount});
    return gets;
}

}  // namespace

Proposal propose(store::Transaction& tx, const base::Who& who, const ProposalQuery& query) {
    const auto area = areas::get(tx, query.area);
    accounts::require_figures(tx, who, Permission::goods_write, area.path);
    accounts::require_figures(tx, who, Permission::needs_answer, area.path);
    const auto slice = households::slice_of(tx, query.area);
    std::map<std::string, goods::Item> items;
    auto sources = sources_of(tx, who, query, slice.commune, items);
    const auto gets = query.gets.empty() ? usual(sources, items) : query.gets;
    Proposal proposal{.gets = named(tx, gets), .trips = {}, .without = {}};
    for (auto& source : sources) source.portions = portions_of(source, gets);
    auto wants = wants_of(tx, asked_for(tx, {.commune = slice.commune,
                                             .hamlet = slice.hamlet,
                                             .kinds = kinds_or_all(query.kinds),
                                             .after = {},
                                             .after_id = {},
                                             .limit = most_needs}));
    const auto brought = shared_out(tx, wants, sources);
    std::vector<std::vector<ProposedStop>> stops(sources.size());
    for (std::size_t at = 0; at < wants.size(); ++at)
        (brought[at] ? stops[*brought[at]] : proposal.without).push_back(std::move(wants[at]));
    for (std::size_t point = 0; point < sources.size(); ++point)
        add_trips(proposal, {sources[point].store.id.uuid, sources[point].store.name}, std::move(stops[point]));
    return proposal;
}

}  // namespace trips
