#pragma once

#include <string>
#include <vector>

#include "portal/figures.hpp"

/// The figures of a week for machines.
namespace portal {

/// A row for each commune that has anything, behind a row of HXL tags; "<5" where it is too few to be told.
std::string figures_csv(base::Day monday, const std::vector<ToldCommune>& communes);

/// The same as JSON: null where it is too few to be told.
std::string figures_json(base::Day monday, const std::vector<ToldCommune>& communes);

}  // namespace portal
