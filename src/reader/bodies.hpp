#pragma once

#include <optional>

#include "reader/duty_verbs.hpp"
#include "reader/words.hpp"

/// Names of bodies, offices and collectives in running text.
namespace reader {

/// The name that begins at this word: "Các Bộ: Quốc phòng, Công an", "Ban Dân vận Thành ủy Thủ Đức, 16 quận, 5 huyện",
/// "Đồng chí Trưởng ban". It ends where a duty, a receiver's verb or a mark begins. Nothing when no body begins here.
enum class Verbs : std::uint8_t { all, firm };
std::optional<Range> body_at(const Words& words, std::size_t at, std::size_t end, Verbs stops = Verbs::all);

/// The whole stretch is one name. A heading has no verb but the firm ones ("chủ trì", "có trách nhiệm"): "Công chức địa
/// chính xây dựng".
bool is_body(const Words& words, Range range);

}  // namespace reader
