#include <doctest/doctest.h>

#include "alerts/alert.hpp"
#include "alerts/issue.hpp"
#include "cast.hpp"
#include "problem_of.hpp"
#include "project_file.hpp"
#include "store/values.hpp"

using namespace alerts;

namespace {

const base::Instant summer = *base::parse_instant("2021-06-11T01:00:00Z");

std::string with(std::string text, const std::string& old, const std::string& replacement) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), replacement);
}

std::string signed_storm() {
    return spec::file_of("spec/alerts/storm.signed.cap");
}
std::string service() {
    return spec::file_of("spec/alerts/sender.pem");
}
std::string office() {
    return spec::file_of("spec/alerts/office_of_the_tests.pem");
}

Seal seal_of(const std::string& xml, const std::vector<std::string>& certificates = {office(), service()},
             base::Instant at = summer) {
    return check(sources::read_cap(xml), xml, certificates, at).seal;
}

std::string refusal_of(const std::string& xml) {
    return problem_of([&] { sources::read_cap(xml); });
}

Priority priority_with(const std::string& urgency, const std::string& severity, const std::string& certainty) {
    sources::CapAlert alert;
    alert.status = "Actual";
    alert.msg_type = "Alert";
    alert.infos.resize(1);
    alert.infos[0].urgency = urgency;
    alert.infos[0].severity = severity;
    alert.infos[0].certainty = certainty;
    return priority_of(alert);
}

/// A message that was written and approved.
struct Said : spec::Cast {
    outreach::MessageId message{*base::parse_uuid("01890000-0000-7000-8000-0000000000b1")};

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    void say(Priority priority) {
        const auto writer = who("lan");
        const auto head = who("dung");
        const auto body = id("committee_a");
        const areas::AreaId commune{id("commune_a")};
        write([&](store::Transaction& tx) {
            const auto today = base::day_of(tx.now());
            outreach::Content content;
            content.priority = priority;
            content.title = "Nước sông lên <nhanh>";
            content.text = "Bà con ven sông lên nhà văn hoá & trường học.";
            content.translations = {{"en", "The river rises", "Go to the school."}};
            content.from = content.until = today;
            content.areas = {commune};
            content.channels = {outreach::Channel::loudspeakers};
            outreach::write(tx, writer, {message, body, content});
            outreach::submit(tx, writer, message, {});
            return outreach::decide(tx, head, message, {true, "Đúng"});
        });
    }
    void bring_up_to_date() {
        write([&](store::Transaction& tx) { issue(tx, message, Status::actual, false); });
    }
    std::vector<std::string> issued() {
        return write([&](store::Transaction& tx) {
            return store::all([](const store::Row& row) { return row.text("xml"); },
                              tx.run("SELECT xml FROM alert_issue ORDER BY number", {}));
        });
    }
    void withdraw() {
        const auto head = who("dung");
        write([&](store::Transaction& tx) { return outreach::withdraw(tx, head, message, "Nước đã rút"); });
        bring_up_to_date();
    }
};

}  // namespace

TEST_CASE("an alert is believed when a certificate of the administrator vouches for it") {
    CHECK(seal_of(signed_storm()) == Seal::trusted);
    CHECK(check(sources::read_cap(signed_storm()), signed_storm(), {office(), service()}, summer).certificate ==
          service());
    CHECK(seal_of(signed_storm(), {office()}) == Seal::unknown);
    CHECK(seal_of(signed_storm(), {}) == Seal::unknown);
    CHECK(seal_of(spec::file_of("spec/alerts/storm.cap")) == Seal::none);
}

TEST_CASE("a certificate vouches only while it holds") {
    CHECK(seal_of(signed_storm(), {service()}, *base::parse_instant("2020-06-11T01:00:00Z")) == Seal::unknown);
}

TEST_CASE("a word that was changed breaks the signature") {
    CHECK(seal_of(with(signed_storm(), "Xã An Khê; Xã An Đồng", "Xã An Khê")) == Seal::broken);
}

TEST_CASE("a signature over less than the whole alert proves nothing") {
    CHECK(seal_of(with(signed_storm(), "<Reference URI=\"\">", "<Reference URI=\"#info\">")) == Seal::broken);
    CHECK(seal_of(with(signed_storm(), "http://www.w3.org/2001/10/xml-exc-c14n#\"/></Transforms>",
                       "http://www.w3.org/TR/1999/REC-xpath-19991116\"/></Transforms>")) == Seal::broken);
    CHECK(seal_of(with(signed_storm(), "xmldsig-more#rsa-sha256", "xmldsig#rsa-sha1")) == Seal::broken);
    CHECK(seal_of(with(signed_storm(), "</alert>", "<Signature/></alert>")) == Seal::broken);
}

TEST_CASE("a comment, which a signature does not see, hides no word") {
    const auto parted = with(signed_storm(), "Tối nay bão vào bờ", "Tối nay<!-- --> bão vào bờ");
    CHECK(seal_of(parted) == Seal::trusted);
    CHECK(title_of(info_for_people(sources::read_cap(parted))) == "Tối nay bão vào bờ");
}

TEST_CASE("what is no alert of this standard is refused") {
    const auto storm = spec::file_of("spec/alerts/storm.cap");
    CHECK(refusal_of("Kế hoạch") == "document.not_cap");
    CHECK(refusal_of(with(storm, "cap:1.2", "cap:1.1")) == "document.not_cap");
    CHECK(refusal_of(with(storm, ">Severe<", ">Terrible<")) == "document.not_cap");
    CHECK(refusal_of(with(storm, "<sender>baotin@khituong.example</sender>", "")) == "document.not_cap");
    CHECK(refusal_of(with(storm, "<alert ", "<!DOCTYPE alert [<!ENTITY a \"b\">]><alert ")) == "document.not_cap");
    CHECK(refusal_of(with(storm, "Xã An Khê", std::string(sources::largest_cap, 'a'))) == "document.too_large");
}

TEST_CASE("an emergency is what threatens lives now; what is soon comes first; the rest is ordinary") {
    CHECK(priority_with("Immediate", "Extreme", "Observed") == Priority::emergency);
    CHECK(priority_with("Immediate", "Severe", "Unlikely") == Priority::priority);
    CHECK(priority_with("Expected", "Severe", "Likely") == Priority::priority);
    CHECK(priority_with("Expected", "Moderate", "Likely") == Priority::priority);
    CHECK(priority_with("Future", "Extreme", "Likely") == Priority::ordinary);
    CHECK(priority_with("Immediate", "Minor", "Observed") == Priority::ordinary);
}

TEST_CASE_FIXTURE(Said, "an urgent message goes out as an alert, and as a Cancel of it when it is withdrawn") {
    say(Priority::emergency);
    bring_up_to_date();
    bring_up_to_date();
    REQUIRE(issued().size() == 1);
    const auto alert = sources::read_cap(issued()[0]);
    CHECK(alert.msg_type == "Alert");
    CHECK(alert.status == "Actual");
    CHECK(alert.infos.size() == 2);
    CHECK(alert.infos[0].headline == "Nước sông lên <nhanh>");
    CHECK(alert.infos[0].areas[0].description == "Xã An Khê");
    CHECK(alert.infos[1].language == "en");
    CHECK(priority_of(alert) == Priority::emergency);
    withdraw();
    REQUIRE(issued().size() == 2);
    const auto cancel = sources::read_cap(issued()[1]);
    CHECK(cancel.msg_type == "Cancel");
    CHECK(cancel.references ==
          std::vector<std::string>{alert.sender + "," + alert.identifier + ",2021-06-11T08:00:00+07:00"});
    CHECK(cancel.identifier != alert.identifier);
    const auto head = who("dung");
    write([&](store::Transaction& tx) { return outreach::put_back(tx, head, message); });
    bring_up_to_date();
    CHECK(sources::read_cap(issued().at(2)).msg_type == "Alert");
}

TEST_CASE_FIXTURE(Said, "the feed leads to every issue, the newest first") {
    say(Priority::priority);
    bring_up_to_date();
    withdraw();
    write([&](store::Transaction& tx) {
        const auto feed = alert_feed(tx, "https://xa.example");
        CHECK(feed.find("Đã rút: Nước sông lên &lt;nhanh&gt;") < feed.find("<title>Nước sông lên"));
        const auto rows = tx.run("SELECT id FROM alert_issue", {});
        for (const auto& row : rows)
            CHECK(feed.find("https://xa.example/cap/" + base::to_string(row.uuid("id")) + ".cap") != std::string::npos);
    });
}

TEST_CASE_FIXTURE(Said, "an ordinary message is no alert") {
    say(Priority::ordinary);
    bring_up_to_date();
    CHECK(issued().empty());
}

TEST_CASE_FIXTURE(Said, "with a key in the data folder alerts go out signed, and others can check it") {
    say(Priority::emergency);
    for (auto& job : jobs_of(Status::exercise, spec::project_folder() / "spec/alerts/office_of_the_tests.pem"))
        job.run(db());
    REQUIRE(issued().size() == 1);
    CHECK(seal_of(issued()[0]) == Seal::trusted);
    CHECK(sources::read_cap(issued()[0]).status == "Exercise");
    // alert.not_signed
    CHECK(problem_of([&] { signed_xml(issued()[0], "không phải khoá"); }) == "alert.not_signed");
}
