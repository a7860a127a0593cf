#pragma once

#include <optional>

#include "reader/words.hpp"

/// The name of who hears a report: where it ends, and what is added to it that `body_at` leaves out.
namespace reader {

/// The name that begins at this word: "Ban Chỉ đạo về phòng, chống thiên tai", "cơ quan chủ trì Chương trình",
/// "Bộ Công Thương (Vụ Dầu khí)", "lãnh đạo UBND huyện".
std::optional<Range> receiver_name(const Words& words, std::size_t at, std::size_t end);

/// A body without what only follows it: terms, ways, things to report, brackets that tell them.
Range name_alone(const Words& words, Range body);

/// A term or a thing to report begins here, behind the name: "02 lần/ngày", "mỗi ngày", "trong tháng 3", "số liệu".
bool ends_name(const Words& words, std::size_t at, std::size_t end);

/// "Ủy ban nhân dân xã (sau đây gọi là Ủy ban)": the name ends before its short form.
Range without_short_form(const Words& words, Range body);

}  // namespace reader
