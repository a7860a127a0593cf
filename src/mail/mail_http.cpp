#include "mail/mail_http.hpp"

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "http/router.hpp"
#include "mail/inbox.hpp"
#include "mail/post.hpp"

namespace mail {
namespace {

using base::Permission;
using http::allow;
using http::Call;

constexpr std::size_t largest_upload = 31U << 20U;

struct NewAddress {
    bodies::BodyId body;
    std::string address;
};
BOOST_DESCRIBE_STRUCT(NewAddress, (), (body, address))

struct WhoseAddress {
    bodies::BodyId body;
};
BOOST_DESCRIBE_STRUCT(WhoseAddress, (), (body))

struct WhichReport {
    reports::ReportId report;
};
BOOST_DESCRIBE_STRUCT(WhichReport, (), (report))

struct AnswerWords {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(AnswerWords, (), (text))

/// What waits for the officer of a desk.
struct MailPage {
    std::optional<MailboxState> mailbox;
    std::vector<Mail> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(MailPage, (), (mailbox, items, next))

template <class Item>
std::optional<std::string> next_of(const std::vector<Item>& items, std::size_t limit) {
    return items.size() == limit ? std::optional(base::to_string(items.back().id)) : std::nullopt;
}

MailPage mail_page(Call& call) {
    const auto limit = call.limit();
    auto items = mails(call.tx, call.who, call.maybe_one_of<MailState>("state").value_or(MailState::waiting),
                       call.maybe_id<MailId>("before"), limit);
    auto next = next_of(items, limit);
    return {mailbox_state(call.tx), std::move(items), std::move(next)};
}

http::Page<SentLetter> letter_page(Call& call) {
    const auto limit = call.limit();
    auto items = letters(call.tx, call.who, call.maybe_one_of<LetterState>("state").value_or(LetterState::failed),
                         call.maybe_id<LetterId>("before"), limit);
    auto next = next_of(items, limit);
    return {std::move(items), std::move(next)};
}

/// A stranger's mail is never shown as a page: the browser saves it.
http::Response mail_response(std::string bytes) {
    http::Response response{200, "application/octet-stream", std::move(bytes), {}, {}};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"mail.eml\"");
    return response;
}

/// Problem: mail.no_desk.
http::Created<MailSheet> hand_in(Call& call, const ReadMail& mail) {
    if (call.who.body == base::Uuid{}) throw base::Problem(base::ProblemKind::conflict, "mail.no_desk");
    const auto id = take_in(call.tx, {call.who.body}, mail);
    return {"/api/mails/" + base::to_string(id), get_mail(call.tx, call.who, id)};
}

void add_address_routes(http::Router& router) {
    router.get("/api/mail-addresses", allow(Permission::bodies_edit),
               "The addresses of the caller's desk: what waits for a person first",
               [](Call& call) { return addresses(call.tx, call.who, call.text("after"), call.limit(100, 500)); });
    router.post("/api/mail-addresses", allow(Permission::bodies_edit), "Enter an address that a body is written to",
                [](Call& call, const NewAddress& wanted) {
                    return add_address(call.tx, call.who, wanted.body, wanted.address);
                });
    router.post("/api/mail-addresses/{address}/confirm", allow(Permission::bodies_edit),
                "Say whose address it is; from now on letters go there", [](Call& call, const WhoseAddress& whose) {
                    return confirm(call.tx, call.who, call.id<AddressId>("address"), whose.body);
                });
    router.remove("/api/mail-addresses/{address}", allow(Permission::bodies_edit), "Write there no more",
                  [](Call& call) { return strike(call.tx, call.who, call.id<AddressId>("address")); });
    router.post("/api/mail-addresses/{address}/restore", allow(Permission::bodies_edit),
                "Take back that it was struck out",
                [](Call& call) { return restore(call.tx, call.who, call.id<AddressId>("address")); });
}

void add_letter_routes(http::Router& router) {
    router.get("/api/letters", allow(Permission::plans_issue),
               "Letters of the caller's desk that failed; ?state=waiting, sent, struck for others", letter_page);
    router.post("/api/letters/{letter}/again", allow(Permission::plans_issue), "Send a letter again",
                [](Call& call) { return send_again(call.tx, call.who, call.id<LetterId>("letter")); });
    router.remove("/api/letters/{letter}", allow(Permission::plans_issue), "Strike a letter out of the outbox",
                  [](Call& call) { return strike_letter(call.tx, call.who, call.id<LetterId>("letter")); });
}

void add_mail_routes(http::Router& router) {
    router.get("/api/mails", allow(Permission::plans_issue),
               "Mails that wait for a person on the caller's desk; ?state=reported, answered, … for others", mail_page);
    router
        .post(
            "/api/mails", allow(Permission::plans_issue), "Hand in a mail that came another way, as a file (.eml)",
            [](const http::Upload& upload) { return read_mail(upload.bytes); }, hand_in)
        .accepts_up_to(largest_upload);
    router.get("/api/mails/{mail}", allow(Permission::plans_issue), "A mail with what was tried",
               [](Call& call) { return get_mail(call.tx, call.who, call.id<MailId>("mail")); });
    router.get("/api/mails/{mail}/file", allow(Permission::plans_issue), "The mail as it came",
               [](Call& call) { return mail_response(mail_file(call.tx, call.who, call.id<MailId>("mail"))); });
    router.get("/api/bodies/{body}/reports", allow(Permission::plans_issue),
               "What a body owes and has reported, for whoever assigns a mail to it", [](Call& call) {
                   return http::Page<Candidate>{candidates(call.tx, call.who, call.id<bodies::BodyId>("body")), {}};
               });
}

void add_handling_routes(http::Router& router) {
    router.post("/api/mails/{mail}/assign", allow(Permission::plans_issue), "Say which report a mail is",
                [](Call& call, const WhichReport& which) {
                    return assign(call.tx, call.who, call.id<MailId>("mail"), which.report);
                });
    router.post("/api/mails/{mail}/answer", allow(Permission::plans_issue), "Answer a mail in one's own words",
                [](Call& call, const AnswerWords& words) {
                    return answer(call.tx, call.who, call.id<MailId>("mail"), words.text);
                });
    router.post("/api/mails/{mail}/set-aside", allow(Permission::plans_issue),
                "Say that a mail is no report and needs no answer",
                [](Call& call) { return set_aside(call.tx, call.who, call.id<MailId>("mail")); });
    router.post("/api/mails/{mail}/take-up", allow(Permission::plans_issue), "Put a mail back among those that wait",
                [](Call& call) { return take_up(call.tx, call.who, call.id<MailId>("mail")); });
}

}  // namespace

void add_routes(http::Router& router) {
    add_address_routes(router);
    add_letter_routes(router);
    add_mail_routes(router);
    add_handling_routes(router);
}

}  // namespace mail
