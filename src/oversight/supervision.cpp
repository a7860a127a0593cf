#include "oversight/supervision.hpp"

#include <map>

#include <boost/mp11/algorithm.hpp>

#include "base/named.hpp"
#include "base/problem.hpp"

namespace oversight {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t fewest_told = 5;
constexpr int days_told = 365;

struct Counts {
    std::int64_t inspected = 0;
    std::int64_t found = 0;
    std::int64_t corrected = 0;
};

std::map<Kind, Counts> counts_of(store::Transaction& tx, const areas::Area& area, base::Day since) {
    std::map<Kind, Counts> counts;
    for (const auto& row : tx.run(R"(
        SELECT i.kind, count(*) AS n FROM inspection i JOIN area a ON a.id = i.area
        WHERE a.path >= $1 AND a.path < $2 AND i.day >= $3 AND i.taken_back_at IS NULL GROUP BY i.kind)",
                                  {area.path, area.path + '~', since}))
        counts[base::named<Kind>(row.text("kind"))].inspected = row.integer("n");
    for (const auto& row : tx.run(R"(
        SELECT f.kind, count(*) AS n, count(*) FILTER (WHERE f.state = 'verified') AS verified
        FROM finding f JOIN area a ON a.id = f.area
        WHERE a.path >= $1 AND a.path < $2 AND f.found_at >= $3 AND f.state <> 'withdrawn' GROUP BY f.kind)",
                                  {area.path, area.path + '~', base::start_of(since)})) {
        auto& of_kind = counts[base::named<Kind>(row.text("kind"))];
        of_kind.found = row.integer("n");
        of_kind.corrected = row.integer("verified");
    }
    return counts;
}

}  // namespace

std::optional<std::int64_t> at_least(std::int64_t count) {
    if (count == 0) return 0;
    if (count < fewest_told) return std::nullopt;
    return count - count % fewest_told;
}

Supervision supervision(store::Transaction& tx, areas::AreaId id) {
    const auto area = areas::get(tx, id);
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "household.area_too_wide", area.path);
    const auto since = base::day_of(tx.now()) - days_told;
    auto counts = counts_of(tx, area, since);
    Supervision told{{area.id.uuid, area.name}, since, {}};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Kind>>([&](auto kind) {
        const auto& of_kind = counts[kind.value];
        told.kinds.push_back(
            {kind.value, at_least(of_kind.inspected), at_least(of_kind.found), at_least(of_kind.corrected)});
    });
    return told;
}

}  // namespace oversight
