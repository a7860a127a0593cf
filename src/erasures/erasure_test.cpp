#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "accounts/secret.hpp"
#include "arrivals/step.hpp"
#include "base/embedded.hpp"
#include "erasures/erasure.hpp"
#include "households/life.hpp"
#include "households/twin.hpp"
#include "isolation/danger.hpp"
#include "isolation/episode.hpp"
#include "needs/of_household.hpp"
#include "needs/step.hpp"
#include "problem_of.hpp"
#include "rounds/round.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "street.hpp"

namespace {

using namespace erasures;
using households::HouseholdId;

/// Names that stand nowhere else in a fresh store.
const std::vector<std::string> told = {"Bạch Thị Ngần", "0487654321", "Ngõ Giếng Cổ", "Bạch Văn Tiến", "0411223344"};

/// A household that every slice knows, and that holds its card.
struct Household : spec::Street {
    std::set<base::Uuid> keys_of_others = keys();
    HouseholdId home = enter_family("Bạch Thị Ngần");
    std::string key = hand_card();

    HouseholdId enter_family(const std::string& name) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const auto id = households::enter(
                tx, master(), who,
                {.area = {Cast::id("commune_a")},
                 .people = 3,
                 .record = {.address = "Ngõ Giếng Cổ", .members = {{name, 1948, "0487654321"}}, .hardship = {}},
                 .valid_from = std::nullopt});
            households::hand_to(tx, who, {id}, team.uuid);
            return id;
        });
    }
    std::string hand_card() {
        const auto code = accounts::new_code();
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            households::hand_key(tx, master(), who, home, code);
        });
        return code;
    }
    households::WishId wish_to_be_forgotten() {
        return write("stranger", [&](store::Transaction& tx, const base::Who&) {
            return households::wish(tx, master(), key, {households::WishKind::erasure, "Bạch Thị Ngần xin xóa"})
                .wishes.front()
                .id;
        });
    }
    Outcome agree(households::WishId wish) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return erasures::decide(tx, master(), who, wish, {true, "Sẽ xóa hồ sơ của bà Bạch Thị Ngần"});
        });
    }
    std::size_t run_the_job(const std::vector<RetentionRule>& rules = {{*base::make_day(2020, 1, 1), {}, ""}}) {
        return carry_out(db(), master(), rules);
    }

    needs::NeedId need() {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return needs::open(tx, master(), who,
                               {.id = {},
                                .area = {},
                                .household = home,
                                .source = needs::Source::officer,
                                .kind = "food",
                                .wait = needs::Wait::days,
                                .asker = {"Bạch Thị Ngần", "0487654321", "Ngõ Giếng Cổ", "Hết gạo", {}}},
                               needs::new_code())
                .id;
        });
    }
    void end_needs() {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            for (const auto& one : needs::open_of(tx, home))
                needs::withdraw(tx, master(), who, one.id, {"not_needed", "Bà Ngần, 0487654321, đã có gạo"});
        });
    }
    isolation::EpisodeId isolate() {
        return write("nhi", [&](store::Transaction& tx, const base::Who& who) {
            return isolation::begin(tx, master(), who,
                                    {.id = {},
                                     .household = home,
                                     .kind = isolation::Kind::contact,
                                     .protection = isolation::Protection::other,
                                     .begun_on = {},
                                     .name = "Bạch Văn Tiến",
                                     .birth_year = 1971,
                                     .phone = "0411223344",
                                     .note = "Ở Ngõ Giếng Cổ"});
        });
    }
    void end_isolation(isolation::EpisodeId id) {
        write("nhi", [&](store::Transaction& tx, const base::Who& who) {
            isolation::close(tx, master(), who, id, isolation::Closing::moved);
        });
    }
    isolation::DangerId ring() {
        return write("tuan", [&](store::Transaction& tx, const base::Who& who) {
            return isolation::ring(tx, master(), who, {{}, home, {}, "Bạch Văn Tiến khó thở"}, tx.now()).id;
        });
    }
    void end_ringing(isolation::DangerId id) {
        write("nhi", [&](store::Transaction& tx, const base::Who& who) {
            isolation::close(tx, master(), who, id, "Bạch Văn Tiến đã đỡ");
        });
    }
    arrivals::ArrivalId somebody_comes() {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            arrivals::NewArrival wanted;
            wanted.household = home;
            wanted.traveller = {"Bạch Văn Tiến", "0411223344", "Bình Dương", "Ngõ Giếng Cổ", {}, std::nullopt};
            return arrivals::announce(tx, master(), who, wanted, arrivals::new_code()).id;
        });
    }
    void settle(arrivals::ArrivalId id) {
        write("lan",
              [&](store::Transaction& tx, const base::Who& who) { arrivals::settle(tx, master(), who, id, {home}); });
    }

    /// Whoever has a key that can still be opened.
    std::set<base::Uuid> keys() {
        return read("lan", [](store::Transaction& tx, const base::Who&) {
            std::set<base::Uuid> subjects;
            for (const auto& row : tx.run("SELECT subject FROM sealed_key")) subjects.insert(row.uuid("subject"));
            return subjects;
        });
    }
    /// Where the store still says something that it was told of the household, in plain or under a key that is left.
    std::vector<std::string> places_that_tell() {
        return read("lan", [&](store::Transaction& tx, const base::Who&) {
            std::vector<std::string> places;
            for (const auto& [table, column, type] : columns())
                for (const auto& row : tx.run("SELECT " + column + " AS cell FROM " + table)) {
                    if (row.is_null("cell")) continue;
                    const auto bytes = type == "TEXT" ? store::Bytes{} : row.bytes("cell");
                    const auto said = type == "TEXT" ? row.text("cell") : std::string(bytes.begin(), bytes.end());
                    if (tells(said)) places.push_back(table + '.' + column);
                }
            for (const auto& row : tx.run("SELECT subject FROM sealed_record")) {
                const auto record = store::unseal(tx, master(), row.uuid("subject"));
                if (record && tells(base::to_json(*record)))
                    places.push_back("record of " + base::to_string(row.uuid("subject")));
            }
            return places;
        });
    }
    households::OwnRecord own() {
        return read("stranger", [&](store::Transaction& tx, const base::Who&) {
            return households::own_record(tx, master(), key);
        });
    }
    std::int64_t people_counted() {
        return read("lan", [&](store::Transaction& tx, const base::Who&) {
            for (const auto& indicator : households::indicators()) CHECK(store::disagreements(tx, indicator).empty());
            const auto today = base::day_of(tx.now());
            return store::counted(tx, Cast::id("commune_a"), households::people_indicator, today - 1000, today);
        });
    }
    std::size_t lines() {
        return read("lan", [&](store::Transaction& tx, const base::Who&) {
            return store::lines_about(tx, home.uuid, 0, 500).size();
        });
    }

    static bool tells(const std::string& said) {
        return std::ranges::any_of(told, [&](const auto& word) { return said.find(word) != std::string::npos; });
    }
    struct Column {
        std::string table, name, type;
    };
    /// Every column of every table in which words could stand, as the migrations make them.
    static std::vector<Column> columns() {
        static const std::regex makes("(?:CREATE|ALTER) TABLE (\\w+)");
        static const std::regex drops("DROP TABLE (\\w+)");
        static const std::regex renames("ALTER TABLE (\\w+) RENAME TO (\\w+)");
        static const std::regex holds("(?:^\\s+|ADD COLUMN )(\\w+) (TEXT|BYTEA)\\b");
        std::vector<Column> found;
        for (const auto& file : base::embedded_migrations()) {
            std::string table, line;
            for (std::istringstream text{std::string(file.bytes)}; std::getline(text, line);) {
                std::smatch match;
                if (std::regex_search(line, match, makes)) table = match[1];
                if (std::regex_search(line, match, drops))
                    std::erase_if(found, [&](const Column& one) { return one.table == match[1]; });
                if (std::regex_search(line, match, renames))
                    for (auto& one : found)
                        if (one.table == match[1]) one.table = match[2];
                if (std::regex_search(line, match, holds)) found.push_back({table, match[1], match[2]});
            }
        }
        return found;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Household,
                  "of a household that was forgotten no table says a word, and its counts and journal stay") {
    const auto visited = write("tuan", [&](store::Transaction& tx, const base::Who& who) {
        return rounds::check_in(tx, master(), who, {{}, home, rounds::Outcome::met, "Bạch Văn Tiến ho"}, tx.now());
    });
    const auto twin = enter_family("Bạch Thị Ngần");
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        const auto pairs = households::twins(tx, who, {.area = {id("commune_a")}, .after = {}});
        REQUIRE(pairs.size() == 1);
        households::merge(tx, master(), who, pairs.front().id, home);
        households::tell_birth(tx, master(), who, twin, {{"Bạch Văn Tiến", 2021, {}}, base::day_of(tx.now()), {}});
    });
    need();
    const auto episode = isolate();
    const auto danger = ring();
    const auto comer = somebody_comes();
    settle(comer);
    const auto wish = wish_to_be_forgotten();
    const auto people = people_counted();

    SUBCASE("at once when no help is under way") {
        end_needs();
        end_isolation(episode);
        end_ringing(danger);
        CHECK(agree(wish) == Outcome::erased);
    }
    SUBCASE("by itself when the last help ends") {
        CHECK(agree(wish) == Outcome::waits);
        CHECK(run_the_job() == 0);
        end_needs();
        CHECK(run_the_job() == 0);
        end_isolation(episode);
        CHECK(run_the_job() == 0);
        end_ringing(danger);
        CHECK(own().record);
        CHECK(run_the_job() == 1);
        CHECK(run_the_job() == 0);
    }
    CHECK(keys() == keys_of_others);
    CHECK(places_that_tell() == std::vector<std::string>{});
    CHECK_FALSE(own().record);
    CHECK(people_counted() == people);
    CHECK(lines() > 5);
    CHECK(visited.note == "Bạch Văn Tiến ho");
}

TEST_CASE_FIXTURE(Household, "the search of the test finds what is there") {
    need();
    CHECK(places_that_tell().size() == 2);
}

TEST_CASE_FIXTURE(Household, "somebody who came and has no place in the register yet is helped first") {
    const auto comer = somebody_comes();
    CHECK(agree(wish_to_be_forgotten()) == Outcome::waits);
    settle(comer);
    CHECK(run_the_job() == 1);
    CHECK(keys() == keys_of_others);
}

TEST_CASE_FIXTURE(Household, "an agreement that waits may still become a refusal, and nothing is erased") {
    need();
    const auto wish = wish_to_be_forgotten();
    CHECK(agree(wish) == Outcome::waits);
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        CHECK(erasures::decide(tx, master(), who, wish, {false, "Gia đình vừa nhờ giữ lại"}) == Outcome::refused);
    });
    end_needs();
    CHECK(run_the_job() == 0);
    CHECK(own().record);
}

TEST_CASE_FIXTURE(Household, "a team leader does not decide") {
    const auto wish = wish_to_be_forgotten();
    CHECK(problem_of([&] {
              write("tuan", [&](store::Transaction& tx, const base::Who& who) {
                  erasures::decide(tx, master(), who, wish, {true, ""});
              });
          }) == "account.outside_area");
}

TEST_CASE_FIXTURE(Household, "a household that left is forgotten when a rule says so, and by no rule never") {
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        households::Change leaving;
        leaving.valid_until = {std::nullopt, base::day_of(tx.now())};
        households::change(tx, master(), who, home, leaving);
    });
    const std::vector<RetentionRule> rule = {{*base::make_day(2020, 1, 1), 90, "Quyết định của phép thử"}};
    pass_days(90);
    CHECK(run_the_job(rule) == 0);
    pass_days(1);
    CHECK(run_the_job() == 0);
    CHECK(run_the_job(retention_rules()) == 0);
    CHECK(run_the_job(rule) == 1);
    CHECK(keys() == keys_of_others);
}
