#include "demonstration/drill_cli.hpp"

#include <memory>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "accounts/secret.hpp"
#include "demonstration/drill.hpp"

namespace demonstration {
namespace {

void run(store::Database& database, const store::MasterKey& master, const Drill& wanted) {
    const auto password = accounts::new_code();
    const auto made = make_drill(database, master, wanted, password, [&](const Drilled& so_far) {
        fmt::print(stderr, "\r{} / {} xã, communes · {} hộ, households", so_far.communes, wanted.communes,
                   so_far.households);
    });
    fmt::print(stderr,
               "\nĐã có {} hộ, {} lượt thăm, {} nhu cầu, {} lần cách ly.\n"
               "{} households, {} visits, {} needs, {} isolations.\n",
               made.households, made.visits, made.needs, made.isolations, made.households, made.visits, made.needs,
               made.isolations);
    if (!made.is_begun_now) return;
    fmt::print(stderr, "Đăng nhập {} với mật khẩu dưới đây. Sign in as {} with this password.\n", drill_login,
               drill_login);
    fmt::print("{}\n", password);
}

}  // namespace

void add_drill_command(CLI::App& app, std::function<store::Database&()> open_store,
                       std::function<const store::MasterKey&()> open_key) {
    const auto wanted = std::make_shared<Drill>();
    auto* drill = app.add_subcommand("drill", "Make a living province that nobody lives in; broken off, it goes on");
    drill->add_option("--communes", wanted->communes, "How many communes")->capture_default_str();
    drill->add_option("--households", wanted->households, "How many households in all")->capture_default_str();
    drill->add_option("--seed", wanted->seed, "Another number makes another province")->capture_default_str();
    drill->callback([wanted, open_store = std::move(open_store), open_key = std::move(open_key)] {
        auto& database = open_store();
        run(database, open_key(), *wanted);
    });
}

}  // namespace demonstration
