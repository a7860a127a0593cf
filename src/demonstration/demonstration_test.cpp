#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "accounts/account.hpp"
#include "accounts/password.hpp"
#include "bodies/group.hpp"
#include "bodies/match.hpp"
#include "demonstration/cast.hpp"
#include "demonstration/demonstration.hpp"
#include "demonstration/neighbours.hpp"
#include "demonstration/script.hpp"
#include "gifts/fundraiser.hpp"
#include "goods/stock.hpp"
#include "households/household.hpp"
#include "needs/count.hpp"
#include "rounds/round.hpp"
#include "plans/plan.hpp"
#include "reports/report.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "surge/surge.hpp"
#include "tasks/charged_task.hpp"
#include "teams/team.hpp"
#include "test_store.hpp"
#include "volunteers/shift.hpp"
#include "zones/coverage.hpp"
#include "zones/team.hpp"

namespace {

using Names = std::set<std::string>;

/// What stands in one of two sets only, for a message.
std::string difference(const Names& wanted, const Names& got) {
    std::string text;
    for (const auto& name : wanted)
        if (!got.contains(name)) text += " -" + name;
    for (const auto& name : got)
        if (!wanted.contains(name)) text += " +" + name;
    return text;
}

/// The demonstration, loaded once; the tests below only look at it.
struct Loaded : TestStore {
    store::MasterKey master = store::MasterKey::open(folder() + "/master.key");
    bool was_loaded = demonstration::load(db, master);
    areas::Area commune = db.read(
        [&](store::Transaction& tx) { return areas::at_path(tx, "/vn/36/365/14197/", base::day_of(now())).value(); });

    std::int64_t count(std::string_view sql) {
        return db.read([&](store::Transaction& tx) { return tx.run(sql).front().integer("n"); });
    }
    plans::PlanId plan() {
        return db.read([&](store::Transaction& tx) {
            return plans::PlanId{tx.run("SELECT id FROM plan ORDER BY id LIMIT 1").front().uuid("id")};
        });
    }
    std::vector<tasks::Task> tasks() {
        return db.read([&](store::Transaction& tx) { return tasks::of_plan(tx, plan()); });
    }
    std::vector<tasks::ChargedTask> work_of(const std::string& login) {
        return db.read([&](store::Transaction& tx) {
            base::Who who;
            const auto row = tx.run("SELECT id, person, body FROM account WHERE login = $1", {login}).at(0);
            who.account = row.uuid("id");
            who.person = row.uuid("person");
            who.body = row.uuid("body");
            return tasks::charged_to(tx, who, std::nullopt, 100);
        });
    }
    std::vector<households::Household> search(const areas::Area& area, const std::string& words) {
        return db.read([&](store::Transaction& tx) {
            return households::list(tx, master, demonstration::stage_hand(),
                                    {.area = area.id, .team = {}, .words = words});
        });
    }
};

Loaded& loaded() {
    static Loaded once;
    return once;
}

/// Everything the store keeps in files, as bytes.
std::string bytes_of(const TestStore& store) {
    std::string bytes;
    for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(store.where()).parent_path())) {
        std::ifstream stream(file.path(), std::ios::binary);
        if (file.path().filename().string().starts_with("lalanh.sqlite"))
            bytes.append(std::istreambuf_iterator<char>(stream), {});
    }
    return bytes;
}

households::Record neighbour(int number) {
    return demonstration::neighbour(number, "Thôn Bến Đò", base::day_of(loaded().now())).record;
}

}  // namespace

TEST_CASE("the demonstration loads into an empty store, once and only once") {
    CHECK(loaded().was_loaded);
    const auto lines = loaded().count("SELECT COUNT(*) AS n FROM journal");
    CHECK_FALSE(demonstration::load(loaded().db, loaded().master));
    CHECK(loaded().count("SELECT COUNT(*) AS n FROM journal") == lines);
    CHECK(loaded().db.read([](store::Transaction& tx) { return demonstration::is_loaded(tx); }));
}

TEST_CASE_FIXTURE(TestStore, "a store that was set up by somebody is left alone") {
    const auto master = store::MasterKey::open(folder() + "/master.key");
    db.write([](store::Transaction& tx) {
        accounts::create_administrator(tx,
                                       {.login = "lan", .password_hash = "", .name = "Lan", .body = {}, .person = {}});
    });
    CHECK_FALSE(demonstration::load(db, master));
    CHECK_FALSE(db.read([](store::Transaction& tx) { return demonstration::is_loaded(tx); }));
}

TEST_CASE("the commune has four hundred households and twelve teams, and four households wait for one") {
    const auto covered = loaded().db.read(
        [](store::Transaction& tx) { return teams::coverage(tx, demonstration::stage_hand(), loaded().commune.id); });
    CHECK(covered.households == 400);
    CHECK(covered.teams == 12);
    CHECK(covered.without_team == 4);
    CHECK(covered.people > 1000);
}

TEST_CASE("one team of the twelve lacks people and says so") {
    int warned = 0;
    for (const auto& team :
         loaded().db.read([](store::Transaction& tx) { return teams::list(tx, loaded().commune.id); }))
        warned += team.warnings.empty() ? 0 : 1;
    CHECK(warned == 1);
}

TEST_CASE("the plan gives duties to twelve groups, one of them a request") {
    Names groups;
    Names requests;
    for (const auto& task : loaded().tasks()) {
        if (!task.section.starts_with("III.")) continue;
        groups.insert(task.section);
        if (!task.ordered) requests.insert(task.section);
    }
    CHECK(groups.size() == 12);
    CHECK(requests == Names{"III.8"});
}

TEST_CASE("two bodies are silent, one village is late, most work is under way or done") {
    Names spoke;
    Names all;
    Names late;
    int done = 0;
    for (const auto& task : loaded().tasks()) {
        all.insert(task.body.name);
        if (task.last_at) spoke.insert(task.body.name);
        if (task.last_at && task.standing == tasks::Standing::late) late.insert(task.body.name);
        done += task.standing == tasks::Standing::done ? 1 : 0;
    }
    CHECK(all.size() - spoke.size() == 2);
    CHECK(late == Names{"Ban quản lý Thôn Cầu Gạch"});
    CHECK(done >= 25);
}

TEST_CASE("the officer is in charge of two villages, what is late there comes first, and of a field") {
    const auto work = loaded().work_of("canbo");
    Names because;
    for (const auto& one : work)
        for (const auto& reason : one.because)
            because.insert(reason.area ? reason.area->name : reason.field.value_or(""));
    CHECK(because == Names{"Thôn Cầu Gạch", "Thôn Lạch Trai", "giúp nhà khó khăn"});
    REQUIRE(work.size() > 5);
    CHECK(work.front().task.standing == tasks::Standing::late);
    CHECK_FALSE(work.back().task.due);
}

TEST_CASE("the working group is whole, and two of its members find its task under their own work by name") {
    loaded().db.read([](store::Transaction& tx) {
        const auto group =
            bodies::BodyId{tx.run("SELECT body FROM working_group ORDER BY body LIMIT 1").at(0).uuid("body")};
        const auto founded = bodies::working_group(tx, group, base::day_of(loaded().now()));
        CHECK(founded.members.size() == 5);
        CHECK_FALSE(founded.has_size_mismatch());
        REQUIRE(founded.head);
        CHECK(founded.head->name == "Phạm Văn Tre");
    });
    for (const auto* login : {"quansu", "thanhnien"}) {
        const auto work = loaded().work_of(login);
        REQUIRE(work.size() == 1);
        CHECK(work.front().task.section == "III.12");
        REQUIRE(work.front().named);
        CHECK(work.front().named->by == "Phạm Văn Tre");
    }
    CHECK(loaded().work_of("congan").empty());
}

TEST_CASE("the half-yearly report has come from eight of twenty-four") {
    bool is_found = false;
    for (const auto& call :
         loaded().db.read([](store::Transaction& tx) { return reports::roll_calls(tx, loaded().plan()); })) {
        if (call.every != "6-monthly") continue;
        is_found = true;
        CHECK(call.expected == 24);
        CHECK(call.reported == 8);
    }
    CHECK(is_found);
}

TEST_CASE("every sign-in that is shown opens an account with a role in a body") {
    const auto shown = loaded().db.read([](store::Transaction& tx) { return accounts::shown_sign_ins(tx); });
    CHECK(shown.size() == 42);
    accounts::HashingTurn turn;
    for (const auto& sign_in : shown) {
        const auto stored =
            loaded().db.read([&](store::Transaction& tx) { return accounts::stored_password(tx, sign_in.login); });
        REQUIRE(stored);
        CHECK_MESSAGE(turn.matches(stored->hash, sign_in.password), sign_in.login);
        CHECK(sign_in.body);
        CHECK_FALSE(
            loaded().db.read([&](store::Transaction& tx) { return accounts::grants_of(tx, stored->account); }).empty());
    }
}

TEST_CASE("the reader finds by itself whom the plan means") {
    loaded().db.read([](store::Transaction& tx) {
        for (const auto& item : plans::items(tx, loaded().plan(), plans::ItemKind::assignment)) {
            Names chosen;
            for (const auto& body : item.bodies) chosen.insert(body.name);
            const auto phrase = base::from_json<plans::AssignmentValue>(item.value).body;
            const auto issuer =
                tx.run("SELECT body FROM plan WHERE id = $1", {loaded().plan()}).front().id<bodies::BodyTag>("body");
            Names matched;
            for (const auto& match : bodies::match(tx, issuer, phrase)) matched.insert(match.name);
            CHECK(item.section + difference(chosen, matched) == item.section);
        }
    });
}

TEST_CASE("a household is found in its own commune and in no other") {
    const auto words = *neighbour(7).members.front().phone;
    REQUIRE(loaded().search(loaded().commune, words).size() == 1);
    CHECK(loaded().search(loaded().commune, words).front().code == "H-0007");
    const auto beside = loaded().db.read([](store::Transaction& tx) {
        return areas::at_path(tx, "/vn/36/365/14185/", base::day_of(loaded().now())).value();
    });
    CHECK(loaded().search(beside, words).empty());
}

TEST_CASE("nothing personal of the households stands unsealed in the database file") {
    if (loaded().db.engine() != store::Engine::sqlite) return;  // PostgreSQL has no file of its own to look into.
    const auto bytes = bytes_of(loaded());
    // The signer of the plan is public: if this is not found, nothing could be.
    REQUIRE(bytes.find("Phạm Văn Tre") != std::string::npos);
    for (int number = 1; number <= 400; ++number) {
        const auto record = neighbour(number);
        CHECK(bytes.find(record.address.substr(0, record.address.rfind(','))) == std::string::npos);
        for (const auto& member : record.members) {
            CHECK_MESSAGE(bytes.find(member.name) == std::string::npos, member.name);
            if (member.phone) CHECK(bytes.find(*member.phone) == std::string::npos);
        }
    }
}

TEST_CASE("the rounds of the teams have met most households, wait for some, and say who was not reached") {
    const auto covered = loaded().db.read(
        [](store::Transaction& tx) { return rounds::coverage(tx, demonstration::stage_hand(), loaded().commune.id); });
    CHECK(covered.households == 400);
    CHECK(covered.met > 50);
    CHECK(covered.due > 250);
    CHECK(covered.overdue > 30);
    CHECK(covered.overdue < 60);
}

TEST_CASE("people of the commune have asked for help: most is under way, two look alike, one refusal was appealed") {
    const auto all = loaded().db.read(
        [&](store::Transaction& tx) { return needs::sum(needs::counts_of_commune(tx, loaded().commune.id.uuid)); });
    CHECK(all.open >= 10);
    CHECK(all.done >= 2);
    CHECK(all.received == 3);
    CHECK(all.waits == 1);
    CHECK(all.appealed == 1);
    CHECK(loaded().count("SELECT COUNT(*) AS n FROM offer WHERE state = 'open'") == 2);
}

TEST_CASE("one zone is nearly all accounted for, one waits for its police officer, the review of one is late") {
    const auto read = [](auto what) {
        return loaded().db.read([&](store::Transaction& tx) { return what(tx, demonstration::stage_hand()); });
    };
    const auto found =
        read([](auto& tx, const auto& who) { return zones::list(tx, who, {.area = loaded().commune.id}); });
    REQUIRE(found.size() == 4);
    CHECK(found[0].is_review_overdue);
    CHECK(found[1].missing > 0);
    CHECK(found[1].missing <= 3);
    CHECK(found[1].households == 24);
    CHECK(found[2].kind == zones::Kind::quarantine_site);
    CHECK(found[2].people == 3);
    const auto team = read([&](auto& tx, const auto& who) { return zones::team_of(tx, who, found[3].id); });
    CHECK(team.lacks == std::vector<zones::Lack>{zones::Lack::police});
    CHECK(read([](auto& tx, const auto&) { return zones::miscounts(tx); }).empty());
}

TEST_CASE("of the hands that a hamlet asks for, half have been found") {
    const auto asked = loaded().db.read([](store::Transaction& tx) {
        return surge::list(tx, demonstration::stage_hand(), {.area = loaded().commune.id});
    });
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].quantity == 6);
    CHECK(asked[0].matched == 3);
}

TEST_CASE("people come home and lend a hand, and a vaccination is being prepared") {
    const auto count = [](const std::string& sql) { return loaded().count("SELECT COUNT(*) AS n FROM " + sql); };
    CHECK(count("declared_arrival") == 3);
    CHECK(count("volunteer") == 4);
    CHECK(count("volunteer_turn") == 2);
    CHECK(count("vaccination_session WHERE state = 'planned'") == 1);
    CHECK(loaded().db.read([](store::Transaction& tx) { return volunteers::miscounts(tx); }).empty());
}

TEST_CASE("what the counters keep is what the rows say") {
    for (const auto& of_slice : {households::indicators(), rounds::indicators()})
        for (const auto& indicator : of_slice)
            CHECK(
                loaded().db.read([&](store::Transaction& tx) { return store::disagreements(tx, indicator); }).empty());
}

TEST_CASE("the story's journal tells its days in order") {
    const auto lines = loaded().db.read([](store::Transaction& tx) { return store::lines_after(tx, 0, 10'000); });
    REQUIRE(lines.size() > 800);
    for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i - 1].at <= lines[i].at);
    CHECK(lines.back().at <= loaded().now());
}

TEST_CASE("the plan on the officer's desk says in its first line that it is a demonstration") {
    const auto lines =
        loaded().db.read([](store::Transaction& tx) { return plans::source_lines(tx, loaded().plan()).lines; });
    CHECK(lines.front().find("bản trình diễn") != std::string::npos);
}

TEST_CASE("the clerk finds papers to register, one to number, and others on their way") {
    const auto count = [](const std::string& sql) { return loaded().count("SELECT COUNT(*) AS n FROM " + sql); };
    CHECK(count("delivery d JOIN body b ON b.id = d.body WHERE b.name = 'Ủy ban nhân dân xã Giao Xuân' AND NOT EXISTS "
                "(SELECT 1 FROM arrival a WHERE a.plan = d.plan)") == 2);
    CHECK(count("arrival WHERE note = ''") == 1);
    CHECK(count("arrival WHERE note <> '' AND settled_at IS NULL") == 1);
    CHECK(count("arrival WHERE settled_at IS NOT NULL") == 1);
    CHECK(count("outgoing WHERE state = 'submitted'") == 1);
    CHECK(count("outgoing WHERE state = 'approved'") == 1);
}

TEST_CASE("the fundraiser is alive: promised, received, passed on and delivered are four numbers above nought") {
    const auto calls = loaded().db.read(
        [](store::Transaction& tx) { return gifts::list(tx, base::Who{}, {.body = {}, .after = {}}).items; });
    REQUIRE(calls.size() == 1);
    const auto& numbers = calls.front().numbers;
    CHECK(numbers.delivered == 500'000);
    CHECK(numbers.allocated == 840'000);
    CHECK(numbers.pledged == 1'000'000);
    CHECK(numbers.received == 3'500'000);
    CHECK(loaded().count("SELECT COUNT(*) AS n FROM ledger_entry WHERE kind = 'delivery' AND campaign IS NOT NULL") ==
          1);
    CHECK(loaded().db.read([](store::Transaction& tx) { return goods::miscounts(tx).size(); }) == 0);
}
