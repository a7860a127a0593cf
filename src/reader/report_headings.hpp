#pragma once

#include "reader/duties.hpp"

/// What the headings above a paragraph say of the reports in it.
namespace reader {

/// The item, or one above it, is headed "Chế độ thông tin, báo cáo".
bool is_about_reports(const Document& document, int item);

/// The item is headed "Báo cáo kết quả hội nghị": whatever is sent there is the report.
bool reports_by_name(const Document& document, int item);

/// "Ngày 15/3/2026:" heads the items whose reports say only an hour.
bool is_on_day(const Document& document, int item);

}  // namespace reader
