#pragma once

#include <optional>

#include "reader/calendar.hpp"
#include "reader/phrases.hpp"

namespace reader {

/// A day or month without a preposition dates the work before it when it lies ahead: "tổ chức hội nghị ngày 15/4/2025",
/// "kiểm tra 03 chi hội tháng 9", "Đường dây 110 kV: quý II/2025".
bool is_dated_work(const Words& words, Range clause, const Match& match, const YearHint& years,
                   std::optional<base::Day> issued);

}  // namespace reader
