#include "deliveries/delivery.hpp"

#include <algorithm>
#include <array>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/group.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace deliveries {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using plans::ItemKind;
using plans::PlanId;
using plans::PlanItem;
using plans::Purpose;

const std::string delivery_rows = R"(
    WITH line AS (
        SELECT d.plan, d.body, d.purpose, d.asked, d.delivered_at, d.read_at, d.acknowledged_at, p.number, p.title, p.type,
               p.issuer, p.dated, d.ending, d.told_at, d.heard_at, e.kind AS ending_kind, e.number AS ending_number,
               e.from_day, e.by_plan, e.taken_back_at, n.number AS by_number, n.title AS by_title,
               CASE WHEN d.read_at IS NULL OR (d.ending IS NOT NULL AND d.heard_at IS NULL) THEN 0 ELSE 1 END AS is_heard,
               CASE WHEN d.told_at > d.delivered_at THEN d.told_at ELSE d.delivered_at END AS came_at,
               p.body AS from_body, f.name AS from_name, b.name AS body_name, b.name_key,
               CASE WHEN d.acknowledged_at IS NOT NULL THEN 2 WHEN d.read_at IS NOT NULL THEN 1 ELSE 0 END AS stage
        FROM delivery d JOIN plan p ON p.id = d.plan JOIN body f ON f.id = p.body JOIN body b ON b.id = d.body
        LEFT JOIN plan_ending e ON e.id = d.ending LEFT JOIN plan n ON n.id = e.by_plan
    ))";

std::optional<EndingTold> told_of(const store::Row& row) {
    if (row.is_null("ending")) return std::nullopt;
    EndingTold told{.id = row.id<plans::EndingTag>("ending"),
                    .kind = base::named<plans::EndingKind>(row.text("ending_kind")),
                    .number = row.text("ending_number"),
                    .from = row.day("from_day"),
                    .by = {},
                    .told_at = row.instant("told_at"),
                    .heard_at = row.maybe_instant("heard_at"),
                    .taken_back_at = row.maybe_instant("taken_back_at")};
    if (!row.is_null("by_plan"))
        told.by = plans::PlanName{row.id<plans::PlanTag>("by_plan"), row.text("by_number"), row.text("by_title")};
    return told;
}

Delivery read_delivery(const store::Row& row) {
    return {.plan = {row.id<plans::PlanTag>("plan"), row.text("number"), row.text("title")},
            .type = row.text("type"),
            .issuer = row.text("issuer"),
            .dated = row.maybe_day("dated"),
            .from = {row.uuid("from_body"), row.text("from_name")},
            .body = {row.uuid("body"), row.text("body_name")},
            .purpose = base::named<Purpose>(row.text("purpose")),
            .asked = row.boolean("asked"),
            .stage = static_cast<Stage>(row.integer("stage")),
            .delivered_at = row.instant("delivered_at"),
            .read_at = row.maybe_instant("read_at"),
            .acknowledged_at = row.maybe_instant("acknowledged_at"),
            .ending = told_of(row)};
}

/// What an item sends its bodies the plan for; the order in which the items are gone through.
struct Strength {
    Purpose purpose = Purpose::execute;
    bool asked = false;
    auto operator<=>(const Strength&) const = default;
};

Strength strength_of(const PlanItem& item) {
    if (item.kind == ItemKind::report) return {};
    if (item.kind == ItemKind::assignment)
        return {.asked = !base::from_json<plans::AssignmentValue>(item.value).ordered};
    return {.purpose = plans::recipient_of(base::from_json<plans::TextValue>(item.value).text).purpose};
}

/// The body whose papers are meant. Who hands out the work of a group takes its papers in, too; whoever takes in those
/// of their own body needs the permission there.
base::Uuid desk_of(store::Transaction& tx, const base::Who& who, const std::optional<base::Uuid>& wanted,
                   Permission permission) {
    if (!wanted || *wanted == who.body) {
        accounts::require_body(tx, who, permission, who.body);
        return who.body;
    }
    for (const auto& group : bodies::groups_handed_out(tx, who, base::day_of(tx.now())))
        if (group.id.uuid == *wanted) return *wanted;
    throw Problem(ProblemKind::not_found, "delivery.not_found", base::to_string(*wanted));
}

Delivery find_at(store::Transaction& tx, const base::Uuid& desk, PlanId plan) {
    const auto rows = tx.run(delivery_rows + "SELECT * FROM line WHERE plan = $1 AND body = $2", {plan, desk});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "delivery.not_found", base::to_string(plan));
    return read_delivery(rows.front());
}

void record_at(store::Transaction& tx, const base::Who& who, std::string_view verb, PlanId plan,
               const base::Uuid& desk) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {desk}).at(0).uuid("area");
    store::record(tx, who, verb, plan.uuid, area, base::Json{{"body", base::to_string(desk)}});
}

bool says(const Delivery& delivery, const std::string& folded) {
    const auto words = " " + base::fold(delivery.plan.number + " " + delivery.plan.title + " " + delivery.issuer + " " +
                                        delivery.from.name);
    return words.find(" " + folded) != std::string::npos;
}

/// Where a page begins: behind this delivery, or at the start.
std::optional<Delivery> find_last(store::Transaction& tx, std::optional<base::Uuid> plan,
                                  std::optional<base::Uuid> body) {
    return store::first(read_delivery,
                        tx.run(delivery_rows + "SELECT * FROM line WHERE plan = $1 AND body = $2", {plan, body}));
}

base::Uuid id_of(const std::string& after) {
    if (const auto id = base::parse_uuid(after)) return *id;
    throw Problem(ProblemKind::invalid, "request.fields_wrong", after, {{"?after", "field.not_an_id", ""}});
}

bool is_heard(const Delivery& delivery) {
    return delivery.stage != Stage::unread && (!delivery.ending || delivery.ending->heard_at);
}

base::Instant came_at(const Delivery& delivery) {
    return delivery.ending ? std::max(delivery.ending->told_at, delivery.delivered_at) : delivery.delivered_at;
}

/// Newest first, the unread before all others; behind `last`.
std::vector<Delivery> come_to(store::Transaction& tx, const base::Uuid& body, const std::optional<Delivery>& last,
                              std::size_t limit) {
    const std::int64_t was_heard = last && is_heard(*last) ? 1 : 0;
    return store::all(read_delivery,
                      tx.run(delivery_rows + R"(
        SELECT * FROM line
        WHERE body = $1 AND ($2 OR (is_heard, -came_at, plan) > ($3, $4, $5))
        ORDER BY is_heard, -came_at, plan LIMIT $6)",
                             {body, !last.has_value(), was_heard, last ? -came_at(*last).ms : 0,
                              last ? last->plan.id.uuid : base::Uuid{}, static_cast<std::int64_t>(limit)}));
}

/// The silent first; behind `last`.
std::vector<Delivery> sent_from(store::Transaction& tx, PlanId plan, const std::string& folded,
                                const std::optional<Delivery>& last, std::size_t limit) {
    return store::all(read_delivery,
                      tx.run(delivery_rows + R"(
        SELECT * FROM line
        WHERE plan = $1 AND ($2 = '' OR ' ' || name_key LIKE '% ' || $2 || '%')
          AND ($3 OR (stage, name_key, body) > ($4, $5, $6))
        ORDER BY stage, name_key, body LIMIT $7)",
                             {plan, folded, !last.has_value(), last ? static_cast<std::int64_t>(last->stage) : 0,
                              last ? base::fold(last->body.name) : std::string(), last ? last->body.id : base::Uuid{},
                              static_cast<std::int64_t>(limit)}));
}

void put_into_hands(store::Transaction& tx, const plans::Plan& plan, const Strength& strength, plans::ItemId item) {
    tx.change(R"(
        INSERT INTO delivery (home, plan, body, purpose, asked, delivered_at)
        SELECT b.home, $1, b.id, $2, $3, $4 FROM plan_item_body ib JOIN body b ON b.id = ib.body
        WHERE ib.item = $5 AND b.id <> $6
        ON CONFLICT (home, plan, body) DO NOTHING)",
              {plan.id, base::name_of(strength.purpose), strength.asked, tx.now(), item, plan.body});
}

void put_into_hands_of_cooperators(store::Transaction& tx, const plans::Plan& plan) {
    tx.change(R"(
        INSERT INTO delivery (home, plan, body, purpose, asked, delivered_at)
        SELECT DISTINCT b.home, i.plan, b.id, $2, FALSE, $3
        FROM plan_item i JOIN plan_item_cooperator c ON c.item = i.id JOIN body b ON b.id = c.body
        WHERE i.plan = $1 AND i.state <> 'dropped' AND b.id <> $4
        ON CONFLICT (home, plan, body) DO NOTHING)",
              {plan.id, base::name_of(Purpose::coordinate), tx.now(), plan.body});
}

/// A line for the area of each body that has the plan.
std::vector<store::Subject> areas_told(store::Transaction& tx, PlanId plan) {
    std::vector<store::Subject> areas;
    for (const auto& row :
         tx.run("SELECT b.area FROM delivery d JOIN body b ON b.id = d.body WHERE d.plan = $1 ORDER BY b.id", {plan}))
        areas.push_back({plan.uuid, row.uuid("area")});
    return areas;
}

/// Of an ending that was taken back nothing is said any more where `which` ($2) says so. An amendment from before it is
/// still true, and whoever heard of it once knows it.
void forget_ending(store::Transaction& tx, PlanId plan, const std::string& which, const store::Value& key) {
    const std::array<store::Value, 2> parameters = {plan, key};
    tx.change(R"(
        UPDATE delivery SET ending = before.id, told_at = before.at, heard_at = before.at, heard_by = NULL
        FROM (SELECT e.id, e.at FROM plan_ending e WHERE e.plan = $1 AND e.taken_back_at IS NULL
              ORDER BY e.id DESC LIMIT 1) before
        WHERE )" + which,
              parameters);
    tx.change(R"(
        UPDATE delivery SET ending = NULL, told_at = NULL, heard_at = NULL, heard_by = NULL
        WHERE delivery.plan = $1 AND EXISTS (SELECT 1 FROM plan_ending e WHERE e.id = delivery.ending AND e.taken_back_at IS NOT NULL)
          AND )" + which,
              parameters);
}

}  // namespace

void deliver(store::Transaction& tx, const base::Who& who, const plans::Plan& plan) {
    std::vector<std::pair<Strength, plans::ItemId>> sources;
    for (const auto kind : {ItemKind::assignment, ItemKind::report, ItemKind::recipient})
        for (const auto& item : plans::items_without_bodies(tx, plan.id, kind))
            sources.emplace_back(strength_of(item), item.id);
    std::sort(sources.begin(), sources.end());
    const auto told = std::find_if(sources.begin(), sources.end(),
                                   [](const auto& source) { return source.first.purpose >= Purpose::coordinate; });
    // What a body must do wins over what it helps with, and that over what it is told.
    for (auto source = sources.begin(); source != told; ++source)
        put_into_hands(tx, plan, source->first, source->second);
    put_into_hands_of_cooperators(tx, plan);
    for (auto source = told; source != sources.end(); ++source) put_into_hands(tx, plan, source->first, source->second);
    store::record_each(tx, who, "plan.delivered", areas_told(tx, plan.id));
}

std::int64_t tell_ending(store::Transaction& tx, const base::Who& who, const plans::Ending& ending) {
    const auto told =
        tx.change("UPDATE delivery SET ending = $2, told_at = $3, heard_at = NULL, heard_by = NULL WHERE plan = $1",
                  {ending.plan.id, ending.id, tx.now()});
    store::record_each(tx, who, "plan.ending_told", areas_told(tx, ending.plan.id));
    return told;
}

void untell_ending(store::Transaction& tx, const base::Who& who, const plans::Ending& ending) {
    forget_ending(tx, ending.plan.id, "delivery.ending = $2 AND delivery.heard_at IS NULL", ending.id);
    tx.change("UPDATE delivery SET told_at = $2, heard_at = NULL, heard_by = NULL WHERE ending = $1",
              {ending.id, tx.now()});
    store::record_each(tx, who, "plan.ending_taken_back", areas_told(tx, ending.plan.id));
}

std::vector<Desk> desks(store::Transaction& tx, const base::Who& who) {
    std::vector<Desk> found;
    const auto add = [&](const base::Uuid& body) {
        const auto rows = tx.run(R"(
            SELECT b.name, (SELECT count(*) FROM delivery d
                            WHERE d.body = b.id AND (d.read_at IS NULL OR (d.ending IS NOT NULL AND d.heard_at IS NULL)))
                   AS unread
            FROM body b WHERE b.id = $1)",
                                 {body});
        if (!rows.empty()) found.push_back({{body, rows[0].text("name")}, rows[0].integer("unread")});
    };
    add(who.body);
    for (const auto& group : bodies::groups_handed_out(tx, who, base::day_of(tx.now())))
        if (group.id.uuid != who.body) add(group.id.uuid);
    return found;
}

DeliveryPage incoming(store::Transaction& tx, const base::Who& who, const Query& query) {
    const auto folded = base::fold(query.words);
    // Whose own desk is empty sees an empty list; only another's desk must be theirs to look at.
    const auto desk = query.desk ? desk_of(tx, who, query.desk, Permission::plans_read) : who.body;
    auto last = query.after.empty() ? std::nullopt : find_last(tx, id_of(query.after), desk);
    DeliveryPage page;
    // What words say of a document is looked for without accents, so the rows are gone through here.
    for (bool is_more = true; is_more;) {
        const auto found = come_to(tx, desk, last, query.limit);
        is_more = found.size() == query.limit;
        for (const auto& delivery : found) {
            last = delivery;
            if (!folded.empty() && !says(delivery, folded)) continue;
            page.items.push_back(delivery);
            if (page.items.size() < query.limit) continue;
            page.next = base::to_string(delivery.plan.id);
            return page;
        }
    }
    return page;
}

Delivery mark_read(store::Transaction& tx, const base::Who& who, PlanId plan, const std::optional<base::Uuid>& wanted) {
    const auto desk = desk_of(tx, who, wanted, Permission::plans_read);
    const auto delivery = find_at(tx, desk, plan);
    if (is_heard(delivery)) return delivery;
    if (delivery.stage == Stage::unread)
        tx.change("UPDATE delivery SET read_at = $3, read_by = $4 WHERE plan = $1 AND body = $2",
                  {plan, desk, tx.now(), who.account});
    tx.change(R"(UPDATE delivery SET heard_at = $3, heard_by = $4
                 WHERE plan = $1 AND body = $2 AND ending IS NOT NULL AND heard_at IS NULL)",
              {plan, desk, tx.now(), who.account});
    record_at(tx, who, "delivery.read", plan, desk);
    auto heard = find_at(tx, desk, plan);
    if (heard.ending && heard.ending->taken_back_at)
        forget_ending(tx, plan, "delivery.plan = $1 AND delivery.body = $2", desk);
    return heard;
}

Delivery acknowledge(store::Transaction& tx, const base::Who& who, PlanId plan,
                     const std::optional<base::Uuid>& wanted) {
    const auto desk = desk_of(tx, who, wanted, Permission::tasks_do);
    const auto delivery = mark_read(tx, who, plan, desk);
    if (delivery.acknowledged_at) return delivery;
    tx.change("UPDATE delivery SET acknowledged_at = $3, acknowledged_by = $4 WHERE plan = $1 AND body = $2",
              {plan, desk, tx.now(), who.account});
    record_at(tx, who, "delivery.acknowledged", plan, desk);
    return find_at(tx, desk, plan);
}

Counts counts_of(store::Transaction& tx, PlanId plan) {
    const auto row =
        tx.run(
              "SELECT count(*) AS delivered, count(read_at) AS read_count, count(acknowledged_at) AS acknowledged "
              "FROM delivery WHERE plan = $1",
              {plan})
            .at(0);
    return {row.integer("delivered"), row.integer("read_count"), row.integer("acknowledged")};
}

DeliveryPage of_plan(store::Transaction& tx, PlanId plan, const Query& query) {
    const auto last = query.after.empty() ? std::nullopt : find_last(tx, plan.uuid, id_of(query.after));
    DeliveryPage page{sent_from(tx, plan, base::fold(query.words), last, query.limit), std::nullopt};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().body.id);
    return page;
}

}  // namespace deliveries
