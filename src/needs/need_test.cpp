#include <doctest/doctest.h>

#include "calendar/calendar.hpp"
#include "cast.hpp"
#include "households/household.hpp"
#include "needs/asker.hpp"
#include "needs/board.hpp"
#include "needs/message.hpp"
#include "needs/of_household.hpp"
#include "needs/offer.hpp"
#include "needs/portal.hpp"
#include "needs/step.hpp"
#include "problem_of.hpp"
#include "store/counters.hpp"
#include "teams/team.hpp"

using namespace needs;

namespace {

constexpr std::string_view number_of_cam = "0400123456";

/// The cast, with a team in a hamlet of commune A and one household that it looks after.
struct Street : spec::Cast {
    const store::MasterKey& master = app().master;
    base::Who lan = who("lan");
    base::Who mat = who("mat");
    base::Who nobody;
    areas::AreaId commune{id("commune_a")};
    areas::AreaId hamlet;
    base::Uuid team;
    households::HouseholdId home;

    Street() {
        const auto admin = who("admin");
        db().write([&](store::Transaction& tx) {
            hamlet = areas::open(tx, admin,
                                 {.parent = commune,
                                  .kind = "thon",
                                  .name = "Thôn Bến Đò",
                                  .code = "",
                                  .valid_from = *base::make_day(2021, 1, 1)})
                         .id;
            team = teams::form(tx, lan,
                               {.area = hamlet,
                                .kind = "self_managed_team",
                                .name = "Tổ tự quản số 1",
                                .decision_number = {},
                                .decision_day = {},
                                .leader = "Mai Thị Na",
                                .members = {"Bùi Văn Lựu"}})
                       .uuid;
            home =
                households::enter(tx, master, lan,
                                  {.area = hamlet,
                                   .people = 2,
                                   .record = {.address = "Ngõ 2", .members = {{"Đỗ Thị Cam", {}, {}}}, .hardship = {}},
                                   .valid_from = {}});
            households::hand_to(tx, lan, {home}, team);
        });
    }

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    template <class F>
    auto read(F verb) {
        return db().read([&](store::Transaction& tx) { return verb(tx); });
    }

    NewNeed of_home(std::string kind = "food") {
        return {.id = {},
                .area = {},
                .household = home,
                .source = Source::team,
                .kind = std::move(kind),
                .wait = Wait::days,
                .asker = {}};
    }
    NewNeed by_phone(std::string kind = "food") {
        return {.id = {},
                .area = hamlet,
                .household = {},
                .source = Source::web,
                .kind = std::move(kind),
                .wait = Wait::days,
                .asker = {.name = "Đỗ Thị Cam",
                          .phone = std::string(number_of_cam),
                          .address = {},
                          .words = {},
                          .neighbour = {}}};
    }
    Receipt open(const NewNeed& wanted, const base::Who& by, std::optional<base::Instant> happened = {}) {
        return write([&](auto& tx) { return needs::open(tx, master, by, wanted, new_code(), happened); });
    }
    Receipt open(const NewNeed& wanted) { return open(wanted, lan); }
    void look_at(NeedId need, Urgency urgency = Urgency::soon) {
        write([&](auto& tx) {
            return triage(tx, master, lan, need,
                          {.kind = "food", .urgency = urgency, .groups = {}, .promised = {}, .words = {}});
        });
    }
    void give(NeedId need, const base::Uuid& body) {
        write([&](auto& tx) { return assign(tx, master, lan, need, body, {}); });
    }
    void finish(NeedId need) {
        write([&](auto& tx) { return needs::finish(tx, master, lan, need, {"helped", {}}); });
    }
    Need seen(NeedId need) {
        return read([&](auto& tx) { return get(tx, lan, need); });
    }
    std::int64_t counted(std::string_view indicator) {
        return read([&](auto& tx) {
            return store::counted(tx, hamlet.uuid, indicator, *base::make_day(2021, 1, 1), *base::make_day(2022, 1, 1));
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Street, "what is open for a household is told to whoever stands at its door") {
    const auto food = open(of_home());
    open(by_phone("baby"));
    const auto open_ones = read([&](auto& tx) { return open_of(tx, home); });
    REQUIRE(open_ones.size() == 1);
    CHECK(open_ones.front().id == food.id);
    look_at(food.id);
    give(food.id, team);
    finish(food.id);
    CHECK(read([&](auto& tx) { return open_of(tx, home); }).empty());
}

TEST_CASE_FIXTURE(Street,
                  "the nearest is the household's team, then teams of the hamlet, the Front and the committee") {
    const auto nearness_of = [&](NeedId need) {
        std::vector<Nearness> found;
        for (const auto& one : read([&](auto& tx) { return nearest(tx, need); })) found.push_back(one.nearness);
        return found;
    };
    using enum Nearness;
    CHECK(nearness_of(open(of_home()).id) == std::vector{household_team, front, committee});
    CHECK(nearness_of(open(by_phone("baby")).id) == std::vector{hamlet_team, front, committee});
}

TEST_CASE_FIXTURE(Street, "a need that a phone could not send for two days is due from when it was written") {
    const auto written = base::parse_instant("2021-06-09T01:00:00Z");
    const auto need = seen(open(of_home(), lan, written).id);
    CHECK(base::to_string(need.asked_at) == "2021-06-09T01:00:00.000Z");
    CHECK(need.is_late);
}

TEST_CASE_FIXTURE(Street, "an urgent need is due within four working hours, and others when somebody promises") {
    const auto urgent = open(of_home()).id;
    look_at(urgent, Urgency::urgent);
    const auto due = read([&](auto& tx) { return calendar::add_working_hours(tx, tx.now(), 4); });
    CHECK(seen(urgent).due_at == due);
    const auto soon = open(by_phone("baby")).id;
    look_at(soon, Urgency::soon);
    CHECK_FALSE(seen(soon).due_at);
}

TEST_CASE_FIXTURE(Street, "after a fortnight the same telephone asks for something new") {
    CHECK_FALSE(open(by_phone()).looks_alike);
    pass_days(13);
    CHECK(open(by_phone()).looks_alike);
    pass_days(15);
    CHECK_FALSE(open(by_phone()).looks_alike);
}

TEST_CASE_FIXTURE(Street, "counts and counters are what the needs say, whatever was done and taken back") {
    const auto done = open(of_home()).id;
    look_at(done);
    give(done, team);
    finish(done);
    const auto twin = open(of_home()).id;
    write([&](auto& tx) { return join(tx, lan, twin, done); });
    write([&](auto& tx) { return take_back(tx, lan, twin); });
    const auto refused = open(by_phone("baby"), nobody);
    write([&](auto& tx) { return refuse(tx, master, lan, refused.id, {"cannot", {}}); });
    write([&](auto& tx) { return appeal(tx, master, refused.code, "Xin xem lại"); });
    CHECK(counted(asked_indicator) == 3);
    CHECK(counted(open_indicator) == 2);
    read([&](auto& tx) {
        CHECK(miscounts(tx).empty());
        for (const auto& indicator : needs::indicators()) CHECK(store::disagreements(tx, indicator).empty());
    });
    const auto counts = [&] { return read([&](auto& tx) { return sum(counts_of_commune(tx, commune.uuid)); }); };
    const auto kept = base::to_json(counts());
    write([&](auto& tx) { rebuild_counts(tx); });
    CHECK(base::to_json(counts()) == kept);
    CHECK(kept == R"({"open":2,"late":0,"received":1,"waits":1,"appealed":1,"done":1,"refused":0})");
}

TEST_CASE_FIXTURE(Street, "the board goes on after the last need seen") {
    std::vector<NeedId> opened;
    for (const auto* kind : {"food", "baby", "care"}) {
        opened.push_back(open(by_phone(kind)).id);
        look_at(opened.back(), Urgency::urgent);
    }
    std::vector<NeedId> walked;
    std::string after;
    for (int page = 0; page < 3; ++page) {
        const auto found = read([&](auto& tx) {
            return board(tx, master, lan,
                         {.area = commune, .owner = {}, .kind = {}, .words = {}, .after = after, .limit = 1});
        });
        REQUIRE(found.items.size() == 1);
        walked.push_back(found.items.front().id);
        after = found.next.value();
    }
    CHECK(walked == opened);
}

TEST_CASE_FIXTURE(Street, "a machine that floods the door is told which telephone always works") {
    const auto knock = [&] { write([&](auto& tx) { begin_try(tx, Door::ask, "192.0.2.7"); }); };
    for (int i = 0; i < 40; ++i) knock();
    CHECK(problem_of(knock) == "need.too_many");
    CHECK(problem_of([&] { write([&](auto& tx) { begin_try(tx, Door::ask, "192.0.2.8"); }); }) == "no problem");
    pass_days(1);
    CHECK(problem_of(knock) == "no problem");
}

TEST_CASE_FIXTURE(Street, "few open needs of a hamlet are not told to the street") {
    const auto told = [&] { return read([&](auto& tx) { return public_counts(tx, commune).front().open; }); };
    for (const auto* kind : {"food", "baby", "care", "money"}) open(by_phone(kind));
    CHECK_FALSE(told());
    open(by_phone("shelter"));
    CHECK(told() == 5);
}

TEST_CASE_FIXTURE(Street, "a need whose record was erased can still be ended") {
    const auto need = open(by_phone()).id;
    write([&](auto& tx) { store::erase_sealed(tx, need.uuid); });
    CHECK(problem_of([&] { look_at(need); }) == "need.erased");
    CHECK(problem_of([&] {
              write([&](auto& tx) { return refuse(tx, master, lan, need, {"not_reached", {}}); });
          }) == "no problem");
    CHECK_FALSE(write([&](auto& tx) { return open_record(tx, master, lan, need); }));
}

TEST_CASE_FIXTURE(Street, "a search for households never comes upon a need") {
    open(by_phone());
    const auto found = read([&](auto& tx) {
        return households::list(tx, master, lan, {.area = commune, .team = {}, .words = std::string(number_of_cam)});
    });
    CHECK(found.empty());
}

TEST_CASE_FIXTURE(Street, "a short message is understood by what it speaks of") {
    CHECK(kind_of("Nhà em hết sữa rồi ạ") == "baby");
    CHECK(kind_of("cần xe đưa bà đi bệnh viện") == "to_care");
    CHECK(kind_of("Trả tiền trọ giúp em") == "shelter");
    CHECK(kind_of("xin giúp") == "other");
    const auto reply = write([&](auto& tx) {
        return answer(tx, master, lan, {"0400 123 456", "Xin 5kg gạo", hamlet}, new_code());
    });
    const auto code = reply.text.substr(reply.text.find("Mã: ") + std::string("Mã: ").size(), 11);
    const auto standing = write([&](auto& tx) {
        return answer(tx, master, lan, {"0400 123 456", "tra " + code, hamlet}, new_code());
    });
    CHECK(standing.text == "Lời nhờ của bà con: đã nhận, đang chờ cán bộ xem.");
}

TEST_CASE("a file of too many rows is refused whole") {
    std::string file = "Nội dung\n";
    for (int i = 0; i < 5001; ++i) file += "gạo\n";
    CHECK(problem_of([&] { read_portal_file(file); }) == "need_file.too_many");
}

TEST_CASE("a portal's file is one row to a row, whatever its columns are called") {
    const auto rows = read_portal_file("\xEF\xBB\xBFSố phiếu,Nội dung,SĐT\nA1,\"Hết gạo, hết mì\",0400\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().ref == "A1");
    CHECK(rows.front().words == "Hết gạo, hết mì");
    CHECK(rows.front().phone == "0400");
}
