#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// The public ledger of a week: gifts of money and rice, a purchase, a cost, bags on their way, what reached people, a
/// loss and a mistake taken back; with the signed heads of its days.
Meanwhile book_days(const Cast& cast, const store::MasterKey& master, base::Day today);

}  // namespace demonstration
