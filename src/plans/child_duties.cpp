#include "plans/child_row.hpp"

#include <algorithm>
#include <set>

#include "plans/child_text.hpp"
#include "plans/places.hpp"
#include "plans/sentence.hpp"
#include "store/values.hpp"

namespace plans {
namespace {

/// The bodies b, in areas a, that the body $2 answers for, without itself.
const std::string is_below = R"(
    (b.id <> $2 AND (
        b.id IN (WITH RECURSIVE line (id) AS (
                     SELECT id FROM body WHERE parent = $2
                     UNION
                     SELECT l.id FROM line n JOIN body l ON l.parent = n.id)
                 SELECT id FROM line)
        OR EXISTS (SELECT 1 FROM body own JOIN area place ON place.id = own.area
                   WHERE own.id = $2 AND substr(a.path, 1, length(place.path)) = place.path
                     AND (own.kind IN ('people_committee', 'party_committee')
                          OR (own.kind = b.kind AND a.path <> place.path))))))";

/// A deadline binds its own section and those below it.
bool binds(const std::string& deadline_section, const std::string& section) {
    if (deadline_section.empty()) return section.empty();
    return section == deadline_section || section.starts_with(deadline_section + ".");
}

UpperDuty duty_of(const PlanItem& item, const std::vector<PlanItem>& deadlines) {
    auto value = base::from_json<AssignmentValue>(item.value);
    UpperDuty duty{.item = item.id,
                   .section = item.section,
                   .addressee = value.body,
                   .ordered = value.ordered,
                   .duties = std::move(value.duties),
                   .due = {},
                   .deadlines = {},
                   .spans = item.spans,
                   .report = {}};
    for (const auto& deadline : deadlines)
        if (binds(deadline.section, item.section))
            duty.deadlines.push_back(base::from_json<DeadlineValue>(deadline.value));
    duty.due = last_day_of(duty.deadlines);
    return duty;
}

/// A duty to report as the sentence of the paper says it; whoever typed it in instead has said it by its parts.
UpperDuty report_of(const PlanItem& item, std::string_view text, const PlaceFinder& finder) {
    auto value = base::from_json<ReportValue>(item.value);
    UpperDuty duty{.item = item.id,
                   .section = item.section,
                   .addressee = value.from,
                   .duties = {},
                   .due = {},
                   .deadlines = {},
                   .spans = item.spans,
                   .report = value};
    if (item.spans.empty())
        duty.duties.push_back("Báo cáo về " + value.to);
    else
        duty.duties.push_back(bare_sentence(text, sentence_at(text, finder.span(item.spans.front()).from)));
    return duty;
}

/// Items that mean the body or one below it; on a desk where the paper only lies, also those that mean nobody known.
std::set<base::Uuid> items_concerning(store::Transaction& tx, const Plan& upper, const base::Uuid& body) {
    std::set<base::Uuid> items;
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT i.id FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
             JOIN body b ON b.id = ib.body JOIN area a ON a.id = b.area
             WHERE i.plan = $1 AND i.kind IN ('assignment', 'report') AND (b.id = $2 OR )" +
                                      is_below + ")",
                                  {upper.id, body}))
        items.insert(row.uuid("id"));
    if (upper.body != body) return items;
    for (const auto& row : tx.run(R"(
             SELECT i.id FROM plan_item i WHERE i.plan = $1 AND i.kind IN ('assignment', 'report')
               AND NOT EXISTS (SELECT 1 FROM plan_item_body ib WHERE ib.item = i.id))",
                                  {upper.id}))
        items.insert(row.uuid("id"));
    return items;
}

}  // namespace

std::vector<UpperDuty> duties_for(store::Transaction& tx, const Plan& upper, const base::Uuid& body) {
    const auto concerned = items_concerning(tx, upper, body);
    const auto deadlines = items_without_bodies(tx, upper.id, ItemKind::deadline);
    std::vector<UpperDuty> duties;
    for (const auto& item : items_without_bodies(tx, upper.id, ItemKind::assignment))
        if (concerned.contains(item.id.uuid)) duties.push_back(duty_of(item, deadlines));
    const auto text = tx.run("SELECT text FROM plan_source WHERE plan = $1", {upper.id}).at(0).text("text");
    const PlaceFinder finder(text);
    for (const auto& item : items_without_bodies(tx, upper.id, ItemKind::report))
        if (concerned.contains(item.id.uuid)) duties.push_back(report_of(item, text, finder));
    return duties;
}

std::vector<BodyName> bodies_for(store::Transaction& tx, ItemId duty, const base::Uuid& body) {
    const auto name = [](const store::Row& row) { return BodyName{row.uuid("id"), row.text("name")}; };
    const auto below = store::all(name, tx.run(R"(
        SELECT b.id, b.name FROM plan_item_body ib JOIN body b ON b.id = ib.body JOIN area a ON a.id = b.area
        WHERE ib.item = $1 AND )" + is_below + " ORDER BY b.name_key, b.id",
                                               {duty, body}));
    if (!below.empty()) return below;
    return store::all(name, tx.run(R"(
        SELECT b.id, b.name FROM plan_item_body ib JOIN body b ON b.id = ib.body WHERE ib.item = $1 AND b.id = $2)",
                                   {duty, body}));
}

}  // namespace plans
