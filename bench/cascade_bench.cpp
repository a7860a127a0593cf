// What it costs to issue one assignment to all 10,599 communes: the phrase expanded, tasks, counters, journal lines and
// deliveries in one durable unit of work, as a ratio to the same number of bare rows inserted in one durable unit of
// work of the same run. The two take turns.
// Usage: cascade_bench [POSTGRESQL CONNECTION STRING]   (an empty database; a new file of SQLite without it)

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "accounts/account.hpp"
#include "accounts/grant.hpp"
#include "areas/area_import.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "plans/addressee.hpp"
#include "store/database.hpp"
#include "store/migrate.hpp"
#include "tasks/issue.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using store::Transaction;

constexpr int provinces = 63;
constexpr int communes = 10'599;
constexpr int rounds = 5;

base::Day day() {
    return *base::make_day(2021, 6, 1);
}

void import_communes(store::Database& database) {
    std::string text = "province_code\tprovince\tcommune_code\tcommune\n";
    for (int i = 0; i < communes; ++i)
        text += std::to_string(i % provinces + 1) + "\tTỉnh Số " + std::to_string(i % provinces + 1) + "\t" +
                std::to_string(20'000 + i) + "\tXã Số " + std::to_string(i) + "\n";
    database.write([&](Transaction& tx) {
        areas::apply(tx, areas::read_areas_file(text, areas::kinds(tx)), "bench", day(), areas::Covers::country);
    });
}

/// A committee in every commune, and one of the country that speaks to them; who works there may do everything.
base::Who settle(store::Database& database) {
    return database.write([](Transaction& tx) {
        base::Who who;
        who.grants.push_back(
            {.permissions = ~std::uint64_t{0}, .scope = base::ScopeKind::everywhere, .areas = {"/vn/"}});
        const auto country = areas::country(tx);
        for (const auto& area : areas::descendants(tx, country.id, areas::commune_level, day())) {
            const auto name = "Ủy ban nhân dân " + area.name;
            tx.change(R"(INSERT INTO body (id, home, kind, name, name_key, area, valid_from)
                         VALUES ($1, $2, 'people_committee', $3, $4, $5, $6))",
                      {tx.new_id(), area.home, name, base::fold(name), area.id, day()});
        }
        const auto issuer = bodies::open(
            tx, who, {.kind = "people_committee", .name = "Cơ quan đo", .area = country.id, .valid_from = day()});
        who.body = issuer.id.uuid;
        who.account = accounts::open_account(tx, {}, {"bench", "not a hash", "Bench", who.body, {}}).uuid;
        return who;
    });
}

double seconds_of(const auto& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
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
        for (int i = 0; i < communes; ++i)
            tx.change("INSERT INTO bench_row (id, home, area, name, at) VALUES ($1, $2, $3, $4, $5)",
                      {tx.new_id(), i % provinces, base::Uuid{}, "Kiểm kê áo phao ở từng thôn", tx.now()});
    });
}

void measure(store::Database& database) {
    import_communes(database);
    const auto who = settle(database);
    database.write([](Transaction& tx) {
        tx.change(
            "CREATE TABLE bench_row (id UUID NOT NULL PRIMARY KEY, home BIGINT NOT NULL, area UUID, name TEXT, "
            "at BIGINT)");
    });
    std::vector<double> reading, listing, issuing, bare;
    for (int round = 0; round < rounds; ++round) {
        plans::PlanId plan;
        reading.push_back(seconds_of([&] { plan = read_in(database, who); }));
        listing.push_back(seconds_of([&] {
            database.read([&](Transaction& tx) {
                const auto draft = plans::get(tx, who, plan);
                return plans::addressees(tx, draft, {}).items.size() +
                       static_cast<std::size_t>(plans::addressee_counts(tx, draft).bodies);
            });
        }));
        tasks::Issued issued;
        issuing.push_back(
            seconds_of([&] { issued = database.write([&](Transaction& tx) { return tasks::issue(tx, who, plan); }); }));
        if (issued.tasks != communes) std::abort();
        bare.push_back(seconds_of([&] { insert_bare_rows(database); }));
    }
    const double rows = median(bare);
    std::printf("bare rows, 10,599 in one transaction  %7.3f s\n", rows);
    std::printf("one assignment issued to 10,599       %7.3f s   %6.2f x bare   (wanted: under 2 s)\n", median(issuing),
                median(issuing) / rows);
    std::printf("its phrase expanded and kept          %7.3f s   %6.2f x bare\n", median(reading),
                median(reading) / rows);
    std::printf("first page of who will get it         %7.3f s   %6.2f x bare\n", median(listing),
                median(listing) / rows);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        const auto database = store::open_postgres(argv[1]);
        store::migrate(*database);
        measure(*database);
        return 0;
    }
    const auto folder = fs::temp_directory_path() / ("lalanh-cascade-bench-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    {
        const auto database = store::open_sqlite((folder / "bench.sqlite").string());
        store::migrate(*database);
        measure(*database);
    }
    fs::remove_all(folder);
}
