#pragma once

#include "base/id.hpp"
#include "store/database.hpp"

/// Two communes of one district, each with its bodies, and a province beside: the least world in which "inside" and
/// "outside" differ.
struct TestPlaces {
    base::Uuid country, province, district, commune_a, hamlet_a, commune_b, other_province;
    base::Uuid committee_a, front_a, police_a, health_a, team_a, committee_b;
    base::Uuid regional_office;  ///< over both provinces
};

TestPlaces make_places(store::Database& database);
