#include "demonstration/commitments.hpp"

#include <algorithm>
#include <array>

#include "commitments/signing.hpp"
#include "demonstration/script.hpp"

namespace demonstration {
namespace {

using commitments::Drive;
using commitments::Part;

constexpr int days_ago = 9;
constexpr int days_open = 19;
/// Of a hundred households of a hamlet, by turns: some are far, some have just begun.
constexpr std::array<std::int64_t, 4> percent_signed{92, 78, 85, 41};

struct Office {
    const char* body;
    const char* group;
    std::int64_t members;
    std::int64_t signatures;
};
constexpr std::array<Office, 6> offices{{{"truong-th", "pupil", 214, 214},
                                         {"truong-thcs", "pupil", 187, 163},
                                         {"truong-thcs", "teacher", 21, 21},
                                         {"tram-y-te", "official", 6, 6},
                                         {"hop-tac-xa", "enterprise", 34, 12},
                                         {"giao-xu", "parish", 1, 0}}};

struct Callers {
    store::Transaction& tx;
    const Cast& cast;
    base::Who officer = who_is(tx, cast.players.at("canbo"));

    Drive call() const {
        const auto today = base::day_of(tx.now());
        auto drive = commitments::open(tx, officer,
                                       {.id = {tx.new_id()},
                                        .body = cast.bodies.at("ubnd").uuid,
                                        .title = "Ký cam kết thực hiện phòng, chống dịch",
                                        .words = "Đeo khẩu trang nơi công cộng, rửa tay thường xuyên\n"
                                                 "Khai báo với trạm y tế khi đi từ vùng dịch về\n"
                                                 "Không tụ tập đông người khi chưa cần thiết\n"
                                                 "Giúp đỡ nhà bên cạnh khi phải cách ly",
                                        .paper = "Kế hoạch số 10/KH-UBND, mục II.2",
                                        .begins = today,
                                        .ends = today + days_open},
                                       commitments::new_code());
        drive = commitments::add_hamlets(tx, officer, drive.promise.id);
        for (const auto& one : offices)
            drive = commitments::add_part(tx, officer, drive.promise.id,
                                          {.id = {tx.new_id()},
                                           .body = cast.bodies.at(one.body).uuid,
                                           .group = one.group,
                                           .members = one.members,
                                           .members_source = "Danh sách đơn vị"});
        return drive;
    }

    void count(const Part& part, std::int64_t signatures) const {
        if (signatures == 0) return;
        commitments::count(tx, officer, part.id,
                           {.id = {tx.new_id()}, .day = base::day_of(tx.now()), .signatures = signatures, .words = ""});
    }
};

void call_for_commitments(store::Transaction& tx, const Cast& cast) {
    Callers{tx, cast}.call();
}

Drive called(store::Transaction& tx, const Cast& cast, const base::Who& officer) {
    const auto page = commitments::drives(tx, officer, cast.commune, "", 1);
    return commitments::get(tx, officer, page.items.front().id);
}

void count_the_sheets(store::Transaction& tx, const Cast& cast) {
    const Callers people{tx, cast};
    const auto drive = called(tx, cast, people.officer);
    std::size_t hamlet = 0;
    for (const auto& part : drive.parts)
        if (part.group == "household")
            people.count(part, part.members.value_or(0) * percent_signed.at(hamlet++ % percent_signed.size()) / 100);
    for (const auto& one : offices)
        for (const auto& part : drive.parts)
            if (part.body.id == cast.bodies.at(one.body).uuid && part.group == one.group)
                people.count(part, one.signatures);
}

/// A few sign at home, by the code of the sheet.
void sign_by_telephone(store::Transaction& tx, const Cast& cast) {
    const auto drive = called(tx, cast, who_is(tx, cast.players.at("canbo")));
    const auto households = std::ranges::find(drive.parts, "household", &Part::group)->id;
    for (int i = 0; i < 7; ++i) commitments::sign(tx, drive.promise.code, households);
}

}  // namespace

Meanwhile commitment_days(const Cast& cast, base::Day today) {
    Meanwhile days;
    days.emplace(moment(today - days_ago, "08:40"),
                 [&cast](store::Transaction& tx) { call_for_commitments(tx, cast); });
    days.emplace(moment(today - 3, "16:25"), [&cast](store::Transaction& tx) { count_the_sheets(tx, cast); });
    days.emplace(moment(today - 2, "19:35"), [&cast](store::Transaction& tx) { sign_by_telephone(tx, cast); });
    return days;
}

}  // namespace demonstration
