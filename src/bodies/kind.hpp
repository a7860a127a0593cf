#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// The kinds of bodies, as data (vocabulary/body_kinds.json): what each is called, on which side of the system it
/// stands, and the phrases by which plans address it.
namespace bodies {

struct Kind {
    std::string kind;  ///< "health_station"
    std::string vi;    ///< "Trạm y tế"
    std::string en;    ///< "Health station"
    std::string side;  ///< party, state, front, union, armed, health, school, enterprise, religious, clan, team, …
    std::vector<std::string> groups;   ///< the collectives it belongs to: "department" is one of "các ban, ngành"
    std::vector<std::string> phrases;  ///< how plans address it, without the name of its place
    /// Its name, where each unit has one such body: "Ban Dân vận {party}", "Công an {area}".
    std::optional<std::string> called;
};
BOOST_DESCRIBE_STRUCT(Kind, (), (kind, vi, en, side, groups, phrases, called))

std::span<const Kind> all_kinds();

/// Problem: body.kind_unknown.
const Kind& kind_named(std::string_view kind);

}  // namespace bodies
