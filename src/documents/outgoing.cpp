#include "documents/outgoing.hpp"

#include <algorithm>
#include <array>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "documents/delegation.hpp"
#include "documents/dispatch.hpp"
#include "documents/kind.hpp"
#include "documents/number.hpp"
#include "plans/plan.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace documents {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using enum OutgoingState;

/// Whose act it is.
enum class Actor { drafter, leader, clerk };

/// The way of a document, step by step.
struct Step {
    Act act;
    OutgoingState from;
    OutgoingState to;
    Actor actor;
    std::string_view verb;  ///< in the journal
    bool needs_reason = false;
};
constexpr std::array<Step, 8> steps{{
    {Act::submit, draft, submitted, Actor::drafter, "outgoing.submitted"},
    {Act::submit, returned, submitted, Actor::drafter, "outgoing.submitted"},
    {Act::withdraw, submitted, draft, Actor::drafter, "outgoing.withdrawn"},
    {Act::approve, submitted, approved, Actor::leader, "outgoing.approved"},
    {Act::give_back, submitted, returned, Actor::leader, "outgoing.given_back", true},
    {Act::reopen, approved, submitted, Actor::leader, "outgoing.reopened"},
    {Act::issue, approved, issued, Actor::clerk, "outgoing.issued"},
    {Act::cancel, issued, cancelled, Actor::clerk, "outgoing.cancelled", true},
}};

const std::string outgoing_rows = R"(
    SELECT o.*, b.name AS body_name, d.name AS drafter, l.name AS approver
    FROM outgoing o JOIN body b ON b.id = o.body JOIN account d ON d.id = o.drafted_by
    LEFT JOIN account l ON l.id = o.approved_by )";

Outgoing read_outgoing(const store::Row& row) {
    return {.id = row.id<OutgoingTag>("id"),
            .body = {row.uuid("body"), row.text("body_name")},
            .state = base::named<OutgoingState>(row.text("state")),
            .document = base::from_json_text<Document>(row.text("content")),
            .reason = row.text("reason"),
            .drafter = row.text("drafter"),
            .approver = row.maybe_text("approver").value_or(""),
            .changed_at = row.instant("changed_at"),
            .plan = row.is_null("plan") ? std::nullopt : std::optional(row.id<plans::PlanTag>("plan"))};
}

bool may(store::Transaction& tx, const base::Who& who, Actor actor, const base::Uuid& body) {
    if (who.body != body) return false;
    if (actor == Actor::leader) return may_approve(tx, who, body);
    const auto permission = actor == Actor::clerk ? Permission::documents_issue : Permission::documents_write;
    return accounts::reaches_body(tx, who, permission, body);
}

void require(store::Transaction& tx, const base::Who& who, Actor actor, const base::Uuid& body) {
    if (may(tx, who, actor, body)) return;
    if (actor == Actor::drafter) throw Problem(ProblemKind::forbidden, "account.outside_area");
    throw Problem(ProblemKind::forbidden, actor == Actor::leader ? "outgoing.needs_leader" : "outgoing.needs_clerk");
}

const Step* step_from(OutgoingState state, Act act) {
    const auto* const found =
        std::ranges::find_if(steps, [&](const Step& step) { return step.act == act && step.from == state; });
    return found == steps.end() ? nullptr : found;
}

/// What a leader needs to see before signing.
void require_complete(const Document& document) {
    const auto is_empty = [](const std::string& text) { return base::trim(text).empty(); };
    if (is_empty(document.subject) || is_empty(document.body) || is_empty(document.issuer) ||
        document.capacities.empty())
        throw Problem(ProblemKind::conflict, "outgoing.incomplete");
}

void record(store::Transaction& tx, const base::Who& who, std::string_view verb, const Outgoing& outgoing) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {outgoing.body.id}).at(0).uuid("area");
    store::record(tx, who, verb, outgoing.id.uuid, area);
}

void keep(store::Transaction& tx, OutgoingId id, const Document& document) {
    tx.change("UPDATE outgoing SET content = $2, changed_at = $3 WHERE id = $1",
              {id, base::to_json(document), tx.now()});
}

/// What else happens on a step.
void follow(store::Transaction& tx, const base::Who& who, const Outgoing& outgoing, const Step& step,
            const std::string& reason) {
    if (step.act == Act::submit) require_complete(outgoing.document);
    if (step.act == Act::approve)
        tx.change("UPDATE outgoing SET approved_by = $2 WHERE id = $1", {outgoing.id, who.account});
    if (step.act == Act::cancel) cancel_number_of(tx, outgoing.id.uuid, reason);
    if (step.act != Act::issue) return;
    auto document = outgoing.document;
    take_number(tx, who, outgoing.body.id, outgoing.id.uuid, document);
    keep(tx, outgoing.id, document);
    tx.change("UPDATE outgoing SET issued_by = $2, plan = $3 WHERE id = $1",
              {outgoing.id, who.account, hand_out(tx, who, outgoing.body.id, document)});
}

}  // namespace

OutgoingId lay(store::Transaction& tx, const base::Who& who, const Document& document) {
    plans::require_desk(tx, who);
    require(tx, who, Actor::drafter, who.body);
    const auto& kind = kind_named(document.kind);
    auto kept = document;
    kept.kind = kind.name;
    const OutgoingId id{tx.new_id()};
    const auto body = tx.run("SELECT home, area FROM body WHERE id = $1", {who.body}).at(0);
    tx.change(R"(
        INSERT INTO outgoing (home, id, body, state, content, reason, drafted_by, drafted_at, changed_at)
        VALUES ($1, $2, $3, 'draft', $4, '', $5, $6, $6))",
              {body.integer("home"), id, who.body, base::to_json(kept), who.account, tx.now()});
    store::record(tx, who, "outgoing.drafted", id.uuid, body.uuid("area"));
    return id;
}

Outgoing get(store::Transaction& tx, const base::Who& who, OutgoingId id) {
    const auto found =
        store::first(read_outgoing, tx.run(outgoing_rows + "WHERE o.id = $1 AND o.body = $2", {id, who.body}));
    if (!found) throw Problem(ProblemKind::not_found, "outgoing.not_found", base::to_string(id));
    return *found;
}

std::vector<Outgoing> list(store::Transaction& tx, const base::Who& who, const OutgoingQuery& query) {
    return store::all(
        read_outgoing,
        tx.run(outgoing_rows + R"(
        WHERE o.body = $1 AND ($2 = '' OR o.state = $2) AND ($3 OR o.id < $4)
          AND ($5 OR (o.state NOT IN ('issued', 'cancelled')) = $6)
        ORDER BY o.id DESC LIMIT $7)",
               {who.body, query.state ? base::name_of(*query.state) : std::string(), !query.before.has_value(),
                query.before ? query.before->uuid : base::Uuid{}, !query.is_open.has_value(),
                query.is_open.value_or(false), static_cast<std::int64_t>(query.limit)}));
}

Outgoing edit(store::Transaction& tx, const base::Who& who, OutgoingId id, const Document& from, const Document& to) {
    const auto outgoing = get(tx, who, id);
    require(tx, who, Actor::drafter, outgoing.body.id);
    if (outgoing.state != draft && outgoing.state != returned)
        throw Problem(ProblemKind::conflict, "outgoing.not_now", base::to_string(id));
    auto wanted = to;
    wanted.kind = kind_named(to.kind).name;
    // Its number and its day come with the number.
    wanted.number = outgoing.document.number;
    wanted.day = outgoing.document.day;
    if (outgoing.document == wanted) return outgoing;
    if (outgoing.document != from) throw Problem(ProblemKind::conflict, "outgoing.changed_meanwhile");
    keep(tx, id, wanted);
    record(tx, who, "outgoing.edited", outgoing);
    return get(tx, who, id);
}

std::vector<Act> acts_of(store::Transaction& tx, const base::Who& who, const Outgoing& outgoing) {
    std::vector<Act> acts;
    for (const auto& step : steps)
        if (step.from == outgoing.state && may(tx, who, step.actor, outgoing.body.id)) acts.push_back(step.act);
    return acts;
}

Outgoing act(store::Transaction& tx, const base::Who& who, OutgoingId id, Act act, const std::string& reason) {
    const auto outgoing = get(tx, who, id);
    const auto* const step = step_from(outgoing.state, act);
    if (step == nullptr) throw Problem(ProblemKind::conflict, "outgoing.not_now", base::to_string(id));
    require(tx, who, step->actor, outgoing.body.id);
    const auto why = step->needs_reason ? base::tidy(reason) : std::string();
    if (step->needs_reason && why.empty()) throw Problem(ProblemKind::invalid, "outgoing.reason_missing");
    follow(tx, who, outgoing, *step, why);
    tx.change("UPDATE outgoing SET state = $2, reason = $3, changed_at = $4 WHERE id = $1",
              {id, base::name_of(step->to), why, tx.now()});
    record(tx, who, step->verb, outgoing);
    return get(tx, who, id);
}

}  // namespace documents
