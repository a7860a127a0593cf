#include "volunteers/shift.hpp"

#include <tuple>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "volunteers/volunteer_row.hpp"

namespace volunteers {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t minutes_of_a_day = 24 * 60;
constexpr std::int64_t most_places = 500;
constexpr int most_days_ahead = 366;
constexpr std::size_t longest_text = 1000;

struct ShiftEntry {
    Shift shift;
    std::int64_t home = 0;
    base::Uuid commune;
    std::string area_path;
};

std::string select_shifts(const std::string& where) {
    return R"(
        SELECT s.*, a.name AS area_name, a.path AS area_path, b.name AS body_name
        FROM volunteer_shift s JOIN area a ON a.id = s.area JOIN body b ON b.id = s.body WHERE )" +
           where;
}

ShiftEntry read_shift(const store::Row& row) {
    return {.shift = {.id = row.id<VolunteerShiftTag>("id"),
                      .area = {row.uuid("area"), row.text("area_name")},
                      .body = {row.uuid("body"), row.text("body_name")},
                      .day = row.day("day"),
                      .begins = row.integer("begins"),
                      .ends = row.integer("ends"),
                      .place = row.text("place"),
                      .words = row.text("words"),
                      .skill = row.maybe_text("skill"),
                      .places = row.integer("places"),
                      .taken = row.integer("taken"),
                      .came = row.integer("came"),
                      .is_cancelled = !row.is_null("cancelled_at")},
            .home = row.integer("home"),
            .commune = row.uuid("commune"),
            .area_path = row.text("area_path")};
}

ShiftEntry shift_entry(store::Transaction& tx, ShiftId id) {
    const auto rows = tx.run(select_shifts("s.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "shift.not_found", base::to_string(id));
    return read_shift(rows.front());
}

ShiftEntry reached(store::Transaction& tx, const base::Who& who, ShiftId id) {
    auto found = shift_entry(tx, id);
    accounts::require_figures(tx, who, Permission::needs_answer, found.area_path);
    return found;
}

/// Of the body that asked for it, or of who answers for the whole area.
ShiftEntry own(store::Transaction& tx, const base::Who& who, ShiftId id) {
    auto found = reached(tx, who, id);
    if (found.shift.body.id != who.body) accounts::require(who, Permission::needs_answer, found.area_path);
    return found;
}

void require_to_come(store::Transaction& tx, const ShiftEntry& entry) {
    if (entry.shift.is_cancelled || entry.shift.day < base::day_of(tx.now()))
        throw Problem(ProblemKind::conflict, "shift.over", base::to_string(entry.shift.id));
}

NewShift checked(store::Transaction& tx, NewShift wanted) {
    const auto today = base::day_of(tx.now());
    wanted.place = base::tidy(base::to_nfc(wanted.place));
    wanted.words = std::string(base::trim(base::to_nfc(wanted.words)));
    if (wanted.day < today || wanted.day > today + most_days_ahead)
        throw Problem(ProblemKind::invalid, "shift.day_wrong", base::to_string(wanted.day));
    if (wanted.begins < 0 || wanted.ends <= wanted.begins || wanted.ends > minutes_of_a_day)
        throw Problem(ProblemKind::invalid, "shift.hours_wrong");
    if (wanted.place.empty()) throw Problem(ProblemKind::invalid, "shift.place_missing");
    if (wanted.place.size() > longest_text || wanted.words.size() > longest_text)
        throw Problem(ProblemKind::invalid, "volunteer.text_too_long");
    if (wanted.places < 1 || wanted.places > most_places) throw Problem(ProblemKind::invalid, "shift.places_wrong");
    if (wanted.skill) require_word("skill", *wanted.skill);
    return wanted;
}

bool is_the_same(const Shift& there, const NewShift& wanted) {
    return there.area.id == wanted.area.uuid && there.day == wanted.day && there.begins == wanted.begins &&
           there.ends == wanted.ends && there.place == wanted.place && there.words == wanted.words &&
           there.skill == wanted.skill && there.places == wanted.places;
}

struct TurnThere {
    bool is_there = false;
    bool came = false;
};
TurnThere turn_of(store::Transaction& tx, const ShiftEntry& entry, VolunteerId volunteer) {
    const auto rows = tx.run("SELECT came FROM volunteer_turn WHERE home = $1 AND shift = $2 AND volunteer = $3",
                             {entry.home, entry.shift.id, volunteer});
    return rows.empty() ? TurnThere{} : TurnThere{true, rows.front().boolean("came")};
}

void require_free(store::Transaction& tx, const ShiftEntry& entry, const Entry& volunteer) {
    if (!volunteer.is_briefed)
        throw Problem(ProblemKind::conflict, "volunteer.not_briefed", base::to_string(volunteer.id));
    if (turn_of(tx, entry, volunteer.id).is_there)
        throw Problem(ProblemKind::conflict, "shift.taken_already", base::to_string(entry.shift.id));
    if (entry.shift.taken == entry.shift.places)
        throw Problem(ProblemKind::conflict, "shift.full", base::to_string(entry.shift.id));
    const auto& [day, begins, ends] = std::tie(entry.shift.day, entry.shift.begins, entry.shift.ends);
    const bool overlaps = !tx.run(R"(
        SELECT 1 AS found FROM volunteer_turn t JOIN volunteer_shift s ON s.home = t.home AND s.id = t.shift
        WHERE t.volunteer = $1 AND s.day = $2 AND s.begins < $4 AND s.ends > $3 AND s.cancelled_at IS NULL LIMIT 1)",
                                  {volunteer.id, day, begins, ends})
                               .empty();
    if (overlaps) throw Problem(ProblemKind::conflict, "shift.overlaps", base::to_string(entry.shift.id));
}

void add_turn(store::Transaction& tx, const base::Who& who, const ShiftEntry& entry, const Entry& volunteer) {
    require_to_come(tx, entry);
    if (volunteer.commune != entry.commune)
        throw Problem(ProblemKind::not_found, "volunteer.not_found", base::to_string(volunteer.id));
    require_free(tx, entry, volunteer);
    const auto somebody = who.is_somebody() ? std::optional(who.account) : std::nullopt;
    tx.change(R"(INSERT INTO volunteer_turn (home, shift, volunteer, taken_at, account, came)
                 VALUES ($1, $2, $3, $4, $5, FALSE))",
              {entry.home, entry.shift.id, volunteer.id, tx.now(), somebody});
    tx.change("UPDATE volunteer_shift SET taken = taken + 1 WHERE home = $1 AND id = $2", {entry.home, entry.shift.id});
    store::record(tx, who, "shift.taken", entry.shift.id.uuid, entry.shift.area.id);
}

void drop_turn(store::Transaction& tx, const base::Who& who, const ShiftEntry& entry, VolunteerId volunteer) {
    require_to_come(tx, entry);
    const auto turn = turn_of(tx, entry, volunteer);
    if (!turn.is_there || turn.came)
        throw Problem(ProblemKind::conflict, "shift.not_on_it", base::to_string(volunteer));
    tx.change("DELETE FROM volunteer_turn WHERE home = $1 AND shift = $2 AND volunteer = $3",
              {entry.home, entry.shift.id, volunteer});
    tx.change("UPDATE volunteer_shift SET taken = taken - 1 WHERE home = $1 AND id = $2", {entry.home, entry.shift.id});
    store::record(tx, who, "shift.given_back", entry.shift.id.uuid, entry.shift.area.id);
}

/// Somebody by their code who is still there. Problem: volunteer.code_unknown.
Entry known(store::Transaction& tx, std::string_view code) {
    auto found = entry_by_code(tx, code);
    if (found.is_withdrawn) throw Problem(ProblemKind::not_found, "volunteer.code_unknown");
    return found;
}

}  // namespace

Shift open_shift(store::Transaction& tx, const base::Who& who, const NewShift& asked) {
    const auto [area, commune] = where_of(tx, asked.area);
    accounts::require_figures(tx, who, Permission::needs_answer, area.path);
    if (who.body == base::Uuid{}) throw Problem(ProblemKind::conflict, "shift.no_body");
    const auto wanted = checked(tx, asked);
    if (wanted.id && !tx.run("SELECT 1 AS found FROM volunteer_shift WHERE id = $1", {*wanted.id}).empty()) {
        auto there = shift_entry(tx, *wanted.id).shift;
        if (is_the_same(there, wanted)) return there;
        throw Problem(ProblemKind::conflict, "shift.id_taken", base::to_string(*wanted.id));
    }
    const auto id = wanted.id.value_or(ShiftId{tx.new_id()});
    tx.change(R"(
        INSERT INTO volunteer_shift (home, id, commune, area, body, day, begins, ends, place, words, skill, places, taken, came)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0))",
              {commune.home, id, commune.id, area.id, who.body, wanted.day, wanted.begins, wanted.ends, wanted.place,
               wanted.words, wanted.skill, wanted.places});
    store::record(tx, who, "shift.opened", id.uuid, area.id.uuid, base::Json{{"places", wanted.places}});
    return shift_entry(tx, id).shift;
}

Shift get_shift(store::Transaction& tx, const base::Who& who, ShiftId id) {
    return reached(tx, who, id).shift;
}

Shift cancel_shift(store::Transaction& tx, const base::Who& who, ShiftId id) {
    const auto entry = own(tx, who, id);
    require_to_come(tx, entry);
    tx.change("UPDATE volunteer_shift SET cancelled_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, tx.now()});
    store::record(tx, who, "shift.cancelled", id.uuid, entry.shift.area.id);
    return shift_entry(tx, id).shift;
}

std::vector<Shift> shifts(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day from,
                          std::optional<ShiftId> after, std::size_t limit) {
    const auto where = where_of(tx, area);
    accounts::require_figures(tx, who, Permission::needs_answer, where.area.path);
    return store::all([](const store::Row& row) { return read_shift(row).shift; },
                      tx.run(select_shifts(R"(
            s.commune = $1 AND s.day >= $2 AND s.cancelled_at IS NULL
            AND ($3 IS NULL OR (s.day, s.id) > (SELECT l.day, l.id FROM volunteer_shift l WHERE l.id = $3))
            ORDER BY s.day, s.id LIMIT $4)"),
                             {where.commune.id, from, after, limit}));
}

std::vector<Turn> turns(store::Transaction& tx, const base::Who& who, ShiftId id) {
    const auto entry = reached(tx, who, id);
    return store::all(
        [](const store::Row& row) {
            return Turn{row.id<VolunteerTag>("volunteer"), row.boolean("came")};
        },
        tx.run("SELECT volunteer, came FROM volunteer_turn WHERE home = $1 AND shift = $2 ORDER BY taken_at, volunteer",
               {entry.home, id}));
}

Shift put_on(store::Transaction& tx, const base::Who& who, ShiftId id, VolunteerId volunteer) {
    const auto shift = own(tx, who, id);
    add_turn(tx, who, shift, entry(tx, volunteer));
    return shift_entry(tx, id).shift;
}

Shift take_off(store::Transaction& tx, const base::Who& who, ShiftId id, VolunteerId volunteer) {
    drop_turn(tx, who, own(tx, who, id), volunteer);
    return shift_entry(tx, id).shift;
}

Shift note_coming(store::Transaction& tx, const base::Who& who, ShiftId id, VolunteerId volunteer, bool came) {
    const auto entry = own(tx, who, id);
    if (entry.shift.day > base::day_of(tx.now()))
        throw Problem(ProblemKind::conflict, "shift.not_begun", base::to_string(id));
    const auto turn = turn_of(tx, entry, volunteer);
    if (!turn.is_there) throw Problem(ProblemKind::conflict, "shift.not_on_it", base::to_string(volunteer));
    if (turn.came == came) return entry.shift;
    const std::int64_t change = came ? 1 : -1;
    tx.change("UPDATE volunteer_turn SET came = $4 WHERE home = $1 AND shift = $2 AND volunteer = $3",
              {entry.home, id, volunteer, came});
    tx.change("UPDATE volunteer_shift SET came = came + $3 WHERE home = $1 AND id = $2", {entry.home, id, change});
    store::count(tx, entry.shift.area.id, came_indicator, entry.shift.day, change);
    store::record(tx, who, came ? "shift.came" : "shift.came_taken_back", id.uuid, entry.shift.area.id);
    return shift_entry(tx, id).shift;
}

std::vector<OwnShift> own_shifts(store::Transaction& tx, std::string_view code, std::size_t limit) {
    const auto one = known(tx, code);
    std::vector<OwnShift> found;
    for (const auto& row : tx.run(R"(
             SELECT s.*, a.name AS area_name, a.path AS area_path, b.name AS body_name, t.volunteer AS mine
             FROM volunteer_shift s JOIN area a ON a.id = s.area JOIN body b ON b.id = s.body
             LEFT JOIN volunteer_turn t ON t.home = s.home AND t.shift = s.id AND t.volunteer = $2
             WHERE s.commune = $1 AND s.day >= $3 AND s.cancelled_at IS NULL AND (t.volunteer IS NOT NULL OR s.taken < s.places)
             ORDER BY s.day, s.id LIMIT $4)",
                                  {one.commune, one.id, base::day_of(tx.now()), limit}))
        found.push_back({read_shift(row).shift, !row.is_null("mine")});
    return found;
}

void take_shift(store::Transaction& tx, std::string_view code, ShiftId id) {
    add_turn(tx, base::Who{}, shift_entry(tx, id), known(tx, code));
}

void give_back_shift(store::Transaction& tx, std::string_view code, ShiftId id) {
    drop_turn(tx, base::Who{}, shift_entry(tx, id), known(tx, code).id);
}

void give_back_all(store::Transaction& tx, const Entry& entry, base::Day from) {
    for (const auto& row : tx.run(R"(
             SELECT s.id FROM volunteer_turn t JOIN volunteer_shift s ON s.home = t.home AND s.id = t.shift
             WHERE t.volunteer = $1 AND s.day >= $2 AND s.cancelled_at IS NULL AND NOT t.came)",
                                  {entry.id, from}))
        drop_turn(tx, base::Who{}, shift_entry(tx, {row.uuid("id")}), entry.id);
}

std::vector<store::Indicator> indicators() {
    return {{came_indicator, R"(
        SELECT s.area, s.day, 1 AS value
        FROM volunteer_turn t JOIN volunteer_shift s ON s.home = t.home AND s.id = t.shift WHERE t.came)"}};
}

std::vector<Miscount> miscounts(store::Transaction& tx) {
    std::vector<Miscount> found;
    for (const auto& row : tx.run(R"(
             SELECT * FROM (SELECT s.id, s.taken + s.came AS kept, CAST(COALESCE((
                 SELECT SUM(CASE WHEN t.came THEN 2 ELSE 1 END) FROM volunteer_turn t
                 WHERE t.home = s.home AND t.shift = s.id), 0) AS BIGINT) AS facts
                 FROM volunteer_shift s) x WHERE kept <> facts ORDER BY id)"))
        found.push_back({row.uuid("id"), row.integer("kept"), row.integer("facts")});
    return found;
}

}  // namespace volunteers
