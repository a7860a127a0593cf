#include "test_account.hpp"

accounts::AccountId add_account(store::Transaction& tx, const std::string& login, const std::string& name,
                                std::optional<base::Uuid> body, accounts::Role role, const accounts::Scope& scope) {
    const auto id = accounts::open_account(tx, {},
                                           {.login = login,
                                            .password_hash = "-",
                                            .name = name,
                                            .body = body,
                                            .person = {},
                                            .language = base::Language::vi});
    accounts::add_role(tx, {}, id, {role, scope, {}, {}});
    return id;
}
