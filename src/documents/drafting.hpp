#pragma once

#include "base/who.hpp"
#include "briefings/minutes.hpp"
#include "documents/document.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// Drafts from what the system knows already. Each stands under the letterhead of the caller's body; a person reads it
/// over before it goes anywhere.
namespace documents {

/// A draft of a kind with its boxes filled and its text empty. Problems: plan.no_desk, outgoing.kind_unknown.
Document blank(store::Transaction& tx, const base::Who& who, const std::string& kind);

/// Of a meeting that the caller's body holds: its minutes (biên bản), its conclusions (thông báo kết luận), the
/// invitation to it (giấy mời). Problems: those of briefings::held_by and meeting_on.
Document minutes_of(store::Transaction& tx, const base::Who& who, briefings::BriefingId briefing, base::Day day);
Document conclusions_of(store::Transaction& tx, const base::Who& who, briefings::BriefingId briefing, base::Day day);
Document invitation_of(store::Transaction& tx, const base::Who& who, briefings::BriefingId briefing, base::Day day);

/// A report of the caller's body on a plan that it issued: who has reported and who is silent in the last period of
/// each duty, and what they wrote. Problem: plan.not_found.
Document report_on(store::Transaction& tx, const base::Who& who, plans::PlanId plan);

/// A plan of the caller's desk as a document of its own. Problem: plan.not_found.
Document plan_of(store::Transaction& tx, const base::Who& who, plans::PlanId plan);

}  // namespace documents
