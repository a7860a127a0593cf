#include "demonstration/loudspeakers.hpp"

#include "alerts/issue.hpp"
#include "broadcasts/log.hpp"
#include "broadcasts/tour.hpp"
#include "demonstration/script.hpp"

namespace demonstration {
namespace {

using broadcasts::Outcome;
using outreach::Kind;
using outreach::Priority;

constexpr int days_on_air = 14;
constexpr std::int64_t morning = 5 * 60 + 30;
constexpr std::int64_t noon = 11 * 60;
constexpr std::int64_t evening = 17 * 60;

struct Told {
    Kind kind;
    Priority priority;
    const char* title;
    const char* text;
    const char* source;
};
constexpr Told told[] = {
    {Kind::protection, Priority::ordinary, "Ra khỏi nhà, nhớ mấy việc",
     "Bà con đeo khẩu trang khi ra khỏi nhà, rửa tay bằng xà phòng khi về. Ai sốt, ho thì ở nhà và gọi trạm y tế xã, "
     "cán bộ sẽ đến tận nơi.",
     "Trạm y tế xã Giao Xuân"},
    {Kind::transport, Priority::priority, "Giờ xe nông sản qua chốt",
     "Từ thứ hai, chốt đầu xã cho xe chở nông sản qua từ 4 giờ đến 7 giờ sáng. Bà con chuẩn bị giấy tờ xe, đeo khẩu "
     "trang, không phải chờ lâu.",
     "Ủy ban nhân dân xã"},
    {Kind::good_deed, Priority::ordinary, "Phiên chợ 0 đồng ở đình làng",
     "Các tổ tự quản đã giữ phiên chợ 0 đồng ba ngày liền, hơn trăm lượt nhà có rau, có gạo. Ai còn rau, còn gạo xin "
     "góp thêm một ít; ai cần cứ đến lấy.",
     "Mặt trận Tổ quốc xã"},
};

struct Studio {
    store::Transaction& tx;
    const Cast& cast;
    base::Who officer = who_is(tx, cast.players.at("canbo"));
    base::Who head = who_is(tx, cast.players.at("chutich"));
    base::Uuid body = cast.bodies.at("ubnd").uuid;

    void open(const char* name, areas::AreaId area) const {
        broadcasts::open_cluster(tx, officer,
                                 {{tx.new_id()}, body, name, {area}, std::nullopt, {morning, noon, evening}});
    }
    void send_out(const Told& one) const {
        const auto today = base::day_of(tx.now());
        const outreach::Content content{.kind = one.kind,
                                        .priority = one.priority,
                                        .title = one.title,
                                        .text = one.text,
                                        .translations = {},
                                        .source = one.source,
                                        .from = today,
                                        .until = today + days_on_air,
                                        .areas = {cast.commune},
                                        .channels = {outreach::Channel::page, outreach::Channel::loudspeakers},
                                        .picture = {},
                                        .recording = {}};
        const outreach::MessageId id{tx.new_id()};
        outreach::write(tx, officer, {id, body, content});
        outreach::submit(tx, officer, id, {});
        outreach::decide(tx, head, id, {true, "Đã đọc, lời dễ nghe"});
        alerts::issue(tx, id, alerts::Status::exercise, false);
    }
    void tell(const std::string& cluster, std::int64_t minute, Outcome outcome, const char* reason) const {
        for (const auto& one : broadcasts::clusters(tx, officer, cast.commune, "", 50).items)
            if (one.name == cluster)
                broadcasts::tell(tx, officer, one.id, {{base::day_of(tx.now()), minute, false}, outcome, reason});
    }
};

constexpr const char* centre = "Loa trung tâm xã";
constexpr const char* shore = "Loa Cồn Sú";

void set_up(store::Transaction& tx, const Cast& cast) {
    const Studio studio{tx, cast};
    studio.open(centre, cast.commune);
    studio.open(shore, cast.areas.at("05").id);
    for (const auto& one : told) studio.send_out(one);
    broadcasts::add_tour(
        tx, studio.officer,
        {{tx.new_id()}, studio.body, cast.areas.at("08").id, 16 * 60, 17 * 60, "Từ đình làng ra bờ lạch, vòng về chợ"});
}

}  // namespace

Meanwhile loudspeaker_days(const Cast& cast, base::Day today) {
    Meanwhile days;
    days.emplace(moment(today - 4, "09:15"), [&cast](store::Transaction& tx) { set_up(tx, cast); });
    days.emplace(moment(today - 3, "06:05"), [&cast](store::Transaction& tx) {
        Studio{tx, cast}.tell(centre, morning, Outcome::played, "");
    });
    days.emplace(moment(today - 3, "11:35"), [&cast](store::Transaction& tx) {
        Studio{tx, cast}.tell(centre, noon, Outcome::played, "");
        Studio{tx, cast}.tell(shore, noon, Outcome::failed, "Mất điện cả thôn");
    });
    days.emplace(moment(today - 2, "06:07"), [&cast](store::Transaction& tx) {
        Studio{tx, cast}.tell(centre, morning, Outcome::played, "");
        Studio{tx, cast}.tell(shore, morning, Outcome::played, "");
    });
    return days;
}

}  // namespace demonstration
