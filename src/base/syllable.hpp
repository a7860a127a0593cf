#pragma once

#include <string_view>

namespace base {

/// A syllable as Vietnamese spells it, in lower case and NFC: "nghiêng", not "ngheng".
bool is_syllable(std::u32string_view word);

}  // namespace base
