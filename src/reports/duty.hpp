#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/rollup.hpp"

/// A report duty as the body follows it that gave it: its periods, how complete and how timely they came, who is
/// silent.
namespace reports {

struct Duty {
    DutyId id;
    plans::PlanName plan;
    plans::ItemId item;
    plans::BodyName body;  ///< that follows it: the plan lies on its desk
    std::string to;        ///< as printed
    std::string every;
    std::optional<plans::BodyName> kind;  ///< of report; empty: words alone
};
BOOST_DESCRIBE_STRUCT(Duty, (), (id, plan, item, body, to, every, kind))

/// For whoever may read all of it: who follows it, its collectors and addressees. Problem: duty.not_found.
Duty get_duty(store::Transaction& tx, const base::Who& who, DutyId id);
/// Without asking who asks. Problem: duty.not_found.
Duty find_duty(store::Transaction& tx, DutyId id);

/// One period of a duty. The rates are DHIS2's: actual of expected, on time of expected, in thousandths.
struct DutyPeriod {
    Period period;
    Turnout turnout;
    std::int64_t reporting_rate = 0;
    std::int64_t rate_on_time = 0;
};
BOOST_DESCRIBE_STRUCT(DutyPeriod, (), (period, turnout, reporting_rate, rate_on_time))

/// Newest first.
std::vector<DutyPeriod> periods_of(store::Transaction& tx, DutyId duty, std::size_t limit);

/// A report duty of a plan of the caller's body, in a draft too, or one that it collects or that is addressed to it;
/// with its newest period.
struct FollowedDuty {
    std::optional<DutyId> duty;  ///< empty in a draft
    plans::PlanName plan;
    plans::ItemId item;
    std::string to;
    std::string every;
    std::optional<plans::BodyName> kind;
    std::optional<DutyPeriod> newest;
    Reporters reporters = Reporters::bodies;
};
BOOST_DESCRIBE_STRUCT(FollowedDuty, (), (duty, plan, item, to, every, kind, newest, reporters))

/// Newest plans first.
std::vector<FollowedDuty> followed(store::Transaction& tx, const base::Who& who, std::size_t limit);

/// Completeness and timeliness of all periods that are over, of every plan of the caller's body.
DutyPeriod timeliness(store::Transaction& tx, const base::Who& who, base::Day from, base::Day until);

/// A body that owes reports whose last good moment has passed.
struct Silent {
    plans::BodyName body;
    DutyId duty;
    plans::PlanName plan;
    std::int64_t owed = 0;
    base::Day since;                        ///< the due day of the oldest that it owes
    std::optional<base::Instant> last_at;   ///< when it last reported for this duty
    std::optional<plans::BodyName> member;  ///< of the body, who owes them for his own part
    std::vector<plans::BodyName> owners;    ///< who is in charge of its area on behalf of the body that follows
};
BOOST_DESCRIBE_STRUCT(Silent, (), (body, duty, plan, owed, since, last_at, member, owners))

/// The longest silent first; of one duty or of every plan of the caller's body.
std::vector<Silent> silent(store::Transaction& tx, const base::Who& who, std::optional<DutyId> duty, std::size_t limit);

}  // namespace reports
