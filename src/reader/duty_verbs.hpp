#pragma once

#include "reader/words.hpp"

/// What ends the name of a body: the verb of what it is to do.
namespace reader {

/// A verb of duty begins here. Capitals are parts of names ("Ban Chỉ đạo") unless everything is printed in capitals.
bool duty_at(const Words& words, std::size_t at, std::size_t end);

/// "Hội Phụ nữ huyện gói bánh": behind the level of an area a name is at its end, so a word that goes on with no name
/// is a verb, whether a list knows it or not.
bool verb_behind_area(const Words& words, std::size_t at, std::size_t end);

/// "tổ chức" is a noun behind "các" and before words such as "chính trị"; elsewhere it is a verb.
bool is_organising(const Words& words, std::size_t at, std::size_t end, bool after_determiner);

}  // namespace reader
