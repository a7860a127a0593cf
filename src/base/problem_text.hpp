#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

namespace base {

enum class Language { vi, en };
BOOST_DESCRIBE_ENUM(Language, vi, en)

/// The sentence a person reads for a problem code: what happened and what to do. An unknown code gives the code itself.
std::string_view problem_text(std::string_view code, Language language);

/// Every code that has a sentence, in alphabetical order.
std::vector<std::string> problem_codes();

}  // namespace base
