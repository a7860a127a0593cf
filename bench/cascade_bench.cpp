// What it costs to issue one assignment to all 10,599 communes: the phrase expanded, tasks, counters, journal lines and
// deliveries in one durable unit of work, as a ratio to the same number of bare rows inserted in one durable unit of
// work of the same run. The two take turns.
// Usage: cascade_bench [POSTGRESQL CONNECTION STRING]   (an empty database; a new file of SQLite without it)

#include "bench.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "accounts/account.hpp"
#include "accounts/grant.hpp"
#include "bodies/body.hpp"
#include "plans/addressee.hpp"
#include "tasks/issue.hpp"

namespace {

using store::Transaction;

constexpr int rounds = 5;

base::Day day() {
    return *base::make_day(2021, 6, 1);
}

/// A committee in every commune, and one of the country that speaks to them; who works there may do everything.
base::Who settle(store::Database& database) {
    return database.write([](Transaction& tx) {
        auto who = bench::anybody();
        const auto country = areas::country(tx);
        bench::settle_communes(tx, day());
        const auto issuer = bodies::open(
            tx, who, {.kind = "people_committee", .name = "Cơ quan đo", .area = country.id, .valid_from = day()});
        who.body = issuer.id.uuid;
        who.account = accounts::open_account(tx, {}, {"bench", "not a hash", "Bench", who.body, {}}).uuid;
        return who;
    });
}

plans::PlanId read_in(store::Database& database, const base::Who& who) {
    return database.write([&](Transaction& tx) {
        const auto plan = plans::keep_draft(tx, who, {"plan.txt", "bytes", {"plan.txt", "KẾ HOẠCH"}, {}});
        const plans::AssignmentValue value{"Ủy ban nhân dân các xã", true, {}, {"Kiểm kê áo phao ở từng thôn"}};
        plans::add(tx, who, plan, plans::ItemKind::assignment, "I.1", base::parse_json(base::to_json(value)));
        return plan;
    });
}

void insert_bare_rows(store::Database& database) {
    database.write([](Transaction& tx) {
        for (int i = 0; i < bench::communes; ++i)
            tx.change("INSERT INTO bench_row (id, home, area, name, at) VALUES ($1, $2, $3, $4, $5)",
                      {tx.new_id(), i % bench::provinces, base::Uuid{}, "Kiểm kê áo phao ở từng thôn", tx.now()});
    });
}

void measure(store::Database& database) {
    bench::import_communes(database, day());
    const auto who = settle(database);
    database.write([](Transaction& tx) {
        tx.change(
            "CREATE TABLE bench_row (id UUID NOT NULL PRIMARY KEY, home BIGINT NOT NULL, area UUID, name TEXT, "
            "at BIGINT)");
    });
    std::vector<double> reading, listing, issuing, bare;
    for (int round = 0; round < rounds; ++round) {
        plans::PlanId plan;
        reading.push_back(bench::seconds_of([&] { plan = read_in(database, who); }));
        listing.push_back(bench::seconds_of([&] {
            database.read([&](Transaction& tx) {
                const auto draft = plans::get(tx, who, plan);
                return plans::addressees(tx, draft, {}).items.size() +
                       static_cast<std::size_t>(plans::addressee_counts(tx, draft).bodies);
            });
        }));
        tasks::Issued issued;
        issuing.push_back(bench::seconds_of(
            [&] { issued = database.write([&](Transaction& tx) { return tasks::issue(tx, who, plan); }); }));
        if (issued.tasks != bench::communes) std::abort();
        bare.push_back(bench::seconds_of([&] { insert_bare_rows(database); }));
    }
    const double rows = bench::median(bare);
    std::printf("bare rows, 10,599 in one transaction  %7.3f s\n", rows);
    std::printf("one assignment issued to 10,599       %7.3f s   %6.2f x bare   (wanted: under 2 s)\n",
                bench::median(issuing), bench::median(issuing) / rows);
    std::printf("its phrase expanded and kept          %7.3f s   %6.2f x bare\n", bench::median(reading),
                bench::median(reading) / rows);
    std::printf("first page of who will get it         %7.3f s   %6.2f x bare\n", bench::median(listing),
                bench::median(listing) / rows);
}

}  // namespace

int main(int argc, char** argv) {
    return bench::run(argc, argv, measure);
}
