#include "plans/correction_cli.hpp"

#include <memory>
#include <string>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include "base/problem.hpp"
#include "plans/correction.hpp"

namespace plans {

void add_correction_command(CLI::App& app, const std::function<store::Database&()>& open_store) {
    auto* command = app.get_subcommand("plan")->add_subcommand(
        "corrections", "Print what people corrected in readings, as rows of the corpora in spec/reader");
    const auto since = std::make_shared<std::string>();
    command->add_option("--since", *since, "Only what was corrected from this day on, YYYY-MM-DD");
    command->callback([=] {
        const auto day = base::parse_day(*since);
        if (!since->empty() && !day) throw base::Problem(base::ProblemKind::invalid, "field.not_a_day", *since);
        fmt::print("{}", corpus_rows(open_store().read([&](store::Transaction& tx) { return corrections(tx, day); })));
    });
}

}  // namespace plans
