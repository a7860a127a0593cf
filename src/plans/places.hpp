#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "plans/item.hpp"

/// Where words stand: bytes of the source on one side, lines and UTF-16 columns, as a browser counts, on the other.
namespace plans {

class PlaceFinder {
public:
    explicit PlaceFinder(std::string_view text);

    /// A place in every line that the span touches.
    std::vector<SourcePlace> places(Span span) const;

    /// The bytes of a place; empty at the end of the text when there is no such place.
    Span span(const SourcePlace& place) const;

    /// True when every place lies in the text and holds something.
    bool holds(const std::vector<SourcePlace>& places) const;

    /// The one place where this phrase stands; nothing when it stands nowhere or more than once.
    std::vector<SourcePlace> only_place_of(std::string_view phrase) const;

private:
    std::size_t end_of(std::size_t line) const;

    std::string_view text_;
    std::vector<std::size_t> starts_;
};

}  // namespace plans
