#include "accounts/account_cli.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "accounts/keeping.hpp"
#include "accounts/password.hpp"
#include "accounts/secret.hpp"

namespace accounts {
namespace {

struct Arguments {
    std::string login;
    bool is_typed = false;
};

std::string typed_password() {
    std::string line;
    std::getline(std::cin, line);
    check_password(line);
    return line;
}

void set_password(store::Database& database, const Arguments& arguments) {
    const auto password = arguments.is_typed ? typed_password() : new_code();
    const auto hash = HashingTurn().hash(password);
    database.write([&](store::Transaction& tx) { reset_password_here(tx, arguments.login, hash); });
    if (!arguments.is_typed) fmt::print("{}\n", password);
    fmt::print(stderr,
               "Đã đặt mật khẩu mới cho {}; mọi máy phải đăng nhập lại.\n"
               "The password of {} is new; every device must sign in again.\n",
               arguments.login, arguments.login);
}

}  // namespace

void add_account_commands(CLI::App& app, std::function<store::Database&()> open_store) {
    const auto arguments = std::make_shared<Arguments>();
    auto* accounts = app.add_subcommand("accounts", "The people who sign in")->require_subcommand(1);
    auto* password = accounts->add_subcommand("password", "Set a forgotten password; prints a new one");
    password->add_option("login", arguments->login, "Whose password")->required();
    password->add_flag("--typed", arguments->is_typed, "Take the password from the first line of standard input");
    password->callback([arguments, open_store = std::move(open_store)] { set_password(open_store(), *arguments); });
}

}  // namespace accounts
