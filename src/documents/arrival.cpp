#include "documents/arrival.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "documents/delegation.hpp"
#include "documents/number.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace documents {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

const std::string arrival_rows = R"(
    SELECT a.*, n.name AS noted_by_name, s.name AS assignee_name, f.name AS file_name
    FROM arrival a LEFT JOIN account n ON n.id = a.noted_by LEFT JOIN account s ON s.id = a.assignee
    LEFT JOIN file f ON f.id = a.file )";

Arrival read_arrival(const store::Row& row) {
    return {.id = row.id<ArrivalTag>("id"),
            .number = row.integer("number"),
            .arrived_on = row.day("arrived_on"),
            .paper = {row.text("issuer"), row.text("notation"), row.maybe_day("dated"), row.text("kind"),
                      row.text("subject"), row.text("urgency"), row.integer("pages")},
            .note = row.text("note"),
            .noted_by = row.maybe_text("noted_by_name").value_or(""),
            .assignee = row.maybe_uuid("assignee"),
            .assignee_name = row.maybe_text("assignee_name").value_or(""),
            .due = row.maybe_day("due"),
            .outcome = row.text("outcome"),
            .is_settled = !row.is_null("settled_at"),
            .file_name = row.maybe_text("file_name"),
            .plan = row.is_null("plan") ? std::nullopt : std::optional(row.id<plans::PlanTag>("plan"))};
}

Paper tidied(const Paper& paper) {
    Paper tidy{base::tidy(paper.issuer),  base::tidy(paper.notation), paper.dated, base::tidy(paper.kind),
               base::tidy(paper.subject), base::tidy(paper.urgency),  paper.pages};
    if (tidy.issuer.empty() || tidy.subject.empty() || tidy.pages < 1)
        throw Problem(ProblemKind::invalid, "arrival.incomplete");
    return tidy;
}

/// Papers without a number have no twins.
std::string twin_of(const Paper& paper) {
    return paper.notation.empty() ? std::string() : base::fold(paper.issuer) + '/' + base::fold(paper.notation);
}

std::string words_of(const Paper& paper) {
    return base::fold(paper.issuer + ' ' + paper.notation + ' ' + paper.subject);
}

void record(store::Transaction& tx, const base::Who& who, std::string_view verb, ArrivalId id) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {who.body}).at(0).uuid("area");
    store::record(tx, who, verb, id.uuid, area);
}

void require_new(store::Transaction& tx, const base::Who& who, const Paper& paper) {
    const auto twin = twin_of(paper);
    if (twin.empty()) return;
    const auto rows =
        tx.run("SELECT number FROM arrival WHERE body = $1 AND twin_key = $2 ORDER BY id LIMIT 1", {who.body, twin});
    if (!rows.empty())
        throw Problem(ProblemKind::conflict, "arrival.registered_already",
                      std::to_string(rows.at(0).integer("number")));
}

void require_colleague(store::Transaction& tx, const base::Who& who, const std::optional<base::Uuid>& assignee) {
    if (!assignee) return;
    if (tx.run("SELECT 1 AS found FROM account WHERE id = $1 AND body = $2", {*assignee, who.body}).empty())
        throw Problem(ProblemKind::not_found, "delegation.not_of_the_body", base::to_string(*assignee));
}

}  // namespace

Arrival register_paper(store::Transaction& tx, const base::Who& who, const Paper& paper, Twin twin) {
    accounts::require_body(tx, who, Permission::documents_issue, who.body);
    const auto read = tidied(paper);
    if (twin == Twin::refused) require_new(tx, who, read);
    const auto today = base::day_of(tx.now());
    const auto series = std::to_string(static_cast<int>(base::parts_of(today).year()));
    const auto home = tx.run("SELECT home FROM body WHERE id = $1", {who.body}).at(0).integer("home");
    const ArrivalId id{tx.new_id()};
    tx.change(R"(
        INSERT INTO arrival (home, id, body, series, number, arrived_on, issuer, notation, dated, kind, subject, urgency,
                             pages, twin_key, words_key, note, outcome, registered_by, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', '', $16, $17))",
              {home, id, who.body, series, next_number(tx, who.body, arrivals_series, series), today, read.issuer,
               read.notation, read.dated, read.kind, read.subject, read.urgency, read.pages, twin_of(read),
               words_of(read), who.account, tx.now()});
    record(tx, who, "arrival.registered", id);
    return get(tx, who, id);
}

Arrival get(store::Transaction& tx, const base::Who& who, ArrivalId id) {
    const auto found =
        store::first(read_arrival, tx.run(arrival_rows + "WHERE a.id = $1 AND a.body = $2", {id, who.body}));
    if (!found) throw Problem(ProblemKind::not_found, "arrival.not_found", base::to_string(id));
    return *found;
}

Arrival correct(store::Transaction& tx, const base::Who& who, ArrivalId id, const Paper& from, const Paper& to) {
    const auto arrival = get(tx, who, id);
    accounts::require_body(tx, who, Permission::documents_issue, who.body);
    const auto read = tidied(to);
    if (arrival.paper == read) return arrival;
    if (arrival.paper != from) throw Problem(ProblemKind::conflict, "arrival.changed_meanwhile");
    tx.change(R"(
        UPDATE arrival SET issuer = $2, notation = $3, dated = $4, kind = $5, subject = $6, urgency = $7, pages = $8,
                           twin_key = $9, words_key = $10, changed_at = $11
        WHERE id = $1)",
              {id, read.issuer, read.notation, read.dated, read.kind, read.subject, read.urgency, read.pages,
               twin_of(read), words_of(read), tx.now()});
    record(tx, who, "arrival.corrected", id);
    return get(tx, who, id);
}

Arrival annotate(store::Transaction& tx, const base::Who& who, ArrivalId id, const Annotation& annotation) {
    const auto arrival = get(tx, who, id);
    if (!may_approve(tx, who, who.body)) throw Problem(ProblemKind::forbidden, "outgoing.needs_leader");
    if (arrival.is_settled) throw Problem(ProblemKind::conflict, "arrival.settled", base::to_string(id));
    const auto note = base::tidy(annotation.note);
    if (note.empty()) throw Problem(ProblemKind::invalid, "arrival.note_empty");
    require_colleague(tx, who, annotation.assignee);
    tx.change("UPDATE arrival SET note = $2, noted_by = $3, assignee = $4, due = $5, changed_at = $6 WHERE id = $1",
              {id, note, who.account, annotation.assignee, annotation.due, tx.now()});
    record(tx, who, "arrival.annotated", id);
    return get(tx, who, id);
}

Arrival settle(store::Transaction& tx, const base::Who& who, ArrivalId id, const std::string& outcome) {
    const auto arrival = get(tx, who, id);
    if (arrival.assignee != who.account && !may_approve(tx, who, who.body))
        throw Problem(ProblemKind::forbidden, "arrival.not_yours");
    const auto said = base::tidy(outcome);
    const auto when = said.empty() ? std::nullopt : std::optional(tx.now());
    tx.change("UPDATE arrival SET outcome = $2, settled_at = $3, changed_at = $4 WHERE id = $1",
              {id, said, when, tx.now()});
    record(tx, who, said.empty() ? "arrival.reopened" : "arrival.settled", id);
    return get(tx, who, id);
}

std::vector<Arrival> arrivals(store::Transaction& tx, const base::Who& who, const ArrivalQuery& query) {
    const auto day = [](const std::optional<base::Day>& one) { return one ? base::to_string(*one) : std::string(); };
    return store::all(
        read_arrival,
        tx.run(arrival_rows + R"(
        WHERE a.body = $1 AND ($2 = '' OR ' ' || a.words_key LIKE '% ' || $2 || '%') AND ($3 = '' OR a.series = $3)
          AND ($4 = '' OR $4 = CASE WHEN a.settled_at IS NOT NULL THEN 'settled' WHEN a.due < $5 THEN 'overdue'
                                    WHEN a.note = '' THEN 'unnoted' ELSE 'noted' END)
          AND (NOT $6 OR a.assignee = $7) AND ($8 = '' OR a.arrived_on >= $8) AND ($9 = '' OR a.arrived_on <= $9)
          AND ($10 OR a.id < $11)
        ORDER BY a.id DESC LIMIT $12)",
               {who.body, base::fold(query.words), query.series,
                query.stage ? base::name_of(*query.stage) : std::string(), base::day_of(tx.now()), query.is_own,
                who.account, day(query.from), day(query.until), !query.before.has_value(),
                query.before ? query.before->uuid : base::Uuid{}, static_cast<std::int64_t>(query.limit)}));
}

}  // namespace documents
