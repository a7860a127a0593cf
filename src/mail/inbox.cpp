#include "mail/inbox.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "base/text.hpp"
#include "files/file.hpp"
#include "mail/about.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace mail {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t most_candidates = 60;

constexpr const char* with_body = R"(
    SELECT i.*, b.name AS body_name FROM mail_in i LEFT JOIN body b ON b.id = i.body )";

Mail read_mail_row(const store::Row& row, base::Language language) {
    Mail mail{
        row.id<MailTag>("id"),      row.text("sender"),  row.text("subject"), base::named<MailState>(row.text("state")),
        row.maybe_text("reason"),   std::nullopt,        std::nullopt,        std::nullopt,
        row.instant("received_at"), !row.is_null("file")};
    if (mail.reason) mail.why = base::problem_text(*mail.reason, language);
    if (const auto body = row.maybe_uuid("body")) mail.body = {*body, row.text("body_name")};
    if (const auto report = row.maybe_uuid("report")) mail.report = reports::ReportId{*report};
    return mail;
}

std::vector<FilledCell> cells_in(const store::Row& row) {
    return base::from_json_text<std::vector<FilledCell>>(row.text("filled"));
}

store::Row own_row(store::Transaction& tx, const base::Who& who, MailId id) {
    auto rows = tx.run(std::string(with_body) + "WHERE i.id = $1 AND i.desk = $2", {id, who.body});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "mail.not_found", base::to_string(id));
    return std::move(rows.front());
}

store::Row waiting_row(store::Transaction& tx, const base::Who& who, MailId id) {
    auto row = own_row(tx, who, id);
    if (row.text("state") != "waiting") throw Problem(ProblemKind::conflict, "mail.already_handled", row.text("state"));
    return row;
}

MailSheet handled(store::Transaction& tx, const base::Who& who, MailId id, MailState state) {
    tx.change("UPDATE mail_in SET state = $2, handled_by = $3, handled_at = $4 WHERE id = $1",
              {id, base::name_of(state), who.account, tx.now()});
    store::record(tx, who, "mail." + base::name_of(state), id.uuid);
    return get_mail(tx, who, id);
}

Answer answer_to(const base::Who& who, const store::Row& row, LetterKind kind) {
    return {who.body, row.text("sender"), kind, row.id<MailTag>("id"), row.text("message_id"), std::nullopt};
}

/// The body that owes a report; the caller's role must reach it.
base::Who who_owes(store::Transaction& tx, const base::Who& who, reports::ReportId report) {
    const auto rows = tx.run("SELECT body FROM report WHERE id = $1", {report});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "report.not_found", base::to_string(report));
    accounts::require_body(tx, who, base::Permission::reports_read, rows.front().uuid("body"));
    return sender_of(rows.front().uuid("body"), who.account);
}

}  // namespace

std::vector<Mail> mails(store::Transaction& tx, const base::Who& who, MailState state, std::optional<MailId> before,
                        std::size_t limit) {
    const auto read = [&](const store::Row& row) { return read_mail_row(row, who.language); };
    return store::all(read, tx.run(std::string(with_body) + R"(
        WHERE i.desk = $1 AND i.state = $2 AND ($3 IS NULL OR i.id < $3) ORDER BY i.id DESC LIMIT $4)",
                                   {who.body, base::name_of(state), before, limit}));
}

MailSheet get_mail(store::Transaction& tx, const base::Who& who, MailId id) {
    const auto row = own_row(tx, who, id);
    return {read_mail_row(row, who.language), row.text("text"), cells_in(row),
            base::from_json_text<std::vector<Step>>(row.text("tried"))};
}

std::vector<Candidate> candidates(store::Transaction& tx, const base::Who& who, bodies::BodyId body) {
    accounts::require_body(tx, who, base::Permission::reports_read, bodies::get(tx, body).id.uuid);
    std::vector<Candidate> found;
    for (const auto& report : reports::of_body(tx, sender_of(body.uuid), most_candidates))
        found.push_back({report.id,
                         {report.plan, report.plan_number, report.plan_title},
                         report.to,
                         report.period.from,
                         report.period.until,
                         report.due,
                         report.state});
    return found;
}

std::string mail_file(store::Transaction& tx, const base::Who& who, MailId id) {
    const auto file = own_row(tx, who, id).maybe_uuid("file");
    if (!file) throw Problem(ProblemKind::not_found, "mail.nothing_kept", base::to_string(id));
    const auto bytes = files::get(tx, {*file}).bytes;
    return {bytes.begin(), bytes.end()};
}

MailSheet assign(store::Transaction& tx, const base::Who& who, MailId id, reports::ReportId report) {
    const auto row = waiting_row(tx, who, id);
    const auto owing = who_owes(tx, who, report);
    const auto cells = cells_in(row);
    if (base::trim(row.text("text")).empty() && cells.empty()) throw Problem(ProblemKind::invalid, "mail.says_nothing");
    reports::send(tx, owing, report, said_by(tx, report, row.text("text"), cells));
    tx.change("UPDATE mail_in SET report = $2, body = $3 WHERE id = $1", {id, report, owing.body});
    if (!row.text("sender").empty()) {
        auto facts = facts_of(tx, report, who.language).value_or(Facts{});
        facts["said"] = shown(listed(cells) + (cells.empty() ? "" : "\n\n") + row.text("text"));
        facts["time"] = printed(base::day_of(tx.now()));
        auto told = answer_to(who, row, LetterKind::received);
        told.report = report;
        write(tx, told, facts);
    }
    return handled(tx, who, id, MailState::reported);
}

MailSheet answer(store::Transaction& tx, const base::Who& who, MailId id, const std::string& words) {
    const auto row = waiting_row(tx, who, id);
    if (base::trim(words).empty()) throw Problem(ProblemKind::invalid, "mail.answer_empty");
    if (row.text("sender").empty()) throw Problem(ProblemKind::conflict, "mail.without_sender");
    write(tx, answer_to(who, row, LetterKind::answer),
          {{"said", std::string(base::trim(words))},
           {"their_subject", row.text("subject")},
           {"desk", desk_name(tx, who.body)}});
    return handled(tx, who, id, MailState::answered);
}

MailSheet set_aside(store::Transaction& tx, const base::Who& who, MailId id) {
    waiting_row(tx, who, id);
    return handled(tx, who, id, MailState::set_aside);
}

MailSheet take_up(store::Transaction& tx, const base::Who& who, MailId id) {
    const auto row = own_row(tx, who, id);
    if (row.text("state") == "waiting") return get_mail(tx, who, id);
    if (row.text("state") != "set_aside")
        throw Problem(ProblemKind::conflict, "mail.already_handled", row.text("state"));
    return handled(tx, who, id, MailState::waiting);
}

}  // namespace mail
