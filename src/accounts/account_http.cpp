#include "accounts/account_http.hpp"

#include "accounts/me.hpp"
#include "accounts/session.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"

namespace accounts {
namespace {

using base::Problem;
using base::ProblemKind;

struct SetupState {
    bool needs_administrator = false;
    bool demonstration = false;
    std::vector<ShownSignIn> sign_ins;
};
BOOST_DESCRIBE_STRUCT(SetupState, (), (needs_administrator, demonstration, sign_ins))

struct Setup {
    std::string login;
    std::string password;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Setup, (), (login, password, name))

struct SignIn {
    std::string login;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login, password))

struct PasswordChange {
    std::string current;
    std::string wanted;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current, wanted))

struct LanguageChange {
    base::Language from = base::Language::vi;
    base::Language to = base::Language::vi;
};
BOOST_DESCRIBE_STRUCT(LanguageChange, (), (from, to))

struct MeChange {
    std::optional<LanguageChange> language;
};
BOOST_DESCRIBE_STRUCT(MeChange, (), (language))

/// The first administrator, hashed and ready to be written.
struct PreparedSetup {
    NewAccount account;
    Token token;
};

/// A password that was right a moment ago.
struct ProvenSignIn {
    std::string login;
    StoredPassword stored;
    Token token;
};

struct PreparedChange {
    std::string login;
    std::string known_hash;
    std::string new_hash;
};

http::Response signed_out(const http::Request& request) {
    return {204, "", "", {{"Set-Cookie", no_session_cookie(request.secure)}}, {}};
}

PreparedSetup prepare_setup(const Desk& desk, const http::Request& request, const Setup& wanted) {
    if (desk.database.read(has_administrator)) throw Problem(ProblemKind::conflict, "account.already_set_up");
    const auto login = tidy_login(wanted.login);
    check_password(wanted.password);
    return {{.login = login,
             .password_hash = desk.hashing->hash(wanted.password),
             .name = wanted.name,
             .body = std::nullopt,
             .person = std::nullopt,
             .language = request.language()},
            new_token()};
}

/// The stored hash when the password is right. Every try is counted, and an unknown login takes as long as a known one.
std::optional<StoredPassword> prove(const Desk& desk, const std::string& login, const std::string& address,
                                    const std::string& password) {
    desk.database.write([&](store::Transaction& tx) { begin_try(tx, login, address); });
    auto stored = desk.database.read([&](store::Transaction& tx) { return stored_password(tx, login); });
    if (!desk.hashing->matches(stored ? stored->hash : std::string(), password)) return std::nullopt;
    return stored;
}

ProvenSignIn prepare_sign_in(const Desk& desk, const http::Request& request, const SignIn& typed) {
    const auto login = base::to_lower(base::trim(typed.login));
    const auto proven = prove(desk, login, request.remote, typed.password);
    if (!proven) throw Problem(ProblemKind::unauthenticated, "account.sign_in_wrong");
    return {login, *proven, new_token()};
}

PreparedChange prepare_change(const Desk& desk, const http::Request& request, const PasswordChange& typed) {
    const auto account =
        desk.database.read([&](store::Transaction& tx) { return find_account(tx, {who(tx, request).account}); });
    if (!account) throw Problem(ProblemKind::unauthenticated, "account.not_signed_in");
    check_password(typed.wanted);
    const auto proven = prove(desk, account->login, request.remote, typed.current);
    if (!proven) throw Problem(ProblemKind::invalid, "account.password_wrong");
    return {account->login, proven->hash, desk.hashing->hash(typed.wanted)};
}

void add_session_routes(http::Router& router, const Desk& desk) {
    const auto demonstration = desk.demonstration;
    auto& sign_in_route = router.post(
        "/api/session", http::anyone(), "Sign in; sets the session's cookie",
        [desk](const http::Request& request, const SignIn& typed) { return prepare_sign_in(desk, request, typed); },
        [demonstration](http::Call& call, const ProvenSignIn& proven) {
            forgive_tries(call.tx, proven.login, call.request.remote);
            return welcome(call.tx, call.request, proven.stored, proven.token, demonstration);
        });
    sign_in_route.result_schema = base::schema_of<Me>();

    router.remove("/api/session", http::signed_in(), "Sign out on this device", [](http::Call& call) {
        sign_out(call.tx, call.who);
        return signed_out(call.request);
    });
    router.remove("/api/sessions", http::signed_in(), "Sign out on every device", [](http::Call& call) {
        sign_out_everywhere(call.tx, call.who);
        return signed_out(call.request);
    });
}

void add_setup_routes(http::Router& router, const Desk& desk) {
    const auto demonstration = desk.demonstration;
    router.get("/api/setup", http::anyone(), "Whether the first administrator is still to be named",
               [demonstration](http::Call& call) {
                   const bool shows = demonstration == Demonstration::yes;
                   return SetupState{!has_administrator(call.tx), shows,
                                     shows ? shown_sign_ins(call.tx) : std::vector<ShownSignIn>{}};
               });
    auto& setup_route = router.post(
        "/api/setup", http::anyone(), "Name the first administrator, once",
        [desk](const http::Request& request, const Setup& wanted) { return prepare_setup(desk, request, wanted); },
        [demonstration](http::Call& call, const PreparedSetup& prepared) {
            const auto account = create_administrator(call.tx, prepared.account);
            return welcome(call.tx, call.request, {account, prepared.account.password_hash}, prepared.token,
                           demonstration);
        });
    setup_route.result_schema = base::schema_of<Me>();
}

void add_me_routes(http::Router& router, const Desk& desk) {
    const auto demonstration = desk.demonstration;
    router.get("/api/me", http::signed_in(), "Who is signed in and what they may do",
               [demonstration](http::Call& call) { return me(call.tx, call.who, demonstration); });
    router.patch("/api/me", http::signed_in(), "Change one's language",
                 [demonstration](http::Call& call, const MeChange& change) {
                     auto changed = call.who;
                     if (change.language) {
                         change_language(call.tx, call.who, change.language->from, change.language->to);
                         changed.language = change.language->to;
                     }
                     return me(call.tx, changed, demonstration);
                 });
    router.post(
        "/api/me/password", http::signed_in(), "Change one's password; ends every other session",
        [desk](const http::Request& request, const PasswordChange& typed) {
            return prepare_change(desk, request, typed);
        },
        [](http::Call& call, const PreparedChange& prepared) {
            forgive_tries(call.tx, prepared.login, call.request.remote);
            change_password(call.tx, call.who, prepared.known_hash, prepared.new_hash);
        });
}

}  // namespace

Me me(store::Transaction& tx, const base::Who& who, Demonstration demonstration) {
    const auto account = find_account(tx, {who.account});
    if (!account) throw Problem(ProblemKind::unauthenticated, "account.not_signed_in");
    Me me{.account = who.account,
          .login = account->login,
          .name = account->name,
          .body = account->body,
          .permissions = {},
          .language = who.language,
          .csrf = who.csrf,
          .demonstration = demonstration == Demonstration::yes};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<base::Permission>>([&](auto permission) {
        if (who.may(permission.value)) me.permissions.push_back(permission.value);
    });
    return me;
}

http::Response welcome(store::Transaction& tx, const http::Request& request, const StoredPassword& proven,
                       const Token& token, Demonstration demonstration) {
    const auto newcomer = sign_in(tx, proven, token);
    return {200,
            "application/json",
            base::to_json(me(tx, newcomer, demonstration)),
            {{"Set-Cookie", session_cookie(token, request.secure)}},
            {}};
}

void add_routes(http::Router& router, store::Database& database, Demonstration demonstration) {
    const Desk desk{database, demonstration};
    add_setup_routes(router, desk);
    add_session_routes(router, desk);
    add_me_routes(router, desk);
    add_role_routes(router, desk);
    add_invitation_routes(router, desk);
}

}  // namespace accounts
