#pragma once

#include <optional>
#include <string>
#include <vector>

#include "briefings/briefing.hpp"

/// A plan that says "giao ban trực tuyến mỗi tuần 3 lần (từ 9 giờ 00, vào các ngày thứ Hai, thứ Tư, thứ Sáu)" asks for
/// a briefing: what was read of it fills the form in, and the sentence stays beside it.
namespace briefings {

struct SourceSentence {
    plans::PlanName plan;
    std::string section;
    std::string sentence;
    std::int64_t line = 0;
};
BOOST_DESCRIBE_STRUCT(SourceSentence, (), (plan, section, sentence, line))

struct Offer {
    plans::ItemId item;
    SourceSentence source;
    std::string rule;
    std::optional<std::int64_t> start_minute;
    std::vector<plans::BodyName> bodies;  ///< whom the sentence names, seen from the body whose plan it is
    std::vector<std::string> unknown;     ///< words of it that name no body here
    std::optional<BriefingId> briefing;   ///< already set up
};
BOOST_DESCRIBE_STRUCT(Offer, (), (item, source, rule, start_minute, bodies, unknown, briefing))

struct Offers {
    std::vector<Offer> items;
};
BOOST_DESCRIBE_STRUCT(Offers, (), (items))

/// The recurring deadlines of an issued plan of the caller's body whose sentence speaks of a briefing or a meeting.
/// Problem: plan.not_found.
Offers offers(store::Transaction& tx, const base::Who& who, plans::PlanId plan);

/// The sentence in which an item of a plan stands.
SourceSentence source_of(store::Transaction& tx, plans::ItemId item);

}  // namespace briefings
