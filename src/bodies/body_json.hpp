#pragma once

#include <optional>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "bodies/group.hpp"

/// What the routes of this folder share.
namespace bodies {

BOOST_DESCRIBE_ENUM(Rank, head, deputy, member, staff)

struct NamedThing {
    base::Uuid id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedThing, (), (id, name))

struct BodyLine {
    BodyId id;
    std::string name;
    std::string kind;
    std::string kind_name;
    NamedThing area;
    std::optional<NamedThing> parent;
};
BOOST_DESCRIBE_STRUCT(BodyLine, (), (id, name, kind, kind_name, area, parent))

BodyLine line_of(store::Transaction& tx, const Body& body, base::Language language);

}  // namespace bodies
