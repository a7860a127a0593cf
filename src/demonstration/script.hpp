#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

/// The demonstration as it is written down in spec/demonstration: tables of places, bodies, people and events, and a plan whose dates move
/// with the day it is loaded.
namespace demonstration {

/// A table with a header line, its cells separated by tabs.
class Table {
public:
    explicit Table(std::string_view text);

    class Line {
    public:
        Line(const Table& table, std::size_t number) : table_(table), number_(number) {}
        /// A missing column is a fault of the table: std::logic_error.
        const std::string& operator[](std::string_view column) const;
        /// The parts between bars, none for an empty cell.
        std::vector<std::string> parts(std::string_view column) const;

    private:
        const Table& table_;
        std::size_t number_;
    };

    std::vector<Line> lines() const;

private:
    std::vector<std::string> columns_;
    std::vector<std::vector<std::string>> cells_;
};

/// A file of spec/demonstration as it was built in. One that is not there is a fault of the build: std::logic_error.
std::string_view file(std::string_view name);
Table table(std::string_view name);

/// Fills in the days of a text: {day +5} as an office writes it (16/6/2021), {date +0} in full (ngày 11 tháng 6 năm 2021), {iso -6} for
/// programs. They are counted from the first day of the story.
std::string with_days(std::string_view text, base::Day first);

/// The first day of the story: a working day some three weeks before `today`.
base::Day first_day(base::Day today);

}  // namespace demonstration
