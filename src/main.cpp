#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "plans/plan_cli.hpp"

int main(int argc, char** argv) {
    CLI::App app("Lá Lành: an emergency plan on paper becomes work, help and reports", "lalanh");
    app.require_subcommand(1);
    plans::add_plan_commands(app);
    CLI11_PARSE(app, argc, argv);
    return 0;
}
