#pragma once

#include "demonstration/life.hpp"
#include "store/sealed.hpp"

namespace demonstration {

/// What became of the gifts of the fundraiser: eggs and oil are bought with them by an invoice, a trip brings some to a
/// hamlet's households, some are on their way, the rest lies in the Front's store.
Meanwhile meal_days(const Cast& cast, const store::MasterKey& master, base::Day today);

}  // namespace demonstration
