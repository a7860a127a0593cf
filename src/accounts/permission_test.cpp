#include "accounts/permission.hpp"

#include <set>
#include <string_view>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11.hpp>
#include <doctest/doctest.h>

using accounts::Role;
using base::Permission;

TEST_CASE("every role stands in the table once, with a Vietnamese and an English name") {
    std::set<Role> seen;
    for (const auto& rules : accounts::all_roles()) {
        CHECK(seen.insert(rules.role).second);
        CHECK(!rules.vi.empty());
        CHECK(!rules.en.empty());
    }
    CHECK(seen.size() == boost::mp11::mp_size<boost::describe::describe_enumerators<Role>>::value);
}

TEST_CASE("only the health worker reads health notes") {
    for (const auto& rules : accounts::all_roles()) {
        const bool reads = (accounts::permissions_of(rules.role) & accounts::bit_of(Permission::health_read)) != 0;
        CHECK(reads == (rules.role == Role::health_worker));
    }
}

TEST_CASE("the administrator keeps the house and opens no household's file") {
    CHECK((accounts::permissions_of(Role::administrator) & accounts::hidden_from_police) == 0);
}

TEST_CASE("only an administrator can make another administrator") {
    for (const auto& rules : accounts::all_roles())
        for (const auto invited : rules.invites)
            if (invited == Role::administrator) CHECK(rules.role == Role::administrator);
}

TEST_CASE("a role that may invite has somebody to invite, and no other role has") {
    for (const auto& rules : accounts::all_roles()) {
        const bool invites = (accounts::permissions_of(rules.role) & accounts::bit_of(Permission::people_invite)) != 0;
        CHECK(invites == !rules.invites.empty());
    }
}
