#include "reports/rollup.hpp"

#include <algorithm>
#include <functional>

#include "accounts/grant.hpp"
#include "areas/area.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/group.hpp"
#include "reports/addressee.hpp"
#include "reports/collector.hpp"
#include "reports/duty.hpp"
#include "reports/kind.hpp"
#include "reports/member.hpp"
#include "store/values.hpp"

namespace reports {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

using Parts = std::map<base::Uuid, Branch>;

Turnout turnout_of(const store::Row& row, base::Instant now) {
    Turnout turnout{.expected = row.integer("expected"),
                    .reported = row.integer("reported"),
                    .on_time = row.integer("on_time"),
                    .late = 0,
                    .oldest_at = row.maybe_instant("oldest_at")};
    if (row.instant("due_at") < now) turnout.late = turnout.expected - turnout.reported;
    return turnout;
}

Total total_of(const store::Row& row) {
    return {row.id<IndicatorTag>("indicator"),
            row.integer("units"),
            row.integer("doubles"),
            row.integer("low"),
            row.integer("high"),
            row.maybe_instant("oldest_at")};
}

/// The kept totals of one area, or of all areas directly below it.
const std::string of_itself =
    " JOIN area own ON own.id = $3 AND t.home = own.home AND t.area = own.id WHERE t.duty = $1 AND t.period_from = $2";
const std::string of_children = " WHERE t.duty = $1 AND t.period_from = $2 AND t.parent = $3";

Parts turnouts(store::Transaction& tx, const RollUpQuery& query, const base::Uuid& area, const std::string& where) {
    Parts parts;
    for (const auto& row :
         tx.run("SELECT t.*, a.name, EXISTS (SELECT 1 FROM report_total below WHERE below.duty = t.duty "
                "AND below.period_from = t.period_from AND below.parent = t.area) AS has_branches "
                "FROM report_total t JOIN area a ON a.id = t.area" +
                    where,
                {query.duty, query.from, area}))
        parts[row.uuid("area")] = {
            row.uuid("area"), row.text("name"), row.boolean("has_branches"), turnout_of(row, tx.now()), {}};
    return parts;
}

Parts kept(store::Transaction& tx, const RollUpQuery& query, const base::Uuid& area, const std::string& where) {
    auto parts = turnouts(tx, query, area, where);
    const std::vector<store::Value> parameters{query.duty, query.from, area};
    tx.each("SELECT t.* FROM figure_total t" + where, parameters,
            [&](const store::Row& row) { parts[row.uuid("area")].totals.push_back(total_of(row)); });
    return parts;
}

void keep_oldest(std::optional<base::Instant>& oldest, const std::optional<base::Instant>& other) {
    if (other && (!oldest || *other < *oldest)) oldest = other;
}

void add(Turnout& whole, const Turnout& part) {
    whole.expected += part.expected;
    whole.reported += part.reported;
    whole.on_time += part.on_time;
    whole.late += part.late;
    keep_oldest(whole.oldest_at, part.oldest_at);
}

/// Separate areas add up; of things to be counted once at least the highest figure stands.
void add(std::vector<Total>& whole, const Total& part, Method method) {
    auto found = std::ranges::find(whole, part.indicator, &Total::indicator);
    if (found == whole.end()) {
        whole.push_back(part);
        return;
    }
    found->units += part.units;
    found->doubles += part.doubles;
    found->low = method == Method::distinct ? std::max(found->low, part.low) : found->low + part.low;
    found->high += part.high;
    keep_oldest(found->oldest_at, part.oldest_at);
}

/// The parts together, under the name of what they are parts of.
Branch sum_of(store::Transaction& tx, const plans::BodyName& of, const Parts& parts) {
    Branch whole{of.id, of.name, false, {}, {}};
    std::map<IndicatorId, Method> methods;
    for (const auto& [id, part] : parts) {
        add(whole.turnout, part.turnout);
        for (const auto& total : part.totals) {
            auto method = methods.find(total.indicator);
            if (method == methods.end())
                method = methods.emplace(total.indicator, get_indicator(tx, total.indicator).method).first;
            add(whole.totals, total, method->second);
        }
    }
    return whole;
}

/// One figure, or none, of what a body itself said.
void add_own(Parts& parts, const store::Row& row, base::Instant now) {
    auto& part = parts[row.uuid("body")];
    const auto at = row.maybe_instant("received_at");
    const auto came = row.maybe_instant("came_at");
    const auto due = row.instant("due_at");
    part.id = row.uuid("body");
    part.name = row.text("name");
    part.turnout = {1, at ? 1 : 0, came && *came <= due ? 1 : 0, !at && due < now ? 1 : 0, at};
    if (const auto value = row.maybe_integer("value"))
        part.totals.push_back({row.id<IndicatorTag>("indicator"), 1, 0, *value, *value, at});
}

/// What the bodies themselves said, for members of a cluster that owe this report.
Parts own_reports(store::Transaction& tx, const RollUpQuery& query) {
    Parts parts;
    for (const auto& row : tx.run(R"(
             SELECT r.body, b.name, r.due_at, r.received_at, r.came_at, f.indicator, f.value
             FROM body_member m JOIN body b ON b.id = m.member
             JOIN area a ON a.id = b.area
             JOIN report r ON r.home = a.home AND r.duty = $1 AND r.body = m.member AND r.period_from = $2
             LEFT JOIN report_figure f ON f.home = r.home AND f.report = r.id AND f.value IS NOT NULL
             WHERE m.body = $3 AND m.valid_from <= $4 AND (m.valid_until IS NULL OR m.valid_until >= $2))",
                                  {query.duty, query.from, *query.group, base::day_of(tx.now())})) {
        add_own(parts, row, tx.now());
    }
    return parts;
}

/// One branch for each part of the kind, from the reports of the members who are in charge of it.
Parts of_member_parts(store::Transaction& tx, const RollUpQuery& query, Period period) {
    auto parts = parts_of_members(tx, find_duty(tx, query.duty).item, period);
    std::erase_if(parts, [&](const Subject& part) { return part.kind != *query.by; });
    std::map<base::Uuid, Parts> people;
    for (const auto& row : tx.run(R"(
             SELECT r.person AS body, p.name, r.due_at, r.received_at, r.came_at, f.indicator, f.value
             FROM report r JOIN person p ON p.id = r.person
             LEFT JOIN report_figure f ON f.home = r.home AND f.report = r.id AND f.value IS NOT NULL
             WHERE r.duty = $1 AND r.period_from = $2)",
                                  {query.duty, query.from}))
        for (const auto& part : parts)
            if (std::ranges::find(part.people, row.uuid("body"), &plans::BodyName::id) != part.people.end())
                add_own(people[part.id.uuid], row, tx.now());
    Parts branches;
    for (const auto& part : parts)
        if (const auto of = people.find(part.id.uuid); of != people.end())
            branches[part.id.uuid] = sum_of(tx, {part.id.uuid, part.words}, of->second);
    return branches;
}

/// One branch for each subject of the kind, from the reports of its bodies or of members.
Parts of_subjects(store::Transaction& tx, const RollUpQuery& query, Period period) {
    auto subjects = of_member_parts(tx, query, period);
    std::map<base::Uuid, Parts> bodies;
    std::map<base::Uuid, std::string> words;
    for (const auto& row : tx.run(R"(
             SELECT s.id AS subject, s.words, r.body, b.name, r.due_at, r.received_at, r.came_at, f.indicator, f.value
             FROM report_duty d JOIN report_subject s ON s.item = d.item AND s.kind = $3
             JOIN report_subject_body sb ON sb.subject = s.id JOIN body b ON b.id = sb.body JOIN area a ON a.id = b.area
             JOIN report r ON r.home = a.home AND r.duty = $1 AND r.body = b.id AND r.person IS NULL AND r.period_from = $2
             LEFT JOIN report_figure f ON f.home = r.home AND f.report = r.id AND f.value IS NOT NULL
             WHERE d.id = $1)",
                                  {query.duty, query.from, base::name_of(*query.by)})) {
        words[row.uuid("subject")] = row.text("words");
        add_own(bodies[row.uuid("subject")], row, tx.now());
    }
    for (const auto& [id, parts] : bodies) subjects[id] = sum_of(tx, {id, words[id]}, parts);
    return subjects;
}

/// A member that owes no report itself stands for its area.
Parts of_cluster(store::Transaction& tx, const RollUpQuery& query) {
    auto parts = own_reports(tx, query);
    for (const auto& member : bodies::member_bodies(tx, bodies::BodyId{*query.group}, base::day_of(tx.now()))) {
        const auto id = member.body.id.uuid;
        if (parts.contains(id)) continue;
        auto areas = kept(tx, query, member.body.area.uuid, of_itself);
        if (areas.empty()) continue;
        auto part = std::move(areas.begin()->second);
        part.name = member.body.name;
        parts[id] = std::move(part);
    }
    return parts;
}

Parts of_group(store::Transaction& tx, const RollUpQuery& query) {
    const auto groups = groups_for(tx, query.duty);
    if (std::ranges::find(groups, *query.group, &plans::BodyName::id) == groups.end())
        throw Problem(ProblemKind::not_found, "duty.group_unknown", base::to_string(*query.group));
    const auto places = bodies::scope_of(tx, bodies::BodyId{*query.group});
    if (places.empty()) return of_cluster(tx, query);
    Parts parts;
    for (const auto& place : places) parts.merge(kept(tx, query, place.id.uuid, of_itself));
    return parts;
}

Period period_called(store::Transaction& tx, const RollUpQuery& query) {
    const auto rows =
        tx.run(R"(SELECT period_from, period_until FROM report WHERE duty = $1 AND ($2 OR period_from = $3)
                                ORDER BY period_from DESC LIMIT 1)",
               {query.duty, !query.from.has_value(), query.from});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "duty.no_such_period", base::to_string(query.duty));
    return {rows[0].day("period_from"), rows[0].day("period_until")};
}

/// The lowest area that holds everybody who owes the report: there the tree begins to branch.
base::Uuid root_of(store::Transaction& tx, const RollUpQuery& query) {
    auto rows = tx.run("SELECT area FROM report_total WHERE duty = $1 AND period_from = $2 AND parent IS NULL",
                       {query.duty, query.from});
    if (rows.empty()) return areas::country(tx).id.uuid;
    auto area = rows[0].uuid("area");
    for (;;) {
        const auto below = turnouts(tx, query, area, of_children);
        const auto here = turnouts(tx, query, area, of_itself);
        if (below.size() != 1 || below.begin()->second.turnout.expected != here.begin()->second.turnout.expected)
            return area;
        area = below.begin()->first;
    }
}

/// Who follows the duty reads all of it; who reads the reports of an area reads that area's part.
void require_part(store::Transaction& tx, const base::Who& who, const RollUpQuery& query) {
    const auto duty = find_duty(tx, query.duty);
    if (accounts::reaches_body(tx, who, Permission::reports_read, duty.body.id) || collects(tx, who, query.duty) ||
        is_addressee(tx, who, query.duty))
        return;
    const auto area = query.area && !query.group ? areas::find(tx, areas::AreaId{*query.area}) : std::nullopt;
    if (!area || !accounts::reaches(who, Permission::reports_read, area->path))
        throw Problem(ProblemKind::not_found, "duty.not_found", base::to_string(query.duty));
}

std::vector<Indicator> shown_indicators(store::Transaction& tx, const RollUpQuery& query, Period period,
                                        const std::vector<Total>& totals) {
    std::vector<Indicator> shown;
    const auto add_once = [&](const Indicator& one) {
        if (std::ranges::find(shown, one.id, &Indicator::id) == shown.end()) shown.push_back(one);
    };
    const auto item =
        tx.run("SELECT item FROM report_duty WHERE id = $1", {query.duty}).at(0).id<plans::ItemTag>("item");
    if (const auto kind = kind_of_item(tx, item))
        for (const auto& one : form_on(tx, *kind, period.until).indicators) add_once(one);
    for (const auto& total : totals)
        if (std::ranges::find(shown, total.indicator, &Indicator::id) == shown.end())
            add_once(get_indicator(tx, total.indicator));
    return shown;
}

bool is_rising(store::Transaction& tx, const RollUpQuery& query) {
    return !tx.run("SELECT 1 AS found FROM report WHERE duty = $1 AND period_from = $2 AND NOT is_folded LIMIT 1",
                   {query.duty, query.from})
                .empty();
}

base::Instant last_folded(store::Transaction& tx, const RollUpQuery& query) {
    return tx
        .run("SELECT coalesce(max(folded_at), 0) AS at FROM report_total WHERE duty = $1 AND period_from = $2",
             {query.duty, query.from})
        .front()
        .instant("at");
}

/// Silence first, then by name.
std::vector<Branch> in_order(Parts parts) {
    std::vector<Branch> branches;
    for (auto& [id, part] : parts) branches.push_back(std::move(part));
    std::ranges::sort(branches, {}, [](const Branch& one) { return std::tuple(-one.turnout.late, one.name, one.id); });
    return branches;
}

}  // namespace

RollUp roll_up(store::Transaction& tx, const base::Who& who, const RollUpQuery& asked) {
    require_part(tx, who, asked);
    auto query = asked;
    const auto period = period_called(tx, asked);
    query.from = period.from;
    const bool rising = is_rising(tx, query);
    RollUp found{.period = period,
                 .as_of = rising ? last_folded(tx, query) : tx.now(),
                 .is_rising = rising,
                 .reporters = reporters_of(tx, query.duty, period.from),
                 .indicators = {},
                 .whole = {},
                 .branches = {}};
    if (query.group) {
        auto parts = of_group(tx, query);
        found.whole = sum_of(tx, {*query.group, bodies::get(tx, bodies::BodyId{*query.group}).name}, parts);
        found.branches = in_order(std::move(parts));
    } else {
        const auto area = query.area ? *query.area : root_of(tx, query);
        auto here = kept(tx, query, area, of_itself);
        if (!here.empty()) found.whole = std::move(here.begin()->second);
        found.branches = in_order(query.by ? of_subjects(tx, query, period) : kept(tx, query, area, of_children));
    }
    found.indicators = shown_indicators(tx, query, found.period, found.whole.totals);
    return found;
}

std::vector<plans::BodyName> groups_for(store::Transaction& tx, DutyId duty) {
    return store::all(
        [](const store::Row& row) {
            return plans::BodyName{row.uuid("id"), row.text("name")};
        },
        tx.run(R"(
            SELECT b.id, b.name, b.name_key FROM body b
            WHERE b.kind = 'cluster' AND EXISTS (
                SELECT 1 FROM body_member m JOIN body mb ON mb.id = m.member
                WHERE m.body = b.id AND (
                    EXISTS (SELECT 1 FROM report_duty_body db WHERE db.duty = $1 AND db.body = m.member)
                    OR EXISTS (SELECT 1 FROM report_total t WHERE t.duty = $1 AND t.area = mb.area)))
            UNION
            SELECT b.id, b.name, b.name_key FROM body b JOIN body_scope s ON s.body = b.id
            WHERE b.kind = 'regional_office' AND EXISTS (SELECT 1 FROM report_total t WHERE t.duty = $1 AND t.area = s.area)
            ORDER BY 3, 1)",
               {duty}));
}

}  // namespace reports
