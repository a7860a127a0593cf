#include "voices/speaker.hpp"

#include "accounts/door.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "voices/way.hpp"

namespace voices {
namespace {

using base::Problem;
using base::ProblemKind;

Entry entry_by_code(store::Transaction& tx, std::string_view typed) {
    if (const auto code = accounts::tidy_code(typed, accounts::public_code)) {
        const auto rows = tx.run("SELECT " + voice_columns + " FROM " + voice_tables + " WHERE v.code_hash = $1",
                                 {accounts::hash_of(*code)});
        if (!rows.empty()) return read_entry(rows.front());
    }
    throw Problem(ProblemKind::not_found, "voice.code_unknown");
}

/// The voice whose answer the holder of this code gets. What others were joined with may be joined itself.
Entry shown_for(store::Transaction& tx, const Entry& own) {
    auto shown = own;
    while (shown.standing.joined_to) shown = entry(tx, {*shown.standing.joined_to});
    return shown;
}

/// The last answer, once it has come down.
void add_answer(store::Transaction& tx, const store::MasterKey& master, const Entry& shown, Seen& seen) {
    if (shown.standing.state != State::answered) return;
    const auto rows = tx.run(R"(
        SELECT s.words, b.name FROM voice_step s LEFT JOIN body b ON b.id = s.body
        WHERE s.home = $1 AND s.voice = $2 AND NOT s.taken_back AND s.act = 'answer' ORDER BY s.part DESC LIMIT 1)",
                             {shown.home, shown.id});
    if (rows.empty()) return;
    const auto words = rows.front().maybe_text("words");
    if (words) seen.answer = store::unseal_text(tx, master, shown.id.uuid, *words).value_or("");
    seen.answered_by = rows.front().maybe_text("name").value_or("");
}

Seen seen_by(store::Transaction& tx, const store::MasterKey& master, const Entry& own) {
    const auto shown = shown_for(tx, own);
    const auto& standing = shown.standing;
    const bool is_answered = standing.state == State::answered;
    Seen seen{.kind = own.standing.kind,
              .topic = own.standing.topic,
              .state = standing.state,
              .grade = standing.grade,
              .since = own.standing.since,
              .due_at = standing.due_at,
              .owner = standing.owner ? bodies::get(tx, {*standing.owner}).name : std::string(),
              .code = ending_of(tx, shown),
              .answer = {},
              .answered_by = {},
              .is_joined = own.standing.joined_to.has_value(),
              .can_reopen = own.is_sealed && is_possible(own, Act::reopen),
              .can_rate = is_answered && !own.standing.satisfaction,
              .can_withdraw = is_possible(own, Act::close)};
    add_answer(tx, master, shown, seen);
    return seen;
}

}  // namespace

Seen track(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    return seen_by(tx, master, entry_by_code(tx, code));
}

Seen reopen(store::Transaction& tx, const store::MasterKey& master, std::string_view code, const std::string& words) {
    const auto said = required_words(words);
    const auto before = stepping(entry_by_code(tx, code), Act::reopen).before;
    const auto after = said_again(tx, before);
    keep(tx, master, base::Who{}, before, after, {Act::reopen, {}, said, after.owner});
    return track(tx, master, code);
}

Seen rate(store::Transaction& tx, const store::MasterKey& master, std::string_view code, Satisfaction satisfaction) {
    auto [before, after] = stepping(entry_by_code(tx, code), Act::rate);
    if (after.satisfaction) throw Problem(ProblemKind::conflict, "voice.rated_already");
    if (const auto shown = shown_for(tx, before); shown.standing.state != State::answered)
        throw Problem(ProblemKind::conflict, "voice.not_now", base::name_of(shown.standing.state));
    after.satisfaction = satisfaction;
    keep(tx, base::Who{}, before, after, {Act::rate, base::name_of(satisfaction), {}, {}});
    return track(tx, master, code);
}

Seen withdraw(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    auto [before, after] = stepping(entry_by_code(tx, code), Act::close);
    after.due_at.reset();
    keep(tx, base::Who{}, before, after, {Act::close, "withdrawn", {}, {}});
    return track(tx, master, code);
}

}  // namespace voices
