#pragma once

#include "reports/report.hpp"

/// Duties to report that go on at another body, because the one that had them is no more.
namespace reports {

struct Passed {
    std::int64_t duties = 0;
    std::int64_t owed = 0;  ///< reports of earlier periods that were still to be sent
};

/// From its next period on the other body owes each, and it owes what was still to be sent for earlier ones, unless it
/// reports for that period itself. What was sent stays where it was made. Whoever calls has asked whether the caller
/// may.
Passed pass_on(store::Transaction& tx, const base::Who& who, const plans::BodyName& from, const plans::BodyName& to);

}  // namespace reports
