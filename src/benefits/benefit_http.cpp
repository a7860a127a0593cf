#include "benefits/benefit_http.hpp"

#include "benefits/routes.hpp"

namespace benefits {

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    add_list_routes(router);
    add_entry_routes(router, master);
    add_payment_routes(router, master);
    add_objection_routes(router, master);
    add_public_routes(router, database, master);
}

}  // namespace benefits
