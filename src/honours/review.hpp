#pragma once

#include "honours/word.hpp"

/// What a place has to show for a stretch of days: for the final review (tổng kết), and for those above who recognise
/// it (nông thôn mới nâng cao). Counts and words, no name.
namespace honours {

struct ReviewLine {
    std::string what;  ///< deed, model, reward, title
    std::string words;
    std::string place;
    std::string body;
    std::optional<base::Day> day;
    std::string number;    ///< of a decision
    std::string evidence;  ///< what shows it
};
BOOST_DESCRIBE_STRUCT(ReviewLine, (), (what, words, place, body, day, number, evidence))

struct Review {
    Place area;
    base::Day from;
    base::Day until;
    std::int64_t deeds = 0;
    std::int64_t models = 0;
    std::int64_t copies = 0;
    std::int64_t rewards = 0;
    std::int64_t titles = 0;
    std::string text;  ///< the same as a part of a report, in Vietnamese
};
BOOST_DESCRIBE_STRUCT(Review, (), (area, from, until, deeds, models, copies, rewards, titles, text))

/// The first of January of its year: from when a review counts unless somebody says otherwise.
base::Day year_begin(base::Day day);

/// Problems of both: area.not_found, account.outside_area, honour.day_wrong (it ends before it begins).
Review review(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day from, base::Day until);
/// Each thing behind those counts, by day, at most so many.
std::vector<ReviewLine> review_lines(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day from,
                                     base::Day until, std::size_t most);

}  // namespace honours
