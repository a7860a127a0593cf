#pragma once

#include <string>
#include <vector>

#include "reader/report_mentions.hpp"

/// Periods that name a report or stand in a row: "báo cáo năm", "định kỳ (tháng, quý, 6 tháng, năm)".
namespace reader {

struct PeriodList {
    Range where;
    std::vector<std::string> every{};  ///< as the shape of a reading calls them; empty when there is no list
};

/// The first row of two periods or more, each with its day in brackets or without: "6 tháng (trước ngày 15/6), năm".
/// A day that prints its year makes it no row: those reports come once.
PeriodList period_list_in(const Words& words, Range region);

/// "báo cáo năm gửi", "báo cáo 6 tháng đầu năm:": the period that the report is called after, when its sending is told
/// behind it. Empty when it has none.
std::string period_of_name(const Words& words, const Mention& mention);

}  // namespace reader
