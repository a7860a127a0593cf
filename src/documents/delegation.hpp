#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "base/who.hpp"
#include "store/database.hpp"

/// A leader who is away hands approving to somebody of the same body, from a day to a day.
namespace documents {

using DelegationId = base::Id<struct DelegationTag>;

struct Delegation {
    DelegationId id;
    std::string leader;
    std::string deputy;
    base::Day first_day;
    base::Day last_day;
};
BOOST_DESCRIBE_STRUCT(Delegation, (), (id, leader, deputy, first_day, last_day))

struct NewDelegation {
    base::Uuid deputy;  ///< an account
    base::Day first_day;
    base::Day last_day;
};
BOOST_DESCRIBE_STRUCT(NewDelegation, (), (deputy, first_day, last_day))

/// Problems: outgoing.needs_leader, delegation.period_wrong, delegation.not_of_the_body.
Delegation delegate(store::Transaction& tx, const base::Who& who, const NewDelegation& wanted);

/// Takes it back at once. Problems: outgoing.needs_leader, delegation.not_found.
void end_delegation(store::Transaction& tx, const base::Who& who, DelegationId id);

/// Those of the caller's body that hold today or are to come, by first day.
std::vector<Delegation> delegations(store::Transaction& tx, const base::Who& who);

/// Whoever may be a deputy: the open accounts of the caller's body, by name.
struct Colleague {
    base::Uuid id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Colleague, (), (id, name))
std::vector<Colleague> colleagues(store::Transaction& tx, const base::Who& who);

/// The delegation by which the caller approves today; none for whoever may by a role of their own.
std::optional<Delegation> standing_in(store::Transaction& tx, const base::Who& who, const base::Uuid& body);

/// Whether the caller may approve documents of this body today: by a role of theirs or as a deputy.
bool may_approve(store::Transaction& tx, const base::Who& who, const base::Uuid& body);

}  // namespace documents
