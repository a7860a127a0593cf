#pragma once

#include <optional>
#include <string_view>

#include "base/json.hpp"
#include "base/time.hpp"

/// Reporting periods by the calendar: which one a day lies in.
namespace reports {

/// Both days included.
struct Period {
    base::Day from;
    base::Day until;
    bool operator==(const Period&) const = default;
};
BOOST_DESCRIBE_STRUCT(Period, (), (from, until))

/// The period of a day for "daily", "weekly" (from Monday), "monthly", "quarterly", "6-monthly" or "yearly"; nothing
/// for duties without a calendar rhythm (once, ad hoc, periodic, unspecified).
std::optional<Period> period_of(base::Day day, std::string_view every);

}  // namespace reports
