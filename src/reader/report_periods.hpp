#pragma once

#include <string>
#include <vector>

#include "base/time.hpp"
#include "reader/report_mentions.hpp"

/// How often a report comes.
namespace reader {

/// As the shape of a reading calls them: "weekly", "once" for every day that is set, "ad hoc", ...; "unspecified" when
/// nothing tells.
std::vector<std::string> periods_of(const Words& words, const Mention& mention);

/// "yêu cầu quý Bộ báo cáo trước ngày 30/9/2013" told in October: every day that is named lies behind the document.
bool only_past_days(const Words& words, const Mention& mention, base::Day issued);

/// Of "Hằng năm, các xã báo cáo Sở A tổng hợp, báo cáo UBND tỉnh": what the head of the sentence says holds for the
/// second report too.
std::vector<std::string> periods_at_head(const Words& words, Range sentence);

/// "Trường hợp có sự cố, gửi tin về Sở A để tổng hợp, báo cáo UBND tỉnh": ad hoc, when that is how the gathering
/// starts.
std::vector<std::string> periods_of_case(const Words& words, Range before);

}  // namespace reader
