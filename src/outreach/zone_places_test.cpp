#include <doctest/doctest.h>

#include "outreach/airing.hpp"
#include "outreach/page.hpp"
#include "problem_of.hpp"
#include "zones/zone_world.hpp"

using namespace outreach;

namespace {

/// A committee that speaks to the people of a zone.
struct Lockdown : spec::ZoneWorld {
    base::Who son = cast.who("son");
    base::Who dung = cast.who("dung");
    areas::AreaId hamlet = opened("thon", "Thôn Bến", commune);

    areas::AreaId opened(const std::string& kind, const std::string& name, areas::AreaId parent) {
        const auto admin = cast.who("admin");
        return write([&](store::Transaction& tx) {
            return areas::open(
                       tx, admin,
                       {.parent = parent, .kind = kind, .name = name, .code = {}, .valid_from = base::day_of(tx.now())})
                .id;
        });
    }
    households::HouseholdId home() {
        return write([&](store::Transaction& tx) {
            return households::enter(tx, cast.app().master, lan,
                                     {.area = hamlet,
                                      .people = 2,
                                      .record = {.address = "", .members = {}, .hardship = {}},
                                      .valid_from = std::nullopt});
        });
    }
    zones::ZoneId shut(zones::Extent extent) {
        auto zone = wanted();
        zone.area = hamlet;
        zone.extent = extent;
        if (extent == zones::Extent::households) zone.households = {home()};
        return active(zone);
    }
    NewMessage to(const std::vector<areas::AreaId>& areas, const std::vector<zones::ZoneId>& in) {
        NewMessage sent;
        sent.body = cast.id("committee_a");
        sent.content.title = "Gạo, rau đến tận nhà";
        sent.content.text = "Mỗi sáng tổ mang rau, gạo đến tận nhà.";
        sent.content.areas = areas;
        sent.content.zones = in;
        sent.content.channels = {Channel::page, Channel::loudspeakers};
        write([&](store::Transaction& tx) {
            sent.id = {tx.new_id()};
            sent.content.from = base::day_of(tx.now());
            sent.content.until = sent.content.from + 9;
        });
        return sent;
    }
    MessageId approved(const NewMessage& sent) {
        write([&](store::Transaction& tx) {
            outreach::write(tx, son, sent);
            submit(tx, son, sent.id, {});
            outreach::decide(tx, dung, sent.id, {true, ""});
        });
        return sent.id;
    }
    std::vector<std::string> names(MessageId id) {
        std::vector<std::string> all;
        for (const auto& place : read([&](store::Transaction& tx) { return one_news(tx, id); }).places)
            all.push_back(place.name);
        return all;
    }
    std::size_t heard_in(areas::AreaId area) {
        return read([&](store::Transaction& tx) {
            const auto path = areas::get(tx, area).path;
            return on_loudspeakers(tx, path, base::day_of(tx.now()), base::day_of(tx.now())).size();
        });
    }
    std::size_t read_in(areas::AreaId area) {
        return read([&](store::Transaction& tx) {
            NewsQuery query;
            query.area = area;
            return news(tx, query).items.size();
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Lockdown, "a message for a zone says its name, and is read and heard where the zone lies") {
    home();
    const auto beside = opened("thon", "Thôn Đình", commune);
    const auto id = approved(to({}, {shut(zones::Extent::area)}));
    CHECK(names(id) == std::vector<std::string>{"Hẻm 391"});
    CHECK(read_in(hamlet) == 1);
    CHECK(heard_in(hamlet) == 1);
    CHECK(read_in(beside) == 0);
    CHECK(heard_in(beside) == 0);
}

TEST_CASE_FIXTURE(Lockdown, "a zone that is a list of households is never named: its hamlet is, once") {
    const auto zone = shut(zones::Extent::households);
    CHECK(names(approved(to({}, {zone}))) == std::vector<std::string>{"Thôn Bến"});
    const auto both = to({hamlet}, {zone});
    CHECK(names(approved(both)) == std::vector<std::string>{"Thôn Bến"});
    const auto desk = read([&](store::Transaction& tx) { return get(tx, son, both.id); });
    CHECK(desk.places.size() == 2);
    CHECK(desk.content.areas.size() == 1);
}

TEST_CASE_FIXTURE(Lockdown, "a zone that does not hold yet is not named before its decision is told") {
    home();
    auto planned = wanted();
    planned.area = hamlet;
    CHECK(names(approved(to({}, {open(planned)}))) == std::vector<std::string>{"Thôn Bến"});
}

TEST_CASE_FIXTURE(Lockdown, "a draft for a zone says what it said, and is said anew for another place") {
    home();
    const auto sent = to({}, {shut(zones::Extent::area)});
    const auto twice = [&] {
        return write([&](store::Transaction& tx) { return outreach::write(tx, son, sent); }).content;
    };
    CHECK(twice() == twice());
    auto content = sent.content;
    content.areas = {hamlet};
    content.zones.reset();
    const auto after = write([&](store::Transaction& tx) { return say_anew(tx, son, sent.id, 1, content); });
    CHECK(after.content.zones->empty());
    CHECK(after.places.size() == 1);
    content.areas.clear();
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { say_anew(tx, son, sent.id, 2, content); }); }) ==
          "message.no_area");
}

TEST_CASE_FIXTURE(Lockdown, "an alley is a place of its own, and is heard by the loudspeakers of its hamlet") {
    const auto alley = opened("ngo", "Ngõ 12", hamlet);
    const auto id = approved(to({alley}, {}));
    CHECK(names(id) == std::vector<std::string>{"Ngõ 12"});
    CHECK(heard_in(hamlet) == 1);
    CHECK(read_in(alley) == 1);
}
