#include "briefings/visit.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace briefings {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// Whether a visit v is one of body $1, of a body to which person $2 belongs on day $3, or one on which $2 goes.
const std::string is_of_caller = R"(
    (v.body = $1 OR EXISTS (SELECT 1 FROM visit_person g WHERE g.visit = v.id AND g.person = $2)
     OR EXISTS (SELECT 1 FROM belonging g WHERE g.person = $2 AND g.body = v.body
                AND g.valid_from <= $3 AND (g.valid_until IS NULL OR g.valid_until >= $3))))";

VisitState state_of(const store::Row& row) {
    if (row.maybe_instant("closed_at")) return VisitState::closed;
    return row.boolean("is_cancelled") ? VisitState::cancelled : VisitState::planned;
}

Visit read_visit(const store::Row& row) {
    return {
        .id = row.id<VisitTag>("id"),
        .body = {row.uuid("body"), row.text("body_name")},
        .title = row.text("title"),
        .day = row.day("day"),
        .place = row.text("place"),
        .state = state_of(row),
        .reason = row.text("reason"),
        .notes = {row.text("supervised"), row.text("heard")},
        .people = {},
        .sequence = row.integer("sequence"),
        .changed_at = row.instant("changed_at"),
        .plan = row.is_null("plan") ? std::nullopt : std::optional(row.id<plans::PlanTag>("plan")),
    };
}

void read_people(store::Transaction& tx, Visit& visit) {
    for (const auto& row : tx.run(R"(
             SELECT p.id, p.name FROM visit_person g JOIN person p ON p.id = g.person WHERE g.visit = $1
             ORDER BY p.name_key, p.id)",
                                  {visit.id}))
        visit.people.push_back({row.uuid("id"), row.text("name")});
}

NewVisit checked(store::Transaction& tx, const NewVisit& wanted) {
    const NewVisit tidy{base::tidy(wanted.title), wanted.day, base::tidy(wanted.place), wanted.people};
    if (tidy.title.empty()) throw Problem(ProblemKind::invalid, "visit.title_empty");
    if (tidy.people.empty()) throw Problem(ProblemKind::invalid, "visit.nobody_goes");
    for (const auto& person : tidy.people)
        if (tx.run("SELECT 1 AS found FROM person WHERE id = $1", {person}).empty())
            throw Problem(ProblemKind::not_found, "person.not_found", base::to_string(person));
    return tidy;
}

void set_people(store::Transaction& tx, VisitId id, const std::vector<base::Uuid>& people) {
    tx.change("DELETE FROM visit_person WHERE visit = $1", {id});
    for (const auto& person : people)
        tx.change("INSERT INTO visit_person (visit, person) VALUES ($1, $2) ON CONFLICT DO NOTHING", {id, person});
}

void record(store::Transaction& tx, const base::Who& who, std::string_view verb, const base::Uuid& visit,
            const base::Uuid& body) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {body}).at(0).uuid("area");
    store::record(tx, who, verb, visit, area);
}

/// A visit that the caller may change; a cancelled one can only be cancelled anew or restored.
Visit open_visit(store::Transaction& tx, const base::Who& who, VisitId id, bool is_cancelled_good = false) {
    auto visit = get(tx, who, id);
    accounts::require_body(tx, who, Permission::briefings_hold, visit.body.id);
    if (visit.state == VisitState::closed) throw Problem(ProblemKind::conflict, "visit.closed", base::to_string(id));
    if (visit.state == VisitState::cancelled && !is_cancelled_good)
        throw Problem(ProblemKind::conflict, "visit.cancelled", base::to_string(id));
    return visit;
}

Visit settle(store::Transaction& tx, const base::Who& who, const Visit& visit, bool is_cancelled,
             const std::string& reason) {
    tx.change(R"(
        UPDATE visit SET is_cancelled = $2, reason = $3, sequence = sequence + 1, changed_at = $4 WHERE id = $1)",
              {visit.id, is_cancelled, base::tidy(reason), tx.now()});
    record(tx, who, is_cancelled ? "visit.cancelled" : "visit.restored", visit.id.uuid, visit.body.id);
    return get(tx, who, visit.id);
}

Record record_of(const Visit& visit) {
    const auto parts = base::parts_of(visit.day);
    auto head = visit.title + '\n' + "Ngày " + std::to_string(static_cast<unsigned>(parts.day())) + '/' +
                std::to_string(static_cast<unsigned>(parts.month())) + '/' +
                std::to_string(static_cast<int>(parts.year()));
    if (!visit.place.empty()) head += ", " + visit.place;
    std::string people;
    for (const auto& goer : visit.people) people += (people.empty() ? "" : ", ") + goer.name;
    head += "\nĐoàn gồm: " + people + '\n';
    if (!visit.notes.supervised.empty()) head += "Kiểm tra, đôn đốc: " + base::tidy(visit.notes.supervised) + '\n';
    if (!visit.notes.heard.empty()) head += "Nắm tình hình: " + base::tidy(visit.notes.heard) + '\n';
    return {visit.id.uuid, visit.body.id, visit.title, visit.day, head};
}

}  // namespace

VisitId plan_visit(store::Transaction& tx, const base::Who& who, const NewVisit& wanted) {
    plans::require_desk(tx, who);
    accounts::require_body(tx, who, Permission::briefings_hold, who.body);
    const auto visit = checked(tx, wanted);
    const VisitId id{tx.new_id()};
    tx.change(R"(
        INSERT INTO visit (id, body, title, day, place, supervised, heard, is_cancelled, reason, sequence, made_by,
                           changed_at)
        VALUES ($1, $2, $3, $4, $5, '', '', FALSE, '', 0, $6, $7))",
              {id, who.body, visit.title, visit.day, visit.place, who.account, tx.now()});
    set_people(tx, id, visit.people);
    record(tx, who, "visit.planned", id.uuid, who.body);
    return id;
}

Visit get(store::Transaction& tx, const base::Who& who, VisitId id) {
    const auto rows = tx.run(R"(
        SELECT v.*, b.name AS body_name FROM visit v JOIN body b ON b.id = v.body WHERE v.id = $4 AND )" +
                                 is_of_caller,
                             {who.body, who.person, base::day_of(tx.now()), id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "visit.not_found", base::to_string(id));
    auto visit = read_visit(rows[0]);
    read_people(tx, visit);
    return visit;
}

bool holds(store::Transaction& tx, const base::Who& who, const Visit& visit) {
    return accounts::reaches_body(tx, who, Permission::briefings_hold, visit.body.id);
}

std::vector<Visit> visits(store::Transaction& tx, const base::Who& who, std::optional<base::Day> before,
                          std::size_t limit) {
    auto found = store::all(read_visit, tx.run(R"(
        SELECT v.*, b.name AS body_name FROM visit v JOIN body b ON b.id = v.body
        WHERE ($4 IS NULL OR v.day < $4) AND )" + is_of_caller +
                                                   " ORDER BY v.day DESC, v.id LIMIT $5",
                                               {who.body, who.person, base::day_of(tx.now()), before, limit}));
    for (auto& visit : found) read_people(tx, visit);
    return found;
}

Visit plan_anew(store::Transaction& tx, const base::Who& who, VisitId id, const NewVisit& wanted) {
    const auto stands = open_visit(tx, who, id);
    const auto visit = checked(tx, wanted);
    tx.change(
        "UPDATE visit SET title = $2, day = $3, place = $4, sequence = sequence + 1, changed_at = $5 WHERE id = $1",
        {id, visit.title, visit.day, visit.place, tx.now()});
    set_people(tx, id, visit.people);
    record(tx, who, "visit.planned_anew", id.uuid, stands.body.id);
    return get(tx, who, id);
}

Visit cancel(store::Transaction& tx, const base::Who& who, VisitId id, const std::string& reason) {
    const auto visit = open_visit(tx, who, id, /*is_cancelled_good=*/true);
    if (base::trim(reason).empty()) throw Problem(ProblemKind::invalid, "visit.reason_missing");
    return settle(tx, who, visit, true, reason);
}

Visit restore(store::Transaction& tx, const base::Who& who, VisitId id) {
    return settle(tx, who, open_visit(tx, who, id, /*is_cancelled_good=*/true), false, "");
}

Visit note(store::Transaction& tx, const base::Who& who, VisitId id, const VisitNotes& from, const VisitNotes& to) {
    const auto visit = open_visit(tx, who, id);
    if (visit.notes == to) return visit;
    if (visit.notes != from) throw Problem(ProblemKind::conflict, "visit.notes_changed", base::to_string(id));
    tx.change("UPDATE visit SET supervised = $2, heard = $3, changed_at = $4 WHERE id = $1",
              {id, to.supervised, to.heard, tx.now()});
    record(tx, who, "visit.noted", id.uuid, visit.body.id);
    return get(tx, who, id);
}

DecisionId decide(store::Transaction& tx, const base::Who& who, VisitId id, const NewDecision& wanted) {
    const auto visit = open_visit(tx, who, id);
    const auto decision = decide(tx, id.uuid, wanted);
    record(tx, who, "visit.decided", id.uuid, visit.body.id);
    return decision;
}

void take_back(store::Transaction& tx, const base::Who& who, VisitId id, DecisionId decision) {
    const auto visit = open_visit(tx, who, id);
    take_back(tx, id.uuid, decision);
    record(tx, who, "visit.decision_taken_back", id.uuid, visit.body.id);
}

Visit close(store::Transaction& tx, const base::Who& who, VisitId id) {
    const auto visit = open_visit(tx, who, id);
    if (visit.day > base::day_of(tx.now()))
        throw Problem(ProblemKind::conflict, "visit.not_yet", base::to_string(visit.day));
    const auto notes = record_of(visit);
    const auto decisions = decisions_of(tx, id.uuid);
    const auto plan = give_work(tx, who, notes, decisions);
    tx.change(R"(
        UPDATE visit SET closed_at = $2, record = $3, plan = $4, sequence = sequence + 1, changed_at = $2
        WHERE id = $1)",
              {id, tx.now(), text_of(notes, decisions), plan});
    record(tx, who, "visit.closed", id.uuid, visit.body.id);
    return get(tx, who, id);
}

std::string record_text(store::Transaction& tx, const Visit& visit) {
    if (visit.state == VisitState::closed)
        return tx.run("SELECT record FROM visit WHERE id = $1", {visit.id}).at(0).text("record");
    return text_of(record_of(visit), decisions_of(tx, visit.id.uuid));
}

}  // namespace briefings
