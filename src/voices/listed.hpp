#pragma once

#include <set>

#include "voices/voice.hpp"

/// What a hotline portal such as 1022 hands over once a day, row by row. A row that came before brings nothing twice:
/// it is known by its number in the portal, or without one by its day and its words; never by who spoke.
namespace voices {

struct ListedVoice {
    std::string ref;  ///< its number in the portal; may be empty
    std::optional<base::Day> said_on;
    areas::AreaId area;
    Kind kind = Kind::complaint;
    std::string topic;  ///< empty: proposed from the words
    std::string words;
    Contact contact;
};

/// By what the row is known again.
std::string ref_of(const ListedVoice& row);

/// Which of these came before into the commune, by few statements.
std::set<std::string> refs_there(store::Transaction& tx, const areas::Area& commune,
                                 const std::vector<std::string>& refs);

/// Takes one in that has not come before. Problems: those of open.
Receipt take_listed(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                    const ListedVoice& row, const std::string& code);

}  // namespace voices
