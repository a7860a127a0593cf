#include "exchange/dhis2.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"

namespace exchange {
namespace {

constexpr std::string_view letters_and_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::size_t letters = 52;
constexpr std::size_t uid_length = 11;

int number(std::string_view digits) {
    return base::to_number<int>(digits).value_or(-1);
}

/// The Thursday of a week decides which year it belongs to: ISO 8601.
std::string week_name(base::Day monday) {
    const auto year = static_cast<int>(base::parts_of(monday + 3).year());
    const auto first = *reports::period_of(*base::make_day(year, 1, 4), "weekly");
    return fmt::format("{}W{}", year, (monday - first.from) / 7 + 1);
}

std::optional<reports::Period> week(int year, int number) {
    if (number < 1) return std::nullopt;
    const auto fourth = base::make_day(year, 1, 4);
    if (!fourth) return std::nullopt;
    const auto monday = reports::period_of(*fourth, "weekly")->from + (number - 1) * 7;
    if (static_cast<int>(base::parts_of(monday + 3).year()) != year) return std::nullopt;
    return reports::Period{monday, monday + 6};
}

/// The part of a year of so many months, counted from 1.
std::optional<reports::Period> part_of_year(int year, int part, int months, std::string_view every) {
    if (part < 1 || part > 12 / months) return std::nullopt;
    const auto first = base::make_day(year, (part - 1) * months + 1, 1);
    return first ? reports::period_of(*first, every) : std::nullopt;
}

std::optional<NamedPeriod> named(std::string_view every, const std::optional<reports::Period>& period) {
    if (!period) return std::nullopt;
    return NamedPeriod{std::string(every), *period};
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string dhis2_code(std::string_view area_path) {
    std::string code = "VN";
    const auto below = area_path.substr(areas::country_path.size());
    if (below.empty()) return code;
    code += '-';
    code += below.substr(0, below.size() - 1);
    std::replace(code.begin(), code.end(), '/', '-');
    return code;
}

std::string dhis2_short_name(std::string_view text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins_one = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins_one && characters++ == most) return std::string(text.substr(0, at));
    }
    return std::string(text);
}

std::string dhis2_uid(const base::Uuid& id) {
    const auto text = base::to_string(id);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    std::string uid;
    for (std::size_t at = 0; at < uid_length; ++at) {
        // Two bytes for each character, so that none is noticeably more frequent than another.
        const auto value = static_cast<std::size_t>(hash[2 * at]) * 256 + hash[2 * at + 1];
        uid += letters_and_digits[value % (at == 0 ? letters : letters_and_digits.size())];
    }
    return uid;
}

std::optional<std::string> dhis2_period(const reports::Period& period, std::string_view every) {
    const auto first = base::parts_of(period.from);
    const auto year = static_cast<int>(first.year());
    const auto month = static_cast<int>(static_cast<unsigned>(first.month()));
    if (every == "daily") return fmt::format("{}{:02}{:02}", year, month, static_cast<unsigned>(first.day()));
    if (every == "weekly") return week_name(period.from);
    if (every == "monthly") return fmt::format("{}{:02}", year, month);
    if (every == "quarterly") return fmt::format("{}Q{}", year, (month + 2) / 3);
    if (every == "6-monthly") return fmt::format("{}S{}", year, (month + 5) / 6);
    if (every == "yearly") return fmt::format("{}", year);
    return std::nullopt;
}

std::optional<NamedPeriod> read_dhis2_period(std::string_view text) {
    if (text.size() < 4 || !is_digits(text.substr(0, 4))) return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto rest = text.substr(4);
    if (rest.empty()) return named("yearly", part_of_year(year, 1, 12, "yearly"));
    if (is_digits(rest)) {
        if (rest.size() == 2) return named("monthly", part_of_year(year, number(rest), 1, "monthly"));
        if (rest.size() != 4) return std::nullopt;
        const auto day = base::make_day(year, number(rest.substr(0, 2)), number(rest.substr(2)));
        return day ? named("daily", reports::Period{*day, *day}) : std::nullopt;
    }
    const auto part = rest.substr(1);
    if (!is_digits(part) || part.size() > 2) return std::nullopt;
    switch (rest.front()) {
        case 'W':
            return named("weekly", week(year, number(part)));
        case 'Q':
            return named("quarterly", part_of_year(year, number(part), 3, "quarterly"));
        case 'S':
            return named("6-monthly", part_of_year(year, number(part), 6, "6-monthly"));
        default:
            return std::nullopt;
    }
}

std::string dhis2_organisation_unit(const areas::Area& area) {
    boost::json::object unit{{"id", dhis2_uid(area.id.uuid)},
                             {"code", dhis2_code(area.path)},
                             {"name", area.name},
                             {"shortName", dhis2_short_name(area.name)},
                             {"openingDate", base::to_string(area.valid_from)}};
    if (area.valid_until) unit["closedDate"] = base::to_string(*area.valid_until);
    if (area.parent) unit["parent"] = boost::json::object{{"id", dhis2_uid(area.parent->uuid)}};
    return boost::json::serialize(unit);
}

}  // namespace exchange
