#include "households/twin_row.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <fmt/format.h>

#include "base/problem.hpp"

namespace households {
namespace {

TwinSide side_of(const store::Row& row, const std::string& side) {
    return {.id = row.id<HouseholdTag>(side),
            .code = fmt::format("H-{:04}", row.integer(side + "_number")),
            .area = {row.uuid(side + "_area"), row.text(side + "_area_name")},
            .team = row.maybe_text(side + "_team"),
            .people = row.integer(side + "_people")};
}

}  // namespace

std::vector<TwinReason> reasons_of(const store::Row& row) {
    return base::from_json_text<std::vector<TwinReason>>(row.text("reasons"));
}

Twin twin_of(const store::Row& row) {
    TwinState state{};
    boost::describe::enum_from_string(row.text("state").c_str(), state);
    return {.id = row.id<TwinTag>("id"),
            .older = side_of(row, "older"),
            .newer = side_of(row, "newer"),
            .score = row.integer("score"),
            .reasons = reasons_of(row),
            .state = state,
            .decided_at = row.maybe_instant("decided_at")};
}

ReachedTwin reached(store::Transaction& tx, const base::Who& who, base::Permission permission, TwinId id) {
    const auto rows = tx.run(std::string(select_twin) + " WHERE twin.id = $1", {id});
    if (rows.empty())
        throw base::Problem(base::ProblemKind::not_found, "household_twin.not_found", base::to_string(id));
    const auto& row = rows.front();
    auto twin = twin_of(row);
    ReachedTwin found{.twin = twin,
                      .home = row.integer("home"),
                      .undo = row.maybe_text("undo"),
                      .older = entry(tx, twin.older.id),
                      .newer = entry(tx, twin.newer.id)};
    require_reach(who, permission, found.older);
    require_reach(who, permission, found.newer);
    return found;
}

}  // namespace households
