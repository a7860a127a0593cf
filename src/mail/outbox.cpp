#include "mail/outbox.hpp"

#include <algorithm>
#include <array>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "base/text.hpp"
#include "mail/about.hpp"
#include "mail/form.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace mail {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t given_up_after = 5 * 24 * hour;
/// How long a sender may take for a letter before another tries it.
constexpr std::int64_t sending_takes = 10 * minute;
/// Between one try and the next; the last one stays.
constexpr std::array<std::int64_t, 6> pauses{minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour};
constexpr std::size_t most_said = 500;  ///< bytes of what a mail server says

std::int64_t home_of(store::Transaction& tx, const base::Uuid& desk) {
    return tx.run("SELECT home FROM body WHERE id = $1", {desk}).at(0).integer("home");
}

SentLetter read_letter(const store::Row& row, base::Language language) {
    SentLetter letter{row.id<LetterTag>("id"),
                      row.text("receiver"),
                      std::nullopt,
                      base::named<LetterKind>(row.text("kind")),
                      row.text("subject"),
                      row.text("text"),
                      base::named<LetterState>(row.text("state")),
                      row.instant("made_at"),
                      row.integer("tries"),
                      std::nullopt,
                      row.maybe_instant("sent_at"),
                      row.maybe_text("problem")};
    if (letter.problem && letter.problem->starts_with("letter."))
        letter.problem = base::problem_text(*letter.problem, language);
    if (letter.state == LetterState::waiting) letter.next_try_at = row.instant("next_try_at");
    if (const auto body = row.maybe_uuid("body")) letter.body = {*body, row.text("body_name")};
    return letter;
}

constexpr const char* with_bodies = R"(
    SELECT o.*, a.body, b.name AS body_name
    FROM mail_out o LEFT JOIN mail_address a ON a.id = o.address LEFT JOIN body b ON b.id = a.body )";

SentLetter get_own(store::Transaction& tx, const base::Who& who, LetterId id) {
    const auto rows = tx.run(std::string(with_bodies) + "WHERE o.id = $1 AND o.desk = $2", {id, who.body});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "letter.not_found", base::to_string(id));
    return read_letter(rows.front(), who.language);
}

void change_state(store::Transaction& tx, LetterId id, LetterState state, const std::optional<std::string>& said) {
    tx.change("UPDATE mail_out SET state = $2, problem = $3 WHERE id = $1", {id, base::name_of(state), said});
}

std::optional<reports::ReportId> report_in(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    const auto report = rows.front().maybe_uuid("report");
    return report ? std::optional(reports::ReportId{*report}) : std::nullopt;
}

Letter to_send(store::Transaction& tx, const store::Row& row) {
    const auto kind = base::named<LetterKind>(row.text("kind"));
    Letter letter{row.id<LetterTag>("id"),
                  row.text("receiver"),
                  {row.text("subject"), row.text("text")},
                  kind == LetterKind::answer,
                  row.maybe_text("in_reply_to").value_or(""),
                  std::nullopt,
                  {}};
    const bool is_reminder = kind == LetterKind::due_tomorrow || kind == LetterKind::overdue;
    if (const auto report = row.maybe_uuid("report"); report && is_reminder) {
        if (auto facts = facts_of(tx, {*report}, base::Language::vi)) {
            facts->emplace("code", row.text("code"));
            letter.form = blank_form(tx, {*report}, std::move(*facts));
        }
    }
    return letter;
}

}  // namespace

bool write(store::Transaction& tx, const Reminder& reminder, Facts facts) {
    const LetterId id{tx.new_id()};
    facts["code"] = code_of(id.uuid);
    const auto words = words_of(reminder.kind, reminder.to.language, facts);
    return tx.change(
               R"(
        INSERT INTO mail_out (home, id, desk, address, receiver, kind, subject, text, code, report, state, made_at, tries, next_try_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11, 0, $11)
        ON CONFLICT (home, report, address, kind) WHERE kind IN ('due_tomorrow', 'overdue') DO NOTHING)",
               {home_of(tx, reminder.desk), id, reminder.desk, reminder.to.id, reminder.to.address,
                base::name_of(reminder.kind), words.subject, words.text, facts["code"], reminder.report, tx.now()}) > 0;
}

void write(store::Transaction& tx, const Answer& answer, Facts facts) {
    const LetterId id{tx.new_id()};
    facts["code"] = code_of(id.uuid);
    const auto rows =
        tx.run("SELECT language FROM mail_address WHERE address = $1 AND state = 'confirmed' LIMIT 1", {answer.to});
    const auto language =
        rows.empty() ? base::Language::vi : base::named<base::Language>(rows.front().text("language"));
    const auto words = words_of(answer.kind, language, facts);
    tx.change(R"(
        INSERT INTO mail_out (home, id, desk, receiver, kind, subject, text, code, report, answers, in_reply_to, state, made_at, tries, next_try_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12, 0, $12))",
              {home_of(tx, answer.desk), id, answer.desk, answer.to, base::name_of(answer.kind), words.subject,
               words.text, facts["code"], answer.report, answer.answers, answer.in_reply_to, tx.now()});
}

std::int64_t answers_since(store::Transaction& tx, const std::string& to, base::Instant since) {
    return tx
        .run(
            "SELECT count(*) AS n FROM mail_in i JOIN mail_out o ON o.answers = i.id "
            "WHERE i.sender = $1 AND i.received_at >= $2",
            {to, since})
        .front()
        .integer("n");
}

std::optional<reports::ReportId> report_of_code(store::Transaction& tx, std::string_view code) {
    return report_in(tx.run("SELECT report FROM mail_out WHERE code = $1 ORDER BY id LIMIT 1", {code}));
}

std::optional<reports::ReportId> report_of_letter(store::Transaction& tx, LetterId letter) {
    return report_in(tx.run("SELECT report FROM mail_out WHERE id = $1", {letter}));
}

std::vector<Letter> take_due(store::Transaction& tx, std::size_t limit) {
    std::vector<Letter> due;
    for (const auto& row : tx.run(R"(
             SELECT o.*, a.state AS address_state FROM mail_out o LEFT JOIN mail_address a ON a.id = o.address
             WHERE o.state = 'waiting' AND o.next_try_at <= $1 ORDER BY o.next_try_at, o.id LIMIT $2)",
                                  {tx.now(), limit})) {
        const auto id = row.id<LetterTag>("id");
        if (row.maybe_text("address_state").value_or("confirmed") != "confirmed") {
            change_state(tx, id, LetterState::failed, "letter.address_struck");
            continue;
        }
        tx.change("UPDATE mail_out SET next_try_at = $2 WHERE id = $1",
                  {id, base::Instant{tx.now().ms + sending_takes}});
        due.push_back(to_send(tx, row));
    }
    return due;
}

void mark_sent(store::Transaction& tx, LetterId id) {
    tx.change(R"(
        UPDATE mail_out SET state = 'sent', sent_at = $2, tries = tries + 1, problem = NULL WHERE id = $1 AND state = 'waiting')",
              {id, tx.now()});
    store::record_by_system(tx, "letter.sent", id.uuid);
}

void mark_failed(store::Transaction& tx, LetterId id, const std::string& said, Failure failure) {
    const auto rows = tx.run("SELECT tries, made_at FROM mail_out WHERE id = $1 AND state = 'waiting'", {id});
    if (rows.empty()) return;
    const auto tries = static_cast<std::size_t>(rows.front().integer("tries"));
    const bool over = failure == Failure::for_good || tx.now().ms - rows.front().integer("made_at") >= given_up_after;
    const auto next = tx.now().ms + pauses[std::min(tries, pauses.size() - 1)];
    tx.change("UPDATE mail_out SET state = $2, tries = tries + 1, next_try_at = $3, problem = $4 WHERE id = $1",
              {id, over ? "failed" : "waiting", base::Instant{next}, said.substr(0, most_said)});
    if (over) store::record_by_system(tx, "letter.failed", id.uuid);
}

bool mark_returned(store::Transaction& tx, LetterId id, const std::string& said) {
    const auto rows = tx.run("SELECT receiver FROM mail_out WHERE id = $1", {id});
    if (rows.empty()) return false;
    change_state(tx, id, LetterState::failed, said.substr(0, most_said));
    store::record_by_system(tx, "letter.failed", id.uuid);
    mark_bounced(tx, rows.front().text("receiver"), said.substr(0, most_said));
    return true;
}

std::vector<SentLetter> letters(store::Transaction& tx, const base::Who& who, LetterState state,
                                std::optional<LetterId> before, std::size_t limit) {
    const auto read = [&](const store::Row& row) { return read_letter(row, who.language); };
    return store::all(read, tx.run(std::string(with_bodies) + R"(
        WHERE o.desk = $1 AND o.state = $2 AND ($3 IS NULL OR o.id < $3) ORDER BY o.id DESC LIMIT $4)",
                                   {who.body, base::name_of(state), before, limit}));
}

SentLetter send_again(store::Transaction& tx, const base::Who& who, LetterId id) {
    if (get_own(tx, who, id).state == LetterState::sent)
        throw Problem(ProblemKind::conflict, "letter.already_sent", base::to_string(id));
    const auto rows = tx.run(R"(
        SELECT a.state FROM mail_out o JOIN mail_address a ON a.id = o.address WHERE o.id = $1 AND a.state <> 'confirmed')",
                             {id});
    if (!rows.empty()) throw Problem(ProblemKind::conflict, "letter.address_struck", base::to_string(id));
    // Its five days begin anew.
    tx.change("UPDATE mail_out SET state = 'waiting', tries = 0, next_try_at = $2, made_at = $2 WHERE id = $1",
              {id, tx.now()});
    store::record(tx, who, "letter.sent_again", id.uuid);
    return get_own(tx, who, id);
}

SentLetter strike_letter(store::Transaction& tx, const base::Who& who, LetterId id) {
    if (get_own(tx, who, id).state == LetterState::sent)
        throw Problem(ProblemKind::conflict, "letter.already_sent", base::to_string(id));
    tx.change("UPDATE mail_out SET state = 'struck' WHERE id = $1", {id});
    store::record(tx, who, "letter.struck", id.uuid);
    return get_own(tx, who, id);
}

}  // namespace mail
