#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "reports/report.hpp"
#include "store/database.hpp"

/// Collectors on the way ("qua Văn phòng, Trạm y tế xã"): bodies that read the reports of a duty, gather a period and
/// pass it on to whoever asked for it.
namespace reports {

/// One time that a period was passed on.
struct Passing {
    base::Instant at;
    std::string by;
    std::string note;
    std::int64_t reported = 0;  ///< how many had come at that moment
    std::int64_t expected = 0;
    std::int64_t since = 0;  ///< reports that came or were corrected after it
};
BOOST_DESCRIBE_STRUCT(Passing, (), (at, by, note, reported, expected, since))

struct Collector {
    plans::BodyName body;
    std::optional<Passing> passed;  ///< the last time, for the period that is asked for
};
BOOST_DESCRIBE_STRUCT(Collector, (), (body, passed))

/// Says who gathers the reports of an item; nobody takes them on the way when the list is empty. Problems:
/// plan.not_found, plan.item_not_found, body.not_found.
void choose_collectors(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item,
                       const std::vector<base::Uuid>& bodies);

/// Those of a duty, each with what it has passed on of the period.
std::vector<Collector> collectors_of(store::Transaction& tx, DutyId duty, std::optional<base::Day> period_from);
/// Those that the plan's own words name: its channel, "qua Văn phòng HĐND-UBND, Trạm y tế xã"; without one whom it lets
/// gather them, "gửi về Vụ … để tổng hợp".
std::vector<plans::BodyName> collectors_named(store::Transaction& tx, DutyId duty);

/// Whether the caller writes reports for a body that collects those of the duty.
bool collects(store::Transaction& tx, const base::Who& who, DutyId duty);

/// "Đã tổng hợp, chuyển lên"; again after later reports. Problems: duty.not_found, duty.not_collected (by the caller's
/// body), duty.no_such_period.
void pass_on(store::Transaction& tx, const base::Who& who, DutyId duty, base::Day period_from, const std::string& note);

}  // namespace reports
