#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plans/names.hpp"
#include "store/database.hpp"

/// How many duties of an upper plan a body has answered, and how. The counts are kept, not counted: whoever changes
/// how a duty stands (its work, its people, its reports, what the body said of it, the plan that carries it on) calls
/// keep_coverage in the same transaction.
namespace plans {

struct CoverageCounts {
    std::int64_t duties = 0;
    std::int64_t open = 0;
    std::int64_t in_work = 0;
    std::int64_t covered = 0;
    std::int64_t left_out = 0;
    std::optional<base::Instant> open_since;  ///< the oldest open one
};
BOOST_DESCRIBE_STRUCT(CoverageCounts, (), (duties, open, in_work, covered, left_out, open_since))

struct BodyCoverage {
    BodyName body;
    CoverageCounts counts;
    std::vector<PlanName> plans;  ///< of its own, issued, that carry duties on
};
BOOST_DESCRIBE_STRUCT(BodyCoverage, (), (body, counts, plans))

/// Of all duties that a plan gave to others.
CoverageCounts coverage_of_plan(store::Transaction& tx, PlanId plan);
/// Of all duties that a body was given from above.
CoverageCounts coverage_of_body(store::Transaction& tx, const base::Uuid& body);
/// Body by body of a plan, those with the most open duties first; `after` is the body that ended the page before.
std::vector<BodyCoverage> coverage_by_body(store::Transaction& tx, PlanId plan, std::optional<base::Uuid> after,
                                           std::size_t limit);

/// Counts the duties of one body under one upper plan, or of all bodies under it, as the rows say; harmless to repeat.
void keep_coverage(store::Transaction& tx, PlanId plan, const base::Uuid& body);
void keep_coverage(store::Transaction& tx, PlanId plan);
/// The same of every body and upper plan whose duties a lower plan answers: when it is written, and when it is issued.
void keep_coverage_by(store::Transaction& tx, PlanId lower);

/// Counts everything anew from the rows.
void rebuild_coverage(store::Transaction& tx);

/// Where what is kept is not what the rows say. Nothing, unless a verb forgot to keep the counts.
struct CoverageMiscount {
    PlanId plan;
    base::Uuid body;
    std::string what;  ///< open, in_work, covered, left_out; open_since: the oldest open one
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<CoverageMiscount> coverage_miscounts(store::Transaction& tx);

}  // namespace plans
