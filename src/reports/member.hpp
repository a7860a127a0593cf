#pragma once

#include <vector>

#include "reports/report.hpp"
#include "reports/subject.hpp"

/// Members of a working group who report each for his own part ("báo cáo của các thành viên Tổ công tác theo đối tượng,
/// lĩnh vực, địa bàn được phân công"). The part follows from what a member is in charge of on the group's behalf
/// (bodies/charge.hpp) and is said nowhere again.
namespace reports {

/// Whether the groups of an item report by their members: as the officer said, else as the plan words it.
bool is_by_members(store::Transaction& tx, plans::ItemId item);
/// Whether one of the bodies of the item has members who could.
bool has_members(store::Transaction& tx, plans::ItemId item, base::Day on);

/// Says so, before or after issuing. A running period for which nobody of a group has reported yet is opened anew; what
/// was sent stays. Problems: plan.not_found, plan.item_not_found.
void ask_members(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item, bool by_members);

/// The object groups, fields and areas that members are in charge of on some day of the period, each once with its
/// members. The id is that of the area, or of the first charge that names the field or the object group.
std::vector<Subject> parts_of_members(store::Transaction& tx, plans::ItemId item, Period period);

/// What a report is about: the part of the member, or what was given to the body.
std::vector<Subject> subjects_of(store::Transaction& tx, const Report& report);

}  // namespace reports
