#include "reports/duty.hpp"

#include "accounts/grant.hpp"
#include "areas/area.hpp"
#include "base/problem.hpp"
#include "reports/addressee.hpp"
#include "reports/collector.hpp"
#include "store/values.hpp"

namespace reports {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using plans::BodyName;

constexpr std::int64_t whole_rate = 1000;

std::int64_t rate(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : (part * whole_rate + whole / 2) / whole;
}

DutyPeriod with_rates(Period period, const Turnout& turnout) {
    return {period, turnout, rate(turnout.reported, turnout.expected), rate(turnout.on_time, turnout.expected)};
}

Turnout turnout_of(const store::Row& row, base::Instant now) {
    Turnout turnout{row.integer("expected"), row.integer("reported"), row.integer("on_time"), 0,
                    row.maybe_instant("oldest_at")};
    if (row.instant("due_at") < now) turnout.late = turnout.expected - turnout.reported;
    return turnout;
}

std::optional<BodyName> kind_named(const store::Row& row) {
    const auto kind = row.maybe_uuid("kind");
    return kind ? std::optional(BodyName{*kind, row.text("kind_name")}) : std::nullopt;
}

std::optional<BodyName> member_of(const store::Row& row) {
    const auto member = row.maybe_uuid("member");
    return member ? std::optional(BodyName{*member, row.text("member_name")}) : std::nullopt;
}

/// Somebody in charge of an area today, on behalf of the body that follows.
struct Owner {
    BodyName person;
    std::string path;
};

std::vector<Owner> owners_for(store::Transaction& tx, const base::Uuid& follows) {
    return store::all(
        [](const store::Row& row) {
            return Owner{{row.uuid("person"), row.text("name")}, row.text("path")};
        },
        tx.run(R"(
            SELECT c.person, p.name, a.path FROM charge c JOIN person p ON p.id = c.person JOIN area a ON a.id = c.area
            WHERE c.body = $1 AND c.valid_from <= $2 AND (c.valid_until IS NULL OR c.valid_until >= $2)
            ORDER BY p.name, c.person)",
               {follows, base::day_of(tx.now())}));
}

/// Those in charge of the area of this path, or of one above it; each once.
std::vector<BodyName> those_of(const std::vector<Owner>& owners, const std::string& path) {
    std::vector<BodyName> found;
    for (const auto& owner : owners)
        if (areas::is_within(path, owner.path) && (found.empty() || found.back().id != owner.person.id))
            found.push_back(owner.person);
    return found;
}

}  // namespace

Duty find_duty(store::Transaction& tx, DutyId id) {
    const auto rows = tx.run(R"(
        SELECT d.*, p.number, p.title, p.body AS follows, b.name AS body_name, k.id AS kind, k.name AS kind_name
        FROM report_duty d JOIN plan p ON p.id = d.plan JOIN body b ON b.id = p.body
        LEFT JOIN report_item_kind ik ON ik.item = d.item LEFT JOIN report_kind k ON k.id = ik.kind
        WHERE d.id = $1)",
                             {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "duty.not_found", base::to_string(id));
    const auto& row = rows[0];
    return {.id = id,
            .plan = {row.id<plans::PlanTag>("plan"), row.text("number"), row.text("title")},
            .item = row.id<plans::ItemTag>("item"),
            .body = {row.uuid("follows"), row.text("body_name")},
            .to = row.text("receiver"),
            .every = row.text("every"),
            .kind = kind_named(row)};
}

Duty get_duty(store::Transaction& tx, const base::Who& who, DutyId id) {
    auto duty = find_duty(tx, id);
    if (!accounts::reaches_body(tx, who, Permission::reports_read, duty.body.id) && !collects(tx, who, id) &&
        !is_addressee(tx, who, id))
        throw Problem(ProblemKind::not_found, "duty.not_found", base::to_string(id));
    return duty;
}

std::vector<DutyPeriod> periods_of(store::Transaction& tx, DutyId duty, std::size_t limit) {
    std::vector<DutyPeriod> periods;
    for (const auto& row : tx.run(R"(
             SELECT t.*, (SELECT max(r.period_until) FROM report r WHERE r.duty = t.duty AND r.period_from = t.period_from) AS period_until
             FROM report_total t WHERE t.duty = $1 AND t.parent IS NULL ORDER BY t.period_from DESC LIMIT $2)",
                                  {duty, limit}))
        periods.push_back(with_rates({row.day("period_from"), row.day("period_until")}, turnout_of(row, tx.now())));
    return periods;
}

std::vector<FollowedDuty> followed(store::Transaction& tx, const base::Who& who, std::size_t limit) {
    std::vector<FollowedDuty> found;
    for (const auto& row : tx.run(R"(
             SELECT i.id AS item, i.value, p.id AS plan, p.number, p.title, d.id AS duty, k.id AS kind, k.name AS kind_name
             FROM plan p JOIN plan_item i ON i.plan = p.id AND i.kind = 'report' AND i.state <> 'dropped'
             LEFT JOIN report_duty d ON d.item = i.id
             LEFT JOIN report_item_kind ik ON ik.item = i.id LEFT JOIN report_kind k ON k.id = ik.kind
             WHERE (p.body = $1 AND (d.id IS NOT NULL OR p.state = 'draft'))
                OR (d.id IS NOT NULL AND EXISTS (SELECT 1 FROM report_collector c WHERE c.item = i.id AND c.body = $1))
                OR (d.id IS NOT NULL AND EXISTS (SELECT 1 FROM report_addressee a WHERE a.item = i.id AND a.body = $1))
             ORDER BY p.id DESC, i.position LIMIT $2)",
                                  {who.body, limit})) {
        const auto value = base::from_json<plans::ReportValue>(base::parse_json(row.text("value")));
        FollowedDuty one{.duty = std::nullopt,
                         .plan = {row.id<plans::PlanTag>("plan"), row.text("number"), row.text("title")},
                         .item = row.id<plans::ItemTag>("item"),
                         .to = value.to,
                         .every = value.every,
                         .kind = kind_named(row),
                         .newest = std::nullopt,
                         .reporters = Reporters::bodies};
        if (const auto duty = row.maybe_uuid("duty")) {
            one.duty = DutyId{*duty};
            if (const auto periods = periods_of(tx, *one.duty, 1); !periods.empty()) {
                one.newest = periods.front();
                one.reporters = reporters_of(tx, *one.duty, one.newest->period.from);
            }
        }
        found.push_back(std::move(one));
    }
    return found;
}

DutyPeriod timeliness(store::Transaction& tx, const base::Who& who, base::Day from, base::Day until) {
    Turnout whole;
    for (const auto& row : tx.run(R"(
             SELECT t.* FROM plan p JOIN report_duty d ON d.plan = p.id JOIN report_total t ON t.duty = d.id AND t.parent IS NULL
             WHERE p.body = $1 AND t.period_from BETWEEN $2 AND $3 AND t.due_at < $4)",
                                  {who.body, from, until, tx.now()})) {
        const auto part = turnout_of(row, tx.now());
        whole.expected += part.expected;
        whole.reported += part.reported;
        whole.on_time += part.on_time;
        whole.late += part.late;
        if (part.oldest_at && (!whole.oldest_at || *part.oldest_at < *whole.oldest_at))
            whole.oldest_at = part.oldest_at;
    }
    return with_rates({from, until}, whole);
}

std::vector<Silent> silent(store::Transaction& tx, const base::Who& who, std::optional<DutyId> duty,
                           std::size_t limit) {
    const auto follows = duty ? get_duty(tx, who, *duty).body.id : who.body;
    const auto owners = owners_for(tx, follows);
    std::vector<Silent> found;
    for (const auto& row : tx.run(R"(
             SELECT r.body, b.name, m.id AS member, m.name AS member_name, a.path, r.duty, p.id AS plan, p.number, p.title,
                    count(*) AS owed, min(r.due) AS since,
                    (SELECT max(told.received_at) FROM report told
                     WHERE told.duty = r.duty AND told.body = r.body
                       AND coalesce(told.person, told.body) = coalesce(m.id, r.body)) AS last_at
             FROM plan p JOIN report_duty d ON d.plan = p.id JOIN report r ON r.duty = d.id JOIN body b ON b.id = r.body
             JOIN area a ON a.id = b.area LEFT JOIN person m ON m.id = r.person
             WHERE p.body = $1 AND ($2 OR d.id = $3) AND r.received_at IS NULL AND r.due_at < $4
             GROUP BY r.body, b.name, b.name_key, m.id, m.name, m.name_key, a.path, r.duty, p.id, p.number, p.title
             ORDER BY min(r.due), b.name_key, r.body, m.name_key, m.id LIMIT $5)",
                                  {follows, !duty.has_value(), duty.value_or(DutyId{}), tx.now(), limit}))
        found.push_back({.body = {row.uuid("body"), row.text("name")},
                         .duty = row.id<DutyTag>("duty"),
                         .plan = {row.id<plans::PlanTag>("plan"), row.text("number"), row.text("title")},
                         .owed = row.integer("owed"),
                         .since = row.day("since"),
                         .last_at = row.maybe_instant("last_at"),
                         .member = member_of(row),
                         .owners = those_of(owners, row.text("path"))});
    return found;
}

}  // namespace reports
