#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/account.hpp"

/// Looking after other people's accounts: who is there, what they hold, and the way back in for whoever lost it.
namespace accounts {

/// The accounts that `who` may see as one who invites, closed ones too, by name, at most `limit` of them after that of
/// `after`. Words are looked for in name and login, without accents.
std::vector<Account> accounts_within(store::Transaction& tx, const base::Who& who, std::string_view words,
                                     std::optional<AccountId> after, std::size_t limit);

/// A role with the words for it.
struct ShownRole : HeldRole {
    std::string role_name;
    std::optional<std::string> place;  ///< the area or body of the scope
};
BOOST_DESCRIBE_STRUCT(ShownRole, (HeldRole), (role_name, place))

/// An account as those who look after it see it.
struct KeptAccount : Account {
    std::vector<ShownRole> roles;  ///< held today or to come
    std::int64_t devices = 0;      ///< signed in now
    std::optional<base::Instant> seen_at;
    bool may_change = false;  ///< whether require_keeps would let the reader pass
};
BOOST_DESCRIBE_STRUCT(KeptAccount, (Account), (roles, devices, seen_at, may_change))

/// Problems: account.not_found, account.outside_area.
KeptAccount kept_account(store::Transaction& tx, const base::Who& who, AccountId account);

/// Whether `who` may act on another account: its body and every role it holds or is to hold must be theirs to hand on.
/// Otherwise whoever keeps a commune could become whoever keeps the country. Problems: account.not_found,
/// account.outside_area, account.may_not_give_role.
void require_keeps(store::Transaction& tx, const base::Who& who, AccountId account);

/// Sets the password of somebody who forgot it and ends all their sessions. Problems: those of require_keeps.
void reset_password(store::Transaction& tx, const base::Who& who, AccountId account, const std::string& new_hash);

/// The same from the machine itself, for the administrator whom nobody else can help. Problem: account.not_found.
void reset_password_here(store::Transaction& tx, std::string_view login, const std::string& new_hash);

/// Signs somebody out on every device, for a telephone that was lost. Problems: those of require_keeps.
void sign_out_elsewhere(store::Transaction& tx, const base::Who& who, AccountId account);

/// Closes an account and ends its sessions; what it did stays. Problems: account.last_administrator, and those of
/// require_keeps.
void close_account(store::Transaction& tx, const base::Who& who, AccountId account);

/// Lets somebody sign in again with the roles that have not ended meanwhile. Problems: account.not_found when it is not
/// closed, and account.outside_area, account.may_not_give_role.
void reopen_account(store::Transaction& tx, const base::Who& who, AccountId account);

}  // namespace accounts
