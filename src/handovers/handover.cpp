#include "handovers/handover.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "areas/succession.hpp"
#include "base/problem.hpp"
#include "bodies/passing.hpp"
#include "briefings/passing.hpp"
#include "reports/passing.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "tasks/passing.hpp"

namespace handovers {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// The areas below $1 on every map, those that became them, and all below these.
const std::string places_of = R"(
    WITH RECURSIVE below (id) AS (
        SELECT id FROM area WHERE id = $1
        UNION
        SELECT a.id FROM area a JOIN below b ON a.parent = b.id
    ), origin (id) AS (
        SELECT id FROM below
        UNION
        SELECT s.area FROM area_successor s JOIN origin o ON o.id = s.successor
    ), place (id) AS (
        SELECT id FROM origin
        UNION
        SELECT a.id FROM area a JOIN place p ON a.parent = p.id
    ))";

/// Those among them that ended before $2, or whose area did, with what they left open. A working group goes with its
/// body.
const std::string leaving_bodies = places_of + R"(
    , ended (id, name, name_key, kind, area, area_name, path, ended_on, tasks, duties, owed, groups, briefings) AS (
        SELECT b.id, b.name, b.name_key, b.kind, a.id, a.name, a.path,
               CASE WHEN a.valid_until IS NULL OR b.valid_until < a.valid_until THEN b.valid_until ELSE a.valid_until END,
               (SELECT count(*) FROM task t WHERE t.body = b.id AND t.is_open),
               (SELECT count(*) FROM report_duty_body d WHERE d.body = b.id),
               (SELECT count(*) FROM report r WHERE r.body = b.id AND r.received_at IS NULL),
               (SELECT count(*) FROM body g WHERE g.parent = b.id AND g.kind = 'working_group'
                  AND (g.valid_until IS NULL OR g.valid_until >= $2)),
               (SELECT count(*) FROM briefing m WHERE m.body = b.id
                  AND (m.until IS NULL OR m.until >= $2) AND (m.rule <> '' OR m.first_day >= $2))
        FROM place p JOIN area a ON a.id = p.id JOIN body b ON b.area = a.id
        LEFT JOIN body above ON above.id = b.parent LEFT JOIN area place_above ON place_above.id = above.area
        WHERE (a.valid_until < $2 OR b.valid_until < $2)
          AND NOT (b.kind = 'working_group' AND above.id IS NOT NULL
                   AND (COALESCE(above.valid_until, $2) < $2 OR COALESCE(place_above.valid_until, $2) < $2))
    ))";

/// Bodies of a kind where an area went, or nearest above that.
std::vector<plans::BodyName> bodies_near(store::Transaction& tx, const areas::Area& area, const std::string& kind,
                                         base::Day today) {
    std::vector<plans::BodyName> found;
    for (std::optional<areas::Area> at = area; at && found.empty();
         at = at->parent ? areas::find(tx, *at->parent) : std::nullopt)
        for (const auto& body : bodies::in_area(tx, at->id, today))
            if (body.kind == kind) found.push_back({body.id.uuid, body.name});
    return found;
}

void find_heirs(store::Transaction& tx, Leaving& leaving, const areas::Area& area, const std::string& kind,
                base::Day today) {
    bool whole = true;
    for (const auto& share : areas::standing_on(tx, area, today)) {
        whole = whole && share.certain && share.share == areas::whole_share;
        for (const auto& body : bodies_near(tx, share.area, kind, today))
            if (std::ranges::find(leaving.heirs, body.id, &plans::BodyName::id) == leaving.heirs.end())
                leaving.heirs.push_back(body);
    }
    leaving.is_sure = whole && leaving.heirs.size() == 1;
}

Handover read_handover(const store::Row& row) {
    return {.id = row.id<HandoverTag>("id"),
            .from = {row.uuid("from_body"), row.text("from_name")},
            .to = {row.uuid("to_body"), row.text("to_name")},
            .at = row.instant("at"),
            .by = row.text("by"),
            .tasks = row.integer("tasks"),
            .joined = row.integer("joined"),
            .duties = row.integer("duties"),
            .owed = row.integer("owed"),
            .groups = row.integer("groups"),
            .briefings = row.integer("briefings")};
}

const std::string handover_rows = R"(
    SELECT h.*, f.name AS from_name, t.name AS to_name, c.name AS by
    FROM handover h JOIN body f ON f.id = h.from_body JOIN body t ON t.id = h.to_body JOIN account c ON c.id = h.account)";

/// What went over.
struct Given {
    std::int64_t tasks = 0;
    std::int64_t joined = 0;
    std::int64_t duties = 0;
    std::int64_t owed = 0;
    std::int64_t groups = 0;
    std::int64_t briefings = 0;
    bool operator==(const Given&) const = default;
};

Given& operator+=(Given& sum, const Given& part) {
    sum.tasks += part.tasks;
    sum.joined += part.joined;
    sum.duties += part.duties;
    sum.owed += part.owed;
    return sum;
}

/// The work and the reports of one body.
Given give(store::Transaction& tx, const base::Who& who, const plans::BodyName& from, const plans::BodyName& to) {
    const auto work = tasks::pass_on(tx, who, from, to);
    const auto reports = reports::pass_on(tx, who, from, to);
    return {.tasks = work.moved, .joined = work.joined, .duties = reports.duties, .owed = reports.owed};
}

/// Problems: account.outside_area, handover.goes_on, handover.heir_ended, handover.same_body.
void check(store::Transaction& tx, const base::Who& who, const bodies::Body& from, const bodies::Body& to) {
    const auto today = base::day_of(tx.now());
    const auto old_area = areas::get(tx, from.area);
    const auto new_area = areas::get(tx, to.area);
    accounts::require(who, Permission::bodies_edit, new_area.path);
    if (from.id == to.id) throw Problem(ProblemKind::conflict, "handover.same_body", base::to_string(from.id));
    if (from.is_valid_on(today) && old_area.is_valid_on(today))
        throw Problem(ProblemKind::conflict, "handover.goes_on", base::to_string(from.id));
    if (!to.is_valid_on(today) || !new_area.is_valid_on(today))
        throw Problem(ProblemKind::conflict, "handover.heir_ended", base::to_string(to.id));
    const auto standing = areas::standing_on(tx, old_area, today);
    const bool reaches = accounts::reaches(who, Permission::bodies_edit, old_area.path) ||
                         std::ranges::any_of(standing, [&](const areas::Share& share) {
                             return accounts::reaches(who, Permission::bodies_edit, share.area.path);
                         });
    if (!reaches) throw Problem(ProblemKind::forbidden, "account.outside_area", old_area.path);
}

}  // namespace

LeavingPage leaving(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                    std::size_t limit) {
    accounts::require(who, Permission::bodies_edit, areas::get(tx, area).path);
    const auto today = base::day_of(tx.now());
    const auto last = base::parse_uuid(after);
    LeavingPage page;
    for (const auto& row : tx.run(leaving_bodies + R"(
             SELECT * FROM ended WHERE tasks + duties + owed + groups + briefings > 0
                 AND ($3 OR (path, name_key, id) > (SELECT e.path, e.name_key, e.id FROM ended e WHERE e.id = $4))
             ORDER BY path, name_key, id LIMIT $5)",
                                  {area, today, !last, last.value_or(base::Uuid{}), limit})) {
        Leaving one{.body = {row.uuid("id"), row.text("name")},
                    .area = row.text("area_name"),
                    .ended_on = row.day("ended_on"),
                    .tasks = row.integer("tasks"),
                    .duties = row.integer("duties"),
                    .owed = row.integer("owed"),
                    .groups = row.integer("groups"),
                    .briefings = row.integer("briefings"),
                    .heirs = {},
                    .is_sure = false};
        find_heirs(tx, one, areas::get(tx, row.id<areas::AreaTag>("area")), row.text("kind"), today);
        page.items.push_back(std::move(one));
    }
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().body.id);
    return page;
}

Handover hand_over(store::Transaction& tx, const base::Who& who, bodies::BodyId from_id, bodies::BodyId to_id) {
    const auto old_body = bodies::get(tx, from_id);
    const auto new_body = bodies::get(tx, to_id);
    check(tx, who, old_body, new_body);
    const plans::BodyName from{from_id.uuid, old_body.name};
    const plans::BodyName to{to_id.uuid, new_body.name};
    Given given = give(tx, who, from, to);
    given.briefings = briefings::pass_on(tx, who, from, to);
    for (const auto& [old_group, group] : bodies::pass_on_groups(tx, who, from_id, to_id)) {
        given += give(tx, who, {old_group.id.uuid, old_group.name}, {group.id.uuid, group.name});
        ++given.groups;
    }
    if (given == Given{}) throw Problem(ProblemKind::conflict, "handover.nothing_open", base::to_string(from.id));
    const HandoverId id{tx.new_id()};
    tx.change(
        R"(INSERT INTO handover (id, from_body, to_body, at, account, tasks, joined, duties, owed, groups, briefings)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
        {id, from.id, to.id, tx.now(), who.account, given.tasks, given.joined, given.duties, given.owed, given.groups,
         given.briefings});
    store::record(tx, who, "handover.made", id.uuid, new_body.area.uuid,
                  {{"from", base::to_string(from.id)}, {"to", base::to_string(to.id)}});
    return read_handover(tx.run(handover_rows + " WHERE h.id = $1", {id}).at(0));
}

std::vector<Handover> history(store::Transaction& tx, const base::Who& who, areas::AreaId area, std::size_t limit) {
    accounts::require(who, Permission::bodies_edit, areas::get(tx, area).path);
    return store::all(read_handover, tx.run(places_of + handover_rows + R"(
                                                WHERE f.area IN (SELECT id FROM place) OR t.area IN (SELECT id FROM place)
                                                ORDER BY h.at DESC, h.id DESC LIMIT $2)",
                                            {area, limit}));
}

}  // namespace handovers
