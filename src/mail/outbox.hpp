#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mail/address.hpp"
#include "mail/letter.hpp"
#include "reports/report.hpp"

/// Letters that wait to go out. A letter is written in the transaction of the fact that it tells; a job sends it later
/// (post.hpp), tries again with growing pauses, and gives up after five days. What failed stays for an officer.
namespace mail {

using MailId = base::Id<struct MailTag>;

enum class LetterState { waiting, sent, failed, struck };
BOOST_DESCRIBE_ENUM(LetterState, waiting, sent, failed, struck)

/// A letter to a confirmed address about a report; one of a kind for each report and address is written once.
struct Reminder {
    base::Uuid desk;
    Receiver to;
    LetterKind kind = LetterKind::due_tomorrow;
    reports::ReportId report;
};
/// False when it was written before.
bool write(store::Transaction& tx, const Reminder& reminder, Facts facts);

/// A letter to whoever wrote, confirmed address or not.
struct Answer {
    base::Uuid desk;
    std::string to;
    LetterKind kind = LetterKind::received;
    MailId answers;
    std::string in_reply_to;
    std::optional<reports::ReportId> report;
};
void write(store::Transaction& tx, const Answer& answer, Facts facts);

/// How many letters a mailbox was answered with since an instant: two machines that answer each other stop at a limit.
std::int64_t answers_since(store::Transaction& tx, const std::string& to, base::Instant since);

/// What a letter is about, for whoever gets an answer to it: by its code or by the Message-ID it was answered to.
std::optional<reports::ReportId> report_of_code(store::Transaction& tx, std::string_view code);
std::optional<reports::ReportId> report_of_letter(store::Transaction& tx, LetterId letter);

/// Takes letters that are due and puts their next try off, so that nobody else sends them meanwhile. Letters to an
/// address that is no longer confirmed fail here.
std::vector<Letter> take_due(store::Transaction& tx, std::size_t limit);
void mark_sent(store::Transaction& tx, LetterId id);
enum class Failure { for_now, for_good };
/// What the mail server said. A letter that failed for good, or for five days, is not tried again by itself.
void mark_failed(store::Transaction& tx, LetterId id, const std::string& said, Failure failure);
/// A mail server came back later to say that it could not deliver. Gives false when there is no such letter.
bool mark_returned(store::Transaction& tx, LetterId id, const std::string& said);

/// A letter as the officer of its desk sees it.
struct SentLetter {
    LetterId id;
    std::string receiver;
    std::optional<plans::BodyName> body;
    LetterKind kind = LetterKind::answer;
    std::string subject;
    std::string text;
    LetterState state = LetterState::waiting;
    base::Instant made_at;
    std::int64_t tries = 0;
    std::optional<base::Instant> next_try_at;
    std::optional<base::Instant> sent_at;
    std::optional<std::string> problem;  ///< what the mail server said, or our sentence of why
};
BOOST_DESCRIBE_STRUCT(SentLetter, (),
                      (id, receiver, body, kind, subject, text, state, made_at, tries, next_try_at, sent_at, problem))

/// Letters of the caller's desk in one state, newest first, made before `before`.
std::vector<SentLetter> letters(store::Transaction& tx, const base::Who& who, LetterState state,
                                std::optional<LetterId> before, std::size_t limit);

/// Problems: letter.not_found, letter.already_sent; for send_again also letter.address_struck.
SentLetter send_again(store::Transaction& tx, const base::Who& who, LetterId id);
SentLetter strike_letter(store::Transaction& tx, const base::Who& who, LetterId id);

}  // namespace mail
