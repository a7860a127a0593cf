#include <doctest/doctest.h>

#include "mail/form.hpp"
#include "mail/reports_by_mail.hpp"
#include "problem_of.hpp"
#include "sources/source.hpp"

namespace {

using mail::LetterState;
using mail::MailState;
using spec::ReportsByMail;

/// The report asks for a number and an answer; beside them stands what our own records give.
struct FormsByMail : ReportsByMail {
    void owe_numbers() {
        assign("III.1", "Trạm y tế xã", {id("health_a")});
        owe_reports("weekly", {id("health_a")});
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const reports::WantedIndicator done{"viec_da_xong", "", "", "", {}, reports::Origin::computed};
            const reports::WantedIndicator asked{"so_nha_ngap", "Số nhà ngập",        "",
                                                 "nhà",         reports::Method::sum, reports::Origin::asked};
            const auto kind = reports::make_kind(tx, who, {"Tình hình ngập", "", {}, {done, asked}, {"Đề nghị gì?"}});
            reports::choose_kind(tx, who, plan, plans::items(tx, plan, plans::ItemKind::report).at(0).id, kind.id);
            return mail::add_address(tx, who, {id("health_a")}, station);
        });
        issue();
    }
    mail::BlankForm handed_out() {
        pass_days(1);
        remind();
        return *db().write([](store::Transaction& tx) { return mail::take_due(tx, 10); }).at(0).form;
    }
    /// The station sends a form back, as a spreadsheet would have saved it.
    mail::Mail hand_in(const mail::BlankForm& form, const std::string& message_id) {
        const mail::Letter letter{{*base::parse_uuid("0191e000-0000-7000-8000-000000000009")},
                                  "lan@x.vn",
                                  {"Báo cáo", "Trạm gửi mẫu đã điền.\n"},
                                  true,
                                  message_id,
                                  std::nullopt};
        return take_raw(mail::on_the_wire(letter, mail::form_of(form), {station, "Trạm y tế"}, {1'623'400'000'000}));
    }
    reports::Filled filled_in() {
        return write("yen", [&](store::Transaction& tx, const base::Who& who) {
            return reports::filled(tx, reports::of_body(tx, who, 1).at(0));
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(ReportsByMail, "a form that was filled in without a network comes back into its report") {
    owe("weekly");
    pass_days(1);
    remind();
    const auto due = db().write([](store::Transaction& tx) { return mail::take_due(tx, 10); });
    const auto form = mail::form_of(*due.at(0).form);
    const auto text = sources::read(form.name, form.bytes).text;
    const auto empty = mail::filled_form(text);
    REQUIRE(empty);
    CHECK(empty->said.empty());
    CHECK(empty->code == due[0].form->facts.at("code"));
    CHECK(text.find("Trạm y tế xã An Khê") != std::string::npos);
    const auto filled = mail::filled_form("Mã báo cáo\t" + empty->code + "\n\nNội dung báo cáo\tĐã làm\vCòn 2 hộ\n\n");
    REQUIRE(filled);
    CHECK(filled->said == "Đã làm\nCòn 2 hộ");
    CHECK_FALSE(mail::filled_form("Nội dung báo cáo\tĐã làm\n"));
}

TEST_CASE_FIXTURE(FormsByMail, "a returned form fills the report as the form of the web does") {
    owe_numbers();
    auto form = handed_out();
    REQUIRE(form.cells.size() == 3);
    CHECK(form.cells[0].is_known);  // what our own records give is shown
    CHECK(form.cells[1].label == "Số nhà ngập (nhà)");
    form.cells[1].text = "12";
    form.cells[2].text = "Cần hai xuồng.";
    const auto mail = hand_in(form, "1@x");
    CHECK(mail.state == MailState::reported);
    const auto page = filled_in();
    CHECK(page.lines.at(1).value == 12);
    CHECK(page.answers.at(0).answer == "Cần hai xuồng.");
    CHECK(page.sendings.size() == 1);
    const auto said = letters(LetterState::waiting);
    CHECK(std::ranges::any_of(
        said, [](const auto& one) { return one.text.find("Số nhà ngập (nhà): 12") != std::string::npos; }));
}

TEST_CASE_FIXTURE(
    FormsByMail,
    "a figure that the form of the web would not take waits for a person, who may take it no more than that") {
    owe_numbers();
    auto form = handed_out();
    form.cells[1].text = "khoảng 12";
    const auto mail = hand_in(form, "1@x");
    CHECK(mail.state == MailState::waiting);
    CHECK(mail.reason == "figure.not_a_number");
    CHECK(reported() == 0);
    const auto sheet =
        write("lan", [&](store::Transaction& tx, const base::Who& who) { return mail::get_mail(tx, who, mail.id); });
    REQUIRE(sheet.cells.size() == 2);
    CHECK(sheet.cells[1].text == "khoảng 12");
    const auto owed = reports().at(0).id;
    const auto assign = [&] {
        write("lan",
              [&](store::Transaction& tx, const base::Who& who) { return mail::assign(tx, who, mail.id, owed); });
    };
    CHECK(problem_of(assign) == "figure.not_a_number");
    CHECK(reported() == 0);
}

TEST_CASE_FIXTURE(FormsByMail, "a form without a word and without a figure says nothing") {
    owe_numbers();
    CHECK(hand_in(handed_out(), "1@x").reason == "mail.says_nothing");
}
