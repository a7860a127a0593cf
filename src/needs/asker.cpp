#include "needs/asker.hpp"

#include <algorithm>

#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "needs/code.hpp"
#include "needs/entry.hpp"
#include "needs/way.hpp"
#include "store/values.hpp"

namespace needs {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t hour_ms = 60LL * 60 * 1000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr int most_appeals = 1;

/// How often one address may come through a door within an hour.
struct Limit {
    Door door;
    int most;
};
constexpr Limit limits[] = {{Door::ask, 40}, {Door::offer, 20}, {Door::code, 30}};

Entry entry_by_code(store::Transaction& tx, std::string_view typed) {
    const auto rows = tx.run("SELECT " + need_columns + " FROM " + need_tables + " WHERE n.code_hash = $1",
                             {accounts::hash_of(tidy_code(typed))});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "need.code_unknown");
    return read_entry(rows.front());
}

/// The code of the reason or outcome with which it ended.
std::string last_code(store::Transaction& tx, const Entry& entry) {
    const auto rows = tx.run(R"(
        SELECT code FROM need_step
        WHERE home = $1 AND need = $2 AND NOT taken_back AND act IN ('finish', 'refuse', 'withdraw') ORDER BY part DESC LIMIT 1)",
                             {entry.home, entry.id});
    return rows.empty() ? std::string() : rows.front().text("code");
}

Seen seen(store::Transaction& tx, const Entry& own) {
    const bool is_joined = own.standing.joined_to.has_value();
    const auto shown = is_joined ? entry(tx, {*own.standing.joined_to}) : own;
    const auto need = find_need(tx, shown.id);
    Seen seen{.kind = need.kind,
              .state = need.state,
              .since = need.since,
              .due_at = need.due_at,
              .owner = need.owner ? need.owner->name : std::string(),
              .code = needs::is_open(need.state) ? std::string() : last_code(tx, shown),
              .is_joined = is_joined,
              .waits = own.standing.waits,
              .can_ask_again = is_possible(own, Act::reopen),
              .can_appeal = own.standing.appeals < most_appeals && is_possible(own, Act::appeal),
              .can_withdraw = is_possible(own, Act::withdraw)};
    return seen;
}

}  // namespace

void begin_try(store::Transaction& tx, Door door, std::string_view address) {
    const auto most = std::ranges::find(limits, door, &Limit::door)->most;
    const auto hash = accounts::hash_of(address);
    const auto name = base::name_of(door);
    const auto barring = tx.run(R"(
        SELECT at FROM need_try WHERE address_hash = $1 AND what = $2 AND at > $3 ORDER BY at DESC LIMIT 1 OFFSET $4)",
                                {hash, name, base::Instant{tx.now().ms - hour_ms}, most - 1});
    if (!barring.empty()) {
        const auto left_ms = barring.front().integer("at") + hour_ms - tx.now().ms;
        throw Problem(ProblemKind::too_many, "need.too_many").wait(std::chrono::seconds((left_ms + 999) / 1000));
    }
    tx.change("DELETE FROM need_try WHERE at < $1", {base::Instant{tx.now().ms - day_ms}});
    tx.change("INSERT INTO need_try (id, at, what, address_hash) VALUES ($1, $2, $3, $4)",
              {tx.new_id(), tx.now(), name, hash});
}

void forgive_try(store::Transaction& tx, Door door, std::string_view address) {
    tx.change(R"(
        DELETE FROM need_try
        WHERE id IN (SELECT id FROM need_try WHERE address_hash = $1 AND what = $2 ORDER BY at DESC LIMIT 1))",
              {accounts::hash_of(address), base::name_of(door)});
}

Seen track(store::Transaction& tx, std::string_view code) {
    return seen(tx, entry_by_code(tx, code));
}

Seen ask_again(store::Transaction& tx, const store::MasterKey& master, std::string_view code,
               const std::string& words) {
    if (base::trim(words).empty()) throw Problem(ProblemKind::invalid, "need.words_missing");
    const auto before = stepping(entry_by_code(tx, code), Act::reopen).before;
    keep(tx, master, base::Who{}, before, asked_again(tx, before), {Act::reopen, {}, words, {}});
    return track(tx, code);
}

Seen appeal(store::Transaction& tx, const store::MasterKey& master, std::string_view code, const std::string& words) {
    auto [before, after] = stepping(entry_by_code(tx, code), Act::appeal);
    if (after.appeals >= most_appeals) throw Problem(ProblemKind::conflict, "need.appealed_already");
    after.appeals += 1;
    after.owner = appeal_body(tx, before);
    after.due_at = look_until(tx, tx.now());
    keep(tx, master, base::Who{}, before, after, {Act::appeal, {}, words, after.owner});
    return track(tx, code);
}

Seen withdraw(store::Transaction& tx, std::string_view code) {
    auto [before, after] = stepping(entry_by_code(tx, code), Act::withdraw);
    after.due_at.reset();
    after.waits = false;
    keep(tx, base::Who{}, before, after, {Act::withdraw, "not_needed", {}, {}});
    return track(tx, code);
}

}  // namespace needs
