#include "trips/trip.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "goods/word.hpp"
#include "needs/carrying.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "trips/carrier.hpp"
#include "trips/trip_row.hpp"

namespace trips {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t most_stops = 100;
constexpr std::int64_t most_amount = 1'000'000'000;

void record(store::Transaction& tx, const base::Who& who, std::string_view verb, const TripEntry& entry) {
    store::record(tx, who, verb, entry.trip.id.uuid, entry.trip.area.id, base::Json{{"code", entry.trip.code}});
}

/// The trip of this id when it was made before with the same content.
bool was_made(store::Transaction& tx, TripId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run("SELECT fingerprint FROM trip WHERE id = $1", {id});
    if (rows.empty()) return false;
    if (rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "trip.id_taken", base::to_string(id));
    return true;
}

void require_day(store::Transaction& tx, base::Day day) {
    if (day < base::day_of(tx.now())) throw Problem(ProblemKind::invalid, "trip.day_past", base::to_string(day));
}

/// One line for each item. Problems: trip.gets_nothing, movement.amount_wrong, item.unknown.
std::map<std::string, std::int64_t> checked(store::Transaction& tx, const std::vector<goods::Part>& gets) {
    std::map<std::string, std::int64_t> amounts;
    for (const auto& [item, amount] : gets) {
        if (amount < 1 || amount > most_amount) throw Problem(ProblemKind::invalid, "movement.amount_wrong");
        goods::item_called(tx, item);
        amounts[item] += amount;
    }
    if (amounts.empty()) throw Problem(ProblemKind::invalid, "trip.gets_nothing");
    return amounts;
}

/// The need, when goods may be brought for it by this trip.
needs::Need checked(store::Transaction& tx, const TripEntry& entry, needs::NeedId id) {
    const auto found = needs::needs_of(tx, {id});
    if (found.empty()) throw Problem(ProblemKind::not_found, "need.not_found", base::to_string(id));
    const auto& need = found.front();
    if (!areas::is_within(areas::get(tx, {need.area.id}).path, entry.served_path))
        throw Problem(ProblemKind::conflict, "trip.need_elsewhere", base::to_string(id));
    if (!needs::is_accepted(need)) throw Problem(ProblemKind::conflict, "trip.need_not_accepted", base::to_string(id));
    if (!tx.run("SELECT 1 AS found FROM trip_stop WHERE need = $1 AND is_open LIMIT 1", {id}).empty())
        throw Problem(ProblemKind::conflict, "trip.need_on_another", base::to_string(id));
    return need;
}

std::size_t number_of_stops(store::Transaction& tx, TripId id) {
    return static_cast<std::size_t>(
        tx.run("SELECT count(*) AS stops FROM trip_stop WHERE trip = $1", {id}).front().integer("stops"));
}

void write_stop(store::Transaction& tx, const TripEntry& entry, const NewStop& wanted) {
    const auto behind = number_of_stops(tx, entry.trip.id);
    if (behind >= most_stops) throw Problem(ProblemKind::invalid, "trip.too_many_stops");
    if (!tx.run("SELECT 1 AS found FROM trip_stop WHERE id = $1", {wanted.id}).empty())
        throw Problem(ProblemKind::conflict, "trip.id_taken", base::to_string(wanted.id));
    const auto need = checked(tx, entry, wanted.need);
    const auto gets = checked(tx, wanted.gets);
    tx.change(R"(
        INSERT INTO trip_stop (home, id, trip, number, need, area, is_open, differs)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {entry.home, wanted.id, entry.trip.id, behind + 1, wanted.need, need.area.id, true, false});
    for (const auto& [item, amount] : gets)
        tx.change("INSERT INTO trip_stop_part (home, stop, item, amount) VALUES ($1, $2, $3, $4)",
                  {entry.home, wanted.id, item, amount});
}

void write_trip(store::Transaction& tx, const base::Who& who, const NewTrip& wanted, const goods::Store& from,
                const store::Bytes& fingerprint) {
    const auto year = static_cast<int>(base::parts_of(base::day_of(tx.now())).year());
    const auto number =
        tx.run("SELECT coalesce(max(number), 0) + 1 AS next FROM trip WHERE store = $1 AND year = $2", {from.id, year})
            .front()
            .integer("next");
    tx.change(R"(
        INSERT INTO trip (home, id, store, year, number, code, day, state, carrier_kind, carrier, words, made_at, made_by,
                          closing_words, stops, told, delivered, differing, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'planned', $8, $9, $10, $11, $12, '', 0, 0, 0, 0, $13))",
              {areas::get(tx, {from.area.id}).home, wanted.id, from.id, year, number,
               fmt::format("CH-{}-{:04}", year, number), wanted.day, base::name_of(wanted.carrier.kind),
               wanted.carrier.id, goods::short_text(wanted.words), tx.now(), who.account, fingerprint});
}

/// What is left stands in a row again.
void number_anew(store::Transaction& tx, const TripEntry& entry) {
    std::int64_t number = 0;
    for (const auto& row : tx.run("SELECT id FROM trip_stop WHERE trip = $1 ORDER BY number, id", {entry.trip.id}))
        tx.change("UPDATE trip_stop SET number = $3 WHERE home = $1 AND id = $2",
                  {entry.home, row.uuid("id"), ++number});
    keep_totals(tx, entry.trip.id);
}

void write_carrier(store::Transaction& tx, const TripEntry& entry, const Carrier& carrier) {
    tx.change("UPDATE trip SET carrier_kind = $3, carrier = $4 WHERE home = $1 AND id = $2",
              {entry.home, entry.trip.id, base::name_of(carrier.kind), carrier.id});
}

bool is_over(State state) {
    return state == State::closed || state == State::dropped;
}

}  // namespace

TripSheet make(store::Transaction& tx, const base::Who& who, const NewTrip& wanted) {
    const auto from = planned_store(tx, who, wanted.store);
    const auto fingerprint = accounts::hash_of(base::to_json(wanted));
    if (was_made(tx, wanted.id, fingerprint)) return sheet_of(tx, who, wanted.id);
    if (from.is_closed) throw Problem(ProblemKind::conflict, "goods_store.closed", from.name);
    require_day(tx, wanted.day);
    if (wanted.stops.empty()) throw Problem(ProblemKind::invalid, "trip.no_stops");
    if (wanted.stops.size() > most_stops) throw Problem(ProblemKind::invalid, "trip.too_many_stops");
    require_carrier(tx, wanted.carrier, served_path(tx, areas::get(tx, {from.area.id})));
    write_trip(tx, who, wanted, from, fingerprint);
    const auto entry = entry_of(tx, wanted.id);
    for (const auto& stop : wanted.stops) write_stop(tx, entry, stop);
    keep_totals(tx, wanted.id);
    record(tx, who, "trip.made", entry);
    return sheet_of(tx, who, wanted.id);
}

TripSheet change(store::Transaction& tx, const base::Who& who, TripId id, const Change& change) {
    const auto entry = own_trip(tx, who, id);
    if (is_over(entry.trip.state))
        throw Problem(ProblemKind::conflict, "trip.not_now", base::name_of(entry.trip.state));
    if (change.carrier && entry.trip.carrier != change.carrier->to) {
        if (entry.trip.carrier != change.carrier->from)
            throw Problem(ProblemKind::conflict, "trip.changed_meanwhile", entry.trip.code);
        require_carrier(tx, change.carrier->to, entry.served_path);
        write_carrier(tx, entry, change.carrier->to);
    }
    if (change.day && entry.trip.day != change.day->to) {
        if (entry.trip.day != change.day->from)
            throw Problem(ProblemKind::conflict, "trip.changed_meanwhile", entry.trip.code);
        require_day(tx, change.day->to);
        tx.change("UPDATE trip SET day = $3 WHERE home = $1 AND id = $2", {entry.home, id, change.day->to});
    }
    record(tx, who, "trip.changed", entry);
    return sheet_of(tx, who, id);
}

TripSheet add_stop(store::Transaction& tx, const base::Who& who, TripId id, const NewStop& wanted) {
    const auto entry = own_trip(tx, who, id, State::planned);
    const auto same = tx.run("SELECT 1 AS found FROM trip_stop WHERE id = $1 AND trip = $2 AND need = $3",
                             {wanted.id, id, wanted.need});
    if (!same.empty()) return sheet_of(tx, who, id);
    write_stop(tx, entry, wanted);
    keep_totals(tx, id);
    record(tx, who, "trip.changed", entry);
    return sheet_of(tx, who, id);
}

TripSheet drop_stop(store::Transaction& tx, const base::Who& who, StopId id) {
    const auto stop = stop_row(tx, id);
    const auto entry = own_trip(tx, who, stop.trip, State::planned);
    tx.change("DELETE FROM trip_stop_part WHERE home = $1 AND stop = $2", {stop.home, id});
    tx.change("DELETE FROM trip_stop WHERE home = $1 AND id = $2", {stop.home, id});
    number_anew(tx, entry);
    record(tx, who, "trip.changed", entry);
    return sheet_of(tx, who, stop.trip);
}

TripSheet move_stop(store::Transaction& tx, const base::Who& who, StopId id, TripId to) {
    const auto stop = stop_row(tx, id);
    const auto from = own_trip(tx, who, stop.trip, State::planned);
    const auto there = own_trip(tx, who, to, State::planned);
    if (stop.trip == to) return sheet_of(tx, who, to);
    const auto parts = store::all(
        [](const store::Row& row) {
            return goods::Part{row.text("item"), row.integer("amount")};
        },
        tx.run("SELECT item, amount FROM trip_stop_part WHERE home = $1 AND stop = $2", {stop.home, id}));
    tx.change("DELETE FROM trip_stop_part WHERE home = $1 AND stop = $2", {stop.home, id});
    tx.change("DELETE FROM trip_stop WHERE home = $1 AND id = $2", {stop.home, id});
    number_anew(tx, from);
    write_stop(tx, there, {.id = id, .need = stop.need, .gets = parts});
    keep_totals(tx, to);
    record(tx, who, "trip.changed", from);
    record(tx, who, "trip.changed", there);
    return sheet_of(tx, who, to);
}

TripSheet order(store::Transaction& tx, const base::Who& who, TripId id, const std::vector<StopId>& stops) {
    const auto entry = own_trip(tx, who, id, State::planned);
    std::set<StopId> there;
    for (const auto& row : tx.run("SELECT id FROM trip_stop WHERE trip = $1", {id}))
        there.insert(row.id<TripStopTag>("id"));
    if (std::set(stops.begin(), stops.end()) != there || stops.size() != there.size())
        throw Problem(ProblemKind::conflict, "trip.changed_meanwhile", entry.trip.code);
    for (std::size_t number = 0; number < stops.size(); ++number)
        tx.change("UPDATE trip_stop SET number = $3 WHERE home = $1 AND id = $2",
                  {entry.home, stops[number], number + 1});
    record(tx, who, "trip.changed", entry);
    return sheet_of(tx, who, id);
}

void drop(store::Transaction& tx, const base::Who& who, TripId id) {
    const auto entry = own_trip(tx, who, id);
    if (entry.trip.state == State::dropped) return;
    if (entry.trip.state != State::planned)
        throw Problem(ProblemKind::conflict, "trip.not_now", base::name_of(entry.trip.state));
    tx.change("UPDATE trip SET state = 'dropped' WHERE home = $1 AND id = $2", {entry.home, id});
    tx.change("UPDATE trip_stop SET is_open = $2 WHERE trip = $1", {id, false});
    record(tx, who, "trip.dropped", entry);
}

TripSheet get(store::Transaction& tx, const base::Who& who, TripId id) {
    auto entry = seen_trip(tx, who, id);
    return {.trip = entry.trip, .loads = loads_of(tx, entry.trip), .stops = stops_of(tx, entry.trip)};
}

std::vector<Trip> list(store::Transaction& tx, const base::Who& who, const Query& query) {
    const auto area = areas::get(tx, query.area);
    accounts::require_figures(tx, who, base::Permission::needs_answer, area.path);
    const auto state = query.state ? base::name_of(*query.state) : std::string();
    std::vector<Trip> trips;
    for (const auto& row : tx.run(select_trips(R"(
        a.path >= $1 AND a.path < $2 AND ($3 = '' OR t.state = $3) AND ($4 IS NULL OR t.day = $4)
        AND ($5 IS NULL OR t.id < $5) ORDER BY t.id DESC LIMIT $6)"),
                                  {area.path, area.path + '~', state, query.day, query.after, query.limit}))
        trips.push_back(read_entry(row).trip);
    complete(tx, who, trips);
    return trips;
}

}  // namespace trips
