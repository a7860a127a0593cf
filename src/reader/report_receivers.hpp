#pragma once

#include <optional>

#include "reader/report_mentions.hpp"

/// Who hears a report.
namespace reader {

/// "báo cáo UBND xã", "báo cáo, đề xuất Ban chỉ đạo", "báo cáo kết quả về UBND tỉnh", "gửi Sở Y tế", "cho cơ quan",
/// "với Ban Bí thư".
std::optional<Range> receiver_of(const Words& words, const Mention& mention);

/// "gửi danh sách về Sở Y tế để tổng hợp": who received last what was sent before `to`.
std::optional<Range> collector_before(const Words& words, std::size_t from, std::size_t to);

}  // namespace reader
