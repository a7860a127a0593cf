#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/coverage_count.hpp"
#include "plans/names.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// What became of the duties of an upper plan: taken into a plan of the body's own, worked on, left out with a reason,
/// or open. Told to the body itself and to whoever gave them; every figure opens to its duties.
namespace plans {

/// The order of the lists: what needs an eye first.
enum class Coverage {
    open,      ///< nothing of its own answers it yet
    in_work,   ///< its task was given to somebody by name, is under way or done; of a duty to report, one was sent
    covered,   ///< a clause of an issued plan of the body's own carries it on
    left_out,  ///< with a reason, or declined
};
BOOST_DESCRIBE_ENUM(Coverage, open, in_work, covered, left_out)

/// The clause of a body's own plan that carries a duty on.
struct OwnClauseName {
    PlanName plan;
    ItemId item;
    std::string section;
};
BOOST_DESCRIBE_STRUCT(OwnClauseName, (), (plan, item, section))

struct Duty {
    ItemId item;
    base::Uuid task;  ///< the work that issuing gave; of a duty to report that duty
    PlanName plan;
    std::string issuer;
    std::string section;
    std::string addressee;
    std::vector<std::string> words;     ///< its sentences, as printed; none of a duty to report
    std::optional<ReportValue> report;  ///< empty: it is work
    bool ordered = true;
    std::optional<base::Day> due;
    base::Instant since;
    Coverage coverage = Coverage::open;
    std::optional<OwnClauseName> clause;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Duty, (),
                      (item, task, plan, issuer, section, addressee, words, report, ordered, due, since, coverage,
                       clause, reason))

struct DutyPage {
    std::vector<Duty> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(DutyPage, (), (items, next))

struct CoveragePage {
    CoverageCounts counts;
    std::vector<BodyCoverage> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(CoveragePage, (), (counts, items, next))

/// What is asked of a list of duties.
struct DutyQuery {
    std::optional<PlanId> plan;        ///< of one upper plan
    std::optional<Coverage> coverage;  ///< only these
    std::optional<base::Uuid> after;   ///< the task or report duty that ended the page before
    std::size_t limit = 50;
};

/// The duties that upper plans gave to the caller's body, the oldest first.
DutyPage own_duties(store::Transaction& tx, const base::Who& who, const DutyQuery& query);
/// How many of them stand how.
CoverageCounts own_coverage(store::Transaction& tx, const base::Who& who);

/// Per body of an issued plan, those with the most open duties first; `after` is the body that ended the page before.
/// Problems: plan.not_found, account.outside_area (for all but who follows the work of its body).
CoveragePage coverage(store::Transaction& tx, const base::Who& who, PlanId plan, std::optional<base::Uuid> after,
                      std::size_t limit);
/// The duties of one of those bodies. Problems as above.
DutyPage duties_of(store::Transaction& tx, const base::Who& who, PlanId plan, const base::Uuid& body,
                   const DutyQuery& query);

/// Says how the caller's body answers a duty: by a clause of its own plan, or by leaving it out with a reason.
/// Problems: upper_duty.not_found, upper_duty.clause_not_found, upper_duty.unsaid (neither or both),
/// account.outside_area.
Duty cover_duty(store::Transaction& tx, const base::Who& who, ItemId duty, std::optional<ItemId> clause,
                const std::string& reason);
/// Takes that back. Problems as above.
Duty uncover_duty(store::Transaction& tx, const base::Who& who, ItemId duty);

}  // namespace plans
