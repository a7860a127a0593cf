#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bodies/addressee_vocabulary.hpp"
#include "bodies/body.hpp"

/// An addressee phrase taken apart: which bodies, of which field, in which places. Only match.cpp reads it; what is
/// meant by it stands there.
namespace bodies {

/// Bodies said in one breath: what they are, perhaps narrowed to a field, and where.
struct Mention {
    const AddresseeRule* rule = nullptr;
    const AddresseeRule* field = nullptr;
    std::vector<areas::Area> places;
    std::vector<std::set<std::string>> area_words;  ///< of each word for a level, the kinds called so
    std::vector<areas::Area> scope;                 ///< "phía Nam", "khu vực T78": the provinces of that office
    std::optional<std::size_t> stated;              ///< "16 quận, 5 huyện" states 21
    std::vector<BodyId> named;
    std::string said;
};

/// What an issuer can speak of: its own area, those above and those directly below, and the bodies beside it.
struct Speaker {
    store::Transaction& tx;
    Body body;
    areas::Area area;
    std::vector<areas::Area> above;
    base::Day on;
    std::unordered_map<std::string, areas::Area> places;                 ///< by folded name
    std::unordered_map<std::string, std::vector<BodyId>> body_names;     ///< by folded name, of the own area
    std::unordered_map<std::string, std::set<std::string>> level_words;  ///< "thị trấn" to the kinds called so
    std::map<std::string, int> level_of_kind;
    std::unordered_map<std::string, std::vector<areas::Area>> scopes;  ///< of regional offices, by folded name
    std::vector<areas::Area> own_scope;                                ///< of a regional office that speaks itself
};

Speaker speaker_of(store::Transaction& tx, BodyId from);

/// A phrase taken apart; words that say nothing to this speaker are `unknown`.
struct Said {
    std::vector<Mention> mentions;
    std::vector<std::string> unknown;
    std::size_t understood = 0;  ///< words that say something; fillers do not
};
Said read_phrase(const Speaker& speaker, std::string_view phrase);

}  // namespace bodies
