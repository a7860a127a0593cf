#pragma once

#include <optional>
#include <string>

#include "accounts/account.hpp"
#include "accounts/grant.hpp"

/// An account with one role, opened by nobody; it has no password that anybody could type.
accounts::AccountId add_account(store::Transaction& tx, const std::string& login, const std::string& name,
                                std::optional<base::Uuid> body, accounts::Role role, const accounts::Scope& scope);
