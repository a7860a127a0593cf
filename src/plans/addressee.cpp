#include "plans/addressee.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/cooperator.hpp"
#include "plans/item_bodies.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace plans {
namespace {

/// What a plan ($1) means on a day ($2), missing ones (rank 0), those where nobody can receive (1), the others (2).
/// Somebody can receive who works there and whose role reaches the body, or who heads a working group or is its
/// secretariat.
const std::string lines_of_plan = R"(
    WITH line (rank, name_key, id, kind, area, name) AS (
        SELECT 0, m.name_key, m.area, m.kind, m.area, m.name
        FROM plan_item i JOIN missing_of_item m ON m.item = i.id
        WHERE i.plan = $1 AND i.state <> 'dropped'
        GROUP BY m.name_key, m.area, m.kind, m.name
        UNION ALL
        SELECT CASE WHEN EXISTS (
                   SELECT 1 FROM account c JOIN account_grant g ON g.account = c.id LEFT JOIN area over ON over.id = g.area
                   WHERE c.body = b.id AND c.closed_at IS NULL AND g.ended_at IS NULL
                     AND g.valid_from <= $2 AND (g.valid_until IS NULL OR g.valid_until >= $2)
                     AND (g.scope = 'everywhere' OR g.body = b.id OR substr(a.path, 1, length(over.path)) = over.path)
               ) OR EXISTS (
                   SELECT 1 FROM working_group w JOIN account c ON c.body = w.secretariat OR c.person = w.head
                   WHERE w.body = b.id AND c.closed_at IS NULL
               ) THEN 2 ELSE 1 END, b.name_key, b.id, b.kind, b.area, b.name
        FROM body b JOIN area a ON a.id = b.area
        WHERE b.id IN (SELECT ib.body FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
                       WHERE i.plan = $1 AND i.state <> 'dropped'
                       UNION ALL
                       SELECT c.body FROM plan_item i JOIN plan_item_cooperator c ON c.item = i.id
                       WHERE i.plan = $1 AND i.state <> 'dropped')
    ))";

/// Where a page ended: rank, folded name, id and kind of its last line.
struct Cursor {
    std::int64_t rank = -1;
    std::string name_key;
    base::Uuid id;
    std::string kind;
};

std::string written(const Cursor& cursor) {
    return std::to_string(cursor.rank) + '|' + cursor.name_key + '|' + base::to_string(cursor.id) + '|' + cursor.kind;
}

Cursor read_cursor(const std::string& text) {
    if (text.empty()) return {};
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const auto end = std::min(text.find('|', from), text.size());
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    const auto id = parts.size() == 4 ? base::parse_uuid(parts[2]) : std::nullopt;
    if (!id || parts[0].size() != 1 || parts[0] < "0" || parts[0] > "2")
        throw base::Problem(base::ProblemKind::invalid, "request.fields_wrong", text,
                            {{"?after", "field.not_an_id", ""}});
    return {parts[0][0] - '0', parts[1], *id, parts[3]};
}

/// What an item that names bodies gives them.
struct Part {
    ItemKind kind = ItemKind::assignment;
    bool is_ordered = true;
    Purpose purpose = Purpose::execute;
};

Part part_of(ItemKind kind, const base::Json& value) {
    Part part{.kind = kind};
    if (kind == ItemKind::assignment) part.is_ordered = base::from_json<AssignmentValue>(value).ordered;
    if (kind == ItemKind::recipient) part.purpose = recipient_of(base::from_json<TextValue>(value).text).purpose;
    return part;
}

struct PartItem {
    ItemId id;
    std::string section;
    base::Json value;
    std::vector<std::string> unknown;
    Part part;
};

/// The items that name bodies and count, without the bodies, of which there may be ten thousand.
std::vector<PartItem> part_items(store::Transaction& tx, PlanId plan) {
    std::vector<PartItem> found;
    for (const auto& row : tx.run(R"(
             SELECT id, kind, section, value, unknown, unknown_cooperators FROM plan_item
             WHERE plan = $1 AND state <> 'dropped' AND kind IN ('assignment', 'report', 'recipient') ORDER BY position, id)",
                                  {plan})) {
        PartItem item{row.id<ItemTag>("id"),
                      row.text("section"),
                      base::parse_json(row.text("value")),
                      base::from_json_text<std::vector<std::string>>(row.text("unknown")),
                      {}};
        for (auto& word : base::from_json_text<std::vector<std::string>>(row.text("unknown_cooperators")))
            item.unknown.push_back(std::move(word));
        item.part = part_of(base::named<ItemKind>(row.text("kind")), item.value);
        found.push_back(std::move(item));
    }
    return found;
}

using Parts = std::map<base::Uuid, Part>;

std::string joined(const std::vector<std::string>& phrases) {
    std::string all;
    for (const auto& phrase : phrases) all += (all.empty() ? "" : ", ") + phrase;
    return all;
}

bool helps(store::Transaction& tx, PlanId plan, bodies::BodyId body) {
    return !tx.run(R"(SELECT 1 AS found FROM plan_item i JOIN plan_item_cooperator c ON c.item = i.id
                      WHERE i.plan = $1 AND i.state <> 'dropped' AND c.body = $2 LIMIT 1)",
                   {plan, body})
                .empty();
}

Addressee read_line(store::Transaction& tx, PlanId plan, const store::Row& row, const Parts& parts) {
    Addressee line{.presence = static_cast<Presence>(row.integer("rank")),
                   .body = std::nullopt,
                   .kind = row.text("kind"),
                   .area = row.id<areas::AreaTag>("area"),
                   .name = row.text("name"),
                   .purpose = Purpose::keep};
    const bool is_missing = line.presence == Presence::missing;
    if (!is_missing) line.body = row.id<bodies::BodyTag>("id");
    const auto items =
        is_missing ? tx.run(R"(SELECT m.item, m.helps FROM plan_item i JOIN missing_of_item m ON m.item = i.id
                                              WHERE i.plan = $1 AND m.area = $2 AND m.kind = $3)",
                            {plan, line.area, line.kind})
                   : tx.run(R"(SELECT ib.item, FALSE AS helps FROM plan_item_body ib JOIN plan_item i ON i.id = ib.item
                                              WHERE ib.body = $2 AND i.plan = $1)",
                            {plan, *line.body});
    for (const auto& item : items) {
        const auto found = parts.find(item.uuid("item"));
        if (found == parts.end()) continue;  // dropped
        if (item.boolean("helps")) {
            line.purpose = std::min(line.purpose, Purpose::coordinate);
            continue;
        }
        const auto& part = found->second;
        line.orders += part.kind == ItemKind::assignment && part.is_ordered;
        line.requests += part.kind == ItemKind::assignment && !part.is_ordered;
        line.reports += part.kind == ItemKind::report;
        line.purpose = std::min(line.purpose, part.purpose);
    }
    if (!is_missing && line.purpose > Purpose::coordinate && helps(tx, plan, *line.body))
        line.purpose = Purpose::coordinate;
    return line;
}

/// The bodies of one kind in an area and above it, the nearest first, up to the issuer's own area.
std::optional<bodies::BodyId> nearest_above(store::Transaction& tx, const areas::Area& area, const std::string& kind,
                                            const std::string& issuer_path) {
    const auto rows = tx.run(R"(
        SELECT b.id FROM area a JOIN body b ON b.area = a.id
        WHERE b.kind = $1 AND b.valid_until IS NULL AND a.id <> $2
          AND substr($3, 1, length(a.path)) = a.path AND substr(a.path, 1, length($4)) = $4
        ORDER BY length(a.path) DESC, b.id LIMIT 1)",
                             {kind, area.id, area.path, issuer_path});
    return rows.empty() ? std::nullopt : std::optional(rows.front().id<bodies::BodyTag>("id"));
}

/// The body itself when somebody has made it meanwhile; else a new one.
bodies::BodyId made_or_found(store::Transaction& tx, const base::Who& who, const store::Row& missing,
                             const std::string& issuer_path, std::int64_t& made) {
    const auto area = areas::get(tx, missing.id<areas::AreaTag>("area"));
    const auto kind = missing.text("kind");
    for (const auto& body : bodies::in_area(tx, area.id, base::day_of(tx.now())))
        if (body.kind == kind) return body.id;
    ++made;
    return bodies::open(tx, who,
                        {.kind = kind,
                         .name = missing.text("name"),
                         .area = area.id,
                         .parent = nearest_above(tx, area, kind, issuer_path),
                         .aliases = {},
                         .founding = std::nullopt,
                         .valid_from = std::nullopt})
        .id;
}

}  // namespace

AddresseePage addressees(store::Transaction& tx, const Plan& plan, const AddresseeQuery& query) {
    const auto after = read_cursor(query.after);
    Parts parts;
    for (const auto& item : part_items(tx, plan.id)) parts[item.id.uuid] = item.part;
    const std::int64_t only = query.presence ? static_cast<std::int64_t>(*query.presence) : -1;
    AddresseePage page;
    Cursor last;
    for (const auto& row : tx.run(lines_of_plan + R"(
             SELECT rank, name_key, id, kind, area, name FROM line
             WHERE ($3 = '' OR ' ' || name_key LIKE '% ' || $3 || '%') AND ($4 < 0 OR rank = $4)
               AND (rank > $5 OR (rank = $5 AND (name_key > $6 OR (name_key = $6 AND (id > $7 OR (id = $7 AND kind > $8))))))
             ORDER BY rank, name_key, id, kind LIMIT $9)",
                                  {plan.id, base::day_of(tx.now()), base::fold(query.words), only, after.rank,
                                   after.name_key, after.id, after.kind, static_cast<std::int64_t>(query.limit)})) {
        page.items.push_back(read_line(tx, plan.id, row, parts));
        last = {row.integer("rank"), row.text("name_key"), row.uuid("id"), row.text("kind")};
    }
    if (page.items.size() == query.limit) page.next = written(last);
    return page;
}

AddresseeCounts addressee_counts(store::Transaction& tx, const Plan& plan) {
    const auto lines = tx.run(lines_of_plan + R"(
        SELECT count(*) FILTER (WHERE rank > 0) AS bodies, count(*) FILTER (WHERE rank = 0) AS missing,
               count(*) FILTER (WHERE rank = 1) AS unattended FROM line)",
                              {plan.id, base::day_of(tx.now())})
                           .at(0);
    const auto work = tx.run(R"(
        SELECT count(*) FILTER (WHERE i.kind = 'assignment') AS tasks, count(*) FILTER (WHERE i.kind = 'report') AS reports
        FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
        WHERE i.plan = $1 AND i.state <> 'dropped')",
                             {plan.id})
                          .at(0);
    return {lines.integer("bodies"), work.integer("tasks"), work.integer("reports"), lines.integer("missing"),
            lines.integer("unattended")};
}

std::vector<UnclearItem> unclear_items(store::Transaction& tx, const Plan& plan) {
    struct Counted {
        std::int64_t bodies = 0;
        std::int64_t missing = 0;
        std::int64_t helpers = 0;  ///< among the missing
    };
    std::map<base::Uuid, Counted> counted;
    for (const auto& row : tx.run(R"(
             SELECT i.id, (SELECT count(*) FROM plan_item_body ib WHERE ib.item = i.id) AS bodies,
                    (SELECT count(*) FROM missing_of_item m WHERE m.item = i.id) AS missing,
                    (SELECT count(*) FROM plan_item_missing_cooperator m WHERE m.item = i.id) AS helpers
             FROM plan_item i WHERE i.plan = $1 AND i.kind IN ('assignment', 'report', 'recipient'))",
                                  {plan.id}))
        counted[row.uuid("id")] = {row.integer("bodies"), row.integer("missing"), row.integer("helpers")};
    std::vector<UnclearItem> unclear;
    for (auto& item : part_items(tx, plan.id)) {
        auto phrase = addressee_of(item.part.kind, item.value);
        const auto [bodies, missing, helpers] = counted[item.id.uuid];
        if (item.part.purpose == Purpose::keep) continue;  // "Lưu: VT" is no body
        const bool names_nobody = bodies == 0 && !phrase.empty();
        if (missing == 0 && item.unknown.empty() && !names_nobody) continue;
        if (helpers > 0 && helpers == missing) phrase = joined(cooperators_of(item.part.kind, item.value));
        unclear.push_back({item.id, item.part.kind, item.section, phrase, bodies, missing, std::move(item.unknown)});
    }
    return unclear;
}

std::vector<BodyName> without_recipient_line(store::Transaction& tx, const Plan& plan, std::size_t limit) {
    bool has_recipients = false;
    for (const auto& item : part_items(tx, plan.id)) {
        if (item.part.kind != ItemKind::recipient) continue;
        has_recipients = true;
        if (recipient_of(base::from_json<TextValue>(item.value).text).is_as_above) return {};
    }
    std::vector<BodyName> found;
    if (!has_recipients) return found;
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name FROM body b
             WHERE b.id <> $2
               AND b.id IN (SELECT ib.body FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
                            WHERE i.plan = $1 AND i.state <> 'dropped' AND i.kind IN ('assignment', 'report'))
               AND b.id NOT IN (SELECT ib.body FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
                                WHERE i.plan = $1 AND i.state <> 'dropped' AND i.kind = 'recipient')
             ORDER BY b.name_key, b.id LIMIT $3)",
                                  {plan.id, plan.body, static_cast<std::int64_t>(limit)}))
        found.push_back({row.uuid("id"), row.text("name")});
    return found;
}

std::int64_t create_missing(store::Transaction& tx, const base::Who& who, PlanId id, std::optional<ItemId> only) {
    const auto plan = own_draft(tx, who, id);
    const auto issuer_path = areas::get(tx, areas::AreaId{plan.area}).path;
    std::int64_t made = 0;
    std::set<base::Uuid> touched;
    for (const auto& row : tx.run(R"(
             SELECT m.kind, m.area, m.name FROM plan_item i JOIN missing_of_item m ON m.item = i.id
             WHERE i.plan = $1 AND i.state <> 'dropped' AND ($2 IS NULL OR i.id = $2)
             GROUP BY m.kind, m.area, m.name ORDER BY m.name)",
                                  {id, only})) {
        const auto body = made_or_found(tx, who, row, issuer_path, made);
        const auto area = row.uuid("area");
        const auto kind = row.text("kind");
        for (const auto& item :
             tx.run(R"(SELECT m.item, m.helps FROM plan_item i JOIN missing_of_item m ON m.item = i.id
                                          WHERE i.plan = $1 AND m.kind = $2 AND m.area = $3)",
                    {id, kind, area})) {
            (item.boolean("helps") ? put_beside : put_to)(tx, item.id<ItemTag>("item"), body.uuid);
            touched.insert(item.uuid("item"));
        }
        for (const std::string table : {"plan_item_missing", "plan_item_missing_cooperator"})
            tx.change("DELETE FROM " + table + R"(
                       WHERE kind = $2 AND area = $3 AND item IN (SELECT id FROM plan_item WHERE plan = $1))",
                      {id, kind, area});
    }
    for (const auto& item : touched)
        store::record(tx, who, "plan.bodies_chosen", id.uuid, plan.area, base::Json{{"item", base::to_string(item)}});
    return made;
}

}  // namespace plans
