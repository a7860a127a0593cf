#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "needs/entry.hpp"
#include "store/values.hpp"

/// What was done, and how the last of it is undone; and what happens when somebody asks again or appeals.
namespace needs {
namespace {

using base::Problem;
using base::ProblemKind;

/// The committee of an area, if it has one that is not this body.
std::optional<base::Uuid> other_body(store::Transaction& tx, const base::Uuid& area, std::string_view kind,
                                     const std::optional<base::Uuid>& refuser) {
    const auto rows = tx.run(R"(
        SELECT id FROM body
        WHERE area = $1 AND kind = $2 AND ($3 IS NULL OR id <> $3) AND valid_from <= $4 AND (valid_until IS NULL OR valid_until >= $4)
        ORDER BY name_key, id LIMIT 1)",
                             {area, kind, refuser, base::day_of(tx.now())});
    return store::first([](const store::Row& row) { return row.uuid("id"); }, rows);
}

}  // namespace

std::optional<base::Uuid> appeal_body(store::Transaction& tx, const Entry& entry) {
    const auto& refuser = entry.standing.refused_by;
    const auto above = areas::ancestors(tx, areas::get(tx, {entry.commune}));
    for (auto area = above.rbegin(); area != above.rend(); ++area)
        if (const auto body = other_body(tx, area->id.uuid, "people_committee", refuser)) return body;
    for (const auto* kind : {"people_committee", "people_council", "front"})
        if (const auto body = other_body(tx, entry.commune, kind, refuser)) return body;
    return std::nullopt;
}

Standing asked_again(store::Transaction& tx, const Entry& entry) {
    auto after = entry.standing;
    after.state = State::received;
    after.owner.reset();
    after.joined_to.reset();
    after.since = tx.now();
    after.due_at = look_until(tx, after.since);
    after.reopened += 1;
    return after;
}

Need take_back(store::Transaction& tx, const base::Who& who, NeedId id) {
    const auto now = entry(tx, id);
    require_reach(who, base::Permission::needs_answer, now);
    const auto rows = tx.run(R"(
        SELECT part, act, account, body, before FROM need_step
        WHERE home = $1 AND need = $2 AND NOT taken_back AND act NOT IN ('take_back', 'note', 'correct') ORDER BY part DESC LIMIT 1)",
                             {now.home, id});
    const auto& last = rows.at(0);
    const auto act = base::named<Act>(last.text("act"));
    const bool is_of_body = last.maybe_uuid("body").value_or(base::Uuid{}) == who.body;
    constexpr Act stays[] = {Act::open, Act::match, Act::unmatch, Act::erase};
    const bool stands = std::ranges::find(stays, act) != std::end(stays);
    if (stands || last.is_null("account") || !is_of_body)
        throw Problem(ProblemKind::conflict, "need.nothing_to_take_back", base::to_string(id));
    const auto before = base::from_json_text<Standing>(last.text("before"));
    tx.change("UPDATE need_step SET taken_back = TRUE WHERE home = $1 AND need = $2 AND part = $3",
              {now.home, id, last.integer("part")});
    if (act == Act::join || act == Act::differ) forget_likeness(tx, now);
    keep(tx, who, now, before, {Act::take_back, base::name_of(act), {}, {}});
    return find_need(tx, id);
}

std::vector<Step> steps(store::Transaction& tx, const store::MasterKey& master, NeedId id) {
    std::vector<Step> steps;
    for (const auto& row : tx.run(R"(
             SELECT s.part, s.act, s.at, account.name AS by_name, s.body, b.name AS body_name, s.code, s.words, s.to_body,
                    t.name AS to_name, s.taken_back
             FROM need n JOIN need_step s ON s.home = n.home AND s.need = n.id LEFT JOIN account ON account.id = s.account
             LEFT JOIN body b ON b.id = s.body LEFT JOIN body t ON t.id = s.to_body
             WHERE n.id = $1 ORDER BY s.part)",
                                  {id})) {
        Step step{.part = row.integer("part"),
                  .act = base::named<Act>(row.text("act")),
                  .at = row.instant("at"),
                  .by = row.maybe_text("by_name").value_or(""),
                  .body = std::nullopt,
                  .code = row.text("code"),
                  .words = {},
                  .to = std::nullopt,
                  .taken_back = row.boolean("taken_back")};
        if (const auto body = row.maybe_uuid("body")) step.body = Place{*body, row.text("body_name")};
        if (const auto to = row.maybe_uuid("to_body")) step.to = Place{*to, row.text("to_name")};
        if (const auto words = row.maybe_text("words"))
            step.words = store::unseal_text(tx, master, id.uuid, *words).value_or("");
        steps.push_back(std::move(step));
    }
    return steps;
}

}  // namespace needs
