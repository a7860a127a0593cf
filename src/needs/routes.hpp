#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

/// The routes of this folder by who uses them.
namespace needs {

/// Of people without an account.
void add_help_routes(http::Router& router, store::Database& database, const store::MasterKey& master);
/// Of the desk and of the teams.
void add_desk_routes(http::Router& router, const store::MasterKey& master);
/// The card of a household, from which anybody asks for it, and what is open for it.
void add_household_routes(http::Router& router);
void add_offer_routes(http::Router& router, store::Database& database, const store::MasterKey& master);
/// From other systems: message gateways and hotline portals.
void add_outside_routes(http::Router& router, const store::MasterKey& master);

/// What was sent, with the code that it gets: drawn before the unit of work, which may run more than once.
template <class Body>
struct Coded {
    Body body;
    std::string code;
};

}  // namespace needs
