#include "tasks/issue.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "calendar/calendar.hpp"
#include "deliveries/delivery.hpp"
#include "plans/coverage_count.hpp"
#include "reports/report.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "tasks/cooperator.hpp"
#include "tasks/count.hpp"
#include "tasks/turn.hpp"

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

void require_addressees(store::Transaction& tx, plans::PlanId plan, const std::vector<PlanItem>& assignments) {
    if (assignments.empty()) throw Problem(ProblemKind::conflict, "plan.nothing_to_issue");
    std::vector<base::FieldProblem> unknown;
    for (const auto& row : tx.run(R"(
             SELECT i.id, i.section FROM plan_item i
             WHERE i.plan = $1 AND i.kind = 'assignment' AND i.state <> 'dropped'
               AND NOT EXISTS (SELECT 1 FROM plan_item_body ib WHERE ib.item = i.id)
             ORDER BY i.position, i.id)",
                                  {plan}))
        unknown.push_back({"/items/" + base::to_string(row.uuid("id")), "plan.addressee_unknown", row.text("section")});
    if (!unknown.empty()) throw Problem(ProblemKind::conflict, "plan.addressee_unknown", "", std::move(unknown));
}

/// Bodies put to an item before ids were drawn with them.
void draw_task_ids(store::Transaction& tx, plans::PlanId plan) {
    for (const auto& row : tx.run(R"(
             SELECT ib.item, ib.body FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
             WHERE i.plan = $1 AND ib.task IS NULL)",
                                  {plan}))
        tx.change("UPDATE plan_item_body SET task = $3 WHERE item = $1 AND body = $2",
                  {row.uuid("item"), row.uuid("body"), tx.new_id()});
}

/// How an item becomes work.
struct Work {
    const PlanItem& item;
    std::string title;
    Due due;
    std::optional<std::string> rhythm;
};

/// One statement for all the bodies of an item: it may name ten thousand communes.
std::int64_t give(store::Transaction& tx, plans::PlanId plan, const Work& work) {
    const auto& [item, title, due, rhythm] = work;
    const auto assignment = base::from_json<AssignmentValue>(item.value);
    const auto due_day = due.at ? std::optional(base::day_of(*due.at)) : std::nullopt;
    return tx.change(R"(
        INSERT INTO task (home, id, plan, item, body, turn, rhythm, section, title, ordered, state, due, due_at,
                          due_text, percent, given_at, given_on)
        SELECT b.home, ib.task, $1, ib.item, b.id, 1, $11, $3, $4, $5, 'given', $6, $7, $8, 0, $9, $10
        FROM plan_item_body ib JOIN body b ON b.id = ib.body
        WHERE ib.item = $2 AND NOT EXISTS (SELECT 1 FROM task had WHERE had.item = ib.item AND had.body = b.id))",
                     {plan, item.id, item.section, title, assignment.ordered, due_day, due.at, due.text, tx.now(),
                      base::day_of(tx.now()), rhythm});
}

Terms terms_of(const Work& work) {
    const auto ordered = base::from_json<AssignmentValue>(work.item.value).ordered;
    return {work.item.section, work.title, ordered, work.due.at, work.due.text, work.rhythm};
}

/// The plans whose clauses go on.
std::set<plans::PlanId> plans_before(store::Transaction& tx, const std::vector<Continued>& continued) {
    std::set<plans::PlanId> before;
    for (const auto& clause : continued)
        before.insert(
            tx.run("SELECT plan FROM plan_item WHERE id = $1", {clause.older}).at(0).id<plans::PlanTag>("plan"));
    return before;
}

/// What issuing gave, and not what goes on from a plan before.
const std::string given_now = R"(
    FROM task t JOIN body b ON b.id = t.body
    JOIN plan_item_body ib ON ib.item = t.item AND ib.body = t.body AND ib.task = t.id WHERE t.plan = $1 )";

/// Counts the given tasks and leaves the line of each.
void tell(store::Transaction& tx, const base::Who& who, plans::PlanId plan) {
    const store::Value parameter(plan);
    store::count_each(tx, "tasks_given", base::day_of(tx.now()),
                      "SELECT b.area, count(*) AS value " + given_now + "GROUP BY b.area", {&parameter, 1});
    std::vector<store::Subject> given;
    tx.each("SELECT t.id, b.area " + given_now + "ORDER BY t.id", {&parameter, 1}, [&](const store::Row& row) {
        given.push_back({row.uuid("id"), row.uuid("area")});
    });
    store::record_each(tx, who, "task.given", given);
}

}  // namespace

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

Issued issue(store::Transaction& tx, const base::Who& who, plans::PlanId id, const Carrying& carrying) {
    const auto plan = plans::own_draft(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_issue, plan.body);
    const auto assignments = plans::items_without_bodies(tx, id, ItemKind::assignment);
    const auto deadlines = plans::items_without_bodies(tx, id, ItemKind::deadline);
    const auto sections = plans::items_without_bodies(tx, id, ItemKind::section);
    const auto reported = plans::items_without_bodies(tx, id, ItemKind::report);
    require_addressees(tx, id, assignments);
    draw_task_ids(tx, id);
    Issued issued;
    for (const auto& item : assignments) {
        Work work{item, {}, due_of(tx, item.section, deadlines), {}};
        if (!work.due.at) work.rhythm = rhythm_of(deadlines, reported, item);
        if (const auto first = work.rhythm ? first_turn(*work.rhythm, base::day_of(tx.now())) : std::nullopt)
            work.due.at = calendar::last_good_moment(tx, *first, calendar::Bound::inclusive);
        work.title = title_of(base::from_json<AssignmentValue>(item.value), item.section, sections);
        for (const auto& clause : carrying.clauses)
            if (clause.newer == item.id)
                issued.carried += carry_on(tx, who, id, carrying.ending, clause, terms_of(work));
        issued.tasks += give(tx, id, work);
    }
    keep_counts(tx, id);
    put_cooperators(tx, id);
    tell(tx, who, id);
    plans::mark_issued(tx, who, id);
    issued.reports = static_cast<std::int64_t>(reports::oblige(tx, plan));
    plans::keep_coverage(tx, id);
    for (const auto& before : plans_before(tx, carrying.clauses)) plans::keep_coverage(tx, before);
    deliveries::deliver(tx, who, plan);
    return issued;
}

}  // namespace tasks
