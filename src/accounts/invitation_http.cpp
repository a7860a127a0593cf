#include "accounts/invitation.hpp"
#include "accounts/me.hpp"
#include "accounts/qr.hpp"
#include "http/origin.hpp"

namespace accounts {
namespace {

/// What the maker of an invitation hands on. The code is shown once and cannot be read back.
struct HandedInvitation {
    std::string code;
    std::string link;
    std::string qr_svg;
};
BOOST_DESCRIBE_STRUCT(HandedInvitation, (), (code, link, qr_svg))

struct Acceptance {
    std::string login;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (login, password))

struct PreparedInvitation {
    NewInvitation wanted;
    std::string code;
};

struct PreparedAcceptance {
    std::string login;
    std::string password_hash;
    Token token;
};

std::string code_of(const http::Request& request) {
    for (const auto& [name, value] : request.parameters)
        if (name == "code") return value;
    return {};
}

HandedInvitation hand_over(const http::Request& request, const std::string& code) {
    const auto origin = http::origin_of(request);
    const auto link = origin + "/moi/" + code;
    return {code, link, qr_svg(link)};
}

PreparedAcceptance prepare_acceptance(const Desk& desk, const http::Request& request, const Acceptance& typed) {
    // Looked at first: only somebody with a good code makes us hash.
    desk.database.read([&](store::Transaction& tx) { find_invitation(tx, code_of(request), request.language()); });
    const auto login = tidy_login(typed.login);
    check_password(typed.password);
    return {login, desk.hashing->hash(typed.password), new_token()};
}

}  // namespace

void add_invitation_routes(http::Router& router, const Desk& desk) {
    router.post(
        "/api/invitations", http::allow(base::Permission::people_invite),
        "Invite a person; the code is shown this once",
        [](const NewInvitation& wanted) {
            return PreparedInvitation{wanted, new_code()};
        },
        [](http::Call& call, const PreparedInvitation& prepared) {
            invite(call.tx, call.who, prepared.wanted, prepared.code);
            return hand_over(call.request, prepared.code);
        });
    router.get("/api/invitations/{code}", http::anyone(), "What an invitation offers",
               [](http::Call& call) { return find_invitation(call.tx, code_of(call.request), call.who.language); });
    auto& accept_route = router.post(
        "/api/invitations/{code}/accept", http::anyone(),
        "Accept an invitation: choose a login and a password, be signed in",
        [desk](const http::Request& request, const Acceptance& typed) {
            return prepare_acceptance(desk, request, typed);
        },
        [demonstration = desk.demonstration](http::Call& call, const PreparedAcceptance& prepared) {
            const auto account =
                accept(call.tx, code_of(call.request), prepared.login, prepared.password_hash, call.request.language());
            return welcome(call.tx, call.request, {account, prepared.password_hash}, prepared.token, demonstration);
        });
    accept_route.result_schema = base::schema_of<Me>();
}

}  // namespace accounts
