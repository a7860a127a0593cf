#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "goods/word.hpp"
#include "needs/carrying.hpp"
#include "store/journal.hpp"
#include "trips/posting.hpp"
#include "trips/trip_row.hpp"

/// A trip's load: out of the store onto the road, and what of it comes back.
namespace trips {
namespace {

using base::Problem;
using base::ProblemKind;
using Amounts = std::map<std::string, std::int64_t>;

void record(store::Transaction& tx, const base::Who& who, std::string_view verb, const TripEntry& entry) {
    store::record(tx, who, verb, entry.trip.id.uuid, entry.trip.area.id, base::Json{{"code", entry.trip.code}});
}

std::vector<needs::NeedId> needs_on(store::Transaction& tx, TripId id) {
    std::vector<needs::NeedId> all;
    for (const auto& row : tx.run("SELECT need FROM trip_stop WHERE trip = $1 ORDER BY number", {id}))
        all.push_back(row.id<needs::NeedTag>("need"));
    return all;
}

void set_state(store::Transaction& tx, const TripEntry& entry, State state) {
    tx.change("UPDATE trip SET state = $3 WHERE home = $1 AND id = $2",
              {entry.home, entry.trip.id, base::name_of(state)});
}

/// What comes back and what was lost of each item, with the amounts checked.
Amounts summed(const Closing& closing) {
    Amounts sums;
    const auto add = [&](const std::string& item, std::int64_t amount) {
        if (amount < 1) throw Problem(ProblemKind::invalid, "movement.amount_wrong", item);
        sums[item] += amount;
    };
    for (const auto& [item, amount] : closing.back) add(item, amount);
    for (const auto& lost : closing.lost) {
        goods::require_word("loss", lost.reason);
        add(lost.item, lost.amount);
    }
    return sums;
}

/// What went out is with people, back or lost, to the last bag.
void require_all_accounted(store::Transaction& tx, const TripEntry& entry, const Closing& closing) {
    auto left = amounts_of(tx, entry.trip.id, false);
    for (const auto& [item, amount] : amounts_of(tx, entry.trip.id, true)) left[item] -= amount;
    for (const auto& [item, amount] : summed(closing)) left[item] -= amount;
    for (const auto& [item, amount] : left)
        if (amount != 0) throw Problem(ProblemKind::conflict, "trip.bags_missing", item);
}

/// The lots that come back: those that left last first, so that what expires first stays with people.
std::vector<goods::Share> lots_of(const goods::Movement& issue, const std::vector<goods::Part>& back) {
    std::vector<goods::Share> shares;
    Amounts left;
    for (const auto& [item, amount] : back) left[item] += amount;
    for (auto line = issue.lines.rbegin(); line != issue.lines.rend(); ++line) {
        const auto amount = std::min(left[line->item], -line->amount);
        if (amount < 1) continue;
        shares.push_back({line->lot, amount});
        left[line->item] -= amount;
    }
    return shares;
}

std::optional<goods::MovementId> bring_back(store::Transaction& tx, const base::Who& who, const TripEntry& entry,
                                            const Closing& closing) {
    if (closing.back.empty()) return std::nullopt;
    const auto issue = goods::get_movement(tx, who, *entry.trip.issue);
    return goods::give_back(tx, who, {entry.trip.store.id},
                            {.id = closing.came_back,
                             .of = issue.id,
                             .reason = entry.trip.delivered == entry.trip.stops ? "left_over" : "not_at_home",
                             .words = entry.trip.code,
                             .lines = lots_of(issue, closing.back)})
        .id;
}

void write_returns(store::Transaction& tx, const TripEntry& entry, const Closing& closing) {
    const auto write = [&](const std::string& item, const std::string& reason, std::int64_t amount) {
        tx.change(R"(
            INSERT INTO trip_return (home, trip, item, reason, amount) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (home, trip, item, reason) DO UPDATE SET amount = trip_return.amount + excluded.amount)",
                  {entry.home, entry.trip.id, item, reason, amount});
    };
    for (const auto& [item, amount] : closing.back) write(item, "", amount);
    for (const auto& lost : closing.lost) write(lost.item, lost.reason, lost.amount);
}

}  // namespace

TripSheet hand_out(store::Transaction& tx, const base::Who& who, TripId id, goods::MovementId movement) {
    const auto entry = own_trip(tx, who, id);
    if (entry.trip.state == State::loaded && entry.trip.issue == movement) return sheet_of(tx, who, id);
    if (entry.trip.state != State::planned)
        throw Problem(ProblemKind::conflict, "trip.not_now", base::name_of(entry.trip.state));
    goods::Issue issue{.id = movement, .receiver = {}, .words = entry.trip.code, .requisition = {}, .lines = {}};
    if (entry.trip.carrier.kind == CarrierKind::team) issue.receiver = entry.trip.carrier.id;
    for (const auto& [item, amount] : amounts_of(tx, id, false)) issue.lines.push_back({item, amount, std::nullopt});
    if (issue.lines.empty()) throw Problem(ProblemKind::conflict, "trip.no_stops", entry.trip.code);
    goods::issue(tx, who, {entry.trip.store.id}, issue);
    for (const auto& need : needs_on(tx, id)) needs::set_out(tx, who, need, entry.trip.body.id);
    tx.change("UPDATE trip SET issue = $3 WHERE home = $1 AND id = $2", {entry.home, id, movement});
    set_state(tx, entry, State::loaded);
    record(tx, who, "trip.loaded", entry);
    return sheet_of(tx, who, id);
}

TripSheet take_load_back(store::Transaction& tx, const base::Who& who, TripId id, goods::MovementId movement) {
    const auto entry = own_trip(tx, who, id, State::loaded);
    if (entry.trip.told > 0) throw Problem(ProblemKind::conflict, "trip.told_already", entry.trip.code);
    goods::undo(tx, who, *entry.trip.issue, {movement, entry.trip.code});
    tx.change("UPDATE trip SET issue = NULL WHERE home = $1 AND id = $2", {entry.home, id});
    set_state(tx, entry, State::planned);
    record(tx, who, "trip.load_taken_back", entry);
    return sheet_of(tx, who, id);
}

TripSheet close(store::Transaction& tx, const base::Who& who, TripId id, const Closing& closing) {
    const auto entry = own_trip(tx, who, id, State::loaded);
    if (entry.trip.told < entry.trip.stops) throw Problem(ProblemKind::conflict, "trip.stops_untold", entry.trip.code);
    if (entry.trip.differing > 0) throw Problem(ProblemKind::conflict, "trip.differs", entry.trip.code);
    require_all_accounted(tx, entry, closing);
    const auto came_back = bring_back(tx, who, entry, closing);
    write_returns(tx, entry, closing);
    tx.change("UPDATE trip SET came_back = $3, closing_words = $4 WHERE home = $1 AND id = $2",
              {entry.home, id, came_back, goods::short_text(closing.words)});
    tx.change("UPDATE trip_stop SET is_open = $2 WHERE trip = $1", {id, false});
    set_state(tx, entry, State::closed);
    post_to_ledger(tx, who, entry, closing);
    record(tx, who, "trip.closed", entry);
    return sheet_of(tx, who, id);
}

}  // namespace trips
