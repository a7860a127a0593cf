// What it costs to open the board of a body with 5,000 tasks (its counts, its first and its last page of 50, whom they
// are given to by name) and a page of a discussion of 1,000 words; each against one look at a row by its key in the
// same run, the least that a question of the engine can cost. Usage: work_bench [POSTGRESQL CONNECTION STRING]   (an
// empty database; a new file of SQLite without it)

#include "bench.hpp"

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "accounts/account.hpp"
#include "bodies/body.hpp"
#include "tasks/issue.hpp"
#include "tasks/named_person.hpp"
#include "tasks/word.hpp"

namespace {

using store::Transaction;

constexpr int all_tasks = 5'000;
constexpr int all_words = 1'000;
constexpr std::size_t page = 50;
constexpr int rounds = 31;

base::Day day() {
    return *base::make_day(2021, 6, 1);
}

struct World {
    base::Who who;
    base::Uuid doer;
    tasks::TaskId task;
};

/// A committee that gives a body of its commune five thousand duties, every third of them dated.
World settle(store::Database& database) {
    return database.write([](Transaction& tx) {
        World world;
        auto& who = world.who;
        who.grants.push_back(
            {.permissions = ~std::uint64_t{0}, .scope = base::ScopeKind::everywhere, .areas = {"/vn/"}});
        const std::string text = "province_code\tprovince\tcommune_code\tcommune\n1\tTỉnh Số 1\t20000\tXã Số 1\n";
        areas::apply(tx, areas::read_areas_file(text, areas::kinds(tx)), "bench", day(), areas::Covers::named_units);
        const auto commune = areas::descendants(tx, areas::country(tx).id, areas::commune_level, day()).at(0);
        who.body = bodies::open(tx, who, {"people_committee", "Cơ quan đo", commune.id, {}, {}, {}, day()}).id.uuid;
        world.doer = bodies::open(tx, who, {"health_station", "Trạm đo", commune.id, {}, {}, {}, day()}).id.uuid;
        who.account = accounts::open_account(tx, {}, {"bench", "not a hash", "Bench", who.body, {}}).uuid;
        return world;
    });
}

void issue(store::Database& database, World& world) {
    database.write([&](Transaction& tx) {
        const auto plan = plans::keep_draft(tx, world.who, {"plan.txt", "bytes", {"plan.txt", "KẾ HOẠCH"}, {}});
        const plans::AssignmentValue value{"Trạm đo", true, {}, {"Kiểm kê áo phao ở từng thôn"}};
        const auto item =
            plans::add(tx, world.who, plan, plans::ItemKind::assignment, "I.1", base::parse_json(base::to_json(value)));
        plans::choose_bodies(tx, world.who, plan, item.id, {world.doer});
        tasks::issue(tx, world.who, plan);
        // The rest are turns of the first, so that the plan does not weigh what is measured.
        const auto first = tx.run("SELECT id FROM task WHERE plan = $1", {plan}).at(0).id<tasks::TaskTag>("id");
        world.task = first;
        for (int i = 2; i <= all_tasks; ++i) {
            const auto due = i % 3 == 0 ? std::optional(day() + i % 400) : std::nullopt;
            tx.change(R"(
                INSERT INTO task (home, id, plan, item, body, turn, section, title, ordered, state, due, due_at, due_text, percent,
                                  given_at, given_on)
                SELECT home, $2, plan, item, body, $3, section, title, ordered, $6, $4, $5, '', 0, given_at, given_on
                FROM task WHERE id = $1)",
                      {first, tx.new_id(), i, due, due ? std::optional(base::end_of(*due)) : std::nullopt,
                       i % 10 == 0 ? "done" : "given"});
        }
        tasks::keep_counts(tx, plan);
    });
    for (int i = 0; i < all_words; ++i)
        database.write([&](Transaction& tx) {
            return tasks::speak(tx, world.who, world.task, {"Câu thứ " + std::to_string(i), {}, {}, {}});
        });
}

/// The median of what a read costs.
double cost_of(store::Database& database, const auto& verb) {
    std::vector<double> costs;
    for (int round = 0; round < rounds; ++round)
        costs.push_back(bench::milliseconds_of([&] { database.read([&](Transaction& tx) { return verb(tx); }); }));
    return bench::median(costs);
}

std::size_t board_of(Transaction& tx, const base::Uuid& body, std::optional<tasks::TaskId> after) {
    const auto counts = tasks::counts_of_body(tx, body);
    if (counts.total != all_tasks) std::abort();
    return tasks::of_body(tx, body, tasks::Part::open, after, page).size() +
           tasks::named_of_body(tx, body, /*open=*/true).size();
}

void measure(store::Database& database) {
    auto world = settle(database);
    issue(database, world);
    const auto last = database.read([&](Transaction& tx) {
        const auto all = tasks::of_body(tx, world.doer, tasks::Part::open, std::nullopt, all_tasks);
        return all.at(all.size() - page - 1).id;
    });
    const auto middle = database.read([&](Transaction& tx) {
        std::string earlier;
        for (int back = 0; back < 10; ++back) earlier = tasks::words(tx, world.task, earlier, page).earlier.value();
        return earlier;
    });
    const auto row = cost_of(
        database, [&](Transaction& tx) { return tx.run("SELECT * FROM task WHERE id = $1", {world.task}).size(); });
    const auto print = [&](const char* what, double cost) {
        std::printf("%-46s %8.2f ms   %7.1f x a row\n", what, cost, cost / row);
    };
    std::printf("%-46s %8.3f ms\n", "one row by its key", row);
    print("board of 5,000 tasks, first page   (< 100 ms)",
          cost_of(database, [&](Transaction& tx) { return board_of(tx, world.doer, std::nullopt); }));
    print("the same, last page", cost_of(database, [&](Transaction& tx) { return board_of(tx, world.doer, last); }));
    print("last 50 of 1,000 words",
          cost_of(database, [&](Transaction& tx) { return tasks::words(tx, world.task).items.size(); }));
    print("50 words in the middle",
          cost_of(database, [&](Transaction& tx) { return tasks::words(tx, world.task, middle).items.size(); }));
}

}  // namespace

int main(int argc, char** argv) {
    return bench::run(argc, argv, measure);
}
