#include "demonstration/script.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

#include "base/embedded.hpp"

namespace demonstration {
namespace {

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = std::min(text.find(at), text.size());
        parts.emplace_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

/// Days below ten and the first two months get a leading zero, so that nobody can put a digit before them (Decree
/// 30/2020).
std::string office_day(base::Day day) {
    const auto date = base::parts_of(day);
    const auto month = static_cast<unsigned>(date.month());
    return fmt::format("{:02}/{}{}/{}", static_cast<unsigned>(date.day()), month < 3 ? "0" : "", month,
                       static_cast<int>(date.year()));
}

std::string long_day(base::Day day) {
    const auto date = base::parts_of(day);
    const auto month = static_cast<unsigned>(date.month());
    return fmt::format("ngày {:02} tháng {}{} năm {}", static_cast<unsigned>(date.day()), month < 3 ? "0" : "", month,
                       static_cast<int>(date.year()));
}

/// "day +5" as text; empty for braces that hold something else, such as those of JSON.
std::string day_in_words(std::string_view inside, base::Day first) {
    const auto blank = inside.find(' ');
    if (blank == std::string_view::npos) return {};
    auto number = inside.substr(blank + 1);
    if (number.starts_with('+')) number.remove_prefix(1);
    int count = 0;
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), count);
    if (fault != std::errc() || end != number.data() + number.size()) return {};
    const auto form = inside.substr(0, blank);
    if (form == "day") return office_day(first + count);
    if (form == "date") return long_day(first + count);
    if (form == "iso") return base::to_string(first + count);
    return {};
}

}  // namespace

std::vector<Line> read_table(std::string_view text) {
    std::shared_ptr<const std::vector<std::string>> columns;
    std::vector<Line> lines;
    for (const auto& line : split(text, '\n')) {
        if (line.empty()) continue;
        auto cells = split(line, '\t');
        if (!columns) {
            columns = std::make_shared<const std::vector<std::string>>(std::move(cells));
            continue;
        }
        if (cells.size() != columns->size())
            throw std::logic_error("a line with other columns than its table: " + line);
        lines.emplace_back(columns, std::move(cells));
    }
    return lines;
}

const std::string& Line::operator[](std::string_view column) const {
    const auto found = std::ranges::find(*columns_, column);
    if (found == columns_->end()) throw std::logic_error("no column " + std::string(column));
    return cells_[static_cast<std::size_t>(found - columns_->begin())];
}

std::vector<std::string> Line::parts(std::string_view column) const {
    const auto& cell = (*this)[column];
    return cell.empty() ? std::vector<std::string>{} : split(cell, '|');
}

std::string_view file(std::string_view name) {
    for (const auto& embedded : base::embedded_demonstration())
        if (embedded.path == name) return embedded.bytes;
    throw std::logic_error("the demonstration has no file " + std::string(name));
}

std::vector<Line> table(std::string_view name) {
    return read_table(file(name));
}

std::string with_days(std::string_view text, base::Day first) {
    std::string filled;
    while (!text.empty()) {
        const auto open = std::min(text.find('{'), text.size());
        filled += text.substr(0, open);
        text.remove_prefix(open);
        const auto close = text.find('}');
        const auto words =
            close == std::string_view::npos ? std::string() : day_in_words(text.substr(1, close - 1), first);
        if (!words.empty()) {
            filled += words;
            text.remove_prefix(close + 1);
        } else if (!text.empty()) {
            filled += '{';
            text.remove_prefix(1);
        }
    }
    return filled;
}

base::Instant moment(base::Day day, const std::string& time) {
    constexpr std::int64_t minute_ms = 60'000;
    return {base::start_of(day).ms + (std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3, 2))) * minute_ms};
}

base::Day first_day(base::Day today) {
    constexpr int length_of_story = 23;
    auto day = today - length_of_story;
    while (std::chrono::weekday(day.days) == std::chrono::Saturday ||
           std::chrono::weekday(day.days) == std::chrono::Sunday)
        day = day - 1;
    return day;
}

}  // namespace demonstration
