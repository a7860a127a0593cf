#include "benefits/objection.hpp"

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/vocabulary.hpp"
#include "benefits/board.hpp"
#include "benefits/entry_row.hpp"
#include "ledger/code.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace benefits {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr accounts::CodeShape code_shape{9, 3};

const Rule& rule_today(store::Transaction& tx) {
    static const auto rules = base::vocabulary<Rule>("benefits/vocabulary/benefit_rules.json");
    return base::rule_on(rules, base::day_of(tx.now()));
}

struct ObjectionRow {
    Objection objection;
    std::int64_t home = 0;
    std::string list_code;
    base::Uuid list_body;
    base::Uuid commune;
    bool can_appeal = false;
};

template <class T>
std::optional<T> maybe_id(const store::Row& row, std::string_view column) {
    const auto id = row.maybe_uuid(column);
    return id ? std::optional(T{*id}) : std::nullopt;
}

std::optional<bool> maybe_boolean(const store::Row& row, std::string_view column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.boolean(column));
}

std::vector<ObjectionRow> objection_rows(store::Transaction& tx, const std::string& where,
                                         std::span<const store::Value> parameters) {
    const auto today = base::day_of(tx.now());
    const auto read = [&](const store::Row& row) -> ObjectionRow {
        const auto state = base::named<ObjectionState>(row.text("state"));
        const auto due_on = row.day("due_on");
        const auto above = row.maybe_uuid("appeal_to");
        return {.objection = {.id = row.id<BenefitObjectionTag>("id"),
                              .list = row.id<BenefitListTag>("list"),
                              .entry = maybe_id<EntryId>(row, "entry"),
                              .entry_code = row.is_null("entry_code") ? "" : ledger::shown_code(row.text("entry_code")),
                              .about = base::named<About>(row.text("about")),
                              .state = state,
                              .made_at = row.instant("made_at"),
                              .due_on = due_on,
                              .is_late = state == ObjectionState::open && due_on < today,
                              .heard_at = row.maybe_instant("heard_at"),
                              .is_right = maybe_boolean(row, "is_right"),
                              .reason = row.text("reason"),
                              .appeal_to = above ? std::optional(Place{*above, row.text("above_name")}) : std::nullopt,
                              .appeal_is_right = maybe_boolean(row, "appeal_is_right"),
                              .appeal_reason = row.text("appeal_reason")},
                .home = row.integer("home"),
                .list_code = row.text("list_code"),
                .list_body = row.uuid("list_body"),
                .commune = row.uuid("commune"),
                .can_appeal = state == ObjectionState::decided && !row.boolean("is_right")};
    };
    return store::all(read, tx.run(R"(
        SELECT o.*, e.code AS entry_code, l.code AS list_code, l.body AS list_body, l.commune, b.name AS above_name
        FROM benefit_objection o JOIN benefit_list l ON l.id = o.list LEFT JOIN benefit_entry e ON e.id = o.entry
        LEFT JOIN body b ON b.id = o.appeal_to WHERE )" +
                                       where,
                                   parameters));
}

ObjectionRow objection_row(store::Transaction& tx, ObjectionId id) {
    auto rows = objection_rows(tx, "o.id = $1", std::vector<store::Value>{id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "benefit_objection.not_found", base::to_string(id));
    return std::move(rows.front());
}

/// Of a list whose body the caller decides for.
ObjectionRow own_objection(store::Transaction& tx, const base::Who& who, ObjectionId id) {
    auto row = objection_row(tx, id);
    accounts::require_body(tx, who, Permission::needs_decide, row.list_body);
    return row;
}

ObjectionRow objection_by_code(store::Transaction& tx, std::string_view typed) {
    const auto code = accounts::tidy_code(typed, code_shape);
    auto rows = code ? objection_rows(tx, "o.code_hash = $1", std::vector<store::Value>{accounts::hash_of(*code)})
                     : std::vector<ObjectionRow>{};
    if (rows.empty()) throw Problem(ProblemKind::not_found, "benefit_objection.code_unknown");
    return std::move(rows.front());
}

void require_state(const ObjectionRow& row, ObjectionState state) {
    if (row.objection.state != state)
        throw Problem(ProblemKind::conflict, "benefit_objection.not_in_state", base::name_of(row.objection.state));
}

std::string said(std::string_view typed) {
    auto words = short_text(typed);
    if (words.empty()) throw Problem(ProblemKind::invalid, "benefit_objection.words_missing");
    return words;
}

std::optional<Said> said_in(store::Transaction& tx, const store::MasterKey& master, ObjectionId id) {
    const auto record = store::unseal(tx, master, id.uuid);
    return record ? std::optional(base::from_json<Said>(*record)) : std::nullopt;
}

void seal(store::Transaction& tx, const store::MasterKey& master, ObjectionId id, const base::Uuid& commune,
          const Said& said) {
    store::seal(tx, master, id.uuid, commune, base::parse_json(base::to_json(said)));
}

std::optional<EntryId> entry_about(store::Transaction& tx, ListId list, const NewObjection& wanted) {
    if (wanted.about == About::missing) return std::nullopt;
    const auto code = ledger::read_code(wanted.entry);
    const auto rows = code ? entry_rows(tx, "e.code = $1 AND e.list = $2",
                                        std::vector<store::Value>{ledger::stored_code(*code), list})
                           : std::vector<EntryRow>{};
    if (rows.empty()) throw Problem(ProblemKind::not_found, "benefit_entry.not_found", wanted.entry);
    return rows.front().entry.id;
}

/// The nearest people's committee above the body that made the list, else another body that watches it.
std::optional<base::Uuid> body_above(store::Transaction& tx, const ObjectionRow& row) {
    const auto above = areas::ancestors(tx, areas::get(tx, areas::AreaId{row.commune}));
    for (auto area = above.rbegin(); area != above.rend(); ++area)
        for (const auto& found : tx.run("SELECT id FROM body WHERE area = $1 AND kind = 'people_committee' AND "
                                        "valid_until IS NULL ORDER BY id",
                                        {area->id}))
            if (found.uuid("id") != row.list_body) return found.uuid("id");
    return std::nullopt;
}

SeenObjection seen(const ObjectionRow& row) {
    const auto& one = row.objection;
    return {.list = row.list_code,
            .about = one.about,
            .state = one.state,
            .due_on = one.due_on,
            .is_right = one.is_right,
            .reason = one.reason,
            .appeal_is_right = one.appeal_is_right,
            .appeal_reason = one.appeal_reason,
            .appeal_to = one.appeal_to ? one.appeal_to->name : std::string(),
            .can_appeal = row.can_appeal};
}

Objection recorded(store::Transaction& tx, const base::Who& who, const ObjectionRow& row, std::string_view verb) {
    store::record(tx, who, verb, row.objection.id.uuid, row.commune);
    return objection_row(tx, row.objection.id).objection;
}

}  // namespace

std::string new_objection_code() {
    return accounts::new_code(code_shape);
}

ObjectionReceipt object(store::Transaction& tx, const store::MasterKey& master, ListId id, const NewObjection& wanted,
                        const std::string& code) {
    posted_list(tx, id);
    const auto list = list_row(tx, id);
    const auto fingerprint = accounts::hash_of(base::to_string(id) + base::to_json(wanted));
    const auto hash = accounts::hash_of(*accounts::tidy_code(code, code_shape));
    const auto there = tx.run("SELECT fingerprint, due_on FROM benefit_objection WHERE id = $1", {wanted.id});
    if (!there.empty()) {
        if (there.front().bytes("fingerprint") != fingerprint)
            throw Problem(ProblemKind::conflict, "benefit_objection.id_taken", base::to_string(wanted.id));
        // The answer may have been lost on its way: the newest code opens it.
        tx.change("UPDATE benefit_objection SET code_hash = $2 WHERE id = $1", {wanted.id, hash});
        return {wanted.id, code, there.front().day("due_on")};
    }
    require_state(list, {ListState::posted, ListState::approved});
    const auto due_on = base::day_of(tx.now()) + rule_today(tx).answer_days;
    const auto words = said(wanted.words);
    tx.change(R"(
        INSERT INTO benefit_objection (home, id, list, entry, about, state, code_hash, made_at, due_on, reason, appeal_reason,
                                       fingerprint)
        VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8, '', '', $9))",
              {list.home, wanted.id, id, entry_about(tx, id, wanted), base::name_of(wanted.about), hash, tx.now(),
               due_on, fingerprint});
    seal(tx, master, wanted.id, list.commune, {words, ""});
    store::record_by_system(tx, "benefit_objection.made", wanted.id.uuid, list.list.area.id);
    return {wanted.id, code, due_on};
}

SeenObjection track_objection(store::Transaction& tx, std::string_view code) {
    return seen(objection_by_code(tx, code));
}

SeenObjection appeal_objection(store::Transaction& tx, std::string_view code) {
    const auto row = objection_by_code(tx, code);
    const auto above = body_above(tx, row);
    if (!row.can_appeal || !above)
        throw Problem(ProblemKind::conflict, "benefit_objection.not_in_state", base::name_of(row.objection.state));
    tx.change(R"(
        UPDATE benefit_objection SET state = 'appealed', appeal_to = $3, appealed_at = $4 WHERE home = $1 AND id = $2)",
              {row.home, row.objection.id, *above, tx.now()});
    store::record_by_system(tx, "benefit_objection.appealed", row.objection.id.uuid, row.commune);
    return seen(objection_row(tx, row.objection.id));
}

std::vector<Objection> objections(store::Transaction& tx, const base::Who& who, ListId id,
                                  std::optional<ObjectionId> after, std::size_t limit) {
    const auto list = list_row(tx, id);
    if (!accounts::reaches_body(tx, who, Permission::needs_answer, list.list.approver.id))
        accounts::require_body(tx, who, Permission::needs_answer, list.list.body.id);
    std::vector<Objection> page;
    for (auto& row : objection_rows(tx, "o.list = $1 AND ($2 OR o.id > $3) ORDER BY o.id LIMIT $4",
                                    std::vector<store::Value>{id, !after, after.value_or(ObjectionId{}), limit}))
        page.push_back(std::move(row.objection));
    return page;
}

Said open_objection(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ObjectionId id) {
    const auto row = objection_row(tx, id);
    const auto& above = row.objection.appeal_to;
    if (!above || !accounts::reaches_body(tx, who, Permission::needs_decide, above->id))
        accounts::require_body(tx, who, Permission::needs_decide, row.list_body);
    store::record(tx, who, "benefit_objection.read", id.uuid, row.commune);
    return said_in(tx, master, id).value_or(Said{});
}

Objection hear(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ObjectionId id,
               const std::string& words) {
    const auto row = own_objection(tx, who, id);
    require_state(row, ObjectionState::open);
    auto all = said_in(tx, master, id).value_or(Said{});
    all.heard = said(words);
    seal(tx, master, id, row.commune, all);
    tx.change("UPDATE benefit_objection SET heard_at = $3 WHERE home = $1 AND id = $2", {row.home, id, tx.now()});
    return recorded(tx, who, row, "benefit_objection.heard");
}

Objection decide_objection(store::Transaction& tx, const base::Who& who, ObjectionId id,
                           const ObjectionDecision& decision) {
    const auto row = own_objection(tx, who, id);
    require_state(row, ObjectionState::open);
    if (row.objection.about == About::other && !row.objection.heard_at)
        throw Problem(ProblemKind::conflict, "benefit_objection.not_heard");
    tx.change(R"(
        UPDATE benefit_objection SET state = 'decided', is_right = $3, reason = $4, decided_at = $5, decided_by = $6
        WHERE home = $1 AND id = $2)",
              {row.home, id, decision.is_right, reason_of(decision.reason), tx.now(), who.account});
    return recorded(tx, who, row, "benefit_objection.decided");
}

Objection decide_appeal(store::Transaction& tx, const base::Who& who, ObjectionId id,
                        const ObjectionDecision& decision) {
    const auto row = objection_row(tx, id);
    const auto& above = row.objection.appeal_to;
    accounts::require_body(tx, who, Permission::needs_decide, above ? above->id : row.list_body);
    require_state(row, ObjectionState::appealed);
    tx.change(R"(
        UPDATE benefit_objection SET state = 'closed', appeal_is_right = $3, appeal_reason = $4, appeal_decided_at = $5,
                                     appeal_decided_by = $6 WHERE home = $1 AND id = $2)",
              {row.home, id, decision.is_right, reason_of(decision.reason), tx.now(), who.account});
    return recorded(tx, who, row, "benefit_objection.appeal_decided");
}

}  // namespace benefits
