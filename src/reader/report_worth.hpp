#pragma once

#include "reader/duties.hpp"
#include "reader/report_mentions.hpp"

/// Whether a place that names a report asks for one.
namespace reader {

/// A statement without receiver, period or sender is a manner of speaking ("kịp thời báo cáo, chia sẻ thông tin").
bool says_enough(const Document& document, int item, const ReportDuty& duty, const Mention& mention);

/// "gửi báo cáo về Sở A, trong đó: thống kê, báo cáo đầy đủ về ...": what the report has to say.
bool tells_content(const Words& words, const Mention& mention, std::size_t sentence);

/// "các địa phương và người dân": news for the public is no report.
bool is_public(const Words& words, Range receiver);

/// "hoàn thiện Báo cáo nghiên cứu khả thi trình UBND tỉnh": a paper of a fixed kind goes its own way.
bool is_paper_on_its_way(const Words& words, const Mention& mention, Range receiver);

/// "Số liệu báo cáo năm tính từ ngày 15/12 năm trước đến ngày 14/12": of what time a report tells; nobody is asked.
bool tells_coverage(const Words& words, Range sentence);

}  // namespace reader
