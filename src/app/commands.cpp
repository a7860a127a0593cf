#include "app/commands.hpp"

#include <iostream>

#include <CLI/CLI.hpp>

#include "app/app.hpp"
#include "app/serve.hpp"
#include "areas/area_cli.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "http/openapi.hpp"
#include "plans/plan_cli.hpp"
#include "store/backup.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"

namespace app {
namespace {

/// Commands that work on a store open it by the same two options.
void add_store_options(CLI::App& commands, Config& config) {
    commands.add_option("--data", config.data, "The folder of the database and its key")->capture_default_str();
    commands.add_option("--database", config.database,
                        "A PostgreSQL connection string instead of SQLite in the data folder");
}

void add_serve(CLI::App& commands, Config& config) {
    auto* serve = commands.add_subcommand("serve", "Start the product");
    serve->add_option("--address", config.address, "Where to listen")->capture_default_str();
    serve->add_option("--port", config.port, "On which port; 0 takes a free one")->capture_default_str();
    serve->add_option("--tls-cert", config.tls_cert, "PEM file of the certificate chain");
    serve->add_option("--tls-key", config.tls_key, "PEM file of its key");
    serve->add_flag("--demonstration", config.demonstration, "Load the living demonstration into an empty store");
    serve->add_flag("--bench-routes", config.bench_routes, "Add the routes that only measure");
    serve->callback([&config] { app::serve(config); });
}

void add_tables(CLI::App& commands, Config& config) {
    commands.add_subcommand("routes", "Print every route with who may call it")->callback([&config] {
        http::Router router;
        add_routes(router, config);
        std::cout << http::routes_text(router);
    });
    commands.add_subcommand("openapi", "Print the OpenAPI 3.1 document")->callback([&config] {
        http::Router router;
        add_routes(router, config);
        std::cout << http::openapi_json(router) << '\n';
    });
    commands.add_subcommand("problems", "Print every problem code with its two sentences")->callback([] {
        for (const auto& code : base::problem_codes())
            std::cout << code << "\n  vi  " << base::problem_text(code, base::Language::vi) << "\n  en  "
                      << base::problem_text(code, base::Language::en) << '\n';
    });
}

}  // namespace
}  // namespace app
