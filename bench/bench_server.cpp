// The server the HTTP benchmarks measure: the product's own edge, accounts, store and network code with the two
// measuring routes, on a store of its own. Prints its port when it listens. Usage: bench_server FOLDER
// [--verbs-per-commit N] [--network-threads N] [--raw SECONDS]
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>

#include "accounts/account_http.hpp"
#include "accounts/permission.hpp"
#include "accounts/session.hpp"
#include "base/embedded.hpp"
#include "http/bench_routes.hpp"
#include "http/server.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "store/migrate.hpp"

namespace {

constexpr base::Uuid commune{{1, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 10, 11, 12, 13, 14, 15, 16}};

/// A commune to count for.
void make_commune(store::Transaction& tx) {
    tx.change(
        "INSERT INTO area (id, home, kind, level, code, name, name_key, path, valid_from) VALUES "
        "($1, 34, 'commune', 3, '1', 'Xã Thử', 'xa thu', '/vn/34/1/', '2020-01-01') ON CONFLICT (id) DO NOTHING",
        {commune});
}

std::string incompressible(std::size_t size) {
    std::string bytes;
    unsigned state = 1;
    for (; bytes.size() < size; state = state * 1664525 + 1013904223)
        bytes += static_cast<char>('!' + (state >> 24) % 90);
    return bytes;
}

long option(int argc, char** argv, const std::string& name, long usual) {
    for (int i = 2; i + 1 < argc; ++i)
        if (argv[i] == name) return std::atol(argv[i + 1]);
    return usual;
}

/// The same facts without a network: 64 units of work always outstanding, each submitted again from the answer to the
/// last. Prints units per second, median and 99th percentile in milliseconds.
void measure_engine(store::Database& database, std::chrono::seconds duration) {
    using Steady = std::chrono::steady_clock;
    std::mutex mutex;
    std::condition_variable ended;
    std::vector<double> waits;
    int outstanding = 0;
    base::Who who;
    who.account = base::random_uuid(base::system_now());
    const auto end = Steady::now() + duration;
    const std::string document(1000, 'x');
    std::function<void()> go_on = [&] {
        const auto begin = Steady::now();
        const auto verb = [&](store::Transaction& tx) {
            const auto id = tx.new_id();
            tx.change("INSERT INTO bench_visit (home, id, household, day, document) VALUES ($1, $2, $3, $4, $5)",
                      {0, id, id, base::day_of(tx.now()), document});
            store::record(tx, who, "bench.visited", id, commune);
            store::count(tx, commune, "bench_visits", base::day_of(tx.now()), 1);
        };
        database.submit(verb, [&, begin](std::exception_ptr problem) {
            if (problem) std::terminate();
            const auto now = Steady::now();
            waits.push_back(std::chrono::duration<double, std::milli>(now - begin).count());
            if (now < end) return go_on();
            const std::lock_guard lock(mutex);
            if (--outstanding == 0) ended.notify_one();
        });
    };
    outstanding = 64;
    for (int i = 0; i < 64; ++i) go_on();
    std::unique_lock lock(mutex);
    ended.wait(lock, [&] { return outstanding == 0; });
    std::sort(waits.begin(), waits.end());
    std::printf("%.1f %.3f %.3f\n", static_cast<double>(waits.size()) / static_cast<double>(duration.count()),
                waits[waits.size() / 2], waits[waits.size() * 99 / 100]);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 1;
    const std::string folder = argv[1];
    store::Options store_options;
    store_options.verbs_per_commit = static_cast<std::size_t>(option(argc, argv, "--verbs-per-commit", 256));
    const auto database = store::open_sqlite(folder + "/bench.sqlite", store_options);
    store::migrate(*database);
    database->write(make_commune);

    http::Router router;
    accounts::add_routes(router, *database, accounts::Demonstration::no);
    http::add_bench_routes(router, *database, base::Permission::bench);
    if (const auto seconds = option(argc, argv, "--raw", 0); seconds > 0) {
        measure_engine(*database, std::chrono::seconds(seconds));
        return 0;
    }
    router.events("/api/events", http::signed_in(), "What happens");
    const http::Edge edge(*database, router, accounts::gate(*database));

    const auto asset = incompressible(10'240);
    const auto small = incompressible(100);
    http::ServerOptions options;
    options.port = 0;
    options.network_threads = static_cast<std::size_t>(option(argc, argv, "--network-threads", 2));
    options.workers = static_cast<std::size_t>(option(argc, argv, "--workers", 4));
    http::Server server(options, {*database,
                                  edge,
                                  router,
                                  [](store::Transaction&, const base::Who&, const store::JournalLine&) { return true; },
                                  {{"assets/ten.bin", asset}, {"assets/small.bin", small}}});
    std::printf("%d\n", server.port());
    std::fflush(stdout);
    server.run_until_signalled();
    return 0;
}
