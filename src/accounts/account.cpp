#include "accounts/account.hpp"

#include <algorithm>

#include "accounts/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"

namespace accounts {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_name = 100;

Account read_account(const store::Row& row) {
    Account account{.id = row.id<struct AccountTag>("id"),
                    .login = row.text("login"),
                    .name = row.text("name"),
                    .body = std::nullopt,
                    .language = named<base::Language>(row.text("language")),
                    .is_closed = !row.is_null("closed_at")};
    if (const auto body = row.maybe_uuid("body")) account.body = {*body, row.text("body_name")};
    return account;
}

void end_sessions(store::Transaction& tx, AccountId account, const base::Uuid& except) {
    tx.change("DELETE FROM session WHERE account = $1 AND id <> $2", {account, except});
}

/// Places overlap (a body and the area around it), accounts are listed once.
void add_found(std::vector<Account>& found, const store::Rows& rows) {
    for (const auto& row : rows) {
        auto account = read_account(row);
        const bool is_known =
            std::any_of(found.begin(), found.end(), [&](const Account& other) { return other.id == account.id; });
        if (!is_known) found.push_back(std::move(account));
    }
}

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
                                   wanted.body, name_of(wanted.language), tx.now()});
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

std::optional<Account> find_account(store::Transaction& tx, AccountId id) {
    const auto rows = tx.run(R"(
        SELECT a.id, a.login, a.name, a.body, a.language, a.closed_at, b.name AS body_name
        FROM account a LEFT JOIN body b ON b.id = a.body
        WHERE a.id = $1)",
                             {id});
    if (rows.empty()) return std::nullopt;
    return read_account(rows.front());
}

std::vector<Account> accounts_within(store::Transaction& tx, const base::Who& who, std::string_view query,
                                     std::size_t limit) {
    // One statement a place: nobody holds many, and a list of places cannot be a parameter on both engines.
    constexpr std::string_view statement = R"(
        SELECT a.id, a.login, a.name, a.body, a.language, a.closed_at, b.name AS body_name
        FROM account a LEFT JOIN body b ON b.id = a.body LEFT JOIN area ON area.id = b.area
        WHERE ($1 OR a.body = $2 OR substr(area.path, 1, length($3)) = $3) AND a.name_key LIKE '%' || $4 || '%'
        ORDER BY a.name_key, a.id LIMIT $5)";
    const auto reach = reach_of(who, base::Permission::people_invite);
    const auto words = base::fold(query);
    const std::optional<base::Uuid> no_body;
    const std::optional<std::string> no_path;
    std::vector<Account> found;
    if (reach.everywhere) {
        add_found(found, tx.run(statement, {true, no_body, no_path, words, limit}));
        return found;
    }
    for (const auto& path : reach.areas) add_found(found, tx.run(statement, {false, no_body, path, words, limit}));
    for (const auto& body : reach.bodies) add_found(found, tx.run(statement, {false, body, no_path, words, limit}));
    std::sort(found.begin(), found.end(),
              [](const Account& left, const Account& right) { return left.name < right.name; });
    if (found.size() > limit) found.resize(limit);
    return found;
}

std::optional<StoredPassword> stored_password(store::Transaction& tx, std::string_view login) {
    const auto rows = tx.run("SELECT id, password_hash FROM account WHERE login = $1 AND closed_at IS NULL", {login});
    if (rows.empty()) return std::nullopt;
    return StoredPassword{rows.front().id<struct AccountTag>("id"), rows.front().text("password_hash")};
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
                                   {who.account, name_of(from), name_of(to)});
    if (changed == 0) throw Problem(ProblemKind::conflict, "account.changed_meanwhile");
    if (from != to) store::record(tx, who, "account.language_changed", who.account);
}

void require_keeps(store::Transaction& tx, const base::Who& who, AccountId id) {
    const auto account = find_account(tx, id);
    if (!account || account->is_closed) throw Problem(ProblemKind::not_found, "account.not_found", to_string(id));
    if (account->body)
        require_body(tx, who, base::Permission::people_invite, account->body->id);
    else
        require(who, base::Permission::people_invite, "/");
    for (const auto& held : roles_of(tx, id)) require_may_give(tx, who, held.role, held.scope);
}

void reset_password(store::Transaction& tx, const base::Who& who, AccountId id, const std::string& new_hash) {
    require_keeps(tx, who, id);
    tx.change("UPDATE account SET password_hash = $2 WHERE id = $1", {id, new_hash});
    end_sessions(tx, id, base::Uuid{});
    store::record(tx, who, "account.password_reset", id.uuid);
}

void close_account(store::Transaction& tx, const base::Who& who, AccountId id) {
    require_keeps(tx, who, id);
    tx.change("UPDATE account SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", {id, tx.now()});
    if (!has_administrator(tx)) throw Problem(ProblemKind::conflict, "account.last_administrator");
    end_sessions(tx, id, base::Uuid{});
    store::record(tx, who, "account.closed", id.uuid);
}

void show_sign_in(store::Transaction& tx, AccountId account, int rank, std::string_view password) {
    tx.change("INSERT INTO demonstration_sign_in (account, rank, password) VALUES ($1, $2, $3)",
              {account, rank, password});
}

std::vector<ShownSignIn> shown_sign_ins(store::Transaction& tx) {
    std::vector<ShownSignIn> shown;
    for (const auto& row : tx.run(R"(
             SELECT a.login, s.password, a.name, b.name AS body
             FROM demonstration_sign_in s JOIN account a ON a.id = s.account LEFT JOIN body b ON b.id = a.body
             WHERE a.closed_at IS NULL
             ORDER BY s.rank)"))
        shown.push_back({row.text("login"), row.text("password"), row.text("name"), row.maybe_text("body")});
    return shown;
}

}  // namespace accounts
