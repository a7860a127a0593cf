#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.hpp"

/// How long a short message is. Everything goes out with its Vietnamese marks, as UCS-2: without them "can" may be read
/// in four ways, and a mistaken word about health costs more than a second part. A message alone holds 70 signs, each
/// part of a longer one 67 (3GPP TS 23.038, 23.040).
namespace subscriptions {

inline constexpr std::int64_t most_parts = 4;

struct Sms {
    std::string text;
    std::int64_t signs = 0;  ///< as a telephone counts them, in UTF-16
    std::int64_t parts = 0;
    bool is_whole = true;  ///< all the words are in it
};
BOOST_DESCRIBE_STRUCT(Sms, (), (text, signs, parts, is_whole))

std::int64_t signs_of(std::string_view text);
std::int64_t parts_of(std::int64_t signs);

/// The words and the end behind them in at most four parts. Words that do not fit end at a whole word and "…", and then
/// the way to the rest stands before the end.
Sms fitted(std::string_view words, const std::string& end, const std::string& way_to_rest);

}  // namespace subscriptions
