#include "mail/matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "mail/about.hpp"
#include "mail/address.hpp"
#include "mail/outbox.hpp"

namespace mail {
namespace {

using reports::Report;
using reports::ReportState;

constexpr std::size_t most_reports = 200;     ///< of one body that are looked at
constexpr std::size_t words_that_name = 600;  ///< bytes at the head of a report that say what it is about

bool holds(std::string_view folded, const std::string& phrase) {
    return (' ' + std::string(folded) + ' ').find(' ' + phrase + ' ') != std::string::npos;
}

struct Date {
    unsigned day;
    unsigned month;
    int year;
};

Date date_of(base::Day day) {
    const auto parts = base::parts_of(day);
    return {static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()), static_cast<int>(parts.year())};
}

/// "7 6", "07 06", "7 06": a date as folding leaves it.
bool holds_date(std::string_view folded, Date date) {
    for (const auto& day : {fmt::format("{}", date.day), fmt::format("{:02}", date.day)})
        for (const auto& month : {fmt::format("{}", date.month), fmt::format("{:02}", date.month)})
            if (holds(folded, day + ' ' + month)) return true;
    return false;
}

/// Whether what stands behind a word is another year than the period's: "tháng 6 năm 2020".
bool holds_numbered(std::string_view folded, const std::string& word, const std::string& number, int year) {
    const auto phrase = word + ' ' + number;
    if (!holds(folded, phrase)) return false;
    for (const auto* between : {" ", " nam "})
        for (const int other : {year - 1, year + 1})
            if (holds(folded, phrase + between + std::to_string(other))) return false;
    return true;
}

bool names_month(std::string_view folded, Date first) {
    return holds_numbered(folded, "thang", std::to_string(first.month), first.year) ||
           holds_numbered(folded, "thang", fmt::format("{:02}", first.month), first.year);
}

bool names_quarter(std::string_view folded, Date first) {
    constexpr std::array<const char*, 4> roman{"i", "ii", "iii", "iv"};
    const auto quarter = (first.month - 1) / 3;
    return holds_numbered(folded, "quy", roman[quarter], first.year) ||
           holds_numbered(folded, "quy", std::to_string(quarter + 1), first.year);
}

bool names_half(std::string_view folded, Date first) {
    return holds(folded, first.month == 1 ? "6 thang dau nam" : "6 thang cuoi nam");
}

bool names_year(std::string_view folded, Date first) {
    return holds(folded, "nam " + std::to_string(first.year));
}

/// The words speak of a month or quarter, but of none that is owed: a report for a time we never asked about.
bool names_another(std::string_view words, reports::Period period) {
    const int days = period.until - period.from + 1;
    const std::string unit = days > 7 && days <= 31 ? "thang" : days > 31 && days <= 92 ? "quy" : "";
    const auto folded = base::fold(words);
    const auto all = base::words_of(folded);
    for (std::size_t i = 0; !unit.empty() && i + 1 < all.size(); ++i)
        if (all[i] == unit &&
            (base::to_number<int>(all[i + 1]) || all[i + 1].find_first_not_of("iv") == std::string_view::npos))
            return !names_period(words, period);
    return false;
}

/// What somebody who sends a report says of it: the subject and how it begins.
std::string naming_words(const ReadMail& mail) {
    return mail.subject + '\n' + mail.said.substr(0, words_that_name);
}

std::vector<Report> reports_of(store::Transaction& tx, const std::vector<bodies::BodyId>& senders) {
    std::vector<Report> all;
    for (const auto body : senders) {
        for (auto& report : reports::of_body(tx, sender_of(body.uuid), most_reports)) all.push_back(std::move(report));
    }
    return all;
}

bool has_come(const Report& report) {
    return report.state == ReportState::reported;
}

std::optional<bodies::BodyId> body_of(store::Transaction& tx, reports::ReportId report) {
    const auto rows = tx.run("SELECT body FROM report WHERE id = $1", {report});
    return rows.empty() ? std::nullopt : std::optional(rows.front().id<bodies::BodyTag>("body"));
}

/// A letter of ours says which report is meant; the sender must be of the body that owes it.
void match_by_letter(store::Transaction& tx, const std::vector<bodies::BodyId>& senders, Match& match) {
    const auto body = body_of(tx, *match.report);
    const bool is_own = body && std::find(senders.begin(), senders.end(), *body) != senders.end();
    match.by_code = true;
    match.tried.push_back({"letter", is_own ? "own" : "another_body"});
    if (!is_own) {
        match.doubt = senders.empty() ? "mail.sender_unknown" : "mail.of_another_body";
        return;
    }
    match.body = body;
    if (!tx.run("SELECT 1 AS found FROM report WHERE id = $1 AND received_at IS NOT NULL", {*match.report}).empty())
        match.doubt = "mail.already_reported";
}

/// Of reports for several receivers those whose receiver the mail names, when it names one.
void keep_named_receivers(std::string_view words, std::vector<const Report*>& meant) {
    const auto folded = base::fold(words);
    std::vector<const Report*> named;
    for (const auto* report : meant)
        if (holds(folded, base::fold(report->to))) named.push_back(report);
    if (!named.empty()) meant = std::move(named);
}

/// Of what the sender's body owes: the one whose period the mail names, or the only one.
void match_by_period(store::Transaction& tx, const ReadMail& mail, const std::vector<bodies::BodyId>& senders,
                     Match& match) {
    const auto all = reports_of(tx, senders);
    const auto words = naming_words(mail);
    std::vector<const Report*> named;
    std::vector<const Report*> open;
    for (const auto& report : all) {
        if (names_period(words, report.period)) named.push_back(&report);
        if (!has_come(report)) open.push_back(&report);
    }
    match.tried.push_back({"named", std::to_string(named.size())});
    match.tried.push_back({"open", std::to_string(open.size())});
    std::vector<const Report*> meant;
    for (const auto* report : named)
        if (!has_come(*report)) meant.push_back(report);
    if (named.empty()) meant = open;
    if (meant.size() > 1) keep_named_receivers(words, meant);
    if (meant.size() == 1) match.report = meant.front()->id;
    const bool is_of_another = named.empty() && meant.size() == 1 && names_another(mail.subject, meant.front()->period);
    if (meant.size() > 1 || is_of_another) match.doubt = "mail.period_unclear";
    if (meant.empty()) match.doubt = named.empty() ? "mail.nothing_owed" : "mail.already_reported";
    if (meant.empty() && named.size() == 1) match.report = named.front()->id;
}

/// A figure that the form of the web would not take either; a person asks the sender. Empty when there is none.
std::string fault_of_form(store::Transaction& tx, reports::ReportId report, const ReadMail& mail) {
    try {
        return reports::is_empty(said_by(tx, report, mail.said, mail.cells)) ? "mail.says_nothing" : "";
    } catch (const base::Problem& problem) {
        return problem.code();
    }
}

std::optional<reports::ReportId> report_of_answered(store::Transaction& tx, const ReadMail& mail) {
    for (const auto& id : mail.replies_to)
        if (const auto letter = letter_of(id))
            if (const auto report = report_of_letter(tx, *letter)) return report;
    return mail.code ? report_of_code(tx, *mail.code) : std::nullopt;
}

}  // namespace

bool names_period(std::string_view words, reports::Period period) {
    const auto folded = base::fold(words);
    const auto first = date_of(period.from);
    const int days = period.until - period.from + 1;
    if (days == 1) return holds_date(folded, first);
    if (days <= 7) return holds_date(folded, first) && holds_date(folded, date_of(period.until));
    if (days <= 31) return names_month(folded, first);
    if (days <= 92) return names_quarter(folded, first);
    if (days <= 184) return names_half(folded, first);
    return names_year(folded, first);
}

Match match(store::Transaction& tx, const ReadMail& mail) {
    Match match;
    const auto senders = bodies_behind(tx, mail.from);
    match.tried.push_back({"sender", senders.empty() ? "unknown" : "known"});
    if (senders.size() == 1) match.body = senders.front();
    match.report = report_of_answered(tx, mail);
    if (match.report)
        match_by_letter(tx, senders, match);
    else if (senders.empty())
        match.doubt = "mail.sender_unknown";
    else
        match_by_period(tx, mail, senders, match);
    if (mail.fault) {
        match.tried.push_back({"file", *mail.fault});
        match.doubt = "mail.file_unreadable";
    } else if (base::trim(mail.said).empty() && mail.cells.empty()) {
        match.doubt = "mail.says_nothing";
    } else if (match.report && match.doubt.empty()) {
        match.doubt = fault_of_form(tx, *match.report, mail);
    }
    if (match.report && !match.body) match.body = body_of(tx, *match.report);
    return match;
}

}  // namespace mail
