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

/// The same with what was not understood.
struct Addressing {
    std::vector<Match> matches;
    std::vector<std::string> unknown;  ///< words and phrases that name no body here
};
Addressing read_addressee(store::Transaction& tx, BodyId from, std::string_view phrase);

}  // namespace bodies
