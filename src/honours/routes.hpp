#pragma once

#include "honours/honour_http.hpp"

namespace honours {

void add_deed_routes(http::Router& router, store::Database& database, const store::MasterKey& master);
void add_model_routes(http::Router& router);
void add_proposal_routes(http::Router& router, const store::MasterKey& master);
void add_title_routes(http::Router& router);

/// The id that the message of a bulletin gets.
struct NewBulletin {
    base::Uuid message;
};
BOOST_DESCRIBE_STRUCT(NewBulletin, (), (message))

}  // namespace honours
