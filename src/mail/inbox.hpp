#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bodies/body.hpp"
#include "mail/matching.hpp"
#include "mail/outbox.hpp"

/// Mails that came: each is kept as it came, counted once, and becomes a report or waits for a person. A mail that
/// bears a secrecy mark is refused and leaves nothing of what it said.
namespace mail {

enum class MailState { reported, waiting, answered, set_aside, refused, ignored };
BOOST_DESCRIBE_ENUM(MailState, reported, waiting, answered, set_aside, refused, ignored)

/// Takes a mail in on a desk; the same mail again changes nothing. In the same transaction stand the report it becomes
/// and the one polite answer, which machines, lists and bounces do not get.
MailId take_in(store::Transaction& tx, bodies::BodyId desk, const ReadMail& mail);

struct Mail {
    MailId id;
    std::string sender;
    std::string subject;
    MailState state = MailState::waiting;
    std::optional<std::string> reason;  ///< a problem code
    std::optional<std::string> why;     ///< its sentence, in the reader's language
    std::optional<plans::BodyName> body;
    std::optional<reports::ReportId> report;
    base::Instant received_at;
    bool has_file = false;
};
BOOST_DESCRIBE_STRUCT(Mail, (), (id, sender, subject, state, reason, why, body, report, received_at, has_file))

/// A report that a waiting mail may be.
struct Candidate {
    reports::ReportId id;
    plans::PlanName plan;
    std::string to;
    base::Day from;
    base::Day until;
    base::Day due;
    reports::ReportState state = reports::ReportState::waiting;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (id, plan, to, from, until, due, state))

/// A mail with what was tried.
struct MailSheet : Mail {
    std::string text;
    std::vector<FilledCell> cells;  ///< of an offline form
    std::vector<Step> tried;
};
BOOST_DESCRIBE_STRUCT(MailSheet, (Mail), (text, cells, tried))

/// Mails of the caller's desk in one state, newest first, that came before `before`.
std::vector<Mail> mails(store::Transaction& tx, const base::Who& who, MailState state, std::optional<MailId> before,
                        std::size_t limit);
/// Problem: mail.not_found.
MailSheet get_mail(store::Transaction& tx, const base::Who& who, MailId id);
/// What a body owes, for whoever assigns a mail. Problem: account.outside_area.
std::vector<Candidate> candidates(store::Transaction& tx, const base::Who& who, bodies::BodyId body);
/// The mail as it came. Problems: mail.not_found, mail.nothing_kept.
std::string mail_file(store::Transaction& tx, const base::Who& who, MailId id);

/// A person says which report it is; the sender is told. Problems: mail.not_found, mail.already_handled,
/// mail.says_nothing, report.not_found, account.outside_area, and those of said_by.
MailSheet assign(store::Transaction& tx, const base::Who& who, MailId id, reports::ReportId report);
/// A person's own words go to the sender. Problems: mail.not_found, mail.already_handled, mail.answer_empty,
/// mail.without_sender.
MailSheet answer(store::Transaction& tx, const base::Who& who, MailId id, const std::string& words);
/// It is no report and needs no answer; take_up puts it back. Problems: mail.not_found, mail.already_handled.
MailSheet set_aside(store::Transaction& tx, const base::Who& who, MailId id);
MailSheet take_up(store::Transaction& tx, const base::Who& who, MailId id);

}  // namespace mail
