#include "voices/way.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"

namespace voices {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using enum State;

struct Way {
    Act act;
    std::vector<State> from;
    std::optional<State> to;
    Permission permission;
};

/// From which states an act leads where, and who may. Without a state of its own an act leaves it as it is.
const Way ways[] = {
    {Act::classify, {received, classified, given, raised}, std::nullopt, Permission::needs_decide},
    {Act::give, {classified, given, raised}, std::nullopt, Permission::needs_decide},
    {Act::hand_back, {given}, classified, Permission::needs_answer},
    {Act::raise, {given, raised}, raised, Permission::needs_decide},
    {Act::send_back, {raised}, std::nullopt, Permission::needs_answer},
    {Act::answer, {classified, given, raised}, std::nullopt, Permission::needs_answer},
    {Act::pass_down, {coming_down}, std::nullopt, Permission::needs_answer},
    {Act::close, {received, classified, given}, closed, Permission::needs_decide},
    {Act::join, {received, classified, given}, joined, Permission::needs_decide},
    {Act::part, {joined}, received, Permission::needs_decide},
    {Act::note,
     {received, classified, given, raised, coming_down, answered, closed, joined},
     std::nullopt,
     Permission::needs_answer},
    {Act::reopen, {answered, joined}, std::nullopt, Permission::needs_answer},
    {Act::rate, {answered, joined}, std::nullopt, Permission::needs_answer},
};

const Way& way_of(Act act) {
    return *std::ranges::find(ways, act, &Way::act);
}

}  // namespace

bool is_possible(const Entry& entry, Act act) {
    const auto& from = way_of(act).from;
    return std::ranges::find(from, entry.standing.state) != from.end();
}

Stepping stepping(store::Transaction& tx, const base::Who& who, VoiceId id, Act act) {
    auto before = entry(tx, id);
    require_hold(tx, who, way_of(act).permission, before);
    return stepping(std::move(before), act);
}

Stepping stepping(Entry before, Act act) {
    if (!is_possible(before, act))
        throw Problem(ProblemKind::conflict, "voice.not_now", base::name_of(before.standing.state));
    auto after = before.standing;
    after.state = way_of(act).to.value_or(after.state);
    return {std::move(before), std::move(after)};
}

std::optional<base::Uuid> body_above(store::Transaction& tx, const base::Uuid& body) {
    const auto place = areas::get(tx, bodies::get(tx, {body}).area);
    const auto above = areas::ancestors(tx, place);
    for (auto area = above.rbegin(); area != above.rend(); ++area) {
        if (area->level >= areas::commune_level) continue;
        const auto rows = tx.run(R"(
            SELECT id FROM body
            WHERE area = $1 AND kind IN ('people_committee', 'steering_committee', 'ministry') AND valid_from <= $2
              AND (valid_until IS NULL OR valid_until >= $2)
            ORDER BY CASE kind WHEN 'people_committee' THEN 0 WHEN 'steering_committee' THEN 1 ELSE 2 END, name_key, id LIMIT 1)",
                                 {area->id, base::day_of(tx.now())});
        if (!rows.empty()) return rows.front().uuid("id");
    }
    return std::nullopt;
}

std::string ending_of(store::Transaction& tx, const Entry& entry) {
    if (is_open(entry.standing.state)) return {};
    const auto rows = tx.run(R"(
        SELECT code FROM voice_step
        WHERE home = $1 AND voice = $2 AND NOT taken_back AND act IN ('answer', 'close') ORDER BY part DESC LIMIT 1)",
                             {entry.home, entry.id});
    return rows.empty() ? std::string() : rows.front().text("code");
}

Standing said_again(store::Transaction& tx, const Entry& entry) {
    auto after = entry.standing;
    const bool was_impossible = after.state == answered && ending_of(tx, entry) == "cannot";
    after.since = tx.now();
    after.reopened += 1;
    after.joined_to.reset();
    if (was_impossible && after.owner)
        if (const auto above = body_above(tx, *after.owner)) {
            after.state = raised;
            after.passed_up = {*after.owner};
            after.owner = above;
            after.due_at = answer_until(tx, after.grade, after.since);
            return after;
        }
    after.state = received;
    after.owner.reset();
    after.due_at = accept_until(tx, after.since);
    return after;
}

}  // namespace voices
