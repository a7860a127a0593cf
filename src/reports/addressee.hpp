#pragma once

#include <vector>

#include "reports/report.hpp"

/// Several addressees ("báo cáo Thường trực … và Tiểu ban …"): bodies that a duty's reports go to beside the one that
/// follows it. They read all of it.
namespace reports {

/// Says who they are; before or after issuing. Problems: plan.not_found, plan.item_not_found, body.not_found.
void choose_addressees(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item,
                       const std::vector<base::Uuid>& bodies);
std::vector<plans::BodyName> addressees_of(store::Transaction& tx, DutyId duty);
/// Those that the plan's own words name, without the body that follows the duty.
std::vector<plans::BodyName> addressees_named(store::Transaction& tx, DutyId duty);
/// Whether the caller reads the reports of the duty for one of them.
bool is_addressee(store::Transaction& tx, const base::Who& who, DutyId duty);

}  // namespace reports
