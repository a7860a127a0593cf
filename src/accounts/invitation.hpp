#pragma once

#include <optional>
#include <string>

#include "accounts/account.hpp"

/// Bringing people in: somebody who may invite hands a code, as a link or a picture, to one person, who chooses a login
/// and a password.
namespace accounts {

inline constexpr std::int64_t invitation_ms = 7LL * 24 * 60 * 60 * 1000;

using InvitationId = base::Id<struct InvitationTag>;

struct NewInvitation {
    base::Uuid body;
    Role role = Role::member;
    std::string name;
    std::optional<Scope> scope;  ///< the role's usual one when absent: the body, or the area in which it stands
};
BOOST_DESCRIBE_STRUCT(NewInvitation, (), (body, role, name, scope))

/// Problems: account.name_missing, invitation.body_unknown, and those of require_may_give.
InvitationId invite(store::Transaction& tx, const base::Who& who, const NewInvitation& wanted, std::string_view code);

/// What the invited person is shown before accepting.
struct Invitation {
    std::string name;
    NamedBody body;
    Role role = Role::member;
    std::string role_name;  ///< in the reader's language
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (name, body, role, role_name))

/// Problems: invitation.not_found, invitation.used, invitation.expired.
Invitation find_invitation(store::Transaction& tx, std::string_view typed_code, base::Language language);

/// Opens the account with its role and uses the code up. Problems: those of find_invitation and open_account.
AccountId accept(store::Transaction& tx, std::string_view typed_code, std::string_view login,
                 const std::string& password_hash, base::Language language);

}  // namespace accounts
