#include "accounts/account.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"

namespace accounts {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_name = 100;

}  // namespace

std::string tidy_login(std::string_view typed) {
    std::string login = base::to_lower(base::trim(typed));
    const bool is_plain = std::all_of(login.begin(), login.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '_' ||
               letter == '-';
    });
    if (!is_plain || login.size() < 3 || login.size() > 40)
        throw Problem(ProblemKind::invalid, "account.login_malformed");
    return login;
}

std::string tidy_name(std::string_view typed) {
    auto name = base::tidy(base::to_nfc(typed));
    if (name.empty()) throw Problem(ProblemKind::invalid, "account.name_missing");
    if (name.size() > longest_name * 4) throw Problem(ProblemKind::invalid, "account.name_too_long");
    return name;
}

AccountId open_account(store::Transaction& tx, const base::Who& by, const NewAccount& wanted) {
    const AccountId id{tx.new_id()};
    const auto login = tidy_login(wanted.login);
    const auto name = tidy_name(wanted.name);
    const auto opened = tx.change(R"(
        INSERT INTO account (id, login, password_hash, name, name_key, person, body, language, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (login) DO NOTHING)",
                                  {id, login, wanted.password_hash, name, base::fold(name + ' ' + login), wanted.person,
                                   wanted.body, base::name_of(wanted.language), tx.now()});
    if (opened == 0) throw Problem(ProblemKind::conflict, "account.login_taken");
    if (by.is_somebody())
        store::record(tx, by, "account.opened", id.uuid);
    else
        store::record_by_system(tx, "account.opened", id.uuid);
    return id;
}

AccountId create_administrator(store::Transaction& tx, const NewAccount& wanted) {
    if (has_administrator(tx)) throw Problem(ProblemKind::conflict, "account.already_set_up");
    const auto id = open_account(tx, {}, wanted);
    add_role(tx, {}, id, {Role::administrator, {base::ScopeKind::everywhere, {}}, {}, {}});
    return id;
}

Account read_account(const store::Row& row) {
    Account account{.id = row.id<struct AccountTag>("id"),
                    .login = row.text("login"),
                    .name = row.text("name"),
                    .body = std::nullopt,
                    .language = base::named<base::Language>(row.text("language")),
                    .is_closed = !row.is_null("closed_at")};
    if (const auto body = row.maybe_uuid("body")) account.body = {*body, row.text("body_name")};
    return account;
}

std::optional<Account> find_account(store::Transaction& tx, AccountId id) {
    const auto rows = tx.run(R"(
        SELECT a.id, a.login, a.name, a.body, a.language, a.closed_at, b.name AS body_name
        FROM account a LEFT JOIN body b ON b.id = a.body
        WHERE a.id = $1)",
                             {id});
    if (rows.empty()) return std::nullopt;
    return read_account(rows.front());
}

std::optional<StoredPassword> stored_password(store::Transaction& tx, std::string_view login) {
    const auto rows = tx.run("SELECT id, password_hash FROM account WHERE login = $1 AND closed_at IS NULL", {login});
    if (rows.empty()) return std::nullopt;
    return StoredPassword{rows.front().id<struct AccountTag>("id"), rows.front().text("password_hash")};
}

void end_sessions(store::Transaction& tx, AccountId account, const base::Uuid& except) {
    tx.change("DELETE FROM session WHERE account = $1 AND id <> $2", {account, except});
}

void change_password(store::Transaction& tx, const base::Who& who, const std::string& known_hash,
                     const std::string& new_hash) {
    const auto changed = tx.change("UPDATE account SET password_hash = $3 WHERE id = $1 AND password_hash = $2",
                                   {who.account, known_hash, new_hash});
    if (changed == 0) throw Problem(ProblemKind::conflict, "account.changed_meanwhile");
    end_sessions(tx, {who.account}, who.session);
    store::record(tx, who, "account.password_changed", who.account);
}

void change_language(store::Transaction& tx, const base::Who& who, base::Language from, base::Language to) {
    const auto changed = tx.change("UPDATE account SET language = $3 WHERE id = $1 AND language IN ($2, $3)",
                                   {who.account, base::name_of(from), base::name_of(to)});
    if (changed == 0) throw Problem(ProblemKind::conflict, "account.changed_meanwhile");
    if (from != to) store::record(tx, who, "account.language_changed", who.account);
}

void show_sign_in(store::Transaction& tx, AccountId account, int rank, std::string_view password) {
    tx.change("INSERT INTO demonstration_sign_in (account, rank, password) VALUES ($1, $2, $3)",
              {account, rank, password});
}

std::vector<ShownSignIn> shown_sign_ins(store::Transaction& tx) {
    std::vector<ShownSignIn> shown;
    for (const auto& row : tx.run(R"(
             SELECT a.login, s.password, a.name, b.name AS body,
                    (SELECT min(o.title) FROM office_holder h JOIN office o ON o.id = h.office
                     WHERE h.person = a.person AND o.body = a.body AND h.valid_until IS NULL) AS office
             FROM demonstration_sign_in s JOIN account a ON a.id = s.account LEFT JOIN body b ON b.id = a.body
             WHERE a.closed_at IS NULL
             ORDER BY s.rank)"))
        shown.push_back({row.text("login"), row.text("password"), row.text("name"), row.maybe_text("body"),
                         row.maybe_text("office")});
    return shown;
}

}  // namespace accounts
