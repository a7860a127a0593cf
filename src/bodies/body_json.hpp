#pragma once

#include <optional>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "areas/area_json.hpp"
#include "bodies/group.hpp"

/// What the routes of this folder share.
namespace bodies {

BOOST_DESCRIBE_ENUM(Rank, head, deputy, member, staff)

using areas::Named;

struct BodyLine {
    BodyId id;
    std::string name;
    std::string kind;
    std::string kind_name;
    Named area;
    std::optional<Named> parent;
};
BOOST_DESCRIBE_STRUCT(BodyLine, (), (id, name, kind, kind_name, area, parent))

BodyLine line_of(store::Transaction& tx, const Body& body, base::Language language);

}  // namespace bodies
