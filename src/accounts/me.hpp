#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "accounts/account.hpp"
#include "accounts/account_http.hpp"
#include "accounts/password.hpp"
#include "accounts/secret.hpp"
#include "http/message.hpp"

/// What the routes of accounts share: who one is, as the web application is told, and the answer that signs in.
namespace accounts {

struct Me {
    base::Uuid account;
    std::string login;
    std::string name;
    std::optional<NamedBody> body;
    std::vector<base::Permission> permissions;
    base::Language language = base::Language::vi;
    std::string csrf;
    bool demonstration = false;
};
BOOST_DESCRIBE_STRUCT(Me, (), (account, login, name, body, permissions, language, csrf, demonstration))

/// What the functions behind the routes need beside the call.
struct Desk {
    store::Database& database;
    Demonstration demonstration;
    std::shared_ptr<HashingTurn> hashing = std::make_shared<HashingTurn>();
};

Me me(store::Transaction& tx, const base::Who& who, Demonstration demonstration);

/// Signs in with a password that was proven or just set, and answers with Me and the session's cookie.
http::Response welcome(store::Transaction& tx, const http::Request& request, const StoredPassword& proven,
                       const Token& token, Demonstration demonstration);

void add_invitation_routes(http::Router& router, const Desk& desk);
void add_role_routes(http::Router& router, const Desk& desk);

}  // namespace accounts
