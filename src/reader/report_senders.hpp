#pragma once

#include <optional>

#include "reader/report_mentions.hpp"

/// Who reports, as the sentence says it.
namespace reader {

/// "báo cáo của UBND xã", "tham mưu UBND tỉnh báo cáo Chính phủ", "dự thảo văn bản UBND tỉnh báo cáo": whose report it
/// is.
std::optional<Range> principal_of(const Words& words, const Mention& mention);

/// The first body that stands where a subject stands, or behind "Yêu cầu" and "Đề nghị".
std::optional<Range> subject_of(const Words& words, Range stretch, const Mention& mention);

}  // namespace reader
