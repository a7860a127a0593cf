#include "app/commands.hpp"

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "accounts/account_cli.hpp"
#include "accounts/permission.hpp"
#include "app/app.hpp"
#include "app/indicators.hpp"
#include "app/serve.hpp"
#include "areas/area_cli.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "benefits/list.hpp"
#include "demonstration/drill_cli.hpp"
#include "documents/document_cli.hpp"
#include "gifts/gift.hpp"
#include "goods/stock.hpp"
#include "http/openapi.hpp"
#include "ledger/balance.hpp"
#include "ledger/campaign.hpp"
#include "ledger/ledger_cli.hpp"
#include "needs/count.hpp"
#include "plans/correction_cli.hpp"
#include "plans/coverage_count.hpp"
#include "reader/reader_cli.hpp"
#include "reports/fold.hpp"
#include "store/backup_cli.hpp"
#include "store/journal_seal.hpp"
#include "tasks/count.hpp"
#include "voices/count.hpp"

namespace app {
namespace {

/// What every command may use: the options, and the product opened by them when a command asks for it.
struct Line {
    Config config;
    std::unique_ptr<App> app;

    App& opened() {
        if (!app) app = open(config);
        return *app;
    }
};

void add_serve(CLI::App& commands, Line& line) {
    auto* serve = commands.add_subcommand("serve", "Start the product");
    serve->add_option("--address", line.config.address, "Where to listen")->capture_default_str();
    serve->add_option("--port", line.config.port, "On which port; 0 takes a free one")->capture_default_str();
    serve->add_option("--tls-cert", line.config.tls_cert, "PEM file of the certificate chain");
    serve->add_option("--tls-key", line.config.tls_key, "PEM file of its key");
    serve->add_option("--trusted-proxy", line.config.trusted_proxies,
                      "The address of a proxy in front, believed when it names the client");
    serve->add_option("--domain", line.config.domain, "Get and renew a certificate for this public name (certbot)");
    serve->add_option("--mail", line.config.mail, "A file with the settings of a mailbox (docs/operating.md)");
    serve->add_option("--sms-gateway", line.config.sms_gateway,
                      "A file with the settings of an SMS gateway (docs/operating.md)");
    serve->add_option(
        "--public-address", line.config.public_address,
        "Where people reach the product, for links in mails: https://host; of --domain, when that is given");
    serve->add_option("--icecast", line.config.icecast, "A file with the mounts of loudspeakers (docs/operating.md)");
    serve->add_option("--authorities", line.config.authorities,
                      "A folder of CA certificates that vouch for who signs papers (docs/operating.md)");
    serve->add_flag("--demonstration", line.config.demonstration, "Load the living demonstration into an empty store");
    serve->add_flag("--bench-routes", line.config.bench_routes, "Add the routes that only measure");
    serve->callback([&line] { app::serve(line.config); });
}

std::string permission_name(base::Permission permission) {
    return boost::describe::enum_to_string(permission, "?");
}

void add_tables(CLI::App& commands, Line& line) {
    commands.add_subcommand("routes", "Print every route with who may call it")->callback([&line] {
        std::cout << http::routes_text(line.opened().router, permission_name);
    });
    commands.add_subcommand("openapi", "Print the OpenAPI 3.1 document")->callback([&line] {
        std::cout << http::openapi(line.opened().router) << '\n';
    });
    commands.add_subcommand("problems", "Print every problem code with its two sentences")->callback([] {
        for (const auto& code : base::problem_codes())
            std::cout << code << "\n  vi  " << base::problem_text(code, base::Language::vi) << "\n  en  "
                      << base::problem_text(code, base::Language::en) << '\n';
    });
}

void add_upkeep(CLI::App& commands, Line& line) {
    auto* journal = commands.add_subcommand("journal", "The journal")->require_subcommand(1);
    journal->add_subcommand("verify", "Check that no line was changed, dropped or slipped in")->callback([&line] {
        auto& app = line.opened();
        const auto check =
            app.database->read([&](store::Transaction& tx) { return store::verify_journal(tx, &app.master); });
        fmt::print("{} lines and {} sealed days are whole\n", check.lines, check.days);
        if (!check.first_broken) return;
        fmt::print("line {} was changed, dropped or slipped in\n", *check.first_broken);
        throw CLI::RuntimeError(1);
    });
    commands.add_subcommand("rebuild", "Compute every kept total anew from the facts")->callback([&line] {
        for (const auto& indicator : all_indicators()) {
            line.opened().database->write([&](store::Transaction& tx) { store::rebuild(tx, indicator); });
            fmt::print("{}\n", indicator.name);
        }
        line.opened().database->write([](store::Transaction& tx) { reports::rebuild_totals(tx); });
        fmt::print("totals of reports\n");
        line.opened().database->write([](store::Transaction& tx) { tasks::rebuild_counts(tx); });
        fmt::print("counts of work\n");
        line.opened().database->write([](store::Transaction& tx) { plans::rebuild_coverage(tx); });
        fmt::print("coverage of duties\n");
        line.opened().database->write([](store::Transaction& tx) { needs::rebuild_counts(tx); });
        fmt::print("counts of needs\n");
        line.opened().database->write([](store::Transaction& tx) { voices::rebuild_counts(tx); });
        fmt::print("counts of voices\n");
        line.opened().database->write([](store::Transaction& tx) { ledger::rebuild_balances(tx); });
        line.opened().database->write([](store::Transaction& tx) { ledger::rebuild_campaigns(tx); });
        fmt::print("balances of the ledger\n");
        line.opened().database->write([](store::Transaction& tx) { goods::rebuild_stock(tx); });
        fmt::print("stock of goods\n");
        line.opened().database->write([](store::Transaction& tx) { gifts::rebuild_counts(tx); });
        fmt::print("counts of gifts\n");
        line.opened().database->write([](store::Transaction& tx) { benefits::rebuild_counts(tx); });
        fmt::print("counts of benefits\n");
    });
}

/// Says a Problem in both languages, because whoever types commands has set no language.
int refuse(const base::Problem& problem) {
    std::cerr << base::problem_text(problem.code(), base::Language::vi) << '\n'
              << base::problem_text(problem.code(), base::Language::en) << '\n';
    if (!problem.detail().empty()) std::cerr << "  (" << problem.code() << ": " << problem.detail() << ")\n";
    for (const auto& field : problem.fields())
        std::cerr << "  " << field.path << ": " << base::problem_text(field.code, base::Language::en) << " ("
                  << field.detail << ")\n";
    return 1;
}

}  // namespace

int run_command(int argc, const char* const* argv) {
    Line line;
    CLI::App commands("Lá Lành: an emergency plan on paper becomes work, help and reports", "lalanh");
    commands.require_subcommand(1);
    commands.add_option("--data", line.config.data, "The folder of the database and its key")->capture_default_str();
    commands.add_option("--database", line.config.database,
                        "A PostgreSQL connection string instead of SQLite in the data folder");
    commands.fallthrough();
    add_serve(commands, line);
    add_tables(commands, line);
    add_upkeep(commands, line);
    reader::add_plan_commands(commands);
    documents::add_print_command(commands);
    plans::add_correction_command(commands, [&line]() -> store::Database& { return *line.opened().database; });
    store::add_backup_commands(commands, [&line] { return place_of_store(line.config); });
    accounts::add_account_commands(commands, [&line]() -> store::Database& { return *line.opened().database; });
    demonstration::add_drill_command(
        commands, [&line]() -> store::Database& { return *line.opened().database; },
        [&line]() -> const store::MasterKey& { return line.opened().master; });
    ledger::add_ledger_commands(
        commands, [&line]() -> store::Database& { return *line.opened().database; },
        [&line]() -> const store::MasterKey& { return line.opened().master; });
    areas::add_area_commands(commands, [&line]() -> store::Database& { return *line.opened().database; });
    try {
        commands.parse(argc, argv);
        return 0;
    } catch (const CLI::ParseError& error) {
        return commands.exit(error);
    } catch (const base::Problem& problem) {
        return refuse(problem);
    } catch (const std::exception& error) {
        std::cerr << "lalanh: " << error.what() << '\n';
        return 1;
    }
}

}  // namespace app
