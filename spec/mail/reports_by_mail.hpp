#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "mail/inbox.hpp"
#include "mail/post.hpp"
#include "plan_on_desk.hpp"

namespace spec {

/// Lan's plan asks the health station for reports; the desk is her committee's. Friday, 11/6/2021.
struct ReportsByMail : PlanOnDesk {
    const std::string station = "tram@ankhe.example.vn";

    void owe(const std::string& every) {
        assign("III.1", "Trạm y tế xã", {id("health_a")});
        owe_reports(every, {id("health_a")});
        issue();
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return mail::add_address(tx, who, {id("health_a")}, station);
        });
    }

    mail::Mail take(const std::string& head, const std::string& words) {
        return take_raw("From: " + station + '\n' + head + "\n\n" + words);
    }
    mail::Mail take_raw(const std::string& raw) {
        const auto read = mail::read_mail(raw);
        return write("lan", [&](store::Transaction& tx, const base::Who& who) -> mail::Mail {
            return mail::get_mail(tx, who, mail::take_in(tx, {who.body}, read));
        });
    }
    std::vector<mail::SentLetter> letters(mail::LetterState state) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return mail::letters(tx, who, state, std::nullopt, 50);
        });
    }
    std::vector<reports::Report> reports() {
        return write("yen",
                     [&](store::Transaction& tx, const base::Who& who) { return reports::of_body(tx, who, 50); });
    }
    std::size_t reported() {
        const auto all = reports();
        return static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [](const auto& one) { return one.state == reports::ReportState::reported; }));
    }
    void open_periods() {
        db().write([](store::Transaction& tx) { reports::open_periods(tx, base::day_of(tx.now())); });
    }
    std::size_t remind() {
        return db().write([](store::Transaction& tx) { return mail::remind(tx); });
    }
};

}  // namespace spec
