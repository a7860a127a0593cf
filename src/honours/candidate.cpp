#include "honours/candidate.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "honours/title_row.hpp"
#include "store/values.hpp"

namespace honours {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

struct Entry {
    Candidate candidate;  ///< without its findings and evidence while it is not decided
    RoundEntry round;
    base::Uuid proposed_by;
};

Entry candidate_entry(store::Transaction& tx, CandidateId id) {
    const auto rows = tx.run(R"(
        SELECT c.*, b.name AS body_name FROM title_candidate c JOIN body b ON b.id = c.body WHERE c.id = $1)",
                             {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "title.candidate_not_found", base::to_string(id));
    const auto& row = rows.front();
    auto round = round_entry(tx, row.id<TitleRoundTag>("round"));
    Candidate candidate{.id = id,
                        .round = round.round.id,
                        .body = {row.uuid("body"), row.text("body_name")},
                        .year = round.round.year,
                        .title = round.round.title,
                        .words = row.text("words"),
                        .findings = {},
                        .evidence = {},
                        .state = base::named<CandidateState>(row.text("state")),
                        .reason = row.text("reason"),
                        .number = row.text("number"),
                        .decided_on = row.maybe_day("decided_on"),
                        .published_at = row.maybe_instant("published_at"),
                        .revoked_at = row.maybe_instant("revoked_at"),
                        .revoked_because = row.text("revoked_because")};
    if (const auto kept = row.maybe_text("findings"))
        candidate.findings = base::from_json_text<std::vector<Finding>>(*kept);
    return {std::move(candidate), std::move(round), row.uuid("proposed_by")};
}

std::vector<Finding> findings_of(store::Transaction& tx, const Entry& entry) {
    const auto [from, until] = days_of(entry.round.round.year, base::day_of(tx.now()));
    std::vector<Finding> findings;
    for (const auto& criterion : entry.round.round.criteria)
        findings.push_back(evaluate(tx, criterion, entry.candidate.body.id, from, until));
    return findings;
}

std::vector<Evidence> evidence_of(store::Transaction& tx, const Entry& entry) {
    const auto read = [](const store::Row& row) {
        const auto file = row.maybe_uuid("file");
        return Evidence{row.id<TitleEvidenceTag>("id"), row.text("words"),
                        file ? std::optional(files::FileId{*file}) : std::nullopt, row.instant("at")};
    };
    return store::all(read, tx.run("SELECT * FROM title_evidence WHERE home = $1 AND candidate = $2 ORDER BY at, id",
                                   {entry.round.home, entry.candidate.id}));
}

bool may_write(store::Transaction& tx, const base::Who& who, const Entry& entry) {
    return accounts::reaches_body(tx, who, Permission::documents_write, entry.round.round.body.id) ||
           accounts::reaches_body(tx, who, Permission::documents_write, entry.candidate.body.id);
}

Entry to_decide(store::Transaction& tx, const base::Who& who, CandidateId id, CandidateState expected) {
    auto entry = candidate_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_approve, entry.round.round.body.id);
    if (entry.candidate.state != expected)
        throw Problem(ProblemKind::conflict, "title.not_in_state", base::name_of(entry.candidate.state));
    return entry;
}

}  // namespace

Candidate get_candidate(store::Transaction& tx, const base::Who& who, CandidateId id) {
    auto entry = candidate_entry(tx, id);
    auto& candidate = entry.candidate;
    candidate.may_write = may_write(tx, who, entry);
    if (!candidate.may_write) accounts::require_body(tx, who, Permission::plans_read, entry.round.round.body.id);
    candidate.may_decide = entry.proposed_by != who.account &&
                           accounts::reaches_body(tx, who, Permission::documents_approve, entry.round.round.body.id);
    if (candidate.state == CandidateState::proposed) candidate.findings = findings_of(tx, entry);
    candidate.evidence = evidence_of(tx, entry);
    return std::move(candidate);
}

Candidate add_evidence(store::Transaction& tx, const base::Who& who, CandidateId id, const NewEvidence& wanted) {
    const auto entry = candidate_entry(tx, id);
    if (!may_write(tx, who, entry))
        accounts::require_body(tx, who, Permission::documents_write, entry.candidate.body.id);
    if (entry.candidate.state != CandidateState::proposed)
        throw Problem(ProblemKind::conflict, "title.not_in_state", base::name_of(entry.candidate.state));
    const auto words = said(wanted.words, longest_line);
    const auto there = evidence_of(tx, entry);
    if (std::ranges::find(there, wanted.id, &Evidence::id) == there.end()) {
        if (wanted.file) files::get(tx, *wanted.file);
        tx.change(R"(INSERT INTO title_evidence (home, id, candidate, words, file, at, added_by)
                     VALUES ($1, $2, $3, $4, $5, $6, $7))",
                  {entry.round.home, wanted.id, id, words, wanted.file, tx.now(), who.account});
        record(tx, who, entry.round, "title.evidence_added", id.uuid);
    }
    return get_candidate(tx, who, id);
}

files::File evidence_file(store::Transaction& tx, const base::Who& who, CandidateId id, files::FileId file) {
    const auto attached = get_candidate(tx, who, id).evidence;
    if (std::ranges::find(attached, std::optional(file), &Evidence::file) == attached.end())
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(file));
    return files::get(tx, file);
}

Candidate decide_title(store::Transaction& tx, const base::Who& who, CandidateId id, const TitleDecision& decision) {
    const auto entry = to_decide(tx, who, id, CandidateState::proposed);
    if (entry.proposed_by == who.account) throw Problem(ProblemKind::conflict, "title.own_nomination");
    const auto number = maybe_said(decision.number, longest_line);
    if (decision.is_awarded && (number.empty() || !decision.day))
        throw Problem(ProblemKind::invalid, "title.number_missing");
    const auto findings = findings_of(tx, entry);
    const auto is_met = [](const Finding& one) { return one.is_met.value_or(false); };
    const auto reason = maybe_said(decision.reason, longest_words);
    if (reason.empty() && !(decision.is_awarded && std::ranges::all_of(findings, is_met)))
        throw Problem(ProblemKind::invalid, "title.reason_missing");
    tx.change(R"(
        UPDATE title_candidate SET state = $3, findings = $4, reason = $5, number = $6, decided_on = $7, decided_by = $8
        WHERE home = $1 AND id = $2)",
              {entry.round.home, id,
               base::name_of(decision.is_awarded ? CandidateState::awarded : CandidateState::not_awarded),
               base::to_json(findings), reason, decision.is_awarded ? number : std::string(),
               decision.day.value_or(base::day_of(tx.now())), who.account});
    record(tx, who, entry.round, decision.is_awarded ? "title.awarded" : "title.not_awarded", id.uuid);
    return get_candidate(tx, who, id);
}

Candidate revoke(store::Transaction& tx, const base::Who& who, CandidateId id, const std::string& reason) {
    const auto entry = to_decide(tx, who, id, CandidateState::awarded);
    tx.change(R"(
        UPDATE title_candidate SET state = 'revoked', revoked_at = $3, revoked_because = $4 WHERE home = $1 AND id = $2)",
              {entry.round.home, id, tx.now(), said(reason, longest_words)});
    record(tx, who, entry.round, "title.revoked", id.uuid);
    return get_candidate(tx, who, id);
}

OpenTitlePage open_titles(store::Transaction& tx, std::optional<areas::AreaId> id, const std::string& after,
                          std::size_t limit) {
    const auto path = id ? areas::get(tx, *id).path : std::string("/");
    const auto [day, last] = behind(after);
    const auto rows = tx.run(R"(
        SELECT c.*, r.year, r.title, b.name AS body_name, b.area, a.name AS area_name, g.name AS given_by
        FROM title_candidate c JOIN title_round r ON r.home = c.home AND r.id = c.round
             JOIN body b ON b.id = c.body JOIN area a ON a.id = b.area JOIN body g ON g.id = r.body
        WHERE c.published_at IS NOT NULL AND a.path >= $1 AND a.path < $2 AND (c.decided_on, c.id) < ($3, $4)
        ORDER BY c.decided_on DESC, c.id DESC LIMIT $5)",
                             {path, end_of(path), day.empty() ? "9999-12-31" : day, last, limit});
    OpenTitlePage page;
    for (const auto& row : rows) {
        const auto revoked = row.maybe_instant("revoked_at");
        page.items.push_back({row.id<TitleCandidateTag>("id"),
                              row.integer("year"),
                              row.text("title"),
                              row.text("body_name"),
                              {row.uuid("area"), row.text("area_name")},
                              row.text("given_by"),
                              row.text("number"),
                              row.maybe_day("decided_on"),
                              revoked ? std::optional(base::day_of(*revoked)) : std::nullopt});
    }
    if (rows.size() == limit) page.next = behind_text(rows.back().text("decided_on"), page.items.back().id.uuid);
    return page;
}

}  // namespace honours
