#include "needs/step.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "needs/entry.hpp"
#include "needs/way.hpp"
#include "store/values.hpp"

namespace needs {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using enum State;

const std::vector<State> while_open{received, triaged, assigned, under_way};

/// From which states an act leads where, and who may. Without a state of its own an act leaves it as it is.
const Way ways[] = {
    {Act::triage, while_open, std::nullopt, Permission::needs_decide},
    {Act::assign, {triaged, assigned, under_way}, assigned, Permission::needs_decide},
    {Act::hand_back, {assigned, under_way}, triaged, Permission::needs_answer},
    {Act::begin, {assigned}, under_way, Permission::needs_answer},
    {Act::finish, {assigned, under_way}, done, Permission::needs_answer},
    {Act::refuse, while_open, refused, Permission::needs_decide},
    {Act::join, {received, triaged, assigned}, joined, Permission::needs_decide},
    {Act::differ, while_open, std::nullopt, Permission::needs_decide},
    {Act::note,
     {received, triaged, assigned, under_way, done, refused, appealed, joined},
     std::nullopt,
     Permission::needs_answer},
    {Act::match, while_open, std::nullopt, Permission::needs_decide},
    {Act::unmatch,
     {received, triaged, assigned, under_way, done, refused, appealed, joined},
     std::nullopt,
     Permission::needs_decide},
    {Act::reopen, {done, joined}, received, Permission::needs_answer},
    {Act::withdraw, {received, triaged, assigned, under_way, appealed}, done, Permission::needs_answer},
    {Act::correct, {received, triaged, assigned, under_way, appealed}, std::nullopt, Permission::needs_answer},
    {Act::erase, {done, refused, joined}, std::nullopt, Permission::needs_decide},
    {Act::appeal, {refused}, appealed, Permission::needs_answer},
    {Act::uphold, {appealed}, refused, Permission::needs_decide},
    {Act::overturn, {appealed}, triaged, Permission::needs_decide},
};

const Way& way_of(Act act) {
    return *std::ranges::find(ways, act, &Way::act);
}

void require_words(const std::string& words) {
    if (base::trim(words).empty()) throw Problem(ProblemKind::invalid, "need.words_missing");
}

/// Outcomes with which a need may end although nobody was given it.
constexpr std::string_view without_help[] = {"not_needed", "mistaken"};

/// Whether the list has this choice; some of them need words beside it.
void require_ending(Act act, const Ending& ending) {
    const bool is_outcome = act == Act::finish || act == Act::withdraw;
    const bool is_possible =
        act != Act::withdraw || std::ranges::find(without_help, ending.code) != std::end(without_help);
    if (is_outcome && !(is_possible && has(words().outcomes, ending.code)))
        throw Problem(ProblemKind::invalid, "need.outcome_unknown", ending.code);
    if (act == Act::refuse && !has(words().reasons, ending.code))
        throw Problem(ProblemKind::invalid, "need.reason_unknown", ending.code);
    if (ending.code == "other") require_words(ending.words);
}

Need ended(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id, Act act,
           const Ending& ending) {
    auto [before, after] = stepping(tx, who, id, act);
    require_ending(act, ending);
    after.due_at.reset();
    after.waits = false;
    if (act == Act::refuse && who.body != base::Uuid{}) after.refused_by = who.body;
    keep(tx, master, who, before, after, {act, ending.code, ending.words, {}});
    return find_need(tx, id);
}

/// The caller must be of the body that the appeal went to, or stand where that body does.
void require_appeal(store::Transaction& tx, const base::Who& who, const Entry& entry) {
    const auto& standing = entry.standing;
    if (standing.refused_by && *standing.refused_by == who.body)
        throw Problem(ProblemKind::forbidden, "need.own_refusal", base::to_string(entry.id));
    if (standing.owner) accounts::require_body(tx, who, Permission::needs_decide, *standing.owner);
}

void require_giveable(store::Transaction& tx, const Entry& entry, const base::Uuid& id) {
    const auto body = bodies::get(tx, {id});
    if (body.kind == "police") throw Problem(ProblemKind::conflict, "need.body_may_not", body.name);
    const auto commune = areas::get(tx, {entry.commune});
    const auto place = areas::get(tx, body.area);
    const bool is_here = areas::is_within(place.path, commune.path) || areas::is_within(commune.path, place.path);
    if (!is_here || !body.is_valid_on(base::day_of(tx.now())))
        throw Problem(ProblemKind::conflict, "need.body_elsewhere", body.name);
}

void require_known(const Triage& triage, base::Day today) {
    if (!has(words().kinds, triage.kind)) throw Problem(ProblemKind::invalid, "need.kind_unknown", triage.kind);
    for (const auto& group : triage.groups)
        if (!has(words().groups, group)) throw Problem(ProblemKind::invalid, "need.group_unknown", group);
    if (triage.promised && *triage.promised < today)
        throw Problem(ProblemKind::invalid, "need.promise_past", base::to_string(*triage.promised));
}

/// The rule's moment, or the promised day where it is sooner or the rule says none.
std::optional<base::Instant> due_by(store::Transaction& tx, const Triage& triage, base::Instant since) {
    const auto ruled = meet_until(tx, triage.urgency, since);
    if (!triage.promised) return ruled;
    const auto promised = base::end_of(*triage.promised);
    return ruled ? std::min(*ruled, promised) : promised;
}

}  // namespace

bool is_possible(const Entry& entry, Act act) {
    const auto& from = way_of(act).from;
    return std::ranges::find(from, entry.standing.state) != from.end();
}

Stepping stepping(store::Transaction& tx, const base::Who& who, NeedId id, Act act) {
    auto before = entry(tx, id);
    require_reach(who, way_of(act).permission, before);
    return stepping(std::move(before), act);
}

Stepping stepping(Entry before, Act act) {
    if (!is_possible(before, act))
        throw Problem(ProblemKind::conflict, "need.not_now", base::name_of(before.standing.state));
    auto after = before.standing;
    after.state = way_of(act).to.value_or(after.state);
    return {std::move(before), std::move(after)};
}

bool may_decide(store::Transaction& tx, const base::Who& who, NeedId id) {
    const auto one = entry(tx, id);
    const auto bodies = accounts::reach_of(who, Permission::needs_decide).bodies;
    const bool owns = one.standing.owner && std::ranges::find(bodies, *one.standing.owner) != bodies.end();
    return owns || accounts::reaches(who, Permission::needs_decide, one.area_path);
}

Urgency proposed_urgency(const Need& need, const Rule& rule) {
    const bool cannot_wait = std::ranges::find(rule.urgent_kinds, need.kind) != rule.urgent_kinds.end();
    if (need.wait == Wait::today || cannot_wait) return Urgency::urgent;
    return need.wait == Wait::days ? Urgency::soon : Urgency::ordinary;
}

Need triage(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const Triage& triage) {
    auto [before, after] = stepping(tx, who, id, Act::triage);
    require_known(triage, base::day_of(tx.now()));
    auto record = unsealed(tx, master, id.uuid);
    if (!record) throw Problem(ProblemKind::conflict, "need.erased", base::to_string(id));
    record->groups = triage.groups;
    seal_record(tx, master, before, *record);
    if (after.state == received) after.state = triaged;
    after.kind = triage.kind;
    after.urgency = triage.urgency;
    after.due_at = due_by(tx, triage, after.since);
    keep(tx, master, who, before, after, {Act::triage, base::name_of(triage.urgency), triage.words, {}});
    return find_need(tx, id);
}

std::vector<Candidate> nearest(store::Transaction& tx, NeedId id) {
    const auto one = entry(tx, id);
    std::vector<Candidate> candidates;
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name, CASE WHEN b.id = $3 THEN 'household_team' WHEN b.kind = 'team' THEN 'hamlet_team'
                                       WHEN b.kind = 'front' THEN 'front' ELSE 'committee' END AS nearness,
                    CASE WHEN b.id = $3 THEN 0 WHEN b.kind = 'team' THEN 1 WHEN b.kind = 'front' THEN 2 ELSE 3 END AS place
             FROM body b
             WHERE (b.id = $3 OR (b.area = $2 AND b.kind = 'team') OR (b.area = $1 AND b.kind IN ('front', 'people_committee')))
               AND b.valid_from <= $4 AND (b.valid_until IS NULL OR b.valid_until >= $4)
             ORDER BY place, b.name_key, b.id)",
                                  {one.commune, one.area, one.team, base::day_of(tx.now())}))
        candidates.push_back({{row.uuid("id"), row.text("name")}, base::named<Nearness>(row.text("nearness"))});
    return candidates;
}

Need assign(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const base::Uuid& body, const std::string& words) {
    auto [before, after] = stepping(tx, who, id, Act::assign);
    if (after.waits) throw Problem(ProblemKind::conflict, "need.waits_for_person", base::to_string(id));
    require_giveable(tx, before, body);
    after.owner = body;
    keep(tx, master, who, before, after, {Act::assign, {}, words, body});
    return find_need(tx, id);
}

Need hand_back(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
               const std::string& words) {
    require_words(words);
    auto [before, after] = stepping(tx, who, id, Act::hand_back);
    after.owner.reset();
    keep(tx, master, who, before, after, {Act::hand_back, {}, words, {}});
    return find_need(tx, id);
}

Need begin(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id) {
    auto [before, after] = stepping(tx, who, id, Act::begin);
    keep(tx, master, who, before, after, {Act::begin, {}, {}, {}});
    return find_need(tx, id);
}

Need finish(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const Ending& outcome) {
    return ended(tx, master, who, id, Act::finish, outcome);
}

Need refuse(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const Ending& reason) {
    return ended(tx, master, who, id, Act::refuse, reason);
}

Need withdraw(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
              const Ending& outcome) {
    return ended(tx, master, who, id, Act::withdraw, outcome);
}

Need note(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
          const std::string& words) {
    require_words(words);
    auto [before, after] = stepping(tx, who, id, Act::note);
    keep(tx, master, who, before, after, {Act::note, {}, words, {}});
    return find_need(tx, id);
}

Need reopen(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const std::string& words) {
    require_words(words);
    const auto before = stepping(tx, who, id, Act::reopen).before;
    keep(tx, master, who, before, asked_again(tx, before), {Act::reopen, {}, words, {}});
    return find_need(tx, id);
}

Need uphold(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const std::string& words) {
    require_words(words);
    auto [before, after] = stepping(tx, who, id, Act::uphold);
    require_appeal(tx, who, before);
    after.due_at.reset();
    keep(tx, master, who, before, after, {Act::uphold, {}, words, {}});
    return find_need(tx, id);
}

Need overturn(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
              const std::string& words) {
    require_words(words);
    auto [before, after] = stepping(tx, who, id, Act::overturn);
    require_appeal(tx, who, before);
    after.owner.reset();
    after.due_at = meet_until(tx, after.urgency.value_or(Urgency::urgent), tx.now());
    keep(tx, master, who, before, after, {Act::overturn, {}, words, {}});
    return find_need(tx, id);
}

}  // namespace needs
