#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace base {

/// A UUID as 16 bytes. Ids of the product are version 7 (RFC 9562): they sort by the time they were made.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Uuid&) const = default;
};

/// 36 lower-case characters with hyphens.
std::string to_string(const Uuid& id);

/// Reads the 36-character form in either case; nothing for anything else.
std::optional<Uuid> parse_uuid(std::string_view text);

/// Makes the next id at an instant. Handed in, so that tests count upward instead of drawing lots.
using IdSource = std::function<Uuid(Instant)>;

/// Version 7 with 74 random bits from the system.
Uuid random_uuid(Instant now);

/// An id that cannot be mistaken for another kind's: `using AreaId = base::Id<struct AreaTag>`.
template <class Tag>
struct Id {
    Uuid uuid;

    auto operator<=>(const Id&) const = default;
};

template <class Tag>
std::string to_string(const Id<Tag>& id) {
    return to_string(id.uuid);
}

}  // namespace base

template <>
struct std::hash<base::Uuid> {
    std::size_t operator()(const base::Uuid& id) const noexcept;
};

template <class Tag>
struct std::hash<base::Id<Tag>> {
    std::size_t operator()(const base::Id<Tag>& id) const noexcept { return std::hash<base::Uuid>{}(id.uuid); }
};
