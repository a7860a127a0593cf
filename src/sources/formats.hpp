#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// One function for each kind of file; each gives UTF-8 text, one line per printed line, or throws a Problem.
namespace sources {

constexpr std::size_t largest_unpacked = 100U << 20U;  ///< bytes of everything an archive may unpack to

std::string text_of_plain(std::string_view bytes);

/// Told by its mark or by the zero bytes of ASCII letters.
bool is_utf16(std::string_view bytes);

/// Bytes of Windows code page 1252, or of 1258 with its Vietnamese letters, as UTF-8.
enum class CodePage { western, vietnamese };
std::string text_of_code_page(std::string_view bytes, CodePage page);

std::string text_of_docx(std::string_view bytes);
std::string text_of_html(std::string_view bytes);

}  // namespace sources
