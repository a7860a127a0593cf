#include "briefings/briefing_http.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "bodies/match.hpp"
#include "briefings/briefing_json.hpp"
#include "briefings/offer.hpp"
#include "briefings/stretch.hpp"

namespace briefings {
namespace {

using base::Permission;
using http::Call;

constexpr int days_shown = 28;
constexpr int most_days_shown = 366;
constexpr int days_before_on_its_page = 14;
constexpr int days_after_on_its_page = 60;

struct BriefingLine {
    BriefingId id;
    plans::BodyName body;
    std::string title;
    std::string rule;
    base::Day first_day;
    std::optional<base::Day> until;
    std::int64_t start_minute;
    std::int64_t minutes;
    std::string place;
    std::string link;
    std::optional<MeetingLine> next;
};
BOOST_DESCRIBE_STRUCT(BriefingLine, (),
                      (id, body, title, rule, first_day, until, start_minute, minutes, place, link, next))

/// How it was held until a day, before its rule or hour was changed.
struct EarlierLine {
    std::string rule;
    base::Day first_day;
    base::Day until;
    std::int64_t start_minute;
};
BOOST_DESCRIBE_STRUCT(EarlierLine, (), (rule, first_day, until, start_minute))

struct BriefingPage : BriefingLine {
    bool may_hold = false;
    std::vector<EarlierLine> before;
    std::vector<plans::BodyName> bodies;
    std::optional<SourceSentence> source;
    std::vector<MeetingLine> meetings;
};
BOOST_DESCRIBE_STRUCT(BriefingPage, (BriefingLine), (may_hold, before, bodies, source, meetings))

struct WordsEdit {
    Words from;
    Words to;
};
BOOST_DESCRIBE_STRUCT(WordsEdit, (), (from, to))

struct Bodies {
    std::vector<base::Uuid> bodies;
};
BOOST_DESCRIBE_STRUCT(Bodies, (), (bodies))

struct AddresseePhrase {
    std::string phrase;
};
BOOST_DESCRIBE_STRUCT(AddresseePhrase, (), (phrase))

struct ReadPhrase {
    std::vector<plans::BodyName> bodies;
    std::vector<std::string> unknown;
};
BOOST_DESCRIBE_STRUCT(ReadPhrase, (), (bodies, unknown))

BriefingLine line_of(Call& call, const Briefing& briefing) {
    const auto next = next_meeting(call.tx, call.who, briefing);
    return {briefing.id,
            briefing.body,
            briefing.title,
            briefing.rhythm.rule,
            briefing.rhythm.first_day,
            briefing.rhythm.until,
            briefing.hours.start_minute,
            briefing.hours.minutes,
            briefing.place,
            briefing.link,
            next ? std::optional(line_of(briefing, *next)) : std::nullopt};
}

BriefingPage page_of(Call& call, const Briefing& briefing) {
    BriefingPage page;
    static_cast<BriefingLine&>(page) = line_of(call, briefing);
    page.may_hold = holds(call.tx, call.who, briefing);
    for (const auto& [rhythm, hours] : briefing.before)
        page.before.push_back({rhythm.rule, rhythm.first_day, *rhythm.until, hours.start_minute});
    page.bodies = participants(call.tx, briefing.id);
    if (briefing.item) page.source = source_of(call.tx, *briefing.item);
    const auto today = base::day_of(call.tx.now());
    for (const auto& meeting :
         meetings(call.tx, call.who, briefing, today - days_before_on_its_page, today + days_after_on_its_page))
        page.meetings.push_back(line_of(briefing, meeting));
    return page;
}

BriefingPage page_of(Call& call, BriefingId id) {
    return page_of(call, get(call.tx, call.who, id));
}

http::Page<BriefingLine> list_page(Call& call) {
    http::Page<BriefingLine> page;
    for (const auto& briefing : list(call.tx, call.who)) page.items.push_back(line_of(call, briefing));
    return page;
}

/// Meetings of all briefings in the order of time.
http::Page<MeetingLine> coming_page(Call& call) {
    const auto from = call.day_or_today("from");
    const auto until = std::min(call.maybe_day("until").value_or(from + days_shown), from + most_days_shown);
    http::Page<MeetingLine> page;
    for (const auto& briefing : list(call.tx, call.who))
        for (const auto& meeting : meetings(call.tx, call.who, briefing, from, until))
            page.items.push_back(line_of(briefing, meeting));
    std::ranges::sort(page.items, {}, [](const MeetingLine& one) {
        return std::tuple(one.held_on, one.start_minute, one.briefing, one.day);
    });
    return page;
}

http::Created<BriefingPage> set_up_from(Call& call, const NewBriefing& wanted) {
    const auto id = set_up(call.tx, call.who, wanted);
    return {"/api/briefings/" + base::to_string(id), page_of(call, id)};
}

ReadPhrase read_phrase(Call& call, const AddresseePhrase& asked) {
    plans::require_desk(call.tx, call.who);
    ReadPhrase read;
    auto addressing = bodies::read_addressee(call.tx, bodies::BodyId{call.who.body}, asked.phrase);
    for (const auto& match : addressing.matches) read.bodies.push_back({match.body.uuid, match.name});
    read.unknown = std::move(addressing.unknown);
    return read;
}

}  // namespace

MeetingLine line_of(const Briefing& briefing, const Meeting& meeting) {
    return {briefing.id,           briefing.body,   briefing.title,
            meeting.day,           meeting.held_on, meeting.hours.start_minute,
            meeting.hours.minutes, briefing.place,  briefing.link,
            meeting.state,         meeting.reason,  meeting.day_off,
            meeting.plan};
}

void add_routes(http::Router& router) {
    router.get("/api/briefings", http::allow(Permission::plans_read),
               "Briefings that the caller's bodies hold or take part in", list_page);
    router.get("/api/meetings", http::allow(Permission::plans_read),
               "Their meetings in the order of time, from a day (?from=) to a day (?until=)", coming_page);
    router.post("/api/briefings", http::allow(Permission::briefings_hold), "Set up a briefing, by a rule or once",
                set_up_from);
    router.get("/api/briefings/{briefing}", http::allow(Permission::plans_read),
               "A briefing with who takes part and its meetings of these weeks",
               [](Call& call) { return page_of(call, call.id<BriefingId>("briefing")); });
    router.patch("/api/briefings/{briefing}", http::allow(Permission::briefings_hold),
                 "Reword a briefing, or say on which day it ends", [](Call& call, const WordsEdit& edit) {
                     return page_of(call,
                                    reword(call.tx, call.who, call.id<BriefingId>("briefing"), edit.from, edit.to));
                 });
    router.post("/api/briefings/{briefing}/rhythm", http::allow(Permission::briefings_hold),
                "Hold it by another rule or at another hour from a day on", [](Call& call, const NewRhythm& wanted) {
                    return page_of(call, change_rhythm(call.tx, call.who, call.id<BriefingId>("briefing"), wanted));
                });
    router.put("/api/briefings/{briefing}/bodies", http::allow(Permission::briefings_hold), "Say who takes part",
               [](Call& call, const Bodies& wanted) {
                   const auto id = call.id<BriefingId>("briefing");
                   invite(call.tx, call.who, id, wanted.bodies);
                   return page_of(call, id);
               });
    router.post("/api/briefings/participants", http::allow(Permission::briefings_hold),
                "Which bodies a phrase means: \"16 quận, 5 huyện\"", read_phrase);
    router.get("/api/plans/{plan}/briefings", http::allow(Permission::plans_read),
               "The briefings that a plan asks for, and whether they are set up",
               [](Call& call) { return offers(call.tx, call.who, call.id<plans::PlanId>("plan")); });
    add_meeting_routes(router);
    add_visit_routes(router);
    add_feed_routes(router);
}

}  // namespace briefings
