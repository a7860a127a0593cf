#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/plan.hpp"
#include "reports/indicator.hpp"
#include "reports/period.hpp"
#include "store/database.hpp"

/// Kinds of report as data: until when, which numbers and which questions. A kind belongs to a body; its form is kept
/// by days, so that a report stays on the form that it was sent on.
namespace reports {

using KindId = base::Id<struct KindTag>;
using FormId = base::Id<struct FormTag>;

/// Until when a report of a period is on time, from the period's last day: {-2, 1020} is 17:00 two days before it ends.
struct CutOff {
    std::int64_t days = 0;
    std::optional<std::int64_t> minute;  ///< of that day; without it the day's last good moment by the calendar
};
BOOST_DESCRIBE_STRUCT(CutOff, (), (days, minute))

base::Instant moment_of(store::Transaction& tx, const CutOff& cut_off, Period period);

/// What is asked for from a day on.
struct Form {
    FormId id;
    base::Day valid_from;
    std::string every;  ///< for duties that name no rhythm of their own; may be empty
    CutOff cut_off;
    std::vector<Indicator> indicators;
    std::vector<std::string> questions;
};
BOOST_DESCRIBE_STRUCT(Form, (), (id, valid_from, every, cut_off, indicators, questions))

/// With its form of today.
struct ReportKind {
    KindId id;
    plans::BodyName body;
    std::string name;
    Form form;
};
BOOST_DESCRIBE_STRUCT(ReportKind, (), (id, body, name, form))

struct WantedKind {
    std::string name;
    std::string every;
    CutOff cut_off;
    std::vector<WantedIndicator> indicators;
    std::vector<std::string> questions;
};
BOOST_DESCRIBE_STRUCT(WantedKind, (), (name, every, cut_off, indicators, questions))

/// Of the caller's body. Problems: plan.no_desk, report_kind.name_empty, report_kind.already_there,
/// report_kind.asks_nothing, report_kind.cut_off_wrong, and those of keep_indicator.
ReportKind make_kind(store::Transaction& tx, const base::Who& who, const WantedKind& wanted);

/// The form from today on; what was sent keeps its own. Problems as above, and report_kind.not_found.
ReportKind change_kind(store::Transaction& tx, const base::Who& who, KindId id, const WantedKind& wanted);

/// Problem: report_kind.not_found.
ReportKind get_kind(store::Transaction& tx, const base::Who& who, KindId id);
/// Those of the caller's body, by name.
std::vector<ReportKind> kinds_of_body(store::Transaction& tx, const base::Who& who);

/// The form that a kind has on a day: the last that is valid by then, else its first.
Form form_on(store::Transaction& tx, KindId kind, base::Day day);
Form get_form(store::Transaction& tx, FormId id);

/// The kind that the report duty of an item of a plan follows, or words alone; reports that were not yet sent follow at
/// once. Problems: plan.not_found, plan.item_not_found, report_kind.not_found.
void choose_kind(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item,
                 std::optional<KindId> kind);
std::optional<KindId> kind_of_item(store::Transaction& tx, plans::ItemId item);

/// That the item is a report duty of a plan that the caller's body writes; where its journal lines belong. Problems:
/// plan.not_found, plan.item_not_found, account.outside_area.
base::Uuid own_report_item(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item);

}  // namespace reports
