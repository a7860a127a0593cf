#include "demonstration/honours.hpp"

#include "demonstration/script.hpp"
#include "honours/candidate.hpp"
#include "honours/proposal.hpp"

namespace demonstration {
namespace {

using honours::Consent;
using honours::DeedId;
using honours::Doer;
using honours::ModelId;

/// What the honours of the commune have in common, made once so that the next day finds them.
struct Honoured {
    DeedId rice;
};

struct Desk {
    store::Transaction& tx;
    const Cast& cast;
    const store::MasterKey& master;
    base::Who officer = who_is(tx, cast.players.at("canbo"));
    base::Who head = who_is(tx, cast.players.at("chutich"));

    base::Uuid body(const char* key) const { return cast.bodies.at(key).uuid; }
    DeedId noticed(const char* hamlet, Doer doer, const char* name, const char* words) const {
        return honours::notice(tx, master, officer,
                               {{tx.new_id()},
                                body("ubnd"),
                                cast.areas.at(hamlet).id,
                                base::day_of(tx.now()) - 1,
                                doer,
                                name,
                                words})
            .id;
    }
};

honours::Description rice_machine() {
    return {
        .kind = "rice_atm",
        .title = "ATM gạo nghĩa tình",
        .problem = "Nhiều nhà trọ và nhà neo người hết gạo mà ngại xin.",
        .how = "Mỗi lượt 2 kg, ai cần thì lấy, không hỏi tên. Tổ tự quản trực, ghi số lượt, hết gạo thì gọi kho xã.",
        .needs = "Một điểm có mái che, gần đường\nHai người trực mỗi buổi\n300 kg gạo cho tuần đầu",
        .steps = {{"Chọn điểm phát, báo Công an xã giữ khoảng cách", 1},
                  {"Xin gạo: kho xã, hợp tác xã, bà con", 3},
                  {"Xếp người trực, treo bảng hướng dẫn", 5},
                  {"Mở phát, đọc trên loa ba ngày đầu", 6},
                  {"Họp rút kinh nghiệm với bà con", 14}},
        .results = "Mỗi ngày 150 lượt, không phải xếp hàng; tuần thứ hai bà con góp thêm 420 kg.",
        .evidence = {"Sổ xuất kho của kho xã", "Bảng đếm lượt của tổ tự quản"}};
}

honours::Description hamlet_without_cases() {
    return {
        .kind = "hamlet",
        .title = "Thôn Bờ Đê cùng giữ thôn",
        .problem = "Người đi xa về không biết khai báo ở đâu.",
        .how = "Mỗi ngõ một người nhận tin, nhà có người về thì báo trước, tổ đến nhà giúp khai và mang đồ thiết yếu.",
        .needs = "Mười hai người nhận tin\nMột số điện thoại của thôn",
        .steps = {{"Họp ngõ, chọn người nhận tin", 3}, {"Phát số điện thoại của thôn tới từng nhà", 5}},
        .results = "Chưa đủ một tháng để nói.",
        .evidence = {}};
}

void notice_deeds(const Desk& desk, Honoured& known) {
    known.rice = desk.noticed("01", Doer::person, "Nguyễn Văn Thóc",
                              "Mười hôm liền chở gạo bằng xe ba gác tới từng nhà trọ, mưa cũng đi");
    honours::record_consent(desk.tx, desk.master, desk.officer, known.rice,
                            {Consent::given, "Cán bộ xã gặp tại nhà, bác ghi giấy đồng ý", "Bác Thóc, Thôn Bến Đò"},
                            honours::new_code());
    honours::publish(desk.tx, desk.head, known.rice);
    const auto cooking = desk.noticed("05", Doer::household, "Gia đình cô Vẹt",
                                      "Nấu ba mươi suất cơm mỗi trưa cho người trực chốt, không nhận tiền");
    honours::record_consent(desk.tx, desk.master, desk.officer, cooking,
                            {Consent::asked, "Tổ trưởng hỏi tại nhà, cô hẹn trả lời", ""}, "");
    honours::publish(desk.tx, desk.head, cooking);
}

void describe_models(const Desk& desk) {
    honours::describe(desk.tx, desk.officer, {{desk.tx.new_id()}, desk.body("ubnd"), hamlet_without_cases()});
    const ModelId rice{desk.tx.new_id()};
    honours::describe(desk.tx, desk.officer, {rice, desk.body("mttq"), rice_machine()});
    honours::publish_model(desk.tx, who_is(desk.tx, desk.cast.players.at("mttq")), rice);
}

/// The fishers' cooperative hamlet does what the Front did.
void copy_the_rice_machine(const Desk& desk) {
    const auto there =
        honours::models(desk.tx, desk.officer, {.body = {}, .kind = "rice_atm", .after = "", .limit = 1});
    honours::copy(desk.tx, desk.officer, there.items.front().id,
                  {{desk.tx.new_id()}, desk.body("thon-05"), base::day_of(desk.tx.now()), {}});
}

void propose_a_reward(const Desk& desk, const Honoured& known) {
    honours::propose(desk.tx, desk.master, who_is(desk.tx, desk.cast.players.at("mttq")),
                     {.id = {desk.tx.new_id()},
                      .body = desk.body("mttq"),
                      .decider = desk.body("ubnd"),
                      .doer = Doer::person,
                      .name = "Nguyễn Văn Thóc",
                      .ground = "helping",
                      .reward = "Giấy khen của Chủ tịch UBND xã",
                      .reason = "Mười hôm liền chở gạo tới nhà trọ, giúp hơn 60 lượt nhà.",
                      .deeds = {known.rice},
                      .models = {},
                      .records = "Sổ trực của tổ tự quản Thôn Bến Đò"});
}

void consider_the_title(const Desk& desk) {
    const auto today = base::day_of(desk.tx.now());
    const honours::RoundId round{desk.tx.new_id()};
    honours::open_round(desk.tx, desk.officer,
                        {.id = round,
                         .body = desk.body("ubnd"),
                         .year = static_cast<int>(base::parts_of(today).year()),
                         .title = "An toàn về Covid-19",
                         .words = "Người lao động được bảo vệ; báo cáo trung thực, kịp thời.",
                         .paper = "Kế hoạch số 10/KH-UBND, mục III.1f",
                         .criteria = {{"reports_in_time", 80}, {"tasks_in_time", 60}, {"commitments_counted", 100}}});
    for (const auto* key : {"tram-y-te", "truong-th", "mttq", "van-phong"})
        honours::nominate(desk.tx, desk.officer, round, {{desk.tx.new_id()}, desk.body(key), ""});
}

}  // namespace

Meanwhile honour_days(const Cast& cast, const store::MasterKey& master, base::Day today) {
    const auto known = std::make_shared<Honoured>();
    const auto at_the_desk = [&cast, &master](auto act) {
        return [&cast, &master, act](store::Transaction& tx) { act(Desk{tx, cast, master}); };
    };
    Meanwhile days;
    days.emplace(moment(today - 5, "10:40"), at_the_desk([known](const Desk& desk) { notice_deeds(desk, *known); }));
    days.emplace(moment(today - 4, "16:15"), at_the_desk(describe_models));
    days.emplace(moment(today - 3, "10:05"), at_the_desk(copy_the_rice_machine));
    days.emplace(moment(today - 2, "11:25"),
                 at_the_desk([known](const Desk& desk) { propose_a_reward(desk, *known); }));
    days.emplace(moment(today - 2, "16:40"), at_the_desk(consider_the_title));
    return days;
}

}  // namespace demonstration
