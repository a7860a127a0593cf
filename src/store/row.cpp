#include "store/row.hpp"

#include <algorithm>

namespace store {
namespace {

[[noreturn]] void wrong_type(std::string_view column, const char* wanted) {
    throw std::logic_error("column " + std::string(column) + " does not hold " + wanted);
}

template <class T>
const T& held(const Cell& cell, std::string_view column, const char* wanted) {
    const auto* value = std::get_if<T>(&cell);
    if (!value) wrong_type(column, wanted);
    return *value;
}

}  // namespace

const Cell& Row::cell(std::string_view column) const {
    const auto found = std::find(columns_->begin(), columns_->end(), column);
    if (found == columns_->end()) throw std::logic_error("the result has no column " + std::string(column));
    return cells_[static_cast<std::size_t>(found - columns_->begin())];
}

bool Row::is_null(std::string_view column) const {
    return cell(column).index() == 0;
}

std::int64_t Row::integer(std::string_view column) const {
    return held<std::int64_t>(cell(column), column, "an integer");
}

bool Row::boolean(std::string_view column) const {
    return held<std::int64_t>(cell(column), column, "a boolean") != 0;
}

const std::string& Row::text(std::string_view column) const {
    return held<std::string>(cell(column), column, "text");
}

base::Uuid Row::uuid(std::string_view column) const {
    return held<base::Uuid>(cell(column), column, "an id");
}

Bytes Row::bytes(std::string_view column) const {
    const auto& value = cell(column);
    // SQLite cannot tell sixteen bytes from an id.
    if (const auto* id = std::get_if<base::Uuid>(&value)) return Bytes(id->bytes.begin(), id->bytes.end());
    return held<Bytes>(value, column, "bytes");
}

base::Day Row::day(std::string_view column) const {
    const auto day = base::parse_day(text(column));
    if (!day) wrong_type(column, "a day");
    return *day;
}

std::optional<std::int64_t> Row::maybe_integer(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> Row::maybe_text(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
}

std::optional<base::Uuid> Row::maybe_uuid(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(uuid(column));
}

std::optional<base::Instant> Row::maybe_instant(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(instant(column));
}

std::optional<base::Day> Row::maybe_day(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(day(column));
}

}  // namespace store
