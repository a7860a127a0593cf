#include "ledger/ledger_cli.hpp"

#include <map>
#include <memory>
#include <string_view>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include "ledger/export.hpp"
#include "ledger/head.hpp"
#include "ledger/tree.hpp"
#include "ledger/verify.hpp"

namespace ledger {
namespace {

std::string_view words_for(Broken::What what) {
    static const std::map<Broken::What, std::string_view> words{
        {Broken::What::entry, "entry {} is not what was posted"},
        {Broken::What::place, "place {} of the tree has no entry"},
        {Broken::What::lines, "the lines of entry {} do not balance"},
        {Broken::What::node, "node {} of the tree is not what its entries give"},
        {Broken::What::head, "the head of {} signed something else than the entries it covers"},
        {Broken::What::signature, "the head of {} is not signed by this installation"},
        {Broken::What::balance, "a kept balance is not what the lines say: {}"},
    };
    return words.at(what);
}

void print(const Check& check) {
    fmt::print("{} entries and {} signed heads are whole\n", check.entries, check.heads);
    if (check.waiting > 0) fmt::print("{} entries wait for their place\n", check.waiting);
    if (!check.first_broken) return;
    fmt::print("{}\n", fmt::format(fmt::runtime(words_for(check.first_broken->what)), check.first_broken->which));
    throw CLI::RuntimeError(1);
}

void let_grow(store::Database& database) {
    while (database.write([](store::Transaction& tx) { return grow(tx); }) > 0) {
    }
}

}  // namespace

void add_ledger_commands(CLI::App& app, const std::function<store::Database&()>& open_store,
                         const std::function<const store::MasterKey&()>& master) {
    auto* commands = app.add_subcommand("ledger", "The public ledger")->require_subcommand(1);
    commands->add_subcommand("verify", "Recompute every hash, head and balance, and name the first that does not fit")
        ->callback([=] {
            print(open_store().read(
                [&](store::Transaction& tx) { return verify(tx, SigningKey(master()).public_key()); }));
        });
    auto* exported = commands->add_subcommand("export", "Print the whole ledger");
    const auto as_journal = std::make_shared<bool>(false);
    const auto as_csv = std::make_shared<bool>(false);
    auto* forms = exported->add_option_group("form")->require_option(1);
    forms->add_flag("--journal", *as_journal, "As a journal of hledger");
    forms->add_flag("--csv", *as_csv, "As comma-separated values, a row for each line");
    exported->callback([=] {
        let_grow(open_store());
        const auto next = export_stream(open_store(), *as_journal ? Format::journal : Format::csv);
        for (auto piece = next(); !piece.empty(); piece = next()) fmt::print("{}", piece);
    });
}

}  // namespace ledger
