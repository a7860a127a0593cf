#pragma once

namespace http {
class Router;
}
namespace store {
class MasterKey;
}

namespace bodies {

/// Bodies, their kinds, offices, people, groups and charges.
void add_routes(http::Router& router);

/// The part of the above that is about people; add_routes adds it.
void add_people_routes(http::Router& router);

/// The part of the above that is about who is in charge; add_routes adds it.
void add_charge_routes(http::Router& router);

/// What an official is reached by; needs the key that seals it.
void add_contact_routes(http::Router& router, const store::MasterKey& master);

}  // namespace bodies
