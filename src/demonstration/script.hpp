#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.hpp"

/// The demonstration as it is written down in spec/demonstration: tables of places, bodies, people and events, and a
/// plan whose dates move with the day it is loaded.
namespace demonstration {

/// A line of a table, read by the names of its columns.
class Line {
public:
    Line(std::shared_ptr<const std::vector<std::string>> columns, std::vector<std::string> cells)
        : columns_(std::move(columns)), cells_(std::move(cells)) {}

    /// A missing column is a fault of the table: std::logic_error.
    const std::string& operator[](std::string_view column) const;
    /// The parts between bars, none for an empty cell.
    std::vector<std::string> parts(std::string_view column) const;

private:
    std::shared_ptr<const std::vector<std::string>> columns_;
    std::vector<std::string> cells_;
};

/// A text with a header line, its cells separated by tabs. A line with more or fewer cells is a fault:
/// std::logic_error.
std::vector<Line> read_table(std::string_view text);

/// A file of spec/demonstration as it was built in. One that is not there is a fault of the build: std::logic_error.
std::string_view file(std::string_view name);
std::vector<Line> table(std::string_view name);

/// Fills in the days of a text: {day +5} as an office writes it (16/6/2021), {date +0} in full (ngày 11 tháng 6 năm
/// 2021), {iso -6} for programs. They are counted from the first day of the story.
std::string with_days(std::string_view text, base::Day first);

/// "14:00" of a day in Vietnam.
base::Instant moment(base::Day day, const std::string& time);

/// The first day of the story: a working day some three weeks before `today`.
base::Day first_day(base::Day today);

}  // namespace demonstration
