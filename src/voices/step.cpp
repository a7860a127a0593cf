#include "voices/step.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "voices/way.hpp"

namespace voices {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using enum State;

/// What is closed for these reasons leaves nothing behind: it must never become a file about somebody.
constexpr std::string_view never_kept[] = {"denunciation", "secret"};

bool has(const std::vector<Word>& list, std::string_view code) {
    return std::ranges::find(list, code, &Word::code) != list.end();
}

/// It goes to the body below, or to whoever said it.
void come_down(store::Transaction& tx, Standing& after) {
    if (after.passed_up.empty()) {
        after.state = answered;
        after.due_at.reset();
        return;
    }
    after.state = coming_down;
    after.owner = after.passed_up.back();
    after.passed_up.pop_back();
    after.due_at = accept_until(tx, tx.now());
}

void require_giveable(store::Transaction& tx, const Entry& entry, const base::Uuid& id) {
    const auto body = bodies::get(tx, {id});
    if (body.kind == "police") throw Problem(ProblemKind::conflict, "voice.body_may_not", body.name);
    const auto place = areas::get(tx, body.area);
    const bool is_above = entry.standing.state == raised && entry.standing.owner;
    const auto level =
        areas::get(tx, is_above ? bodies::get(tx, {*entry.standing.owner}).area : areas::AreaId{entry.commune});
    const bool is_here = is_above ? place.id == level.id : areas::is_within(place.path, level.path);
    if (!is_here || !body.is_valid_on(base::day_of(tx.now())))
        throw Problem(ProblemKind::conflict, "voice.body_elsewhere", body.name);
}

}  // namespace

bool may_decide(store::Transaction& tx, const base::Who& who, VoiceId id) {
    return holds(tx, who, Permission::needs_decide, entry(tx, id));
}

bool may_answer(store::Transaction& tx, const base::Who& who, VoiceId id) {
    return holds(tx, who, Permission::needs_answer, entry(tx, id));
}

Voice classify(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
               const Classing& classing) {
    auto [before, after] = stepping(tx, who, id, Act::classify);
    if (!topic_of(classing.topic)) throw Problem(ProblemKind::invalid, "voice.topic_unknown", classing.topic);
    if (after.state == received) after.state = classified;
    after.kind = classing.kind;
    after.topic = classing.topic;
    after.grade = classing.grade;
    after.due_at = answer_until(tx, after.grade, after.since);
    keep(tx, master, who, before, after, {Act::classify, base::name_of(classing.grade), classing.words, {}});
    return find_voice(tx, id);
}

std::vector<Place> candidates(store::Transaction& tx, VoiceId id) {
    const auto one = entry(tx, id);
    const auto& standing = one.standing;
    const bool is_above = standing.state == raised && standing.owner;
    const auto level = is_above ? bodies::get(tx, {*standing.owner}).area : areas::AreaId{one.commune};
    const auto* topic = topic_of(standing.topic);
    const auto here = bodies::in_area(tx, level, base::day_of(tx.now()));
    std::vector<Place> found;
    for (const auto& kind : topic ? topic->bodies : std::vector<std::string>{})
        for (const auto& body : here)
            if (body.kind == kind && standing.owner != body.id.uuid) found.push_back({body.id.uuid, body.name});
    return found;
}

Voice give(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
           const base::Uuid& body, const std::string& words) {
    auto [before, after] = stepping(tx, who, id, Act::give);
    require_giveable(tx, before, body);
    if (after.state == classified) after.state = given;
    after.owner = body;
    keep(tx, master, who, before, after, {Act::give, {}, words, body});
    return find_voice(tx, id);
}

Voice hand_back(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
                const std::string& words) {
    auto [before, after] = stepping(tx, who, id, Act::hand_back);
    const auto why = required_words(words);
    after.owner.reset();
    keep(tx, master, who, before, after, {Act::hand_back, {}, why, {}});
    return find_voice(tx, id);
}

std::optional<Place> level_above(store::Transaction& tx, VoiceId id) {
    const auto one = entry(tx, id);
    if (!one.standing.owner) return std::nullopt;
    const auto above = body_above(tx, *one.standing.owner);
    if (!above) return std::nullopt;
    return Place{*above, bodies::get(tx, {*above}).name};
}

Voice raise(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
            const std::string& words) {
    auto [before, after] = stepping(tx, who, id, Act::raise);
    const auto why = required_words(words);
    const auto above = body_above(tx, *after.owner);
    if (!above) throw Problem(ProblemKind::conflict, "voice.nobody_above", base::to_string(id));
    after.passed_up.push_back(*after.owner);
    after.owner = above;
    after.due_at = answer_until(tx, after.grade, tx.now());
    keep(tx, master, who, before, after, {Act::raise, {}, why, above});
    return find_voice(tx, id);
}

Voice send_back(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
                const std::string& words) {
    auto [before, after] = stepping(tx, who, id, Act::send_back);
    const auto why = required_words(words);
    after.owner = after.passed_up.back();
    after.passed_up.pop_back();
    after.state = after.passed_up.empty() ? given : raised;
    after.due_at = answer_until(tx, after.grade, tx.now());
    keep(tx, master, who, before, after, {Act::send_back, {}, why, after.owner});
    return find_voice(tx, id);
}

Voice answer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
             const Answer& answer) {
    auto [before, after] = stepping(tx, who, id, Act::answer);
    if (!has(words().outcomes, answer.outcome))
        throw Problem(ProblemKind::invalid, "voice.outcome_unknown", answer.outcome);
    const auto text = required_words(answer.words);
    if (!after.owner && who.body != base::Uuid{}) after.owner = who.body;
    come_down(tx, after);
    keep(tx, master, who, before, after, {Act::answer, answer.outcome, text, {}});
    return find_voice(tx, id);
}

Voice pass_down(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id) {
    auto [before, after] = stepping(tx, who, id, Act::pass_down);
    come_down(tx, after);
    const auto to = after.state == coming_down ? after.owner : std::nullopt;
    keep(tx, master, who, before, after, {Act::pass_down, {}, {}, to});
    return find_voice(tx, id);
}

Voice close(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
            const Closing& closing) {
    auto [before, after] = stepping(tx, who, id, Act::close);
    if (!has(words().closings, closing.reason))
        throw Problem(ProblemKind::invalid, "voice.closing_unknown", closing.reason);
    after.due_at.reset();
    const bool is_kept = std::ranges::find(never_kept, closing.reason) == std::end(never_kept);
    keep(tx, master, who, before, after, {Act::close, closing.reason, is_kept ? closing.words : std::string(), {}});
    if (!is_kept) forget(tx, before);
    return find_voice(tx, id);
}

Voice note(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
           const std::string& words) {
    auto [before, after] = stepping(tx, who, id, Act::note);
    const auto said = required_words(words);
    keep(tx, master, who, before, after, {Act::note, {}, said, {}});
    return find_voice(tx, id);
}

Voice reopen(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
             const std::string& words) {
    const auto before = stepping(tx, who, id, Act::reopen).before;
    const auto said = required_words(words);
    const auto after = said_again(tx, before);
    keep(tx, master, who, before, after, {Act::reopen, {}, said, after.owner});
    return find_voice(tx, id);
}

Voice take_back(store::Transaction& tx, const base::Who& who, VoiceId id) {
    const auto now = entry(tx, id);
    require_sight(tx, who, now);
    const auto rows = tx.run(R"(
        SELECT part, act, account, body, before FROM voice_step
        WHERE home = $1 AND voice = $2 AND NOT taken_back AND act NOT IN ('take_back', 'note') ORDER BY part DESC LIMIT 1)",
                             {now.home, id});
    const auto& last = rows.at(0);
    const auto act = base::named<Act>(last.text("act"));
    const bool is_of_body = last.maybe_uuid("body").value_or(base::Uuid{}) == who.body;
    if (act == Act::open || act == Act::rate || last.is_null("account") || !is_of_body || !now.is_sealed)
        throw Problem(ProblemKind::conflict, "voice.nothing_to_take_back", base::to_string(id));
    const auto before = base::from_json_text<Standing>(last.text("before"));
    tx.change("UPDATE voice_step SET taken_back = TRUE WHERE home = $1 AND voice = $2 AND part = $3",
              {now.home, id, last.integer("part")});
    keep(tx, who, now, before, {Act::take_back, base::name_of(act), {}, {}});
    return find_voice(tx, id);
}

std::vector<Step> steps(store::Transaction& tx, const store::MasterKey& master, VoiceId id) {
    std::vector<Step> steps;
    for (const auto& row : tx.run(R"(
             SELECT s.part, s.act, s.at, account.name AS by_name, s.body, b.name AS body_name, s.code, s.words, s.to_body,
                    t.name AS to_name, s.taken_back
             FROM voice v JOIN voice_step s ON s.home = v.home AND s.voice = v.id LEFT JOIN account ON account.id = s.account
             LEFT JOIN body b ON b.id = s.body LEFT JOIN body t ON t.id = s.to_body
             WHERE v.id = $1 ORDER BY s.part)",
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

}  // namespace voices
