#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "reader/words.hpp"

namespace reader {

/// A set of words that may say yes wrongly, never no. Most words are in none of the sets that are asked about them, and
/// a bit says so sooner than a map.
template <std::size_t bits>
class FormFilter {
    static_assert(bits % 64 == 0);

public:
    void add(FormHash form) { words_[place(form)] |= mask(form); }
    bool may_hold(FormHash form) const { return (words_[place(form)] & mask(form)) != 0; }

private:
    static constexpr std::size_t place(FormHash form) { return form / 64 % (bits / 64); }
    static constexpr std::uint64_t mask(FormHash form) { return std::uint64_t{1} << form % 64; }

    std::array<std::uint64_t, bits / 64> words_{};
};

}  // namespace reader
