// The street at the size of a province: what a team leader and a ward look at while a thousand check-ins a second come
// in, what a check-in costs beside a small register, and what an officer's screen does while a thousand telephones
// sync. Usage: street_scale_bench [POSTGRESQL CONNECTION STRING]   (an empty database; a new file of SQLite without it)
// HOUSEHOLDS (10000), SECONDS of each round (5), PHONES (1000) in the environment. The goals are for 1,000,000
// households.

#include "bench.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>

#include "demonstration/drill.hpp"
#include "households/household.hpp"
#include "phones/holding.hpp"
#include "rounds/round.hpp"
#include "zones/change.hpp"
#include "zones/coverage.hpp"

namespace {

using households::HouseholdId;
using store::Transaction;

constexpr int households_of_commune = 4'000;  ///< a rural commune of 2021
constexpr int asked_for = 1'000;              ///< check-ins a second
constexpr int workers = 8;                    ///< that serve telephones at once

int number_of(const char* name, int usual) {
    const auto* text = std::getenv(name);
    return text ? std::atoi(text) : usual;
}

struct World {
    store::Database& database;
    store::MasterKey master;
    base::Who who;
    std::vector<HouseholdId> homes;
    std::vector<base::Uuid> teams;
    std::vector<base::Uuid> communes;
    zones::ZoneId zone;
};

/// Check-ins at a steady rate (0: as fast as they are taken), one unit of work each, as telephones hand them in.
class Visits {
public:
    Visits(World& world, int rate)
        : world_(world), rate_(rate), thread_([this](const std::stop_token& s) { run(s); }) {}
    ~Visits() { stop(); }

    void stop() {
        thread_.request_stop();
        if (thread_.joinable()) thread_.join();
        std::unique_lock lock(mutex_);
        idle_.wait(lock, [this] { return under_way_ == 0; });
    }
    std::int64_t done() const { return done_; }
    std::int64_t failed() const { return failed_; }

private:
    static constexpr int most_under_way = 256;

    void run(const std::stop_token& stop) {
        std::mt19937_64 lots(7);
        const auto start = bench::Clock::now();
        for (std::int64_t count = 0; !stop.stop_requested(); ++count) {
            if (rate_ > 0) std::this_thread::sleep_until(start + std::chrono::microseconds(count * 1'000'000 / rate_));
            {
                std::unique_lock lock(mutex_);
                idle_.wait(lock, [this] { return under_way_ < most_under_way; });
                ++under_way_;
            }
            const auto home = world_.homes[lots() % world_.homes.size()];
            world_.database.submit(
                [this, home](Transaction& tx) {
                    rounds::check_in(tx, world_.master, world_.who, {std::nullopt, home, rounds::Outcome::well, ""},
                                     tx.now());
                },
                [this](const std::exception_ptr& wrong) {
                    ++(wrong ? failed_ : done_);
                    const std::lock_guard lock(mutex_);
                    --under_way_;
                    idle_.notify_all();
                });
        }
    }

    World& world_;
    int rate_;
    std::mutex mutex_;
    std::condition_variable idle_;
    int under_way_ = 0;
    std::atomic<std::int64_t> done_ = 0;
    std::atomic<std::int64_t> failed_ = 0;
    std::jthread thread_;
};

struct Spread {
    double half = 0;
    double p99 = 0;
};

Spread spread(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {values[values.size() / 2], values[values.size() * 99 / 100]};
}

/// One question after another until the time is up, each about another place.
Spread asked(World& world, double seconds, const auto& question) {
    std::mt19937_64 lots(11);
    std::vector<double> times;
    const auto start = bench::Clock::now();
    while (times.size() < 20 || std::chrono::duration<double>(bench::Clock::now() - start).count() < seconds)
        times.push_back(bench::milliseconds_of(
            [&] { world.database.read([&](Transaction& tx) { question(tx, static_cast<std::size_t>(lots())); }); }));
    return spread(std::move(times));
}

/// What the engine itself does at most: one small row, the same unit of work and durability.
double plain_writes_a_second(World& world, double seconds) {
    world.database.write(
        [](Transaction& tx) { tx.change("CREATE TABLE bench_row (id UUID NOT NULL PRIMARY KEY, n BIGINT NOT NULL)"); });
    std::mutex mutex;
    std::condition_variable idle;
    int under_way = 0;
    std::int64_t done = 0;
    const auto start = bench::Clock::now();
    while (std::chrono::duration<double>(bench::Clock::now() - start).count() < seconds) {
        std::unique_lock lock(mutex);
        idle.wait(lock, [&] { return under_way < 256; });
        ++under_way;
        lock.unlock();
        world.database.submit(
            [](Transaction& tx) { tx.change("INSERT INTO bench_row (id, n) VALUES ($1, 1)", {tx.new_id()}); },
            [&](const std::exception_ptr&) {
                const std::lock_guard held(mutex);
                --under_way;
                ++done;
                idle.notify_all();
            });
    }
    std::unique_lock lock(mutex);
    idle.wait(lock, [&] { return under_way == 0; });
    return static_cast<double>(done) / seconds;
}

std::vector<base::Uuid> ids(store::Database& database, const char* sql) {
    return database.read([&](Transaction& tx) {
        std::vector<base::Uuid> all;
        tx.each(sql, {}, [&](const store::Row& row) { all.push_back(row.uuid("id")); });
        return all;
    });
}

zones::ZoneId open_a_zone(World& world) {
    return world.database.write([&](Transaction& tx) {
        const auto id = zones::open(tx, world.who,
                                    {.id = std::nullopt,
                                     .kind = zones::Kind::green,
                                     .name = "Vùng xanh",
                                     .area = {world.communes.front()},
                                     .extent = zones::Extent::area,
                                     .households = {},
                                     .polygon = std::nullopt,
                                     .decision_number = "1/QĐ",
                                     .decision_day = std::nullopt,
                                     .decision_body = std::nullopt,
                                     .starts_at = tx.now(),
                                     .days = 14,
                                     .exceptions = ""});
        zones::decide(tx, world.who, id, {.kind = zones::ChangeKind::activated});
        return id;
    });
}

void say(const char* what, Spread spread, double most) {
    std::printf("%-52s p50 %8.2f ms   p99 %8.2f ms   goal %.0f\n", what, spread.half, spread.p99, most);
}

void look_while_they_come_in(World& world, double seconds) {
    const auto start = bench::Clock::now();
    Visits visits(world, asked_for);
    say("a team's round",
        asked(world, seconds,
              [&](Transaction& tx, std::size_t lot) {
                  rounds::round_of(tx, world.who, world.teams[lot % world.teams.size()], "", 50);
              }),
        50);
    say("one household",
        asked(world, seconds,
              [&](Transaction& tx, std::size_t lot) {
                  const auto home = world.homes[lot % world.homes.size()];
                  households::get(tx, world.who, home);
                  households::record_held(tx, world.master, home);
              }),
        50);
    say("the ward's list of those not reached",
        asked(world, seconds,
              [&](Transaction& tx, std::size_t lot) {
                  rounds::not_reached(tx, world.who, {world.communes[lot % world.communes.size()]}, "", 50);
              }),
        50);
    say("a zone's proof of the day: figures, first 50 missing",
        asked(world, seconds,
              [&](Transaction& tx, std::size_t) {
                  const auto today = base::day_of(tx.now());
                  zones::coverage(tx, world.who, world.zone, today, 14);
                  zones::households_of(
                      tx, world.who, world.zone,
                      {.day = today, .show = zones::Show::missing, .branch = {}, .after = 0, .limit = 50});
              }),
        50);
    visits.stop();
    const auto took = std::chrono::duration<double>(bench::Clock::now() - start).count();
    std::printf("check-ins meanwhile: %.0f a second (asked for %d), %ld failed\n",
                static_cast<double>(visits.done()) / took, asked_for, static_cast<long>(visits.failed()));
}

double check_ins_a_second(World& world, double seconds) {
    Visits visits(world, 0);
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    const auto done = visits.done();
    visits.stop();
    return static_cast<double>(done) / seconds;
}

void telephones_at_once(World& world, int phones) {
    std::vector<phones::DeviceId> devices;
    for (int i = 0; i < phones; ++i)
        devices.push_back(world.database.write([&](Transaction& tx) {
            return phones::bring_in(
                       tx, world.master, world.who,
                       {std::nullopt, world.teams[static_cast<std::size_t>(i) % world.teams.size()], "Bench"})
                .id;
        }));
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> is_over = false;
    std::vector<double> officer;
    std::jthread screen([&] {
        std::size_t lot = 0;
        while (!is_over)
            officer.push_back(bench::milliseconds_of([&] {
                world.database.read([&](Transaction& tx) {
                    rounds::coverage(tx, world.who, {world.communes[++lot % world.communes.size()]});
                });
            }));
    });
    const auto took = bench::seconds_of([&] {
        std::vector<std::jthread> pool;
        for (int i = 0; i < workers; ++i)
            pool.emplace_back([&] {
                for (auto at = next++; at < devices.size(); at = next++)
                    world.database.write([&](Transaction& tx) {
                        phones::hold(tx, world.master, world.who, devices[at], std::nullopt, "", 200);
                    });
            });
    });
    is_over = true;
    screen.join();
    std::printf("%d telephones fetched their lists in %.1f s\n", phones, took);
    if (!officer.empty()) say("an officer's screen meanwhile (the ward's coverage)", spread(officer), 300);
}

void measure(store::Database& database) {
    const auto key = std::filesystem::temp_directory_path() / ("lalanh-bench-key-" + std::to_string(::getpid()));
    const auto wanted = number_of("HOUSEHOLDS", 10'000);
    const double seconds = number_of("SECONDS", 5);
    World world{.database = database,
                .master = store::MasterKey::open(key.string()),
                .who = bench::anybody(),
                .homes = {},
                .teams = {},
                .communes = {},
                .zone = {}};
    const demonstration::Drill drill{.communes = std::max(1, wanted / households_of_commune), .households = wanted};
    const auto took = bench::seconds_of(
        [&] { demonstration::make_drill(database, world.master, drill, "mot-mat-khau-dai", [](const auto&) {}); });
    std::printf("%d households, each with a visit, in %.1f s (%.0f a second)\n", wanted, took, wanted / took);
    world.who.account = ids(database, "SELECT id FROM account").front();
    for (const auto& id : ids(database, "SELECT id FROM household ORDER BY id")) world.homes.push_back({id});
    world.teams = ids(database, "SELECT body AS id FROM team ORDER BY body");
    world.communes = ids(database, "SELECT id FROM area WHERE level = 3 ORDER BY path");
    world.zone = open_a_zone(world);
    look_while_they_come_in(world, seconds);
    const auto visits = check_ins_a_second(world, seconds);
    const auto plain = plain_writes_a_second(world, seconds);
    std::printf(
        "check-ins as fast as they are taken: %.0f a second, %.1f us each; one plain row: %.0f a second (%.1f x)\n",
        visits, 1e6 / visits, plain, plain / visits);
    telephones_at_once(world, number_of("PHONES", 1'000));
    std::filesystem::remove(key);
}

}  // namespace

int main(int argc, char** argv) {
    return bench::run(argc, argv, measure);
}
