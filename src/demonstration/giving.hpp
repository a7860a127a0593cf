#pragma once

#include "demonstration/cast.hpp"
#include "store/sealed.hpp"

namespace demonstration {

/// A fundraiser of the Front: what was promised and given to it, and a line of its bank of which nobody knows whose it
/// is.
void call_for_gifts(store::Transaction& tx, const store::MasterKey& master, const Cast& cast);

}  // namespace demonstration
