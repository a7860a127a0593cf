#include "handovers/handover.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "areas/succession.hpp"
#include "base/problem.hpp"
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

/// Those among them that ended before $2, or whose area did, and have open work.
const std::string leaving_bodies = places_of + R"(
    , ended (id, name, name_key, kind, area, area_name, path, ended_on, tasks, duties) AS (
        SELECT b.id, b.name, b.name_key, b.kind, a.id, a.name, a.path,
               CASE WHEN a.valid_until IS NULL OR b.valid_until < a.valid_until THEN b.valid_until ELSE a.valid_until END,
               (SELECT count(*) FROM task t WHERE t.body = b.id AND t.state NOT IN ('done', 'verified', 'declined')),
               (SELECT count(*) FROM report_duty_body d WHERE d.body = b.id)
        FROM place p JOIN area a ON a.id = p.id JOIN body b ON b.area = a.id
        WHERE a.valid_until < $2 OR b.valid_until < $2
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
            .duties = row.integer("duties")};
}

const std::string handover_rows = R"(
    SELECT h.*, f.name AS from_name, t.name AS to_name, c.name AS by
    FROM handover h JOIN body f ON f.id = h.from_body JOIN body t ON t.id = h.to_body JOIN account c ON c.id = h.account)";

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
             SELECT * FROM ended WHERE tasks + duties > 0
                 AND ($3 OR (path, name_key, id) > (SELECT e.path, e.name_key, e.id FROM ended e WHERE e.id = $4))
             ORDER BY path, name_key, id LIMIT $5)",
                                  {area, today, !last, last.value_or(base::Uuid{}), limit})) {
        Leaving one{.body = {row.uuid("id"), row.text("name")},
                    .area = row.text("area_name"),
                    .ended_on = row.day("ended_on"),
                    .tasks = row.integer("tasks"),
                    .duties = row.integer("duties"),
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
    const auto work = tasks::pass_on(tx, who, from, to);
    const auto duties = reports::pass_on(tx, who, from, to);
    if (work.moved + work.joined + duties == 0)
        throw Problem(ProblemKind::conflict, "handover.nothing_open", base::to_string(from.id));
    const HandoverId id{tx.new_id()};
    tx.change(R"(INSERT INTO handover (id, from_body, to_body, at, account, tasks, joined, duties)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {id, from.id, to.id, tx.now(), who.account, work.moved, work.joined, duties});
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
