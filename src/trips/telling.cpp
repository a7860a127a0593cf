#include "trips/telling.hpp"

#include <sodium.h>

#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "files/file.hpp"
#include "files/metadata.hpp"
#include "needs/carrying.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"
#include "trips/trip_row.hpp"

namespace trips {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_text = 1000;
constexpr std::size_t most_picture_bytes = 400 * 1024;

/// By who carries it, or from the paper by its store.
void require_may_tell(store::Transaction& tx, const base::Who& who, const TripEntry& entry) {
    if (!carries(tx, who, entry.trip)) own_trip(tx, who, entry.trip.id);
}

std::string short_text(std::string_view typed) {
    auto text = base::tidy(base::to_nfc(typed));
    if (text.size() > longest_text) throw Problem(ProblemKind::too_large, "trip_telling.too_long");
    return text;
}

std::string bytes_of(const std::string& base64) {
    std::string bytes(base64.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), base64.data(), base64.size(),
                          nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        throw Problem(ProblemKind::invalid, "file.not_a_picture");
    bytes.resize(length);
    return bytes;
}

std::optional<base::Uuid> kept_picture(store::Transaction& tx, const base::Who& who, const NewTelling& wanted) {
    if (wanted.picture.empty()) return std::nullopt;
    const auto picture = files::without_metadata(bytes_of(wanted.picture));
    if (!picture) throw Problem(ProblemKind::invalid, "file.not_a_picture");
    if (picture->size() > most_picture_bytes)
        throw Problem(ProblemKind::too_large, "file.picture_too_large", std::to_string(picture->size()));
    return files::keep_picture(tx, who, "giao-hang.jpg", *picture).uuid;
}

/// Under the need's own key; when that is gone nothing is written down about anybody.
std::optional<std::string> sealed(store::Transaction& tx, const store::MasterKey& master, needs::NeedId need,
                                  const std::string& text) {
    if (text.empty() || !store::is_sealed(tx, need.uuid)) return std::nullopt;
    return store::seal_text(tx, master, need.uuid, text);
}

bool is_proven(store::Transaction& tx, needs::NeedId need, const NewTelling& wanted, bool has_picture) {
    switch (wanted.proof) {
        case Proof::code:
            return needs::is_code_of(tx, need, wanted.code);
        case Proof::picture:
            return has_picture;
        case Proof::paper:
            return true;
        case Proof::none:
            return false;
    }
    return false;
}

constexpr std::string_view select_tellings =
    "SELECT l.*, u.name AS by_name FROM trip_telling l JOIN account u ON u.id = l.account WHERE ";

Telling read_telling(store::Transaction& tx, const store::MasterKey& master, needs::NeedId need,
                     const store::Row& row) {
    const auto opened = [&](std::string_view column) {
        const auto text = row.maybe_text(column);
        return text ? store::unseal_text(tx, master, need.uuid, *text).value_or("") : std::string();
    };
    return {.id = row.id<TripTellingTag>("id"),
            .outcome = base::named<Outcome>(row.text("outcome")),
            .proof = base::named<Proof>(row.text("proof")),
            .is_proven = row.boolean("is_proven"),
            .weight = base::named<Weight>(row.text("weight")),
            .at = row.instant("at"),
            .received_at = row.instant("received_at"),
            .by = row.text("by_name"),
            .picture = row.maybe_uuid("picture"),
            .neighbour = opened("neighbour"),
            .words = opened("words")};
}

std::optional<Telling> told_before(store::Transaction& tx, const store::MasterKey& master, const StopRow& stop,
                                   TellingId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run(std::string(select_tellings) + "l.id = $1", {id});
    if (rows.empty()) return std::nullopt;
    if (rows.front().uuid("stop") != stop.id.uuid || rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "trip_telling.id_taken", base::to_string(id));
    return read_telling(tx, master, stop.need, rows.front());
}

/// How it was, from now on: the stop, the count of its hamlet and the need follow.
void let_stand(store::Transaction& tx, const base::Who& who, const StopRow& stop, TellingId telling, Outcome outcome,
               base::Instant at) {
    const auto day = base::day_of(at);
    if (stop.outcome && is_delivered(*stop.outcome)) store::count(tx, stop.area, delivered_indicator, *stop.day, -1);
    if (is_delivered(outcome)) store::count(tx, stop.area, delivered_indicator, day, 1);
    tx.change(R"(
        UPDATE trip_stop SET telling = $3, outcome = $4, told_at = $5, day = $6, is_open = $7 WHERE home = $1 AND id = $2)",
              {stop.home, stop.id, telling, base::name_of(outcome), at, day, false});
    if (is_delivered(outcome)) needs::reached(tx, who, stop.need, "helped");
}

void set_differs(store::Transaction& tx, const StopRow& stop, bool differs) {
    tx.change("UPDATE trip_stop SET differs = $3 WHERE home = $1 AND id = $2", {stop.home, stop.id, differs});
}

Stop stop_of(store::Transaction& tx, const TripEntry& entry, StopId id) {
    for (auto& stop : stops_of(tx, entry.trip))
        if (stop.id == id) return stop;
    throw Problem(ProblemKind::not_found, "trip_stop.not_found", base::to_string(id));
}

void record(store::Transaction& tx, const base::Who& who, std::string_view verb, const StopRow& stop) {
    store::record(tx, who, verb, stop.trip.uuid, stop.area, base::Json{{"stop", stop.number}});
}

Weight weight_of(const TripEntry& entry, const StopRow& stop, Outcome outcome) {
    if (!stop.outcome && entry.trip.state == State::loaded) return Weight::stands;
    return stop.outcome == outcome ? Weight::agrees : Weight::differs;
}

}  // namespace

Telling tell(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, StopId id,
             const NewTelling& wanted, base::Instant at) {
    const auto stop = stop_row(tx, id);
    const auto entry = entry_of(tx, stop.trip);
    require_may_tell(tx, who, entry);
    const auto fingerprint = accounts::hash_of(base::to_json(wanted));
    if (const auto before = told_before(tx, master, stop, wanted.id, fingerprint)) return *before;
    if (entry.trip.state != State::loaded && entry.trip.state != State::closed)
        throw Problem(ProblemKind::conflict, "trip.not_on_the_way", entry.trip.code);
    const auto neighbour = short_text(wanted.neighbour);
    if (wanted.outcome == Outcome::to_neighbour && neighbour.empty())
        throw Problem(ProblemKind::invalid, "trip_telling.neighbour_missing");
    const auto picture = kept_picture(tx, who, wanted);
    const auto weight = weight_of(entry, stop, wanted.outcome);
    tx.change(R"(
        INSERT INTO trip_telling (home, id, stop, outcome, proof, is_proven, weight, at, received_at, account, picture,
                                  neighbour, words, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))",
              {stop.home, wanted.id, id, base::name_of(wanted.outcome), base::name_of(wanted.proof),
               is_proven(tx, stop.need, wanted, picture.has_value()), base::name_of(weight), at, tx.now(), who.account,
               picture, sealed(tx, master, stop.need, neighbour),
               sealed(tx, master, stop.need, short_text(wanted.words)), fingerprint});
    if (weight == Weight::stands) let_stand(tx, who, stop, wanted.id, wanted.outcome, at);
    if (weight == Weight::differs) set_differs(tx, stop, true);
    keep_totals(tx, stop.trip);
    record(tx, who, "trip.told", stop);
    return *told_before(tx, master, stop, wanted.id, fingerprint);
}

std::vector<Telling> tellings(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, StopId id) {
    const auto stop = stop_row(tx, id);
    seen_trip(tx, who, stop.trip);
    auto all = store::all([&](const store::Row& row) { return read_telling(tx, master, stop.need, row); },
                          tx.run(std::string(select_tellings) + "l.stop = $1 ORDER BY l.received_at, l.id", {id}));
    for (const auto& one : all)
        if (!one.neighbour.empty() || !one.words.empty()) {
            store::record(tx, who, "need.record_opened", stop.need.uuid, stop.area);
            break;
        }
    return all;
}

Stop decide(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, StopId id, TellingId telling,
            const std::string& words) {
    const auto stop = stop_row(tx, id);
    const auto entry = own_trip(tx, who, stop.trip);
    const auto rows = tx.run("SELECT outcome, at FROM trip_telling WHERE id = $1 AND stop = $2", {telling, id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "trip_telling.not_found", base::to_string(telling));
    const auto outcome = base::named<Outcome>(rows.front().text("outcome"));
    if (stop.telling != telling.uuid) {
        if (entry.trip.state != State::loaded)
            throw Problem(ProblemKind::conflict, "trip.not_now", base::name_of(entry.trip.state));
        if (stop.outcome && is_delivered(*stop.outcome) && !is_delivered(outcome))
            needs::not_reached(tx, master, who, stop.need, words);
        let_stand(tx, who, stop, telling, outcome, rows.front().instant("at"));
    }
    tx.change("UPDATE trip_telling SET weight = 'set_aside' WHERE stop = $1 AND outcome <> $2",
              {id, base::name_of(outcome)});
    tx.change("UPDATE trip_telling SET weight = 'agrees' WHERE stop = $1 AND outcome = $2",
              {id, base::name_of(outcome)});
    tx.change("UPDATE trip_telling SET weight = 'stands' WHERE id = $1", {telling});
    set_differs(tx, stop, false);
    keep_totals(tx, stop.trip);
    record(tx, who, "trip.decided", stop);
    return stop_of(tx, entry, id);
}

store::Bytes picture(store::Transaction& tx, const base::Who& who, TellingId id) {
    const auto rows =
        tx.run("SELECT s.trip, l.picture FROM trip_telling l JOIN trip_stop s ON s.id = l.stop WHERE l.id = $1", {id});
    if (rows.empty() || rows.front().is_null("picture"))
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(id));
    seen_trip(tx, who, rows.front().id<TripTag>("trip"));
    return files::get(tx, {rows.front().uuid("picture")}).bytes;
}

std::vector<store::Indicator> indicators() {
    return {{delivered_indicator,
             "SELECT area, day, COUNT(*) AS value FROM trip_stop "
             "WHERE outcome IN ('delivered', 'at_door', 'to_neighbour') GROUP BY area, day"}};
}

}  // namespace trips
