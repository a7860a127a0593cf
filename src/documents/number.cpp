#include "documents/number.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "documents/kind.hpp"
#include "documents/letterhead.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace documents {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

NumberLine read_line(const store::Row& row) {
    return {.id = row.id<NumberTag>("id"),
            .number = row.integer("number"),
            .kind = row.text("kind"),
            .series = row.text("series"),
            .notation = row.text("notation"),
            .dated = row.day("dated"),
            .subject = row.text("subject"),
            .recipients = row.text("recipients"),
            .signer = row.text("signer"),
            .urgency = row.text("urgency"),
            .outgoing = row.maybe_uuid("outgoing"),
            .is_cancelled = !row.is_null("cancelled_at"),
            .reason = row.text("reason")};
}

/// In which row of numbers the next one stands.
std::string series_of(Form form, const Letterhead& letterhead, base::Day today) {
    if (form != Form::party) return std::to_string(static_cast<int>(base::parts_of(today).year()));
    if (!letterhead.term_from) throw Problem(ProblemKind::conflict, "number.term_missing");
    return base::to_string(*letterhead.term_from);
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += (text.empty() ? "" : "; ") + base::tidy(line);
    return text;
}

struct Place {
    std::int64_t home = 0;
    base::Uuid area;
};

Place place_of(store::Transaction& tx, const base::Uuid& body) {
    const auto row = tx.run("SELECT home, area FROM body WHERE id = $1", {body}).at(0);
    return {row.integer("home"), row.uuid("area")};
}

NumberLine find_line(store::Transaction& tx, const base::Uuid& body, NumberId id) {
    const auto found =
        store::first(read_line, tx.run("SELECT * FROM document_number WHERE id = $1 AND body = $2", {id, body}));
    if (!found) throw Problem(ProblemKind::not_found, "number.not_found", base::to_string(id));
    return *found;
}

NumberId take(store::Transaction& tx, const base::Who& who, const base::Uuid& body,
              const std::optional<base::Uuid>& outgoing, Document& document) {
    const auto place = place_of(tx, body);
    const auto letterhead = letterhead_of(tx, body);
    const auto& kind = kind_named(document.kind);
    const auto today = base::day_of(tx.now());
    const auto series = series_of(document.form, letterhead, today);
    const auto number = next_number(tx, body, kind.code, series);
    document.number = numbered(number, notation_of(document.form, kind, letterhead.symbol));
    document.day = today;
    auto recipients = document.addressed_to;
    recipients.insert(recipients.end(), document.recipients.begin(), document.recipients.end());
    const NumberId id{tx.new_id()};
    const auto to = joined(recipients);
    tx.change(R"(
        INSERT INTO document_number (home, body, kind, series, number, id, outgoing, notation, dated, subject, words_key,
                                     recipients, signer, urgency, reason, taken_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', $15))",
              {place.home, body, std::string(kind.code), series, number, id, outgoing, document.number, today,
               document.subject, base::fold(document.number + ' ' + document.subject + ' ' + to), to, document.signer,
               document.urgency, who.account});
    store::record(tx, who, "number.taken", id.uuid, place.area, base::Json{{"number", document.number}});
    return id;
}

}  // namespace

// The row of the series is where two clerks meet: one waits for the other, so none gets the other's number.
std::int64_t next_number(store::Transaction& tx, const base::Uuid& body, std::string_view kind,
                         const std::string& series) {
    return tx
        .run(R"(
        INSERT INTO number_series (home, body, kind, series, last) SELECT home, id, $2, $3, 1 FROM body WHERE id = $1
        ON CONFLICT (home, body, kind, series) DO UPDATE SET last = number_series.last + 1 RETURNING last)",
             {body, std::string(kind), series})
        .at(0)
        .integer("last");
}

void take_number(store::Transaction& tx, const base::Who& who, const base::Uuid& body,
                 const std::optional<base::Uuid>& outgoing, Document& document) {
    take(tx, who, body, outgoing, document);
}

NumberLine keep_number(store::Transaction& tx, const base::Who& who, const OutsidePaper& paper) {
    accounts::require_body(tx, who, Permission::documents_issue, who.body);
    if (base::trim(paper.subject).empty()) throw Problem(ProblemKind::invalid, "number.subject_missing");
    Document document;
    document.form = letterhead_of(tx, who.body).form;
    document.kind = base::tidy(paper.kind);
    document.subject = base::tidy(paper.subject);
    document.signer = base::tidy(paper.signer);
    if (!base::trim(paper.recipients).empty()) document.recipients = {paper.recipients};
    return find_line(tx, who.body, take(tx, who, who.body, std::nullopt, document));
}

NumberLine cancel_number(store::Transaction& tx, const base::Who& who, NumberId id, const std::string& reason) {
    accounts::require_body(tx, who, Permission::documents_issue, who.body);
    const auto line = find_line(tx, who.body, id);
    if (line.outgoing) throw Problem(ProblemKind::conflict, "number.of_a_document", line.notation);
    if (base::trim(reason).empty()) throw Problem(ProblemKind::invalid, "outgoing.reason_missing");
    if (line.is_cancelled) return line;
    tx.change("UPDATE document_number SET cancelled_at = $2, reason = $3 WHERE id = $1 AND body = $4",
              {id, tx.now(), base::tidy(reason), who.body});
    store::record(tx, who, "number.cancelled", id.uuid, place_of(tx, who.body).area);
    return find_line(tx, who.body, id);
}

void cancel_number_of(store::Transaction& tx, const base::Uuid& outgoing, const std::string& reason) {
    tx.change("UPDATE document_number SET cancelled_at = $2, reason = $3 WHERE outgoing = $1",
              {outgoing, tx.now(), base::tidy(reason)});
}

std::vector<NumberLine> numbers(store::Transaction& tx, const base::Who& who, const NumberQuery& query) {
    const auto day = [](const std::optional<base::Day>& one) { return one ? base::to_string(*one) : std::string(); };
    return store::all(
        read_line, tx.run(R"(
        SELECT * FROM document_number
        WHERE body = $1 AND ($2 = '' OR ' ' || words_key LIKE '% ' || $2 || '%') AND ($3 = '' OR series = $3)
          AND ($4 = '' OR kind = $4) AND ($5 = '' OR dated >= $5) AND ($6 = '' OR dated <= $6) AND ($7 OR id < $8)
        ORDER BY id DESC LIMIT $9)",
                          {who.body, base::fold(query.words), query.series, query.kind, day(query.from),
                           day(query.until), !query.before.has_value(),
                           query.before ? query.before->uuid : base::Uuid{}, static_cast<std::int64_t>(query.limit)}));
}

}  // namespace documents
