#include "demonstration/oversight.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "demonstration/script.hpp"
#include "oversight/care.hpp"
#include "oversight/finding.hpp"

namespace demonstration {
namespace {

using oversight::Answer;
using oversight::Finding;
using oversight::InspectedPlace;
using oversight::InspectionId;
using oversight::Kind;

struct Known {
    const char* name;
    Kind kind;
    const char* area;  ///< code of a hamlet; empty: the commune
    const char* body;  ///< when it is one of the bodies
};
constexpr std::array<Known, 10> known{{{"Trường Tiểu học Giao Xuân", Kind::school, "", "truong-th"},
                                       {"Trường Trung học cơ sở Giao Xuân", Kind::school, "", "truong-thcs"},
                                       {"Hợp tác xã nuôi ngao Cồn Sú", Kind::enterprise, "05", "hop-tac-xa"},
                                       {"Chợ Giao Xuân", Kind::enterprise, "", ""},
                                       {"Xưởng mộc Đồng Mới", Kind::enterprise, "03", ""},
                                       {"Lò gạch Cầu Gạch", Kind::enterprise, "07", ""},
                                       {"Cửa hàng vật tư nông nghiệp Bến Đò", Kind::enterprise, "01", ""},
                                       {"Nhà xe Giao Xuân – Nam Định", Kind::transport, "", ""},
                                       {"Nhà thờ Giáo xứ Cồn Sú", Kind::worship, "05", "giao-xu"},
                                       {"Điểm chi trả ở nhà văn hóa Bến Đò", Kind::payment, "01", ""}}};

struct Inspectors {
    store::Transaction& tx;
    const Cast& cast;
    base::Who officer = who_is(tx, cast.players.at("canbo"));
    base::Uuid committee = cast.bodies.at("ubnd").uuid;

    void write_places_down() const {
        for (const auto& one : known)
            oversight::add_place(tx, officer,
                                 {.id = {tx.new_id()},
                                  .added_by = committee,
                                  .kind = one.kind,
                                  .name = one.name,
                                  .area = *one.area ? cast.areas.at(one.area).id : cast.commune,
                                  .body = *one.body ? std::optional(cast.bodies.at(one.body).uuid) : std::nullopt});
        oversight::add(tx, officer,
                       {.id = {tx.new_id()},
                        .body = committee,
                        .kind = Kind::enterprise,
                        .title = "Chợ dân sinh",
                        .source = "Thông báo của UBND xã",
                        .valid_from = base::day_of(tx.now()),
                        .questions = {"Hai lối vào ra riêng", "Các sạp cách nhau ít nhất một mét",
                                      "Có chỗ rửa tay ở cổng chợ", "Giá hàng thiết yếu được ghi rõ"}});
    }

    InspectedPlace place(std::string_view name) const {
        const auto all = oversight::places(tx, officer, cast.commune, std::nullopt, "", known.size()).items;
        return *std::ranges::find(all, name, &InspectedPlace::name);
    }

    /// Everything is as it should be but the questions of these numbers.
    InspectionId inspect(std::string_view name, const std::string& list, const std::set<std::size_t>& wrong) const {
        const auto inspected = place(name);
        oversight::NewInspection wanted{.id = {tx.new_id()},
                                        .body = committee,
                                        .place = inspected.id,
                                        .day = base::day_of(tx.now()),
                                        .checklist = list,
                                        .people = "UBND xã, Trạm y tế, Mặt trận xã",
                                        .words = "",
                                        .answers = {},
                                        .pictures = {}};
        const auto questions = oversight::checklist_of(tx, list).questions.size();
        for (std::size_t number = 1; number <= questions; ++number)
            wanted.answers.push_back({wrong.contains(number) ? Answer::no : Answer::yes, ""});
        return oversight::record(tx, officer, wanted).line.id;
    }

    void find(InspectionId inspection, const char* words, std::int64_t question, base::Day due) const {
        oversight::write(tx, officer, inspection,
                         {.id = {tx.new_id()}, .words = words, .question = question, .corrector = {}, .due = due});
    }

    Finding open_finding(std::string_view place_name, oversight::FindingPart part) const {
        const auto all = oversight::findings(tx, officer, cast.commune, part, "", 50).items;
        return *std::ranges::find_if(all, [&](const Finding& one) { return one.place.name == place_name; });
    }
};

void go_round(store::Transaction& tx, const Cast& cast) {
    const Inspectors people{tx, cast};
    const auto today = base::day_of(tx.now());
    const auto school = people.inspect("Trường Tiểu học Giao Xuân", "school-1", {2});
    people.find(school, "Vòi rửa tay dãy nhà B hỏng, chưa có xà phòng", 2, today + 3);
    people.inspect("Trường Trung học cơ sở Giao Xuân", "school-1", {});
    const auto clams = people.inspect("Hợp tác xã nuôi ngao Cồn Sú", "enterprise-1", {4, 5});
    people.find(clams, "Chỗ phân loại ngao chưa đủ khẩu trang cho người làm ca đêm", 4, today + 2);
    people.find(clams, "Bếp ăn ca đêm chưa bố trí giãn cách", 5, today + 4);
    for (const auto* name : {"Chợ Giao Xuân", "Xưởng mộc Đồng Mới", "Lò gạch Cầu Gạch"})
        people.inspect(name, "enterprise-1", {});
    people.inspect("Cửa hàng vật tư nông nghiệp Bến Đò", "enterprise-1", {});
    people.inspect("Nhà thờ Giáo xứ Cồn Sú", "worship-1", {});
}

void put_right(store::Transaction& tx, const Cast& cast) {
    const Inspectors people{tx, cast};
    const auto head = who_is(tx, cast.players.at("truongth"));
    oversight::say_corrected(tx, head,
                             people.open_finding("Trường Tiểu học Giao Xuân", oversight::FindingPart::open).id,
                             {"Đã thay vòi, để xà phòng ở cả hai dãy nhà", std::nullopt});
    oversight::say_corrected(tx, people.officer,
                             people.open_finding("Hợp tác xã nuôi ngao Cồn Sú", oversight::FindingPart::open).id,
                             {"Hợp tác xã báo đã mua thêm 200 khẩu trang", std::nullopt});
}

void look_again(store::Transaction& tx, const Cast& cast) {
    const Inspectors people{tx, cast};
    const auto chairman = who_is(tx, cast.players.at("chutich"));
    oversight::verify(tx, people.officer,
                      people.open_finding("Trường Tiểu học Giao Xuân", oversight::FindingPart::waiting).id);
    oversight::verify(tx, chairman,
                      people.open_finding("Hợp tác xã nuôi ngao Cồn Sú", oversight::FindingPart::waiting).id);
    const auto coaches = people.inspect("Nhà xe Giao Xuân – Nam Định", "transport-1", {4});
    people.find(coaches, "Bến chưa có chỗ nghỉ cho lái xe đường dài", 4, base::day_of(tx.now()) + 6);
}

/// The Front supervises how support is paid out.
void supervise_payments(store::Transaction& tx, const Cast& cast) {
    const Inspectors people{tx, cast};
    const auto front = who_is(tx, cast.players.at("mttq"));
    oversight::NewInspection wanted{.id = {tx.new_id()},
                                    .body = cast.bodies.at("mttq").uuid,
                                    .place = people.place("Điểm chi trả ở nhà văn hóa Bến Đò").id,
                                    .day = base::day_of(tx.now()),
                                    .checklist = "payment-1",
                                    .people = "Mặt trận xã, Ban công tác Mặt trận thôn",
                                    .words = "Bà con được giải thích rõ",
                                    .answers = {},
                                    .pictures = {}};
    wanted.answers.resize(oversight::checklist_of(tx, wanted.checklist).questions.size());
    oversight::record(tx, front, wanted);
}

void look_after_those_on_duty(store::Transaction& tx, const Cast& cast) {
    const auto front = who_is(tx, cast.players.at("mttq"));
    const auto today = base::day_of(tx.now());
    using oversight::WantKind;
    oversight::look_after(
        tx, front,
        {.id = {tx.new_id()},
         .body = cast.bodies.at("mttq").uuid,
         .kind = occasions::PlaceKind::body,
         .unit = cast.bodies.at("cong-an").uuid,
         .day = today,
         .words = "Anh em trực chốt ba đêm liền, tinh thần tốt",
         .occasion = std::nullopt,
         .wants = {{{tx.new_id()}, WantKind::meals, "Bữa khuya cho ca đêm", "Hội Phụ nữ nấu cháo mỗi tối", {}, {}},
                   {{tx.new_id()},
                    WantKind::relief,
                    "Người thay ca để nghỉ một ngày",
                    "",
                    cast.bodies.at("quan-su").uuid,
                    today + 1},
                   {{tx.new_id()},
                    WantKind::protective_gear,
                    "Áo mưa và đèn pin",
                    "",
                    cast.bodies.at("ubnd").uuid,
                    today + 9}}});
}

}  // namespace

Meanwhile oversight_days(const Cast& cast, base::Day today) {
    Meanwhile days;
    days.emplace(moment(today - 9, "14:12"), [&cast](store::Transaction& tx) {
        Inspectors{tx, cast}.write_places_down();
    });
    days.emplace(moment(today - 8, "09:37"), [&cast](store::Transaction& tx) { go_round(tx, cast); });
    days.emplace(moment(today - 5, "15:43"), [&cast](store::Transaction& tx) { put_right(tx, cast); });
    days.emplace(moment(today - 3, "10:52"), [&cast](store::Transaction& tx) { look_again(tx, cast); });
    days.emplace(moment(today - 3, "16:58"), [&cast](store::Transaction& tx) { supervise_payments(tx, cast); });
    days.emplace(moment(today - 3, "19:41"), [&cast](store::Transaction& tx) { look_after_those_on_duty(tx, cast); });
    return days;
}

}  // namespace demonstration
