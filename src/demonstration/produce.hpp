#pragma once

#include "demonstration/life.hpp"
#include "store/sealed.hpp"

namespace demonstration {

/// What gardens have and tables lack: cabbages for a market, eggs that wait, and a kitchen that looks for vegetables.
void sell_produce(const AtTime& at, base::Instant now, const store::MasterKey& master, const Cast& cast);

}  // namespace demonstration
