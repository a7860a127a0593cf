#pragma once

#include "demonstration/life.hpp"

/// Goods in the story: the commune's store, a rice ATM, a zero-đồng market and a point in a hamlet; a gift that comes
/// in, packages made up, goods on the road, and requests that are granted, refused or wait.
namespace demonstration {

/// What is moved and asked on the days before `today`.
Meanwhile goods_days(const Cast& cast, base::Day today);

}  // namespace demonstration
