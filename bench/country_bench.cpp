// What the screens of a country cost that show a plan whole: 10,599 communes with three duties and a weekly report
// each, 31,797 tasks (country.hpp). Usage: country_bench [POSTGRESQL CONNECTION STRING]   (an empty database; a new
// file of SQLite without it)

#include "country.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "plans/coverage.hpp"
#include "reports/report.hpp"
#include "tasks/board.hpp"
#include "tasks/matrix.hpp"

namespace {

using store::Transaction;

constexpr int rounds = 21;
constexpr std::size_t page = 50;

/// The median of what a read costs.
void print(store::Database& database, const char* what, const auto& verb) {
    std::vector<double> costs;
    for (int round = 0; round < rounds; ++round)
        costs.push_back(bench::milliseconds_of([&] { database.read([&](Transaction& tx) { return verb(tx); }); }));
    std::printf("%-62s %8.1f ms\n", what, bench::median(costs));
}

tasks::BoardQuery looked_for(const std::string& words) {
    tasks::BoardQuery query;
    query.words = words;
    return query;
}

void print_board(store::Database& database, plans::PlanId plan) {
    const auto board = [&](const tasks::BoardQuery& query) {
        return [&, query](Transaction& tx) { return tasks::board_of(tx, plan, query).size(); };
    };
    auto late = looked_for("");
    late.only = tasks::Only::late;
    auto next = looked_for("");
    next.after = database.read([&](Transaction& tx) { return tasks::board_of(tx, plan, next).back().body.id; });
    print(database, "board, first page                                     (< 100 ms)", board(looked_for("")));
    print(database, "board, second page", board(next));
    print(database, "board, late work alone", board(late));
    print(database, "board, a body looked for by its name                  (< 100 ms)", board(looked_for("xã số 77")));
    print(database, "board, work looked for by its words                   (< 100 ms)", board(looked_for("tập huấn")));
    print(database, "people who are named on the plan's work or in charge of it",
          [&](Transaction& tx) { return tasks::people_of(tx, plan).size(); });
    print(database, "who has reported, with the first 50",
          [&](Transaction& tx) { return reports::roll_calls(tx, plan, page).size(); });
}

void print_coverage(store::Database& database, const base::Who& who, plans::PlanId plan) {
    const auto first = database.read([&](Transaction& tx) { return plans::coverage(tx, who, plan, {}, page); });
    if (first.counts.duties != 4 * bench::communes) std::abort();
    const auto& body = first.items.back().body.id;
    print(database, "coverage, first page                                  (< 100 ms)",
          [&](Transaction& tx) { return plans::coverage(tx, who, plan, {}, page).items.size(); });
    print(database, "coverage, second page",
          [&](Transaction& tx) { return plans::coverage(tx, who, plan, body, page).items.size(); });
    const auto keep = [&](const char* what, const auto& verb) {
        std::printf("%-62s %8.1f ms\n", what, bench::milliseconds_of([&] { database.write(verb); }));
    };
    keep("coverage of one body kept after a change", [&](Transaction& tx) { plans::keep_coverage(tx, plan, body); });
    keep("coverage of all bodies kept, as when the plan is issued",
         [&](Transaction& tx) { plans::keep_coverage(tx, plan); });
}

void measure(store::Database& database) {
    const auto made = bench::country::make(database);
    print_board(database, made.plan);
    print(database, "tree: the provinces                                   (< 100 ms)",
          [&](Transaction& tx) { return tasks::tree_of(tx, made.who, made.plan, {}).units.size(); });
    print(database, "matrix",
          [&](Transaction& tx) { return tasks::matrix_of(tx, made.who, made.plan, 60).bodies.size(); });
    print_coverage(database, made.who, made.plan);
}

}  // namespace

int main(int argc, char** argv) {
    return bench::run(argc, argv, measure);
}
