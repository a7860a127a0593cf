#pragma once

#include <string>
#include <string_view>

#include "files/file.hpp"

/// What somebody types about a place: short, and about no person.
namespace oversight {

/// Tidied. Problem: inspection.text_too_long.
std::string short_text(std::string_view typed);
/// The same. Problem besides: inspection.names_somebody.
std::string words_of_nobody(std::string_view typed);

/// One that bears neither where nor when it was taken. Problems: file.not_found, file.not_a_picture.
void require_bare_picture(store::Transaction& tx, files::FileId picture);

/// Whether a question asks who or how many were there (vocabulary/attendance_words.json).
bool asks_attendance(std::string_view question);

}  // namespace oversight
