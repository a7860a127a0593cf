#include <doctest/doctest.h>

#include "base/problem_text.hpp"
#include "mail/reports_by_mail.hpp"
#include "problem_of.hpp"

namespace {

using mail::LetterState;
using mail::MailState;
using spec::ReportsByMail;

}  // namespace

TEST_CASE_FIXTURE(ReportsByMail, "a plain reply becomes the report of its period and is confirmed") {
    owe("weekly");
    const auto mail = take("Message-ID: <1@x>\nSubject: Bao cao tuan", "Đã hướng dẫn 40 hộ\n-- \nTrạm y tế");
    CHECK(mail.state == MailState::reported);
    CHECK(reports().at(0).text == "Đã hướng dẫn 40 hộ");
    const auto told = letters(LetterState::waiting);
    REQUIRE(told.size() == 1);
    CHECK(told[0].kind == mail::LetterKind::received);
    CHECK(told[0].receiver == station);
    CHECK(told[0].text.find("Đã hướng dẫn 40 hộ") != std::string::npos);
    CHECK(told[0].text.find("từ ngày 7/6/2021 đến ngày 13/6/2021") != std::string::npos);
}

TEST_CASE_FIXTURE(ReportsByMail, "the same mail twice is one report and one answer") {
    owe("weekly");
    const auto first = take("Message-ID: <1@x>\nSubject: Tuan", "Không phát sinh");
    const auto again = take("Message-ID: <1@x>\nSubject: Tuan", "Không phát sinh");
    CHECK(first.id == again.id);
    CHECK(letters(LetterState::waiting).size() == 1);
    // Sent again by hand: another Message-ID, the same words.
    const auto repeat = take("Message-ID: <2@x>\nSubject: Tuan", "Không phát sinh");
    CHECK(repeat.state == MailState::ignored);
    CHECK(repeat.reason == "mail.repeated");
    CHECK(reported() == 1);
    CHECK(letters(LetterState::waiting).size() == 2);
}

TEST_CASE_FIXTURE(ReportsByMail, "the same words a week later wait for a person, who says that they are a new report") {
    owe("weekly");
    take("Message-ID: <1@x>\nSubject: Tuan", "Không phát sinh");
    pass_days(7);
    open_periods();
    const auto next = take("Message-ID: <2@x>\nSubject: Tuan", "Không phát sinh");
    CHECK(next.state == MailState::waiting);
    CHECK(next.reason == "mail.looks_repeated");
    CHECK(reported() == 1);
    const auto owed = reports().at(0).id;
    write("lan", [&](store::Transaction& tx, const base::Who& who) { return mail::assign(tx, who, next.id, owed); });
    CHECK(reported() == 2);
}

TEST_CASE_FIXTURE(ReportsByMail, "of two open periods the mail names one, or waits for a person") {
    owe("monthly");
    pass_days(30);
    open_periods();
    const auto unclear = take("Message-ID: <1@x>\nSubject: Bao cao", "Đã làm");
    CHECK(unclear.reason == "mail.period_unclear");
    const auto named = take("Message-ID: <2@x>\nSubject: =?utf-8?q?B=C3=A1o_c=C3=A1o_th=C3=A1ng_6/2021?=", "Đã làm");
    CHECK(named.state == MailState::reported);
    const auto done = take("Message-ID: <3@x>\nSubject: =?utf-8?q?B=C3=A1o_c=C3=A1o_th=C3=A1ng_6?=", "Bổ sung 2 hộ");
    CHECK(done.reason == "mail.already_reported");
    const auto never = take("Message-ID: <4@x>\nSubject: =?utf-8?q?B=C3=A1o_c=C3=A1o_th=C3=A1ng_3?=", "Đã làm cả");
    CHECK(never.reason == "mail.period_unclear");
}

TEST_CASE_FIXTURE(ReportsByMail,
                  "a reminder goes out the day before and once when it is late, and its answer finds its report") {
    owe("weekly");
    CHECK(remind() == 0);  // Friday; due on Sunday
    pass_days(1);
    CHECK(remind() == 1);
    CHECK(remind() == 0);
    const auto reminder = letters(LetterState::waiting).at(0);
    CHECK(reminder.kind == mail::LetterKind::due_tomorrow);
    CHECK(reminder.text.find("hạn ngày 13/6/2021") != std::string::npos);
    pass_days(8);
    open_periods();  // a second period is open, so only the code says which is meant
    CHECK(remind() == 1);
    const auto answer = take("Message-ID: <1@x>\nSubject: Re: " + *mail::code_in(reminder.subject),
                             "Đã xong\n\nVào 12/6 UBND xã đã viết:\n> Kính gửi");
    CHECK(answer.state == MailState::reported);
    const auto all = reports();
    const auto sent = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == answer.report; });
    CHECK(sent->period.until == *base::parse_day("2021-06-13"));
    CHECK(sent->text == "Đã xong");
    // A mail program that drops the code keeps the Message-ID of the letter it answers.
    const auto late = letters(LetterState::waiting).at(1);
    const auto by_id =
        take("Message-ID: <2@x>\nIn-Reply-To: <" + mail::message_id_of(late.id, "a@b.vn") + ">", "Bổ sung");
    CHECK(by_id.reason == "mail.already_reported");
    CHECK(by_id.report == answer.report);
}

TEST_CASE_FIXTURE(ReportsByMail, "a code of another body's report is no key to it") {
    owe("weekly");
    pass_days(1);
    remind();
    const auto code = *mail::code_in(letters(LetterState::waiting).at(0).subject);
    const auto stranger = take_raw("From: ai@noi.khac.vn\nMessage-ID: <1@y>\nSubject: " + code + "\n\nĐã xong");
    CHECK(stranger.reason == "mail.sender_unknown");
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return mail::add_address(tx, who, {id("front_a")}, "mat.tran@ankhe.example.vn");
    });
    const auto other = take_raw("From: mat.tran@ankhe.example.vn\nMessage-ID: <2@y>\nSubject: " + code + "\n\nĐã xong");
    CHECK(other.reason == "mail.of_another_body");
    CHECK(reported() == 0);
}

TEST_CASE_FIXTURE(ReportsByMail, "a mail of a body that owes nothing waits for a person") {
    owe("weekly");
    take("Message-ID: <1@x>\nSubject: Tuan", "Đã xong");
    CHECK(take("Message-ID: <2@x>\nSubject: Tuan", "Thêm 2 hộ").reason == "mail.nothing_owed");
}

TEST_CASE_FIXTURE(ReportsByMail, "machines, lists and our own letters are never answered") {
    owe("weekly");
    const auto absent = take("Message-ID: <1@x>\nAuto-Submitted: auto-replied\nSubject: Vang mat", "Tôi đi họp");
    CHECK(absent.state == MailState::ignored);
    CHECK(absent.reason == "mail.automatic");
    CHECK(reported() == 0);
    CHECK(letters(LetterState::waiting).empty());
}

TEST_CASE_FIXTURE(ReportsByMail, "two machines that answer each other stop at a limit") {
    owe("weekly");
    for (int i = 0; i < 30; ++i)
        take_raw("From: may@noi.khac.vn\nMessage-ID: <" + std::to_string(i) + "@y>\n\nThư " + std::to_string(i));
    CHECK(letters(LetterState::waiting).size() == 20);
}

TEST_CASE_FIXTURE(ReportsByMail, "a bounce marks the letter and the address, and is not answered") {
    owe("weekly");
    pass_days(1);
    remind();
    const auto letter = letters(LetterState::waiting).at(0);
    db().write([&](store::Transaction& tx) { mail::mark_sent(tx, letter.id); });
    const auto bounce = take_raw(
        "From: mailer-daemon@x.vn\nMessage-ID: <1@x>\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=zz\n\n"
        "--zz\nContent-Type: message/delivery-status\n\nStatus: 5.1.1\n--zz\nContent-Type: message/rfc822\n\n"
        "Message-ID: <" +
        mail::message_id_of(letter.id, "a@b.vn") + ">\n\nx\n--zz--\n");
    CHECK(bounce.reason == "mail.bounce");
    const auto failed = letters(LetterState::failed);
    REQUIRE(failed.size() == 1);
    CHECK(failed[0].problem == base::problem_text("letter.returned", base::Language::vi));
    const auto list = write(
        "lan", [](store::Transaction& tx, const base::Who& who) { return mail::addresses(tx, who, "", 9).items; });
    CHECK(list.at(0).state == mail::AddressState::bounced);
    const auto again = [&] {
        write("lan",
              [&](store::Transaction& tx, const base::Who& who) { return mail::send_again(tx, who, letter.id); });
    };
    CHECK(problem_of(again) == "letter.address_struck");
}

TEST_CASE_FIXTURE(ReportsByMail, "an address that a plan prints gets no letter before a person confirms it") {
    plan = write("lan", [](store::Transaction& tx, const base::Who& who) {
        return plans::keep_draft(tx, who,
                                 {"plan.txt", "bytes", {"plan.txt", "Gửi về Tram@AnKhe.example.vn.", {}, {}}, {}});
    });
    assign("III.1", "Trạm y tế xã", {id("health_a")});
    owe_reports("weekly", {id("health_a")});
    issue();
    const auto read = [&] { return db().write([](store::Transaction& tx) { return mail::read_addresses(tx); }); };
    CHECK(read() == 1);
    CHECK(read() == 0);
    pass_days(1);
    CHECK(remind() == 0);
    const auto list = [&] {
        return write(
            "lan", [](store::Transaction& tx, const base::Who& who) { return mail::addresses(tx, who, "", 9).items; });
    };
    REQUIRE(list().size() == 1);
    CHECK(list()[0].state == mail::AddressState::read);
    CHECK(list()[0].plan->id == plan);
    const auto found = list()[0].id;
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return mail::confirm(tx, who, found, {id("health_a")});
    });
    CHECK(remind() == 1);
}

TEST_CASE_FIXTURE(ReportsByMail,
                  "a letter is tried with growing pauses, given up after five days, and sent again by an officer") {
    owe("weekly");
    pass_days(1);
    remind();
    const auto due = [&] { return db().write([](store::Transaction& tx) { return mail::take_due(tx, 10); }); };
    const auto first = due();
    REQUIRE(first.size() == 1);
    CHECK(first[0].form->facts.at("body") == "Trạm y tế xã An Khê");
    CHECK(due().empty());  // somebody is sending it
    const auto fail = [&](mail::Failure failure) {
        db().write([&](store::Transaction& tx) { mail::mark_failed(tx, first[0].id, "451 later", failure); });
    };
    fail(mail::Failure::for_now);
    CHECK(due().empty());
    set_now("2021-06-12T01:01:00Z");
    CHECK(due().size() == 1);
    fail(mail::Failure::for_now);
    set_now("2021-06-12T01:05:00Z");
    CHECK(due().empty());
    set_now("2021-06-12T01:06:00Z");
    CHECK(due().size() == 1);
    pass_days(5);
    fail(mail::Failure::for_now);
    REQUIRE(letters(LetterState::failed).size() == 1);
    CHECK(letters(LetterState::failed)[0].problem == "451 later");
    write("lan", [&](store::Transaction& tx, const base::Who& who) { return mail::send_again(tx, who, first[0].id); });
    CHECK(due().size() == 1);
    db().write([&](store::Transaction& tx) { mail::mark_sent(tx, first[0].id); });
    const auto strike = [&] {
        write("lan",
              [&](store::Transaction& tx, const base::Who& who) { return mail::strike_letter(tx, who, first[0].id); });
    };
    CHECK(problem_of(strike) == "letter.already_sent");
}

TEST_CASE_FIXTURE(ReportsByMail, "the list of addresses goes on where a page ended, what waits for a person first") {
    owe("weekly");
    const auto add = [&](const char* address) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return mail::add_address(tx, who, {id("front_a")}, address);
        });
    };
    add("b@x.vn");
    const auto bounced = add("c@x.vn");
    add("a@x.vn");
    db().write([&](store::Transaction& tx) { mail::mark_bounced(tx, bounced.address, "550"); });
    std::vector<std::string> seen;
    std::string after;
    do {
        const auto page = write(
            "lan", [&](store::Transaction& tx, const base::Who& who) { return mail::addresses(tx, who, after, 1); });
        for (const auto& one : page.items) seen.push_back(one.address);
        after = page.next.value_or("");
    } while (!after.empty());
    CHECK(seen == std::vector<std::string>{"c@x.vn", "a@x.vn", "b@x.vn", station});
}

TEST_CASE_FIXTURE(ReportsByMail, "a file that cannot be read waits for a person with the mail") {
    owe("weekly");
    const auto mail = take(
        "Message-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: application/zip; name=a.docx\n"
        "Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.docx\n",
        "UEsDBAoAAAA=");
    CHECK(mail.reason == "mail.file_unreadable");
    CHECK(mail.has_file);
    CHECK(reported() == 0);
}
