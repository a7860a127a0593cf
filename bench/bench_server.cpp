// The server the HTTP benchmarks measure: the product's own edge, accounts, store and network code with the two measuring routes, on a
// store of its own. Prints its port when it listens. Usage: bench_server FOLDER [--verbs-per-commit N] [--network-threads N]
#include <cstdio>
#include <cstdlib>
#include <string>

#include "accounts/account_http.hpp"
#include "accounts/permission.hpp"
#include "accounts/session.hpp"
#include "base/embedded.hpp"
#include "http/bench_routes.hpp"
#include "http/server.hpp"
#include "store/migrate.hpp"

namespace {

/// A commune to count for, and an asset to serve, when nobody brought them.
void make_commune(store::Transaction& tx) {
    const base::Uuid id{{1, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 10, 11, 12, 13, 14, 15, 16}};
    tx.change("INSERT INTO area (id, home, kind, level, code, name, name_key, path, valid_from) VALUES "
              "($1, 34, 'commune', 3, '1', 'Xã Thử', 'xa thu', '/vn/34/1/', '2020-01-01') ON CONFLICT (id) DO NOTHING",
              {id});
}

std::string incompressible(std::size_t size) {
    std::string bytes;
    unsigned state = 1;
    for (; bytes.size() < size; state = state * 1664525 + 1013904223) bytes += static_cast<char>('!' + (state >> 24) % 90);
    return bytes;
}

long option(int argc, char** argv, const std::string& name, long usual) {
    for (int i = 2; i + 1 < argc; ++i)
        if (argv[i] == name) return std::atol(argv[i + 1]);
    return usual;
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
    router.events("/api/events", http::signed_in(), "What happens");
    const http::Edge edge(*database, router, accounts::gate(*database));

    const auto asset = incompressible(10'240);
    const auto small = incompressible(100);
    http::ServerOptions options;
    options.port = 0;
    options.network_threads = static_cast<std::size_t>(option(argc, argv, "--network-threads", 2));
    options.workers = static_cast<std::size_t>(option(argc, argv, "--workers", 4));
    http::Server server(options, {*database, edge, router, [](store::Transaction&, const base::Who&, const store::JournalLine&) { return true; },
                                  {{"assets/ten.bin", asset}, {"assets/small.bin", small}}});
    std::printf("%d\n", server.port());
    std::fflush(stdout);
    server.run_until_signalled();
    return 0;
}
