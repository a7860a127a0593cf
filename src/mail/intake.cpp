#include <algorithm>
#include <array>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "base/text.hpp"
#include "files/file.hpp"
#include "mail/about.hpp"
#include "mail/inbox.hpp"
#include "store/journal.hpp"

namespace mail {
namespace {

constexpr std::int64_t most_answers_a_day = 20;  ///< to one address; two machines that talk to each other stop here
constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

/// What becomes of a mail, before anything is written.
struct Verdict {
    MailState state = MailState::waiting;
    std::string reason;
    std::optional<LetterKind> answered_with;
    Match match;
};

struct Earlier {
    MailState state = MailState::waiting;
    std::optional<base::Uuid> report;
};

std::optional<MailId> same_mail(store::Transaction& tx, bodies::BodyId desk, const ReadMail& mail) {
    const auto rows = tx.run("SELECT id FROM mail_in WHERE digest = $1 AND desk = $2 AND message_id = $3",
                             {mail.digest, desk, mail.message_id});
    return rows.empty() ? std::nullopt : std::optional(rows.front().id<MailTag>("id"));
}

/// The last mail that said the same in the same files, under another Message-ID.
std::optional<Earlier> alike(store::Transaction& tx, bodies::BodyId desk, const ReadMail& mail) {
    const auto rows = tx.run(R"(
        SELECT state, report FROM mail_in WHERE digest = $1 AND desk = $2 AND state IN ('reported', 'waiting') ORDER BY id DESC LIMIT 1)",
                             {mail.digest, desk});
    if (rows.empty()) return std::nullopt;
    return Earlier{base::named<MailState>(rows.front().text("state")), rows.front().maybe_uuid("report")};
}

/// RFC 3463: a code of class 5 is for good, one of class 4 says that it is still being tried.
void note_bounce(store::Transaction& tx, const ReadMail& mail) {
    if (mail.text.find("Status: 5.") == std::string::npos) return;
    for (auto at = mail.text.find("Message-ID: <"); at != std::string::npos;
         at = mail.text.find("Message-ID: <", at + 1))
        if (const auto letter = letter_of(std::string_view(mail.text).substr(at + 13, 36)))
            if (mark_returned(tx, *letter, "letter.returned")) return;
    for (const auto& id : mail.replies_to)
        if (const auto letter = letter_of(id))
            if (mark_returned(tx, *letter, "letter.returned")) return;
}

/// The same words again: the same report, when the first became one and nothing says that this is another; what cannot
/// be told goes to a person, so that neither a report is counted twice nor one is lost.
void weigh_repeat(const Earlier& earlier, Verdict& verdict) {
    const auto& report = verdict.match.report;
    const bool is_same = earlier.state == MailState::waiting || (report && earlier.report == report->uuid) ||
                         (!verdict.match.by_code && verdict.match.doubt == "mail.nothing_owed");
    if (is_same) {
        verdict.state = MailState::ignored;
        verdict.reason = "mail.repeated";
        verdict.answered_with = LetterKind::repeated;
    } else if (!verdict.match.by_code) {
        verdict.state = MailState::waiting;
        verdict.reason = "mail.looks_repeated";
        verdict.answered_with = LetterKind::to_be_looked_at;
    }
}

Verdict judge(store::Transaction& tx, bodies::BodyId desk, const ReadMail& mail) {
    if (mail.is_secret()) return {MailState::refused, "document.secret", LetterKind::refused, {}};
    if (mail.is_bounce) return {MailState::ignored, "mail.bounce", std::nullopt, {}};
    // An absence notice answers our reminder with its code: it is no report. A machine that sends files may be one.
    if (mail.is_automatic && mail.files.empty()) return {MailState::ignored, "mail.automatic", std::nullopt, {}};
    Verdict verdict{MailState::reported, "", LetterKind::received, match(tx, mail)};
    if (!verdict.match.doubt.empty() || mail.is_automatic) {
        verdict.state = MailState::waiting;
        verdict.reason = verdict.match.doubt.empty() ? "mail.automatic" : verdict.match.doubt;
        verdict.answered_with = LetterKind::to_be_looked_at;
    }
    if (const auto earlier = alike(tx, desk, mail)) weigh_repeat(*earlier, verdict);
    if (mail.is_automatic) verdict.answered_with.reset();
    return verdict;
}

void keep(store::Transaction& tx, MailId id, bodies::BodyId desk, const ReadMail& mail, const Verdict& verdict) {
    const bool refused = verdict.state == MailState::refused;
    std::optional<base::Uuid> file;
    if (!refused) file = files::keep(tx, {}, "mail.eml", mail.bytes).uuid;
    std::optional<base::Uuid> body;
    if (verdict.match.body) body = verdict.match.body->uuid;
    tx.change(
        R"(
        INSERT INTO mail_in (home, id, desk, message_id, digest, sender, subject, text, file, received_at, state, reason, tried, body, report, filled)
        SELECT home, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 FROM body WHERE id = $2)",
        {id, desk, mail.message_id, mail.digest, mail.from, refused ? "" : mail.subject, refused ? "" : mail.said, file,
         tx.now(), base::name_of(verdict.state), verdict.reason.empty() ? std::nullopt : std::optional(verdict.reason),
         base::to_json(verdict.match.tried), body, verdict.match.report,
         base::to_json(refused ? std::vector<FilledCell>{} : mail.cells)});
}

void answer_once(store::Transaction& tx, MailId id, bodies::BodyId desk, const ReadMail& mail, const Verdict& verdict) {
    if (!verdict.answered_with || mail.from.empty()) return;
    if (answers_since(tx, mail.from, {tx.now().ms - day_ms}) >= most_answers_a_day) return;
    const auto language = base::Language::vi;
    Facts facts;
    if (verdict.match.report) facts = facts_of(tx, *verdict.match.report, language).value_or(Facts{});
    facts["desk"] = desk_name(tx, desk.uuid);
    facts["reason"] = verdict.reason.empty() ? "" : base::problem_text(verdict.reason, language);
    facts["their_subject"] = mail.subject;
    facts["said"] = shown(listed(mail.cells) + (mail.cells.empty() ? "" : "\n\n") + mail.said);
    facts["time"] = printed(base::day_of(tx.now()));
    write(tx, Answer{desk.uuid, mail.from, *verdict.answered_with, id, mail.message_id, verdict.match.report}, facts);
}

}  // namespace

MailId take_in(store::Transaction& tx, bodies::BodyId desk, const ReadMail& mail) {
    if (const auto same = same_mail(tx, desk, mail)) return *same;
    const auto verdict = judge(tx, desk, mail);
    const MailId id{tx.new_id()};
    keep(tx, id, desk, mail, verdict);
    if (mail.is_bounce) note_bounce(tx, mail);
    if (verdict.state == MailState::reported)
        reports::send(tx, sender_of(verdict.match.body->uuid), *verdict.match.report,
                      said_by(tx, *verdict.match.report, mail.said, mail.cells));
    answer_once(tx, id, desk, mail, verdict);
    const auto area = bodies::get(tx, desk).area.uuid;
    store::record_by_system(tx, "mail." + base::name_of(verdict.state), id.uuid, area);
    return id;
}

}  // namespace mail
