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

WholeRecurrence whole_recurrence(const Words& words, Range clause, Match match);

}  // namespace reader
