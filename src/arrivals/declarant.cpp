#include "arrivals/declarant.hpp"

#include "accounts/door.hpp"
#include "arrivals/arrival_row.hpp"
#include "base/problem.hpp"
#include "base/vocabulary.hpp"

namespace arrivals {
namespace {

using base::Problem;
using base::ProblemKind;

Entry entry_by_code(store::Transaction& tx, std::string_view typed) {
    const auto code = accounts::tidy_code(typed, accounts::public_code);
    if (code) {
        const auto rows = tx.run(select_arrivals("d.code_hash = $1"), {accounts::hash_of(*code)});
        if (!rows.empty()) return read_entry(rows.front());
    }
    throw Problem(ProblemKind::not_found, "declared_arrival.code_unknown");
}

bool is_open(const Entry& entry) {
    return entry.standing.state == State::announced || entry.standing.state == State::arrived;
}

}  // namespace

Seen look(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    const auto found = entry_by_code(tx, code);
    const auto record = unsealed(tx, master, found.id);
    return {.area = found.area_name,
            .state = found.standing.state,
            .on = found.standing.on,
            .team = found.team_name,
            .traveller = record ? std::optional(record->traveller) : std::nullopt,
            .can_change = is_open(found) && record.has_value()};
}

Seen correct(store::Transaction& tx, const store::MasterKey& master, std::string_view code,
             const Correction& correction) {
    put_right(tx, master, base::Who{}, entry_by_code(tx, code), correction);
    return look(tx, master, code);
}

Seen come(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    const auto before = entry_by_code(tx, code);
    require_state(before, {State::announced});
    auto after = before.standing;
    after.state = State::arrived;
    after.has_come = true;
    after.on = base::day_of(tx.now());
    keep(tx, base::Who{}, before, after, Act::arrive);
    return look(tx, master, code);
}

Seen withdraw(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    const auto before = entry_by_code(tx, code);
    require_state(before, {State::announced, State::arrived});
    auto after = before.standing;
    after.state = State::left;
    keep(tx, base::Who{}, before, after, Act::leave);
    return look(tx, master, code);
}

const std::vector<Advice>& advice() {
    static const auto read_once = base::vocabulary<Advice>("arrivals/vocabulary/arrival_advice.json");
    return read_once;
}

}  // namespace arrivals
