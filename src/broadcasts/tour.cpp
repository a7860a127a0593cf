#include "broadcasts/tour.hpp"

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "broadcasts/rule.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace broadcasts {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_words = 500;
constexpr std::int64_t ms_per_minute = 60'000;

struct TourEntry {
    TourDay tour;
    std::int64_t home = 0;
    std::string area_path;
    base::Day valid_from;
    std::optional<base::Instant> ended_at;
};

/// $1 is the day.
std::string select_tours(const std::string& where) {
    return R"(
        SELECT t.*, b.name AS body_name, a.name AS area_name, a.path AS area_path, d.went, d.words, k.name AS told_name
        FROM speaker_tour t JOIN body b ON b.id = t.body JOIN area a ON a.id = t.area
        LEFT JOIN speaker_tour_day d ON d.home = t.home AND d.tour = t.id AND d.day = $1
        LEFT JOIN account k ON k.id = d.told_by WHERE )" +
           where;
}

TourStanding standing_of(const store::Row& row, base::Day day, base::Instant now) {
    if (!row.is_null("went")) return row.boolean("went") ? TourStanding::went : TourStanding::stayed;
    const base::Instant over{base::start_of(day).ms + row.integer("ends") * ms_per_minute};
    return over < now ? TourStanding::silent : TourStanding::waiting;
}

TourEntry read_tour(const store::Row& row, base::Day day, base::Instant now) {
    const auto ended_at = row.maybe_instant("ended_at");
    return {.tour = {.id = row.id<SpeakerTourTag>("id"),
                     .body = {row.uuid("body"), row.text("body_name")},
                     .area = {row.uuid("area"), row.text("area_name")},
                     .begins = row.integer("begins"),
                     .ends = row.integer("ends"),
                     .route = row.text("route"),
                     .is_ended = ended_at.has_value(),
                     .standing = standing_of(row, day, now),
                     .words = row.maybe_text("words").value_or(""),
                     .told_by = row.maybe_text("told_name").value_or("")},
            .home = row.integer("home"),
            .area_path = row.text("area_path"),
            .valid_from = row.day("valid_from"),
            .ended_at = ended_at};
}

TourEntry tour_entry(store::Transaction& tx, TourId id, base::Day day) {
    const auto rows = tx.run(select_tours("t.id = $2"), {day, id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "tour.not_found", base::to_string(id));
    return read_tour(rows.front(), day, tx.now());
}

TourEntry own_tour(store::Transaction& tx, const base::Who& who, TourId id, Permission permission, base::Day day) {
    auto found = tour_entry(tx, id, day);
    accounts::require_body(tx, who, permission, found.tour.body.id);
    return found;
}

TourDay told(store::Transaction& tx, const base::Who& who, TourEntry entry) {
    auto& tour = entry.tour;
    tour.may_change = accounts::reaches_body(tx, who, Permission::documents_write, tour.body.id);
    tour.may_tell = accounts::reaches_body(tx, who, Permission::tasks_do, tour.body.id);
    return std::move(tour);
}

TourDay on_day(store::Transaction& tx, const base::Who& who, TourId id, base::Day day) {
    return told(tx, who, tour_entry(tx, id, day));
}

void record(store::Transaction& tx, const base::Who& who, const TourEntry& entry, std::string_view verb,
            const base::Json& detail = nullptr) {
    store::record(tx, who, verb, entry.tour.id.uuid, entry.tour.area.id, detail);
}

TourDay set_ended(store::Transaction& tx, const base::Who& who, TourId id, bool is_ended) {
    const auto today = base::day_of(tx.now());
    const auto found = own_tour(tx, who, id, Permission::documents_write, today);
    if (found.tour.is_ended == is_ended)
        throw Problem(ProblemKind::conflict, is_ended ? "tour.ended" : "tour.not_ended");
    tx.change("UPDATE speaker_tour SET ended_at = $3 WHERE home = $1 AND id = $2",
              {found.home, id, is_ended ? std::optional(tx.now()) : std::nullopt});
    record(tx, who, found, is_ended ? "tour.ended" : "tour.resumed");
    return on_day(tx, who, id, today);
}

void require_that_day(store::Transaction& tx, const TourEntry& found, base::Day day) {
    if (day < found.valid_from || day > base::day_of(tx.now()) ||
        (found.ended_at && day > base::day_of(*found.ended_at)))
        throw Problem(ProblemKind::conflict, "tour.not_that_day", base::to_string(day));
}

}  // namespace

TourDay add_tour(store::Transaction& tx, const base::Who& who, const NewTour& wanted) {
    const auto own = areas::get(tx, bodies::get(tx, bodies::BodyId{wanted.body}).area);
    accounts::require_body(tx, who, Permission::documents_write, wanted.body);
    const auto area = areas::get(tx, wanted.area);
    if (!areas::is_within(area.path, own.path)) throw Problem(ProblemKind::forbidden, "tour.area_outside", area.path);
    const auto today = base::day_of(tx.now());
    const auto& rule = rule_of(today);
    if (wanted.begins < rule.earliest || wanted.ends > rule.latest || wanted.begins >= wanted.ends)
        throw Problem(ProblemKind::invalid, "tour.hours_wrong");
    const auto route = std::string(base::trim(base::to_nfc(wanted.route)));
    if (base::fold(route).empty() || route.size() > longest_words)
        throw Problem(ProblemKind::invalid, "tour.route_missing");
    if (!tx.run("SELECT 1 AS found FROM speaker_tour WHERE id = $1", {wanted.id}).empty()) {
        const auto there = on_day(tx, who, wanted.id, today);
        if (there.body.id == wanted.body && there.area.id == wanted.area.uuid && there.begins == wanted.begins &&
            there.ends == wanted.ends && there.route == route)
            return there;
        throw Problem(ProblemKind::conflict, "tour.id_taken", base::to_string(wanted.id));
    }
    tx.change(R"(
        INSERT INTO speaker_tour (home, id, body, area, begins, ends, route, valid_from)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {area.home, wanted.id, wanted.body, wanted.area, wanted.begins, wanted.ends, route, today});
    record(tx, who, tour_entry(tx, wanted.id, today), "tour.added");
    return on_day(tx, who, wanted.id, today);
}

TourDay end_tour(store::Transaction& tx, const base::Who& who, TourId id) {
    return set_ended(tx, who, id, true);
}

TourDay resume_tour(store::Transaction& tx, const base::Who& who, TourId id) {
    return set_ended(tx, who, id, false);
}

TourDay tell_tour(store::Transaction& tx, const base::Who& who, TourId id, const TourTelling& telling) {
    const auto found = own_tour(tx, who, id, Permission::tasks_do, telling.day);
    const auto words = std::string(base::trim(base::to_nfc(telling.words)));
    if ((!telling.went && base::fold(words).empty()) || words.size() > longest_words)
        throw Problem(ProblemKind::invalid, "tour.reason_missing");
    require_that_day(tx, found, telling.day);
    tx.change(R"(
        INSERT INTO speaker_tour_day (home, tour, day, went, words, told_at, told_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (home, tour, day) DO UPDATE
        SET went = excluded.went, words = excluded.words, told_at = excluded.told_at, told_by = excluded.told_by)",
              {found.home, id, telling.day, telling.went, words, tx.now(), who.account});
    record(tx, who, found, telling.went ? "tour.went" : "tour.stayed",
           base::Json{{"day", base::to_string(telling.day)}});
    return on_day(tx, who, id, telling.day);
}

TourDay take_back_tour(store::Transaction& tx, const base::Who& who, TourId id, base::Day day) {
    const auto found = own_tour(tx, who, id, Permission::tasks_do, day);
    const auto gone =
        tx.change("DELETE FROM speaker_tour_day WHERE home = $1 AND tour = $2 AND day = $3", {found.home, id, day});
    if (gone == 0) throw Problem(ProblemKind::not_found, "play.not_told");
    record(tx, who, found, "tour.telling_taken_back", base::Json{{"day", base::to_string(day)}});
    return on_day(tx, who, id, day);
}

TourPage tours(store::Transaction& tx, const base::Who& who, areas::AreaId id, base::Day day, const std::string& after,
               std::size_t limit) {
    const auto area = areas::get(tx, id);
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "speaker.area_too_wide", area.path);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto dot = std::min(after.find('.'), after.size());
    const auto last = base::to_number<std::int64_t>(std::string_view(after).substr(0, dot)).value_or(-1);
    const auto last_id = base::parse_uuid(std::string_view(after).substr(std::min(dot + 1, after.size())));
    const auto rows =
        tx.run(select_tours(R"(
        a.path >= $2 AND a.path < $3 AND t.valid_from <= $1 AND (t.ended_at IS NULL OR t.ended_at >= $4)
        AND (t.begins, t.id) > ($5, $6) ORDER BY t.begins, t.id LIMIT $7)"),
               {day, area.path, area.path + '~', base::start_of(day), last, last_id.value_or(base::Uuid{}), limit});
    TourPage page;
    for (const auto& row : rows) page.items.push_back(told(tx, who, read_tour(row, day, tx.now())));
    if (page.items.size() == limit)
        page.next = std::to_string(page.items.back().begins) + '.' + base::to_string(page.items.back().id);
    return page;
}

}  // namespace broadcasts
