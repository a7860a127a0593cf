#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

/// The routes of this folder by what they are about.
namespace benefits {

void add_list_routes(http::Router& router);
void add_entry_routes(http::Router& router, const store::MasterKey& master);
void add_payment_routes(http::Router& router, const store::MasterKey& master);
void add_objection_routes(http::Router& router, const store::MasterKey& master);
/// Of people without an account.
void add_public_routes(http::Router& router, store::Database& database, const store::MasterKey& master);

/// What a person wrote beside a step.
struct Words {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Words, (), (words))

}  // namespace benefits
