#include <doctest/doctest.h>

#include "bodies/body.hpp"
#include "campaigns/board.hpp"
#include "campaigns/totals.hpp"
#include "loudspeaker.hpp"
#include "problem_of.hpp"

using namespace campaigns;

namespace {

/// A committee that opens a campaign, with loudspeakers that say one message already.
struct Campaigning : Loudspeaker {
    base::Who lan = who("lan");
    base::Uuid committee = id("committee_a");
    CampaignId campaign = opened_campaign(wanted());

    NewCampaign wanted() {
        return {.id = {write([](store::Transaction& tx) { return tx.new_id(); })},
                .body = committee,
                .title = "Cao điểm",
                .paper = "",
                .begins = today,
                .ends = today + 20,
                .areas = {commune},
                .wishes = {{Kind::protection, 2, today + 3, committee}, {Kind::directive, 1, {}, {}}}};
    }
    CampaignId opened_campaign(const NewCampaign& sent) {
        return write([&](store::Transaction& tx) { return open(tx, lan, sent); }).announced.id;
    }
    std::string refused(const NewCampaign& sent) {
        return problem_of([&] { opened_campaign(sent); });
    }
    areas::AreaId hamlet(const std::string& name) {
        const auto admin = who("admin");
        return write([&](store::Transaction& tx) {
            return areas::open(tx, admin,
                               {.parent = commune, .kind = "thon", .name = name, .code = {}, .valid_from = today})
                .id;
        });
    }
    MessageId said(Kind kind, areas::AreaId area) {
        outreach::NewMessage sent;
        sent.body = committee;
        sent.content.kind = kind;
        sent.content.title = "Tin";
        sent.content.text = "Bà con rửa tay.";
        sent.content.from = today;
        sent.content.until = today + 9;
        sent.content.areas = {area};
        sent.content.channels = {outreach::Channel::page};
        write([&](store::Transaction& tx) {
            sent.id = {tx.new_id()};
            outreach::write(tx, son, sent);
            outreach::submit(tx, son, sent.id, {});
            outreach::decide(tx, dung, sent.id, {true, ""});
        });
        return sent.id;
    }
    void tied(MessageId one) {
        write([&](store::Transaction& tx) { tie(tx, son, campaign, one); });
    }
    Board board_now() {
        return write([&](store::Transaction& tx) { return board(tx, lan, campaign); });
    }
    NewTotals few() {
        return {.id = {write([](store::Transaction& tx) { return tx.new_id(); })},
                .body = committee,
                .from = today,
                .until = today,
                .reminded = 12,
                .handled = 3,
                .source = "Báo cáo tuần"};
    }
    Totals told(const NewTotals& sent) {
        return write([&](store::Transaction& tx) { return tell_totals(tx, son, campaign, sent); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Campaigning, "a hamlet for which nothing is said in a group is shown with what is missing") {
    const auto near = hamlet("Thôn Bến");
    const auto far = hamlet("Thôn Đình");
    tied(said(Kind::protection, near));
    tied(said(Kind::risk, commune));
    const auto shown = board_now();
    REQUIRE(shown.places.size() >= 2);
    for (const auto& place : shown.places) {
        CHECK(place.approved == (place.area.id == near.uuid ? 2 : 1));
        CHECK(std::ranges::find(place.missing, Kind::directive) != place.missing.end());
        CHECK(std::ranges::find(place.missing, Kind::risk) == place.missing.end());
        if (place.area.id == far.uuid) CHECK(std::ranges::find(place.missing, Kind::protection) != place.missing.end());
    }
}

TEST_CASE_FIXTURE(Campaigning, "a group is late once its day is over and too little was approved") {
    tied(said(Kind::protection, commune));
    const auto late = [&] {
        const auto groups_now = board_now().groups;
        return std::ranges::find(groups_now, Kind::protection, &GroupStanding::group)->is_late;
    };
    CHECK_FALSE(late());
    pass_days(4);
    CHECK(late());
    tied(said(Kind::protection, commune));
    CHECK_FALSE(late());
}

TEST_CASE_FIXTURE(Campaigning, "what loudspeakers read out is counted by group") {
    tied(message);
    pass_days(2);
    write([&](store::Transaction& tx) {
        broadcasts::tell(tx, son, cluster, {{today + 1, 330, false}, broadcasts::Outcome::played, ""});
    });
    const auto heard = write([&](store::Transaction& tx) { return plays(tx, lan, campaign); });
    REQUIRE(heard.size() == groups.size());
    CHECK(heard.front().group == Kind::directive);
    CHECK(heard.front().played == 1);
    CHECK(heard.front().gaps > 0);
    CHECK(heard.back().played == 0);
}

TEST_CASE_FIXTURE(Campaigning, "one to four are never written down, and said as a few") {
    const auto totals = told(few());
    CHECK_FALSE(totals.handled);
    CHECK(totals.reminded == 12);
    CHECK(write([&](store::Transaction& tx) {
        return tx.run("SELECT handled FROM campaign_totals").front().is_null("handled");
    }));
    const auto words = totals_words(totals);
    CHECK(words.find("nhắc nhở 12 trường hợp và xử lý một vài trường hợp") != std::string::npos);
    CHECK(outreach::check_tone(totals_title(totals) + ".\n" + words).empty());
    auto none = few();
    none.handled = 0;
    CHECK(totals_words(told(none)).find("xử lý") == std::string::npos);
}

TEST_CASE_FIXTURE(Campaigning, "totals are told for a commune, never for a hamlet") {
    auto sent = few();
    const auto area = hamlet("Thôn Bến");
    sent.body = write([&](store::Transaction& tx) {
        return bodies::open(tx, lan,
                            {.kind = "hamlet",
                             .name = "Ban quản lý Thôn Bến",
                             .area = area,
                             .parent = {},
                             .aliases = {},
                             .founding = {},
                             .valid_from = {}})
            .id.uuid;
    });
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { tell_totals(tx, lan, campaign, sent); }); }) ==
          "campaign.totals_too_small");
}

TEST_CASE_FIXTURE(Campaigning, "a title that is too long, or an area twice, is not kept") {
    auto sent = wanted();
    sent.title = std::string(301, 'x');
    CHECK(refused(sent) == "campaign.text_too_long");
    sent = wanted();
    sent.areas = {commune, commune};
    opened_campaign(sent);
    CHECK(write([&](store::Transaction& tx) { return get(tx, lan, sent.id); }).announced.places.size() == 1);
}
