#pragma once

#include "reports/report.hpp"

/// Duties to report that go on at another body, because the one that had them is no more.
namespace reports {

/// From its next period on the other body owes each; what was sent or is owed for earlier ones stays where it is.
/// Gives back how many duties went over. Whoever calls has asked whether the caller may.
std::int64_t pass_on(store::Transaction& tx, const base::Who& who, const plans::BodyName& from,
                     const plans::BodyName& to);

}  // namespace reports
