#pragma once

#include "reader/phrases.hpp"
#include "reader/words.hpp"

/// The verb that a time belongs to tells whether the time is a last day or a stretch.
namespace reader {

/// Work that is done once it is done: "hoàn thành ... trong quý II", "trình UBND tỉnh phê duyệt trong tháng 6". What is
/// held, trained or inspected in a month goes on in it.
bool is_completion(const Words& words, Range clause, Range time);

/// Work whose end nobody can mistake: "hoàn thành", "xong". It has a last day even in a stretch with two ends.
bool is_finished(const Words& words, Range clause, Range time);

/// "sơ kết vào cuối năm 2028, tổng kết vào năm 2030": a year ends in it. In a month or a quarter it is held.
bool is_summing_up_of_year(const Words& words, Range clause, const Match& match);

/// "khởi công, khánh thành công trình vào ngày 19/12": the day of a ceremony, and no last day of work.
bool is_opening_day(const Words& words, Range clause, const Match& match);

/// A part of the stretch opens with a verb of work; with a verb of what goes on and is not just done.
bool has_work(const Words& words, Range stretch);
bool has_activity(const Words& words, Range stretch);

/// A state that lasts to a day and has none before it: "tạm dừng đến hết ngày 15/6".
bool is_lasting(const Words& words, Range clause, Range time);

}  // namespace reader
