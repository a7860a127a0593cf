#pragma once

#include "trips/trip.hpp"

/// Who may carry a trip: the teams and the people with an account of the place that a store serves, and its volunteers.
namespace trips {

/// Those of a commune whose names are no secret: its teams, then the accounts of its bodies, by name. Problems:
/// area.not_found, need.area_too_wide, account.outside_area.
std::vector<CarrierNamed> carriers(store::Transaction& tx, const base::Who& who, areas::AreaId area);

/// Problem: trip.carrier_unknown.
void require_carrier(store::Transaction& tx, const Carrier& carrier, const std::string& served_path);

}  // namespace trips
