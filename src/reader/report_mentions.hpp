#pragma once

#include <vector>

#include "reader/words.hpp"

/// The places of a clause where a report is named.
namespace reader {

struct Mention {
    std::size_t at = 0;      ///< the word "báo", "thông" or "phản"
    std::size_t behind = 0;  ///< the first word behind the verb
    Range region;            ///< the stretch of its clause that speaks of it
    bool told = false;       ///< thông tin, phản ánh, báo về: only a report when somebody is named who hears it
    bool label = false;  ///< "Báo cáo tuần: trước 15 giờ thứ Năm": its name, and behind the colon its terms
    bool sent = false;   ///< "gửi số liệu về Sở A" below a heading about reports: only with its terms
};

std::vector<Mention> mentions_in(const Words& words, Range clause);

/// The same below "Chế độ báo cáo", where a clause that names no report may still say what is sent to whom.
/// With `papers`, minutes and lists count too.
std::vector<Mention> sendings_in(const Words& words, Range clause, bool papers);

/// "dự thảo báo cáo", "số liệu báo cáo", "báo cáo năm 2021": a paper that is spoken of, when nobody is named who gets
/// it.
bool is_paper(const Words& words, const Mention& mention);

/// "để tổng hợp, báo cáo": who gathers reports on, to whomever. The word "tổng", or 0.
std::size_t gathering_before(const Words& words, std::size_t at);

}  // namespace reader
