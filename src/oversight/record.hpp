#pragma once

#include "oversight/finding.hpp"

/// What a body did in a year, for its report and its record: how it inspected, and how it corrected what others found.
/// It is read beside nobody else's.
namespace oversight {

struct BodyRecord {
    std::int64_t inspections = 0;        ///< that it made
    std::int64_t found = 0;              ///< findings that it wrote
    std::int64_t to_correct = 0;         ///< open ones that it corrects today, from whatever year
    std::int64_t late = 0;               ///< of those
    std::int64_t corrected_in_time = 0;  ///< found in the year, verified, and said to be corrected by their last day
    std::int64_t corrected_later = 0;
};
BOOST_DESCRIBE_STRUCT(BodyRecord, (), (inspections, found, to_correct, late, corrected_in_time, corrected_later))

BodyRecord record_of_body(store::Transaction& tx, const base::Uuid& body, int year);

/// What waits at the caller's body today.
struct FindingsNow {
    std::int64_t to_correct = 0;
    std::int64_t late = 0;       ///< of those
    std::int64_t to_verify = 0;  ///< said to be corrected, by somebody else than the caller
};
BOOST_DESCRIBE_STRUCT(FindingsNow, (), (to_correct, late, to_verify))
FindingsNow findings_now(store::Transaction& tx, const base::Who& who);

/// Findings that a body has to correct or to verify, those due first in front, at most `limit`; steps and rights are
/// left out.
std::vector<Finding> open_findings(store::Transaction& tx, const base::Uuid& body, std::size_t limit);

}  // namespace oversight
