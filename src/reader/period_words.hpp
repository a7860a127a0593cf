#pragma once

#include "reader/phrases.hpp"

namespace reader {

/// "ngân sách hàng năm" describes the budget; "Hàng năm xét công nhận" and "báo cáo hàng ngày" set a date.
bool describes_noun(const Words& words, Range clause, const Match& period);

}  // namespace reader
