#include "plans/plan.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/named.hpp"
#include "files/file.hpp"
#include "plans/cooperator.hpp"
#include "plans/corpus.hpp"
#include "plans/coverage_count.hpp"
#include "plans/item_bodies.hpp"
#include "plans/lineage.hpp"
#include "plans/places.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace plans {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Plan read_plan_row(const store::Row& row) {
    return {
        .id = row.id<PlanTag>("id"),
        .state = base::named<PlanState>(row.text("state")),
        .body = row.uuid("body"),
        .area = row.uuid("area"),
        .type = row.text("type"),
        .number = row.text("number"),
        .dated = row.maybe_day("dated"),
        .title = row.text("title"),
        .issuer = row.text("issuer"),
        .created_at = row.instant("created_at"),
        .issued_at = row.maybe_instant("issued_at"),
        .ended_from = row.maybe_day("ended_from"),
    };
}

void find_all_bodies(store::Transaction& tx, const Plan& plan, ItemId item, ItemKind kind, const base::Json& value) {
    Addressings known;
    find_bodies(tx, plan, item, kind, value, known);
    find_cooperators(tx, plan, item, kind, value, known);
}

ItemId insert_item(store::Transaction& tx, PlanId plan, std::int64_t position, const DraftItem& item, ItemState state) {
    const ItemId id{tx.new_id()};
    tx.change(
        R"(
        INSERT INTO plan_item (id, plan, position, kind, section, value, places, rule, doubt, state, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
        {id, plan, position, base::name_of(item.kind), item.section, base::write_json(item.value),
         base::to_json(item.places), item.rule, item.doubt, base::name_of(state),
         state == ItemState::added ? std::optional(tx.now()) : std::nullopt});
    return id;
}

/// Puts a person's value in the place of the reader's, whose own is kept beside it and comes back when it is written.
void write_value(store::Transaction& tx, const PlanItem& item, const base::Json& wanted, Look look) {
    const auto kept = tx.run("SELECT said, doubt_said, state_before FROM plan_item WHERE id = $1", {item.id}).at(0);
    const auto before =
        item.state == ItemState::dropped ? base::named<ItemState>(kept.text("state_before")) : item.state;
    const auto read_value =
        before == ItemState::read ? std::optional(base::write_json(item.value)) : kept.maybe_text("said");
    const auto value = base::write_json(wanted);
    const bool is_readers = read_value == value;
    const auto state = before == ItemState::added ? before : is_readers ? ItemState::read : ItemState::corrected;
    const auto doubt = item.doubt ? item.doubt : kept.maybe_text("doubt_said");
    const auto standing = look == Look::taken_back ? doubt : std::nullopt;
    tx.change(
        R"(
        UPDATE plan_item SET value = $2, state = $3, state_before = NULL, said = $4, doubt = $5, doubt_said = $6,
            changed_at = $7
        WHERE id = $1)",
        {item.id, value, base::name_of(state), is_readers ? std::nullopt : read_value, standing, doubt, tx.now()});
}

/// The five printed values that lists show, taken anew from the items.
void refresh_header(store::Transaction& tx, PlanId plan) {
    std::map<std::string, std::string> printed;
    std::optional<base::Day> dated;
    for (const auto& row : tx.run(R"(
             SELECT kind, value FROM plan_item
             WHERE plan = $1 AND state <> 'dropped' AND kind IN ('type', 'number', 'title', 'issuer', 'date') ORDER BY position DESC)",
                                  {plan})) {
        const auto value = base::parse_json(row.text("value"));
        if (row.text("kind") == "date")
            dated = base::from_json<DateValue>(value).date;
        else
            printed[row.text("kind")] = base::from_json<TextValue>(value).text;
    }
    tx.change("UPDATE plan SET type = $2, number = $3, title = $4, issuer = $5, dated = $6 WHERE id = $1",
              {plan, printed["type"], printed["number"], printed["title"], printed["issuer"], dated});
}

/// What lists show and the chain of bases goes by follows the items.
void follow_items(store::Transaction& tx, PlanId plan, ItemKind changed) {
    refresh_header(tx, plan);
    if (changed <= ItemKind::date || changed == ItemKind::basis) link_bases(tx, plan);
}

void record_item(store::Transaction& tx, const base::Who& who, std::string_view verb, const Plan& plan, ItemId item) {
    store::record(tx, who, verb, plan.id.uuid, plan.area, boost::json::object{{"item", base::to_string(item)}});
}

/// Whether body $2 owns plan p, has work or reports from it or helps with its work.
const std::string body_has_part = R"(
    (p.body = $2 OR (p.state = 'issued' AND (
        EXISTS (SELECT 1 FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
                WHERE i.plan = p.id AND i.state <> 'dropped' AND i.kind IN ('assignment', 'report') AND ib.body = $2)
        OR EXISTS (SELECT 1 FROM plan_item i JOIN plan_item_cooperator c ON c.item = i.id
                   WHERE i.plan = p.id AND i.state <> 'dropped' AND c.body = $2)))))";

Plan only_plan(const store::Rows& rows, PlanId id) {
    if (rows.empty()) throw Problem(ProblemKind::not_found, "plan.not_found", base::to_string(id));
    return read_plan_row(rows[0]);
}

/// The plan when its paper is open to the caller. Only issued plans have deliveries and tasks.
store::Rows papers(store::Transaction& tx, const base::Who& who, PlanId id) {
    return tx.run("SELECT p.* FROM plan p WHERE p.id = $1 AND (" + body_has_part + R"(
            OR EXISTS (SELECT 1 FROM delivery d LEFT JOIN working_group w ON w.body = d.body
                       WHERE d.plan = p.id AND (d.body = $2 OR w.secretariat = $2 OR w.head = $3))
            OR EXISTS (SELECT 1 FROM task t JOIN working_group w ON w.body = t.body
                       WHERE t.plan = p.id AND (w.secretariat = $2 OR w.head = $3))
            OR EXISTS (SELECT 1 FROM named_task n WHERE n.plan = p.id AND n.person = $3
                       AND n.valid_from <= $4 AND (n.valid_until IS NULL OR n.valid_until >= $4))))",
                  {id, who.body, who.person, base::day_of(tx.now())});
}

/// Moves an item from one state to another; the header follows what counts.
PlanItem move_item(store::Transaction& tx, const base::Who& who, PlanId plan_id, ItemId id, std::string_view update,
                   std::string_view verb) {
    const auto plan = own_draft(tx, who, plan_id);
    const auto kind = find_item(tx, plan_id, id).kind;
    tx.change(update, {id, tx.now()});
    follow_items(tx, plan_id, kind);
    record_item(tx, who, verb, plan, id);
    return find_item(tx, plan_id, id);
}

}  // namespace

PlanItem find_item(store::Transaction& tx, PlanId plan, ItemId id) {
    const auto rows = tx.run("SELECT * FROM plan_item WHERE id = $1 AND plan = $2", {id, plan});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "plan.item_not_found", base::to_string(id));
    std::vector<PlanItem> one{item_of(rows[0])};
    add_bodies(tx, plan, one);
    return one[0];
}

PlanItem item_of(const store::Row& row) {
    PlanItem item{
        .id = row.id<ItemTag>("id"),
        .kind = base::named<ItemKind>(row.text("kind")),
        .section = row.text("section"),
        .value = base::parse_json(row.text("value")),
        .spans = base::from_json_text<std::vector<SourcePlace>>(row.text("places")),
        .rule = row.text("rule"),
        .state = base::named<ItemState>(row.text("state")),
        .doubt = row.maybe_text("doubt"),
        .bodies = {},
        .needs_body = false,
        .plan = {},
    };
    return item;
}

ReadFile read_file(const std::string& name, const std::string& bytes, const sources::Watch& watch) {
    auto source = sources::read(name, bytes, watch);
    auto items = items_of(source, reader::read_plan(source));
    return {name, bytes, std::move(source), std::move(items)};
}

std::optional<ReadFile> read_file_at_once(const std::string& name, const std::string& bytes) {
    auto source = sources::read_at_once(name, bytes);
    if (!source) return std::nullopt;
    auto items = items_of(*source, reader::read_plan(*source));
    return ReadFile{name, bytes, std::move(*source), std::move(items)};
}

void require_desk(store::Transaction& tx, const base::Who& who) {
    if (tx.run("SELECT 1 AS found FROM body WHERE id = $1", {who.body}).empty())
        throw Problem(ProblemKind::forbidden, "plan.no_desk");
}

PlanId keep_draft(store::Transaction& tx, const base::Who& who, const ReadFile& file) {
    require_desk(tx, who);
    const auto desk = tx.run("SELECT area FROM body WHERE id = $1", {who.body});
    const Plan plan{.id = PlanId{tx.new_id()}, .body = who.body, .area = desk[0].uuid("area")};
    const auto kept = files::keep(tx, who, file.name, file.bytes);
    tx.change(R"(
        INSERT INTO plan (id, body, area, state, file, title, type, number, issuer, created_at, created_by)
        VALUES ($1, $2, $3, 'draft', $4, '', '', '', '', $5, $6))",
              {plan.id, plan.body, plan.area, kept, tx.now(), who.account});
    tx.change("INSERT INTO plan_source (plan, name, text, page_lines) VALUES ($1, $2, $3, $4)",
              {plan.id, file.source.name, file.source.text, base::to_json(file.source.page_lines)});
    std::int64_t position = 0;
    Addressings known;
    for (const auto& item : file.items) {
        const auto id = insert_item(tx, plan.id, position++, item, ItemState::read);
        find_bodies(tx, plan, id, item.kind, item.value, known);
        find_cooperators(tx, plan, id, item.kind, item.value, known);
    }
    refresh_header(tx, plan.id);
    link_bases(tx, plan.id);
    store::record(tx, who, "plan.read_in", plan.id.uuid, plan.area);
    return plan.id;
}

Plan get(store::Transaction& tx, const base::Who& who, PlanId id) {
    return only_plan(tx.run("SELECT p.* FROM plan p WHERE p.id = $1 AND " + body_has_part, {id, who.body}), id);
}

Plan get_paper(store::Transaction& tx, const base::Who& who, PlanId id) {
    return only_plan(papers(tx, who, id), id);
}

bool may_read_paper(store::Transaction& tx, const base::Who& who, PlanId id) {
    return !papers(tx, who, id).empty();
}

bool has_part(store::Transaction& tx, const base::Who& who, PlanId id) {
    return !tx.run("SELECT 1 AS found FROM plan p WHERE p.id = $1 AND " + body_has_part, {id, who.body}).empty();
}

std::vector<Plan> list(store::Transaction& tx, const base::Who& who, std::optional<PlanId> before, std::size_t limit) {
    // Ids of version 7 sort by the time they were made, so the id alone is the cursor.
    return store::all(read_plan_row, tx.run(R"(
             SELECT * FROM plan WHERE body = $1 AND ($2 IS NULL OR id < $2) ORDER BY id DESC LIMIT $3)",
                                            {who.body, before, limit}));
}

SourceLines source_lines(store::Transaction& tx, PlanId id) {
    const auto row = tx.run("SELECT name, text, page_lines FROM plan_source WHERE plan = $1", {id}).at(0);
    SourceLines source{row.text("name"), {}, base::from_json_text<std::vector<std::uint32_t>>(row.text("page_lines"))};
    const auto& text = row.text("text");
    for (std::size_t from = 0; from <= text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        source.lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return source;
}

files::File source_file(store::Transaction& tx, PlanId id) {
    return files::get(tx, files::FileId{tx.run("SELECT file FROM plan WHERE id = $1", {id}).at(0).uuid("file")});
}

std::vector<PlanItem> items(store::Transaction& tx, PlanId id) {
    auto found = store::all(item_of, tx.run("SELECT * FROM plan_item WHERE plan = $1 ORDER BY position, id", {id}));
    add_bodies(tx, id, found);
    return found;
}

std::vector<PlanItem> items(store::Transaction& tx, PlanId id, ItemKind kind) {
    auto all = items(tx, id);
    std::erase_if(all, [&](const PlanItem& item) { return item.kind != kind || item.state == ItemState::dropped; });
    return all;
}

std::vector<PlanItem> items_without_bodies(store::Transaction& tx, PlanId id, ItemKind kind) {
    return store::all(item_of, tx.run(R"(SELECT * FROM plan_item WHERE plan = $1 AND kind = $2 AND state <> 'dropped'
                                         ORDER BY position, id)",
                                      {id, base::name_of(kind)}));
}

Plan own_draft(store::Transaction& tx, const base::Who& who, PlanId id) {
    auto plan = get(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_write, plan.body);
    if (plan.state != PlanState::draft)
        throw Problem(ProblemKind::conflict, "plan.already_issued", base::to_string(id));
    return plan;
}

PlanItem correct(store::Transaction& tx, const base::Who& who, PlanId plan_id, ItemId id, const base::Json& from,
                 const base::Json& to, Look look) {
    const auto plan = own_draft(tx, who, plan_id);
    auto item = find_item(tx, plan_id, id);
    const auto wanted = checked_value(item.kind, to);
    if (item.value != wanted && item.value != checked_value(item.kind, from))
        throw Problem(ProblemKind::conflict, "plan.value_changed", base::to_string(id));
    const bool is_new = item.value != wanted;
    if (!is_new && look == Look::taken && !item.doubt) return item;
    write_value(tx, item, wanted, look);
    Addressings known;
    if (wants_bodies(item.kind) && addressee_of(item.kind, item.value) != addressee_of(item.kind, wanted))
        find_bodies(tx, plan, id, item.kind, wanted, known);
    if (is_new && cooperators_of(item.kind, item.value) != cooperators_of(item.kind, wanted))
        find_cooperators(tx, plan, id, item.kind, wanted, known);
    follow_items(tx, plan_id, item.kind);
    // Written again as it stood: a person has looked, and it is right.
    const auto verb = look == Look::taken ? "plan.item_confirmed" : "plan.item_doubted";
    record_item(tx, who, is_new ? "plan.item_corrected" : verb, plan, id);
    return find_item(tx, plan_id, id);
}

PlanItem add(store::Transaction& tx, const base::Who& who, PlanId plan_id, ItemKind kind, const std::string& section,
             const base::Json& value, const std::vector<SourcePlace>& marked) {
    const auto plan = own_draft(tx, who, plan_id);
    const auto last =
        tx.run("SELECT coalesce(max(position), -1) AS last FROM plan_item WHERE plan = $1", {plan_id})[0].integer(
            "last");
    DraftItem item{kind, section, checked_value(kind, value), marked, "", {}};
    const auto text = tx.run("SELECT text FROM plan_source WHERE plan = $1", {plan_id}).at(0).text("text");
    const PlaceFinder finder(text);
    if (!finder.holds(marked))
        throw Problem(ProblemKind::invalid, "request.fields_wrong", "", {{"/spans", "field.out_of_range", ""}});
    if (marked.empty()) item.places = finder.only_place_of(phrase_of(kind, item.value));
    const auto id = insert_item(tx, plan_id, last + 1, item, ItemState::added);
    find_all_bodies(tx, plan, id, kind, item.value);
    follow_items(tx, plan_id, kind);
    record_item(tx, who, "plan.item_added", plan, id);
    return find_item(tx, plan_id, id);
}

PlanItem drop(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId id) {
    return move_item(tx, who, plan, id,
                     "UPDATE plan_item SET state_before = state, state = 'dropped', changed_at = $2 WHERE id = $1 AND "
                     "state <> 'dropped'",
                     "plan.item_dropped");
}

PlanItem restore(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId id) {
    return move_item(tx, who, plan, id,
                     "UPDATE plan_item SET state = state_before, state_before = NULL, changed_at = $2 WHERE id = $1 "
                     "AND state = 'dropped'",
                     "plan.item_restored");
}

PlanItem choose_bodies(store::Transaction& tx, const base::Who& who, PlanId plan_id, ItemId id,
                       const std::vector<base::Uuid>& bodies) {
    const auto plan = own_draft(tx, who, plan_id);
    if (!wants_bodies(find_item(tx, plan_id, id).kind))
        throw Problem(ProblemKind::invalid, "plan.item_has_no_bodies", base::to_string(id));
    for (const auto& body : bodies)
        if (tx.run("SELECT 1 AS found FROM body WHERE id = $1", {body}).empty())
            throw Problem(ProblemKind::not_found, "body.not_found", base::to_string(body));
    set_bodies(tx, id, bodies);
    record_item(tx, who, "plan.bodies_chosen", plan, id);
    return find_item(tx, plan_id, id);
}

void mark_issued(store::Transaction& tx, const base::Who& who, PlanId id) {
    const auto plan = own_draft(tx, who, id);
    tx.change("UPDATE plan SET state = 'issued', issued_at = $2 WHERE id = $1", {id, tx.now()});
    keep_coverage_by(tx, id);
    link_bases(tx, id);
    store::record(tx, who, "plan.issued", id.uuid, plan.area);
}

}  // namespace plans
