#pragma once

#include <cstdint>

#include "base/who.hpp"
#include "plans/names.hpp"
#include "store/database.hpp"

/// Briefings that go on at another body, because the one that held them, or took part, is no more.
namespace briefings {

/// Those that may still be held: what the old body held the other holds from now on, and where it took part the other
/// does. Returns how many it held. Whoever calls has asked whether the caller may.
std::int64_t pass_on(store::Transaction& tx, const base::Who& who, const plans::BodyName& from,
                     const plans::BodyName& to);

}  // namespace briefings
