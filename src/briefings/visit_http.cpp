#include "accounts/permission.hpp"
#include "briefings/briefing_http.hpp"
#include "briefings/briefing_json.hpp"
#include "briefings/visit.hpp"

namespace briefings {
namespace {

using base::Permission;
using http::Call;

struct VisitLine {
    VisitId id;
    plans::BodyName body;
    std::string title;
    base::Day day;
    std::string place;
    VisitState state;
    std::string reason;
    std::vector<Goer> people;
    std::optional<plans::PlanId> plan;
};
BOOST_DESCRIBE_STRUCT(VisitLine, (), (id, body, title, day, place, state, reason, people, plan))

struct VisitPage : VisitLine {
    bool may_hold = false;
    VisitNotes notes;
    std::vector<Decision> decisions;
    std::string record_text;
};
BOOST_DESCRIBE_STRUCT(VisitPage, (VisitLine), (may_hold, notes, decisions, record_text))

struct Reason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

struct NotesEdit {
    VisitNotes from;
    VisitNotes to;
};
BOOST_DESCRIBE_STRUCT(NotesEdit, (), (from, to))

struct WhichDecision {
    DecisionId decision;
};
BOOST_DESCRIBE_STRUCT(WhichDecision, (), (decision))

VisitId asked(const Call& call) {
    return call.id<VisitId>("visit");
}

VisitLine line_of(const Visit& visit) {
    return {visit.id,    visit.body,   visit.title,  visit.day, visit.place,
            visit.state, visit.reason, visit.people, visit.plan};
}

VisitPage page_of(Call& call, const Visit& visit) {
    VisitPage page;
    static_cast<VisitLine&>(page) = line_of(visit);
    page.may_hold = holds(call.tx, call.who, visit);
    page.notes = visit.notes;
    page.decisions = decisions_of(call.tx, visit.id.uuid);
    page.record_text = record_text(call.tx, visit);
    return page;
}

VisitPage page_of(Call& call) {
    return page_of(call, get(call.tx, call.who, asked(call)));
}

http::Page<VisitLine> list_page(Call& call) {
    http::Page<VisitLine> page;
    const auto before = call.maybe_day("before");
    for (const auto& visit : visits(call.tx, call.who, before, call.limit())) page.items.push_back(line_of(visit));
    return page;
}

void add_note_routes(http::Router& router) {
    const auto access = http::allow(Permission::briefings_hold);
    router.put("/api/visits/{visit}/notes", access, "Write down what was supervised and urged, heard and found",
               [](Call& call, const NotesEdit& edit) {
                   return page_of(call, note(call.tx, call.who, asked(call), edit.from, edit.to));
               });
    router.post("/api/visits/{visit}/decisions", access, "Write down a follow-up",
                [](Call& call, const NewDecision& wanted) {
                    decide(call.tx, call.who, asked(call), wanted);
                    return page_of(call);
                });
    router.post("/api/visits/{visit}/decisions/take-back", access, "Take a follow-up out of the open notes",
                [](Call& call, const WhichDecision& wanted) {
                    take_back(call.tx, call.who, asked(call), wanted.decision);
                    return page_of(call);
                });
    router.post("/api/visits/{visit}/close", access, "Close the notes and give the work of the follow-ups",
                [](Call& call) { return page_of(call, close(call.tx, call.who, asked(call))); });
}

}  // namespace

void add_visit_routes(http::Router& router) {
    const auto access = http::allow(Permission::briefings_hold);
    router.get("/api/visits", http::allow(Permission::plans_read),
               "Working visits of the caller's bodies, the latest first; ?before= a day", list_page);
    router.post("/api/visits", access, "Plan a working visit", [](Call& call, const NewVisit& wanted) {
        const auto id = plan_visit(call.tx, call.who, wanted);
        return http::Created<VisitPage>{"/api/visits/" + base::to_string(id),
                                        page_of(call, get(call.tx, call.who, id))};
    });
    router.get("/api/visits/{visit}", http::allow(Permission::plans_read),
               "A working visit: who goes, the notes in two parts, the follow-ups",
               [](Call& call) { return page_of(call); });
    router.put("/api/visits/{visit}", access, "Plan a visit anew: another day, place or other people",
               [](Call& call, const NewVisit& wanted) {
                   return page_of(call, plan_anew(call.tx, call.who, asked(call), wanted));
               });
    router.post("/api/visits/{visit}/cancel", access, "Cancel a visit, with the reason",
                [](Call& call, const Reason& why) {
                    return page_of(call, cancel(call.tx, call.who, asked(call), why.reason));
                });
    router.post("/api/visits/{visit}/restore", access, "Go after all",
                [](Call& call) { return page_of(call, restore(call.tx, call.who, asked(call))); });
    add_note_routes(router);
}

}  // namespace briefings
