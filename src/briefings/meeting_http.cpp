#include "accounts/permission.hpp"
#include "briefings/briefing_http.hpp"
#include "briefings/briefing_json.hpp"

namespace briefings {
namespace {

using base::Permission;
using http::Call;

struct MeetingPage : MeetingLine {
    bool may_hold = false;
    std::vector<AgendaItem> agenda;
    std::vector<Attendant> attendance;
    std::vector<Decision> decisions;
    std::string minutes_text;
};
BOOST_DESCRIBE_STRUCT(MeetingPage, (MeetingLine), (may_hold, agenda, attendance, decisions, minutes_text))

struct Moving {
    base::Day day;
    base::Day to;
    std::int64_t start_minute = 0;
    std::int64_t minutes = 0;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Moving, (), (day, to, start_minute, minutes, reason))

struct Cancelling {
    base::Day day;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Cancelling, (), (day, reason))

struct OnDay {
    base::Day day;
};
BOOST_DESCRIBE_STRUCT(OnDay, (), (day))

struct Adding {
    base::Day day;
    std::int64_t start_minute = 0;
    std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(Adding, (), (day, start_minute, minutes))

struct OwnItem {
    base::Day day;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(OwnItem, (), (day, title))

struct ItemKey {
    base::Day day;
    std::string key;
};
BOOST_DESCRIBE_STRUCT(ItemKey, (), (day, key))

struct ItemOrder {
    base::Day day;
    std::vector<std::string> keys;
};
BOOST_DESCRIBE_STRUCT(ItemOrder, (), (day, keys))

struct NoteEdit {
    base::Day day;
    std::string key;
    std::string from;
    std::string to;
};
BOOST_DESCRIBE_STRUCT(NoteEdit, (), (day, key, from, to))

struct Marks {
    base::Day day;
    std::vector<Mark> marks;
};
BOOST_DESCRIBE_STRUCT(Marks, (), (day, marks))

struct Deciding : NewDecision {
    base::Day day;
};
BOOST_DESCRIBE_STRUCT(Deciding, (NewDecision), (day))

struct TakingBack {
    base::Day day;
    DecisionId decision;
};
BOOST_DESCRIBE_STRUCT(TakingBack, (), (day, decision))

BriefingId asked(const Call& call) {
    return call.id<BriefingId>("briefing");
}

MeetingPage page_of(Call& call, base::Day day) {
    const auto briefing = get(call.tx, call.who, asked(call));
    const auto meeting = meeting_on(call.tx, call.who, briefing, day);
    MeetingPage page;
    static_cast<MeetingLine&>(page) = line_of(briefing, meeting);
    page.may_hold = holds(call.tx, call.who, briefing);
    page.agenda = agenda(call.tx, briefing, meeting);
    page.attendance = attendance(call.tx, briefing, meeting);
    if (meeting.id) page.decisions = decisions_of(call.tx, meeting.id->uuid);
    page.minutes_text = minutes_text(call.tx, briefing, meeting);
    return page;
}

http::Page<AgendaRow> rows_page(Call& call) {
    const auto briefing = get(call.tx, call.who, asked(call));
    const auto meeting = meeting_on(call.tx, call.who, briefing, call.day("day"));
    http::Page<AgendaRow> page;
    page.items = agenda_rows(call.tx, briefing, meeting, call.text("key"), call.limit(200, 1000));
    return page;
}

/// A route that says something of a meeting and answers with its page: `say` takes (Call&, const Body&).
template <class Body>
auto then_page(void (*say)(Call&, const Body&)) {
    return [say](Call& call, const Body& body) {
        say(call, body);
        return page_of(call, body.day);
    };
}

void add_time_routes(http::Router& router) {
    const auto access = http::allow(Permission::briefings_hold);
    router.post("/api/briefings/{briefing}/move", access, "Hold a meeting at another time",
                then_page<Moving>([](Call& call, const Moving& wanted) {
                    move(call.tx, call.who, asked(call), wanted.day, wanted.to, {wanted.start_minute, wanted.minutes},
                         wanted.reason);
                }));
    router.post("/api/briefings/{briefing}/cancel", access, "Cancel a meeting, with the reason",
                then_page<Cancelling>([](Call& call, const Cancelling& wanted) {
                    cancel(call.tx, call.who, asked(call), wanted.day, wanted.reason);
                }));
    router.post(
        "/api/briefings/{briefing}/restore", access, "Hold a moved or cancelled meeting as the rule says",
        then_page<OnDay>([](Call& call, const OnDay& wanted) { restore(call.tx, call.who, asked(call), wanted.day); }));
    router.post("/api/briefings/{briefing}/add", access, "Hold one more meeting beside the rule",
                then_page<Adding>([](Call& call, const Adding& wanted) {
                    add(call.tx, call.who, asked(call), wanted.day, {wanted.start_minute, wanted.minutes});
                }));
}

void add_agenda_routes(http::Router& router) {
    const auto access = http::allow(Permission::briefings_hold);
    router.get("/api/briefings/{briefing}/agenda", http::allow(Permission::plans_read),
               "The tasks or reports behind an item (?key=) of the agenda of a meeting (?day=)", rows_page);
    router.post("/api/briefings/{briefing}/agenda", access, "Put an item on the agenda",
                then_page<OwnItem>([](Call& call, const OwnItem& wanted) {
                    put_on_agenda(call.tx, call.who, asked(call), wanted.day, wanted.title);
                }));
    router.post("/api/briefings/{briefing}/agenda/take-off", access, "Take an item off that was put in by hand",
                then_page<ItemKey>([](Call& call, const ItemKey& wanted) {
                    take_off_agenda(call.tx, call.who, asked(call), wanted.day, wanted.key);
                }));
    router.put("/api/briefings/{briefing}/agenda/order", access, "Put the agenda in order",
               then_page<ItemOrder>([](Call& call, const ItemOrder& wanted) {
                   order_agenda(call.tx, call.who, asked(call), wanted.day, wanted.keys);
               }));
    router.put("/api/briefings/{briefing}/agenda/note", access, "Write down what was said under an item",
               then_page<NoteEdit>([](Call& call, const NoteEdit& edit) {
                   note(call.tx, call.who, asked(call), edit.day, edit.key, edit.from, edit.to);
               }));
}

void add_minutes_routes(http::Router& router) {
    const auto access = http::allow(Permission::briefings_hold);
    router.put("/api/briefings/{briefing}/attendance", access, "Mark who is there, absent or represented",
               then_page<Marks>([](Call& call, const Marks& wanted) {
                   mark(call.tx, call.who, asked(call), wanted.day, wanted.marks);
               }));
    router.post("/api/briefings/{briefing}/decisions", access, "Write down a decision",
                then_page<Deciding>([](Call& call, const Deciding& wanted) {
                    decide(call.tx, call.who, asked(call), wanted.day, wanted);
                }));
    router.post("/api/briefings/{briefing}/decisions/take-back", access, "Take a decision out of the open minutes",
                then_page<TakingBack>([](Call& call, const TakingBack& wanted) {
                    take_back(call.tx, call.who, asked(call), wanted.day, wanted.decision);
                }));
    router.post(
        "/api/briefings/{briefing}/close", access, "Close the minutes and give the work that was decided",
        then_page<OnDay>([](Call& call, const OnDay& wanted) { close(call.tx, call.who, asked(call), wanted.day); }));
}

}  // namespace

void add_meeting_routes(http::Router& router) {
    router.get("/api/briefings/{briefing}/meeting", http::allow(Permission::plans_read),
               "One meeting (?day=): agenda, attendance, decisions, minutes", [](Call& call) {
                   get(call.tx, call.who,
                       asked(call));  // Whoever takes no part is not even told that a day is missing.
                   return page_of(call, call.day("day"));
               });
    add_time_routes(router);
    add_agenda_routes(router);
    add_minutes_routes(router);
}

}  // namespace briefings
