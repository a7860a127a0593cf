#include "demonstration/campaigns.hpp"

#include "campaigns/board.hpp"
#include "campaigns/totals.hpp"
#include "demonstration/script.hpp"

namespace demonstration {
namespace {

using campaigns::CampaignId;
using outreach::Kind;

constexpr int days_open = 25;

struct Said {
    Kind kind;
    const char* title;
    const char* text;
};
constexpr Said said[] = {
    {Kind::directive, "Xã mở đợt cao điểm phòng, chống dịch",
     "Từ hôm nay xã mở đợt cao điểm phòng, chống dịch. Mỗi thôn nghe loa ba lần một ngày; có gì chưa rõ, bà con hỏi "
     "trưởng thôn hoặc gọi trạm y tế xã."},
    {Kind::duty, "Việc của mỗi nhà",
     "Mỗi nhà giữ vệ sinh, khai báo khi có người đi xa về, và hỏi thăm nhà bên cạnh khi họ phải ở trong nhà."},
};

struct Newsroom {
    store::Transaction& tx;
    const Cast& cast;
    base::Who officer = who_is(tx, cast.players.at("canbo"));
    base::Who head = who_is(tx, cast.players.at("chutich"));
    base::Uuid body = cast.bodies.at("ubnd").uuid;
    base::Day today = base::day_of(tx.now());

    CampaignId open() const {
        const auto soon = today + 7;
        const auto radio = cast.bodies.at("dai").uuid;
        return campaigns::open(tx, officer,
                               {.id = {tx.new_id()},
                                .body = body,
                                .title = "Đợt cao điểm tuyên truyền phòng, chống dịch",
                                .paper = "Kế hoạch số 10/KH-UBND, mục II.3",
                                .begins = today,
                                .ends = today + days_open,
                                .areas = {cast.commune},
                                .wishes = {{Kind::directive, 1, soon, body},
                                           {Kind::risk, 2, soon, cast.bodies.at("tram-y-te").uuid},
                                           {Kind::duty, 2, {}, radio},
                                           {Kind::protection, 3, {}, cast.bodies.at("tram-y-te").uuid},
                                           {Kind::violations, 1, today + days_open, body}}})
            .announced.id;
    }
    CampaignId opened() const { return campaigns::campaigns(tx, officer, cast.commune, "", 1).items.front().id; }
    void say(CampaignId campaign, const Said& one) const {
        const outreach::MessageId id{tx.new_id()};
        const outreach::Content content{.kind = one.kind,
                                        .title = one.title,
                                        .text = one.text,
                                        .translations = {},
                                        .source = "Ủy ban nhân dân xã",
                                        .from = today,
                                        .until = today + days_open,
                                        .areas = {cast.commune},
                                        .channels = {outreach::Channel::page},
                                        .picture = {},
                                        .recording = {}};
        outreach::write(tx, officer, {id, body, content});
        campaigns::tie(tx, officer, campaign, id);
        outreach::submit(tx, officer, id, {});
        outreach::decide(tx, head, id, {true, "Đã đọc, lời dễ nghe"});
    }
    void tie_what_is_said(CampaignId campaign, Kind kind) const {
        outreach::Query query;
        query.body = body;
        query.state = outreach::State::approved;
        query.kind = kind;
        for (const auto& one : outreach::messages(tx, officer, query).items)
            campaigns::tie(tx, officer, campaign, one.id);
    }
};

void open_the_campaign(store::Transaction& tx, const Cast& cast) {
    const Newsroom room{tx, cast};
    const auto campaign = room.open();
    for (const auto& one : said) room.say(campaign, one);
    room.tie_what_is_said(campaign, Kind::protection);
}

void tell_the_totals(store::Transaction& tx, const Cast& cast) {
    const Newsroom room{tx, cast};
    const auto told = campaigns::tell_totals(tx, room.officer, room.opened(),
                                             {.id = {tx.new_id()},
                                              .body = room.body,
                                              .from = room.today - 7,
                                              .until = room.today,
                                              .reminded = 23,
                                              .handled = 2,
                                              .source = "Báo cáo tuần của Công an xã"});
    campaigns::draft_totals(tx, room.officer, told.id, {{tx.new_id()}});
}

}  // namespace

Meanwhile campaign_days(const Cast& cast, base::Day today) {
    Meanwhile days;
    days.emplace(moment(today - 3, "14:12"), [&cast](store::Transaction& tx) { open_the_campaign(tx, cast); });
    days.emplace(moment(today - 2, "16:48"), [&cast](store::Transaction& tx) { tell_the_totals(tx, cast); });
    return days;
}

}  // namespace demonstration
