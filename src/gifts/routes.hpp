#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

/// The routes of this folder by what they are about.
namespace gifts {

/// What people do without an account.
void add_donor_routes(http::Router& router, store::Database& database, const store::MasterKey& master);
/// Taking gifts in.
void add_gift_routes(http::Router& router, const store::MasterKey& master);
/// Statements of banks.
void add_statement_routes(http::Router& router, const store::MasterKey& master);

/// What was sent, with the code that was drawn for it outside of the transaction.
template <class Body>
struct Coded {
    Body body;
    std::string code;
};

}  // namespace gifts
