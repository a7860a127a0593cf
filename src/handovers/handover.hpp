#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "bodies/body.hpp"
#include "plans/names.hpp"

/// What a body leaves open when it ends, or when its area does, and who takes it: by a list that a person reviews.
/// Reports that were sent stay where they were made, and with the map of their time.
namespace handovers {

using HandoverId = base::Id<struct HandoverTag>;

/// A body that is no more, or whose area is no more, and still has something open.
struct Leaving {
    plans::BodyName body;
    std::string area;
    base::Day ended_on;
    std::int64_t tasks = 0;
    std::int64_t duties = 0;             ///< to report
    std::int64_t owed = 0;               ///< reports of periods that were asked for and not sent
    std::int64_t groups = 0;             ///< working groups, which go with it
    std::int64_t briefings = 0;          ///< that it holds
    std::vector<plans::BodyName> heirs;  ///< of the same kind where its area went, or nearest above
    bool is_sure = false;                ///< there is one heir, and the area went there whole
};
BOOST_DESCRIBE_STRUCT(Leaving, (), (body, area, ended_on, tasks, duties, owed, groups, briefings, heirs, is_sure))

struct LeavingPage {
    std::vector<Leaving> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(LeavingPage, (), (items, next))

/// Of the bodies of an area and of all below it, on every map, and of the areas that became it. `after` is the body
/// with which the page before ended. Problems: area.not_found, account.outside_area.
LeavingPage leaving(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                    std::size_t limit);

/// What went over.
struct Handover {
    HandoverId id;
    plans::BodyName from;
    plans::BodyName to;
    base::Instant at;
    std::string by;
    std::int64_t tasks = 0;
    std::int64_t joined = 0;  ///< tasks that the heir had already; closed at the old body with that said
    std::int64_t duties = 0;
    std::int64_t owed = 0;
    std::int64_t groups = 0;
    std::int64_t briefings = 0;
};
BOOST_DESCRIBE_STRUCT(Handover, (), (id, from, to, at, by, tasks, joined, duties, owed, groups, briefings))

/// Gives open tasks, report duties with what is owed of them, working groups and briefings to the heir, with their
/// words, files and deadlines. Problems: body.not_found, account.outside_area, handover.goes_on (the old body still
/// is), handover.heir_ended, handover.same_body, handover.nothing_open.
Handover hand_over(store::Transaction& tx, const base::Who& who, bodies::BodyId from, bodies::BodyId to);

/// To and from bodies of the same areas as `leaving`, the newest first.
std::vector<Handover> history(store::Transaction& tx, const base::Who& who, areas::AreaId area, std::size_t limit);

}  // namespace handovers
