#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/grant.hpp"
#include "base/problem_text.hpp"

/// The people who sign in.
namespace accounts {

struct NamedBody {
    base::Uuid id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedBody, (), (id, name))

struct Account {
    AccountId id;
    std::string login;
    std::string name;
    std::optional<NamedBody> body;
    base::Language language = base::Language::vi;
    bool is_closed = false;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, login, name, body, language, is_closed))

struct NewAccount {
    std::string login;
    std::string password_hash;  ///< of HashingTurn::hash
    std::string name;
    std::optional<base::Uuid> body;
    std::optional<base::Uuid> person;
    base::Language language = base::Language::vi;
};

/// 3 to 40 of a-z 0-9 . _ - ; capitals become small. Problem: account.login_malformed.
std::string tidy_login(std::string_view login);

/// The name as it is kept. Problems: account.name_missing, account.name_too_long.
std::string tidy_name(std::string_view typed);

/// Opens an account without a role. Problems: account.login_malformed, account.login_taken, and those of tidy_name.
AccountId open_account(store::Transaction& tx, const base::Who& by, const NewAccount& wanted);

/// The first administrator, everywhere, as long as there is none. Problem: account.already_set_up, and those of
/// open_account.
AccountId create_administrator(store::Transaction& tx, const NewAccount& wanted);

std::optional<Account> find_account(store::Transaction& tx, AccountId id);

/// An account from a row of the columns that find_account asks for.
Account read_account(const store::Row& row);

/// The stored hash of an account that may sign in.
struct StoredPassword {
    AccountId account;
    std::string hash;
};
std::optional<StoredPassword> stored_password(store::Transaction& tx, std::string_view login);

/// Sets the password and ends every other session of the account. Problem: account.changed_meanwhile when `known_hash`
/// is no longer stored.
void change_password(store::Transaction& tx, const base::Who& who, const std::string& known_hash,
                     const std::string& new_hash);

/// Ends the sessions of an account, but for one of them.
void end_sessions(store::Transaction& tx, AccountId account, const base::Uuid& except = {});

/// An edit that says what it saw. Problem: account.changed_meanwhile when neither `from` nor `to` is stored.
void change_language(store::Transaction& tx, const base::Who& who, base::Language from, base::Language to);

/// Remembers a demonstration's sign-in so that its first page can show it.
void show_sign_in(store::Transaction& tx, AccountId account, int rank, std::string_view password);

struct ShownSignIn {
    std::string login;
    std::string password;
    std::string name;
    std::optional<std::string> body;
    std::optional<std::string> office;  ///< what the person is there: several people may work for one body
};
BOOST_DESCRIBE_STRUCT(ShownSignIn, (), (login, password, name, body, office))
std::vector<ShownSignIn> shown_sign_ins(store::Transaction& tx);

}  // namespace accounts
