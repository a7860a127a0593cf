#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/problem_text.hpp"
#include "base/time.hpp"

/// The words of the public pages: vocabulary/portal_words.json.
namespace portal {

using base::Language;

/// Throws std::logic_error for a code that is not there.
const std::string& word(std::string_view code, Language language);

/// The same with its "{}" filled in.
template <class... Parts>
std::string sentence(std::string_view code, Language language, const Parts&... parts) {
    return fmt::format(fmt::runtime(word(code, language)), parts...);
}

std::string shown(base::Day day);                           ///< "9/8/2021"
std::string shown(std::int64_t number, Language language);  ///< "12.345", in English "12,345"

}  // namespace portal
