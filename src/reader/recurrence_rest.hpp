#pragma once

#include <vector>

#include "reader/phrases.hpp"

namespace reader {

/// A recurrence is often said in two places of its clause: "hằng tuần báo cáo kết quả (trước 15 giờ thứ Sáu)", "hằng
/// năm trình phê duyệt trước ngày 31 tháng 01".
struct WholeRecurrence {
    Match match;               ///< with the hours, days and counts said farther on
    std::vector<Range> parts;  ///< where those stand
    bool repeated = false;     ///< the clause says the same period again, with its day: only that one counts
};

/// A last day without a year where a recurrence of every year goes on, or is said farther on in the clause: "Hằng năm
/// xét tặng danh hiệu. Hồ sơ gửi trước ngày 15/11.", "sơ kết trước ngày 15/6 và tổng kết trước ngày 15/11 hằng năm".
bool goes_on_yearly(const Words& words, Range clause, const Match& match, bool under_way);

/// "báo cáo hằng tháng, 6 tháng": which periods, and no day of them.
bool is_dayless(const Match& match);

/// "3.1. Báo cáo định kỳ hàng tháng:", "trước ngày 10 tháng 6 hàng năm định kỳ 6 tháng": what the report is called.
/// `said_until` is the word behind the last recurrence of the clause.
bool names_reports(const Words& words, Range clause, const Match& match, std::size_t said_until, bool heading);

/// "- Báo cáo 6 tháng, cả năm: ... định kỳ 6 tháng trước ngày 30 tháng 6": the sentence says it with its days.
bool is_label_of_recurrences(const Words& words, Range clause, const Match& match);

/// "định kỳ quý (trước ngày 15 tháng cuối quý), 6 tháng (trước ngày 15/6)": the clause speaks of what is periodic.
bool is_in_regime(const Words& words, Range clause, const Match& match);

WholeRecurrence whole_recurrence(const Words& words, Range clause, Match match);

}  // namespace reader
