#pragma once

#include <optional>

#include "reader/calendar.hpp"
#include "reader/phrases.hpp"

namespace reader {

/// A day or month without a preposition dates the work before it when it lies ahead: "tổ chức hội nghị ngày 15/4/2025",
/// "kiểm tra 03 chi hội tháng 9", "Đường dây 110 kV: quý II/2025".
bool is_dated_work(const Words& words, Range clause, const Match& match, const YearHint& years,
                   std::optional<base::Day> issued);

/// "cắt giảm các cuộc thanh tra trong năm 2026", "vốn đã giao từ đầu năm": in the middle of a sentence whole years, and
/// beginnings that lie behind, only tell which thing is meant. At its head they date what follows.
bool is_passing_mention(const Words& words, Range clause, const Match& match, std::string_view meaning,
                        std::optional<base::Day> issued);

/// The phrase prints years and nothing closer.
bool are_whole_years(const Match& match);

/// "nhiệm vụ từ nay đến năm 2030", "kế hoạch giao thông từ năm 2026 đến năm 2030": the stretch names the thing.
bool is_span_of_thing(const Words& words, Range clause, const Match& match);

/// "Thời gian: 21:36:21 - 09/01/2021", "vào lúc 22:13:52 ngày 09/01/2021": a page tells when it was written.
bool is_clock_of_page(const Words& words, Range time);

}  // namespace reader
