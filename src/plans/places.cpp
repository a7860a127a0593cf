#include "plans/places.hpp"

#include <algorithm>

namespace plans {
namespace {

/// UTF-16 units of the character that begins with this byte; none for the bytes that follow it.
std::int64_t units(char sign) {
    const auto byte = static_cast<unsigned char>(sign);
    if ((byte & 0xC0) == 0x80) return 0;
    return byte >= 0xF0 ? 2 : 1;
}

std::int64_t columns(std::string_view text) {
    std::int64_t count = 0;
    for (const char sign : text) count += units(sign);
    return count;
}

/// The byte at which a column begins; the length of the line when it has fewer.
std::size_t byte_of(std::string_view line, std::int64_t column) {
    std::size_t at = 0;
    for (std::int64_t count = 0; at < line.size(); ++at) {
        if (units(line[at]) != 0 && count >= column) break;
        count += units(line[at]);
    }
    return at;
}

}  // namespace

PlaceFinder::PlaceFinder(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') starts_.push_back(i + 1);
}

std::size_t PlaceFinder::end_of(std::size_t line) const {
    return line + 1 < starts_.size() ? starts_[line + 1] - 1 : text_.size();
}

std::vector<SourcePlace> PlaceFinder::places(Span span) const {
    std::vector<SourcePlace> found;
    const auto until = std::min<std::size_t>(span.to, text_.size());
    if (span.from >= until) return found;
    auto line =
        static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), span.from) - starts_.begin()) - 1;
    for (; line < starts_.size() && starts_[line] < until; ++line) {
        const auto from = std::max<std::size_t>(span.from, starts_[line]);
        const auto to = std::min(until, end_of(line));
        if (from >= to) continue;
        const auto column = columns(text_.substr(starts_[line], from - starts_[line]));
        found.push_back({static_cast<std::int64_t>(line), column, column + columns(text_.substr(from, to - from))});
    }
    return found;
}

Span PlaceFinder::span(const SourcePlace& place) const {
    const auto nowhere = static_cast<std::uint32_t>(text_.size());
    if (place.line < 0 || static_cast<std::size_t>(place.line) >= starts_.size()) return {nowhere, nowhere};
    const auto start = starts_[static_cast<std::size_t>(place.line)];
    const auto line = text_.substr(start, end_of(static_cast<std::size_t>(place.line)) - start);
    return {static_cast<std::uint32_t>(start + byte_of(line, place.from)),
            static_cast<std::uint32_t>(start + byte_of(line, place.to))};
}

bool PlaceFinder::holds(const std::vector<SourcePlace>& places) const {
    return std::all_of(places.begin(), places.end(), [&](const SourcePlace& place) {
        const auto there = span(place);
        return place.from >= 0 && place.from < place.to && there.from < there.to &&
               columns(text_.substr(there.from, there.to - there.from)) == place.to - place.from;
    });
}

std::vector<SourcePlace> PlaceFinder::only_place_of(std::string_view phrase) const {
    if (phrase.empty()) return {};
    const auto at = text_.find(phrase);
    if (at == std::string_view::npos || text_.find(phrase, at + 1) != std::string_view::npos) return {};
    return places({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.size())});
}

}  // namespace plans
