#include <doctest/doctest.h>

#include "cast.hpp"
#include "goods/store.hpp"
#include "outreach/message.hpp"
#include "zones/change.hpp"

/// What a stranger reads on the pages of a place.

namespace {

struct Stranger : spec::Cast {
    http::Response read(const std::string& target) { return ask("stranger", "GET", target, {}, ""); }
    std::string page(const std::string& place = "commune_a") { return read("/cong/" + known(place)).body; }
    bool says(const std::string& words, const std::string& place = "commune_a") {
        return page(place).find(words) != std::string::npos;
    }

    /// A message of the committee, approved by its head.
    void say(const std::string& title, const std::string& text) {
        outreach::NewMessage wanted;
        wanted.body = id("committee_a");
        wanted.content.title = title;
        wanted.content.text = text;
        wanted.content.areas = {{id("commune_a")}};
        wanted.content.channels = {outreach::Channel::page};
        const auto son = who("son");
        const auto dung = who("dung");
        db().write([&](store::Transaction& tx) {
            wanted.id = {tx.new_id()};
            wanted.content.from = base::day_of(tx.now());
            wanted.content.until = wanted.content.from + 9;
            outreach::write(tx, son, wanted);
            outreach::submit(tx, son, wanted.id, {});
            outreach::decide(tx, dung, wanted.id, {true, ""});
        });
    }
    zones::ZoneId open_zone(const std::string& name) {
        const auto lan = who("lan");
        return db().write([&](store::Transaction& tx) {
            zones::NewZone wanted;
            wanted.kind = zones::Kind::checkpoint;
            wanted.name = name;
            wanted.area = {id("commune_a")};
            wanted.decision_number = "15/QĐ-UBND";
            wanted.starts_at = tx.now();
            wanted.days = 7;
            wanted.exceptions = "xe cứu thương";
            const auto zone = zones::open(tx, lan, wanted);
            zones::decide(tx, lan, zone, {.kind = zones::ChangeKind::activated});
            return zone;
        });
    }
    void open_store(const std::string& name, goods::StoreKind kind) {
        db().write([&](store::Transaction& tx) {
            goods::open_store(
                tx, who("lan"),
                {{}, {id("commune_a")}, id("committee_a"), kind, name, "Nhà văn hóa", "7 giờ - 11 giờ", {}});
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Stranger, "the page of a place begins with what is going on, where help is and how to help") {
    const auto answer = read("/cong/" + known("commune_a"));
    CHECK(answer.status == 200);
    CHECK(answer.content_type == "text/html; charset=utf-8");
    const auto going_on = answer.body.find("Hôm nay ở đây:");
    const auto get_help = answer.body.find("Cần giúp:");
    const auto give_help = answer.body.find("Muốn giúp:");
    CHECK(answer.body.find("<h1>Xã An Khê</h1>") < going_on);
    CHECK(going_on < get_help);
    CHECK(get_help < give_help);
    CHECK(answer.body.find("<script") == std::string::npos);
}

TEST_CASE_FIXTURE(Stranger, "it says the same in English when it is asked to") {
    const auto page = read("/cong/" + known("commune_a") + "?lang=en").body;
    CHECK(page.find("<html lang=\"en\">") != std::string::npos);
    CHECK(page.find("Need help:") != std::string::npos);
    CHECK(page.find("Cần giúp") == std::string::npos);
}

TEST_CASE_FIXTURE(Stranger,
                  "an approved message stands on the page of its commune and of what lies above it, not beside it") {
    say("Đi chợ an toàn", "Bà con đeo khẩu trang.");
    CHECK(says("Đi chợ an toàn"));
    CHECK(says("Đi chợ an toàn", "district"));
    CHECK_FALSE(says("Đi chợ an toàn", "commune_b"));
    CHECK(read("/cong").body.find("Xã An Khê") != std::string::npos);
}

TEST_CASE_FIXTURE(Stranger, "words that look like markup are read as words") {
    say("<script>alert(1)</script>", "Dấu <b> và &");
    CHECK(says("&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK_FALSE(says("<script>"));
}

TEST_CASE_FIXTURE(Stranger, "a zone says its decision, until when and who may pass") {
    open_zone("Chốt đầu xã");
    CHECK(says("Chốt đầu xã"));
    CHECK(says("Quyết định 15/QĐ-UBND"));
    CHECK(says("Được qua lại: xe cứu thương"));
}

TEST_CASE_FIXTURE(Stranger, "a zone that is a list of households is nobody's to read") {
    const auto zone = open_zone("Nhà bà Tư");
    db().write(
        [&](store::Transaction& tx) { tx.change("UPDATE zone SET extent = 'households' WHERE id = $1", {zone}); });
    CHECK_FALSE(says("Nhà bà Tư"));
}

TEST_CASE_FIXTURE(Stranger, "relief points say where and when; a warehouse is not for visitors") {
    open_store("ATM gạo cổng chợ", goods::StoreKind::rice_atm);
    open_store("Kho xã", goods::StoreKind::warehouse);
    CHECK(says("ATM gạo cổng chợ"));
    CHECK(says("7 giờ - 11 giờ"));
    CHECK_FALSE(says("Kho xã"));
}

TEST_CASE_FIXTURE(Stranger, "a place is found by its name without marks; one that is not there is said in words") {
    CHECK(read("/cong?q=khe").body.find("/cong/" + known("commune_a")) != std::string::npos);
    CHECK(read("/cong?q=xyz").body.find("Chưa tìm thấy nơi nào tên “xyz”") != std::string::npos);
    const auto missing = read("/cong/khong-co");
    CHECK(missing.status == 404);
    CHECK(missing.body.find("Không có trang này") != std::string::npos);
}
