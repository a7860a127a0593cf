#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bodies/body.hpp"

/// Which bodies an addressee phrase of a plan means, seen from the body that issues the plan: "Trạm y tế xã" is the
/// health station of the issuer's commune, "Các ban, ngành, đoàn thể, cơ sở thôn" is every department, union and hamlet
/// of it, "16 quận, 5 huyện" the bodies of the issuer's own kind in its districts. The phrases are data
/// (vocabulary/addressees.json and body_kinds.json).
namespace bodies {

struct Match {
    BodyId body;
    std::string name;
    std::string rule;     ///< which rule saw it, in words: "trạm y tế", "tên của cơ quan"
    bool certain = true;  ///< FALSE: a person should look; some words were not understood, or a stated number differs
};

/// In the order of the phrase, each body once; empty when nothing was recognised.
std::vector<Match> match(store::Transaction& tx, BodyId from, std::string_view phrase);

/// A body that the phrase means and that nobody has entered yet: "16 quận" in a city with bodies in fourteen of them.
struct Missing {
    std::string kind;
    areas::AreaId area;
    std::string name;  ///< what it would be called in running text: "Ban Dân vận Quận ủy Hồ Sen"
    bool operator==(const Missing&) const = default;
};

/// The same with what is missing and what was not understood. Bodies are missed only in units that the phrase names
/// below the issuer, and only of kinds of which each unit has one.
struct Addressing {
    std::vector<Match> matches;
    std::vector<Missing> missing;
    std::vector<std::string> unknown;  ///< words and phrases that name no body here
};
Addressing read_addressee(store::Transaction& tx, BodyId from, std::string_view phrase);

}  // namespace bodies
