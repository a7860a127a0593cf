#include "tasks/issue.hpp"

#include <algorithm>
#include <vector>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "calendar/calendar.hpp"
#include "reports/report.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"

namespace tasks {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using plans::AssignmentValue;
using plans::DeadlineValue;
using plans::ItemKind;
using plans::PlanItem;
using reader::DeadlineKind;

constexpr std::size_t most_title_bytes = 180;

struct Due {
    std::optional<base::Instant> at;
    std::string text;
};

/// A deadline binds the assignments of its own section and of those below it: II.1 binds II.1.2, the opening passage
/// nobody.
bool binds(const std::string& deadline_section, const std::string& section) {
    if (deadline_section.empty()) return section.empty();
    return section == deadline_section || section.starts_with(deadline_section + ".");
}

std::optional<base::Instant> last_good_moment(store::Transaction& tx, const DeadlineValue& deadline) {
    if (deadline.kind == DeadlineKind::range && deadline.until)
        return calendar::last_good_moment(tx, *deadline.until, calendar::Bound::inclusive);
    if (deadline.kind != DeadlineKind::by_date || !deadline.date) return std::nullopt;
    return calendar::last_good_moment(tx, *deadline.date,
                                      deadline.exclusive ? calendar::Bound::exclusive : calendar::Bound::inclusive);
}

/// The earliest of the deadlines that bind a section; without a dated one the phrase alone.
Due due_of(store::Transaction& tx, const std::string& section, const std::vector<PlanItem>& deadlines) {
    Due due;
    for (const auto& item : deadlines) {
        if (!binds(item.section, section)) continue;
        const auto deadline = base::from_json<DeadlineValue>(item.value);
        const auto moment = last_good_moment(tx, deadline);
        if (moment && (!due.at || *moment < *due.at)) due = {moment, deadline.text};
        if (due.text.empty()) due.text = deadline.text;
    }
    return due;
}

/// At most `most_title_bytes`, cut between words.
std::string shortened(std::string text) {
    if (text.size() <= most_title_bytes) return text;
    text.resize(text.rfind(' ', most_title_bytes));
    return text + "…";
}

/// What the work is called in a list: its first sentence; the heading when it names the work and not only the body.
std::string title_of(const AssignmentValue& assignment, const std::string& section,
                     const std::vector<PlanItem>& sections) {
    for (const auto& item : sections) {
        const auto value = base::from_json<plans::SectionValue>(item.value);
        const auto names_the_body = base::fold(value.heading).find(base::fold(assignment.body)) != std::string::npos;
        if (value.id == section && !value.heading.empty() && !names_the_body) return shortened(value.heading);
    }
    if (!assignment.duties.empty()) return shortened(base::tidy(assignment.duties.front()));
    return shortened(assignment.body);
}

void require_addressees(const std::vector<PlanItem>& assignments) {
    if (assignments.empty()) throw Problem(ProblemKind::conflict, "plan.nothing_to_issue");
    std::vector<base::FieldProblem> unknown;
    for (const auto& item : assignments)
        if (item.bodies.empty())
            unknown.push_back({"/items/" + base::to_string(item.id), "plan.addressee_unknown", item.section});
    if (!unknown.empty()) throw Problem(ProblemKind::conflict, "plan.addressee_unknown", "", std::move(unknown));
}

}  // namespace

Issued issue(store::Transaction& tx, const base::Who& who, plans::PlanId id) {
    const auto plan = plans::own_draft(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_issue, plan.body);
    const auto assignments = plans::items(tx, id, ItemKind::assignment);
    const auto deadlines = plans::items(tx, id, ItemKind::deadline);
    const auto sections = plans::items(tx, id, ItemKind::section);
    require_addressees(assignments);
    Issued issued;
    for (const auto& item : assignments) {
        const auto assignment = base::from_json<AssignmentValue>(item.value);
        const auto due = due_of(tx, item.section, deadlines);
        const auto due_day = due.at ? std::optional(base::day_of(*due.at)) : std::nullopt;
        const auto title = title_of(assignment, item.section, sections);
        for (const auto& chosen : item.bodies) {
            const auto body = bodies::get(tx, bodies::BodyId{chosen.id});
            const auto task = tx.new_id();
            tx.change(R"(
                INSERT INTO task (home, id, plan, item, body, section, title, ordered, state, due, due_at, due_text,
                                  percent, given_at, given_on)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'given', $9, $10, $11, 0, $12, $13))",
                      {body.home, task, id, item.id, body.id, item.section, title, assignment.ordered, due_day, due.at,
                       due.text, tx.now(), base::day_of(tx.now())});
            store::count(tx, body.area.uuid, "tasks_given", base::day_of(tx.now()), 1);
            store::record(tx, who, "task.given", task, body.area.uuid);
            ++issued.tasks;
        }
    }
    plans::mark_issued(tx, who, id);
    issued.reports = static_cast<std::int64_t>(reports::oblige(tx, plan));
    return issued;
}

}  // namespace tasks
