#include <doctest/doctest.h>

#include "bodies/body.hpp"
#include "cast.hpp"
#include "problem_of.hpp"
#include "voices/board.hpp"
#include "voices/count.hpp"
#include "voices/likeness.hpp"
#include "voices/retention.hpp"
#include "voices/speaker.hpp"
#include "voices/voice.hpp"

using namespace voices;

namespace {

constexpr const char* number_of_cam = "0400123456";

/// What is wrong with the first field that is wrong.
template <class F>
std::string fault_of(F act) {
    try {
        act();
    } catch (const base::Problem& problem) {
        return problem.fields().empty() ? problem.code() : problem.fields().front().code;
    }
    return "no problem";
}

/// The cast, with a body at every level above commune A and one at the centre.
struct Levels : spec::Cast {
    const store::MasterKey& master = app().master;
    base::Who lan = who("lan");
    base::Who everyone = everybody();
    base::Who nobody;
    areas::AreaId commune{id("commune_a")};
    base::Uuid centre;
    base::Uuid district;

    Levels() {
        db().write([&](store::Transaction& tx) {
            const auto found = [&](const char* kind, const char* name, areas::AreaId area) {
                return bodies::open(tx, everyone, {.kind = kind, .name = name, .area = area}).id.uuid;
            };
            district = found("people_committee", "Ủy ban nhân dân huyện Quỳnh Phụ", {id("district")});
            centre = found("steering_committee", "Ban chỉ đạo quốc gia", areas::country(tx).id);
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

    Receipt say(const std::string& words, const std::string& topic = "food") {
        return write([&](store::Transaction& tx) {
            NewVoice said;
            said.area = commune;
            said.topic = topic;
            said.words = words;
            said.contact = {"Đỗ Thị Cam", number_of_cam};
            return open(tx, master, nobody, said, new_code());
        });
    }
    void look_at(VoiceId voice) {
        write([&](store::Transaction& tx) {
            classify(tx, master, lan, voice, {Kind::petition, "food", Grade::normal, {}});
            return give(tx, master, lan, voice, id("committee_a"), {});
        });
    }
    Voice raised(VoiceId voice) {
        return write([&](store::Transaction& tx) { return raise(tx, master, everyone, voice, "Ngoài thẩm quyền"); });
    }
    Seen seen(const Receipt& receipt) {
        return read([&](store::Transaction& tx) { return track(tx, master, receipt.code); });
    }
    void check_counts() {
        read([&](store::Transaction& tx) {
            CHECK(miscounts(tx).empty());
            for (const auto& indicator : indicators())
                CHECK_MESSAGE(store::disagreements(tx, indicator).empty(), indicator.name);
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Levels, "nothing finds a voice by who spoke") {
    const auto receipt = say("Xin thêm gạo cho xóm trọ");
    read([&](store::Transaction& tx) {
        CHECK(tx.run("SELECT 1 AS found FROM sealed_word WHERE subject = $1", {receipt.id}).empty());
    });
    const auto all = ask("lan", "GET", "/api/voices", {}, "").body;
    for (const auto* query : {"?q=0400123456", "?phone=0400123456", "?name=Cam", "?words=Cam", "?contact=Cam"})
        CHECK(ask("lan", "GET", std::string("/api/voices") + query, {}, "").body == all);
    CHECK(ask("lan", "GET", "/api/needs?q=0400123456", {}, "").body.find(base::to_string(receipt.id)) ==
          std::string::npos);
    for (const auto& route : app().router.routes())
        if (route->pattern.find("voice") != std::string::npos) {
            CHECK_MESSAGE(route->pattern.find("{person}") == std::string::npos, route->pattern);
            CHECK_MESSAGE(route->pattern.find("{household}") == std::string::npos, route->pattern);
        }
}

TEST_CASE_FIXTURE(Levels, "two voices from one telephone are not tied together") {
    const auto first = say("Xin thêm gạo cho xóm trọ");
    const auto second = say("Khi nào chợ mở lại vào buổi sáng?");
    read([&](store::Transaction& tx) {
        CHECK(alike(tx, master, second.id).empty());
        const auto rows = tx.run("SELECT id, code_hash, outside_ref FROM voice", {});
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].bytes("code_hash") != rows[1].bytes("code_hash"));
        CHECK(rows[0].is_null("outside_ref"));
        CHECK(joined_with(tx, first.id).empty());
    });
}

TEST_CASE_FIXTURE(Levels, "what says the same is found by its words, in its commune and topic") {
    const auto first = say("Xin thêm gạo cho xóm trọ sau chùa");
    const auto second = say("Xóm trọ sau chùa xin thêm gạo");
    const auto other = say("Xóm trọ sau chùa xin thêm gạo", "transport");
    read([&](store::Transaction& tx) {
        const auto found = alike(tx, master, second.id);
        REQUIRE(found.size() == 1);
        CHECK(found.front().voice.id == first.id);
        CHECK(found.front().percent == 100);
        CHECK(alike(tx, master, other.id).empty());
    });
}

TEST_CASE_FIXTURE(Levels, "however high it goes, the answer comes down the same way to the same code") {
    const std::vector<base::Uuid> way{id("committee_a"), district, id("committee_province"), centre};
    for (std::size_t height = 0; height < way.size(); ++height) {
        const auto receipt = say("Xin thêm gạo, lần " + std::to_string(height));
        look_at(receipt.id);
        for (std::size_t level = 1; level <= height; ++level) {
            const auto voice = raised(receipt.id);
            CHECK(voice.owner->id == way[level]);
            CHECK(voice.levels_up == static_cast<std::int64_t>(level));
        }
        write([&](store::Transaction& tx) {
            return answer(tx, master, everyone, receipt.id, {"resolved", "Gạo về thứ bảy"});
        });
        for (std::size_t level = height; level-- > 0;) {
            CHECK(seen(receipt).state == State::coming_down);
            CHECK(seen(receipt).answer.empty());
            const auto voice = read([&](store::Transaction& tx) { return get(tx, everyone, receipt.id); });
            CHECK(voice.owner->id == way[level]);
            write([&](store::Transaction& tx) { return pass_down(tx, master, everyone, receipt.id); });
        }
        CHECK(seen(receipt).state == State::answered);
        CHECK(seen(receipt).answer == "Gạo về thứ bảy");
        CHECK(seen(receipt).owner == "Ủy ban nhân dân xã An Khê");
    }
    check_counts();
}

TEST_CASE_FIXTURE(Levels, "every level that had it sees how it goes on") {
    const auto receipt = say("Xin thêm gạo");
    look_at(receipt.id);
    raised(receipt.id);
    raised(receipt.id);
    read([&](store::Transaction& tx) {
        CHECK(board(tx, lan, {.part = Part::passed}).items.size() == 1);
        CHECK(board(tx, everyone, {.owner = district, .part = Part::passed}).items.size() == 1);
        CHECK(board(tx, everyone, {.owner = district, .part = Part::open}).items.empty());
        CHECK(board(tx, who("hoa"), {}).items.size() == 1);
    });
}

TEST_CASE_FIXTURE(Levels, "the commune does not answer what the province has") {
    const auto receipt = say("Xin thêm gạo");
    look_at(receipt.id);
    raised(receipt.id);
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) { return answer(tx, master, lan, receipt.id, {"resolved", "Xong"}); });
          }) == "account.outside_area");
    CHECK(read([&](store::Transaction& tx) { return get(tx, lan, receipt.id); }).state == State::raised);
}

TEST_CASE_FIXTURE(Levels, "counts are what the voices say, whatever was done and taken back") {
    const auto first = say("Xin thêm gạo cho xóm trọ");
    const auto second = say("Khi nào chợ mở lại?");
    look_at(first.id);
    write([&](store::Transaction& tx) {
        classify(tx, master, lan, second.id, {Kind::question, "prices", Grade::urgent, {}});
        return take_back(tx, lan, second.id);
    });
    write([&](store::Transaction& tx) { return join(tx, lan, second.id, first.id); });
    write([&](store::Transaction& tx) { return answer(tx, master, lan, first.id, {"explained", "Thứ bảy"}); });
    write([&](store::Transaction& tx) { return rate(tx, master, first.code, Satisfaction::fair); });
    write([&](store::Transaction& tx) { return reopen(tx, master, second.code, "Chưa thấy mở"); });
    check_counts();
    const auto counts = read([&](store::Transaction& tx) { return board_counts(tx, lan, commune); });
    CHECK(counts.all.open == 1);
    CHECK(counts.all.answered == 1);
    write([&](store::Transaction& tx) { rebuild_counts(tx); });
    check_counts();
}

TEST_CASE_FIXTURE(Levels, "what nobody looked at within eight working hours is late and stands in front") {
    const auto receipt = say("Xin thêm gạo");
    pass_days(4);
    say("Khi nào chợ mở lại?");
    read([&](store::Transaction& tx) {
        const auto page = board(tx, lan, {.limit = 1});
        REQUIRE(page.items.size() == 1);
        CHECK(page.items.front().id == receipt.id);
        CHECK(page.items.front().is_late);
        CHECK(board(tx, lan, {.after = *page.next, .limit = 1}).items.size() == 1);
        CHECK(board_counts(tx, lan, commune).all.late == 1);
    });
}

TEST_CASE_FIXTURE(Levels, "an urgent voice is answered within four working hours") {
    const auto receipt = say("Chốt không cho xe cấp cứu qua");
    const auto voice = write([&](store::Transaction& tx) {
        return classify(tx, master, lan, receipt.id, {Kind::complaint, "closed_off", Grade::urgent, {}});
    });
    CHECK(base::to_string(*voice.due_at) == "2021-06-11T06:30:00.000Z");
}

TEST_CASE_FIXTURE(Levels, "words and names have an end, and a closed unit takes nothing") {
    CHECK(fault_of([&] { say(std::string(7000, 'a')); }) == "voice.words_too_long");
    CHECK(fault_of([&] {
              write([&](store::Transaction& tx) {
                  NewVoice said;
                  said.area = commune;
                  said.words = "Xin chào";
                  said.contact.name = std::string(400, 'a');
                  return open(tx, master, nobody, said, new_code());
              });
          }) == "voice.name_too_long");
    write([&](store::Transaction& tx) {
        tx.change("UPDATE area SET valid_until = '2021-01-31' WHERE id = $1", {commune});
    });
    CHECK(problem_of([&] { say("Xin chào"); }) == "voice.area_closed");
}

TEST_CASE_FIXTURE(Levels, "who stands nowhere must say where to look") {
    base::Who somebody;
    CHECK(problem_of([&] { read([&](store::Transaction& tx) { return board(tx, somebody, {}); }); }) ==
          "voice.area_missing");
}

TEST_CASE_FIXTURE(Levels, "what was said is forgotten when a dated rule says so, and only then") {
    const auto receipt = say("Xin thêm gạo");
    look_at(receipt.id);
    write([&](store::Transaction& tx) { return answer(tx, master, lan, receipt.id, {"resolved", "Đã phát"}); });
    pass_days(40);
    const auto forgotten = [&](std::optional<int> days) {
        const std::vector<RetentionRule> rules{{*base::make_day(2020, 1, 1), days, {}}};
        return write([&](store::Transaction& tx) { return forget_over(tx, rules, 500); });
    };
    CHECK(write([&](store::Transaction& tx) { return forget_over(tx, retention_rules(), 500); }) == 0);
    CHECK(forgotten(60) == 0);
    CHECK(forgotten(30) == 1);
    CHECK(forgotten(30) == 0);
    CHECK(seen(receipt).state == State::answered);
    CHECK(seen(receipt).answer.empty());
    CHECK_FALSE(seen(receipt).can_reopen);
    check_counts();
}
