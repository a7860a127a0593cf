#include "rumours/rumour_row.hpp"

#include <map>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/values.hpp"

namespace rumours {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr int days_shown = 14;
constexpr int week = 7;

/// What the rows say by themselves; whether it was read out only the loudspeakers' log knows.
State state_of(const Rumour& rumour, bool is_closed) {
    if (is_closed) return State::closed;
    if (rumour.answer) return rumour.answer->state == outreach::State::approved ? State::answered : State::answering;
    return rumour.verdict ? State::verified : State::heard;
}

Entry read_entry(const store::Row& row) {
    Entry entry{.rumour = {.id = row.id<RumourTag>("id"),
                           .body = {row.uuid("body"), row.text("body_name")},
                           .area = {row.uuid("area"), row.text("area_name")},
                           .words = row.text("words"),
                           .verdict = {},
                           .explanation = row.text("explanation"),
                           .verified_at = row.maybe_instant("verified_at"),
                           .answer = {},
                           .made_at = row.instant("made_at")},
                .home = row.integer("home"),
                .area_path = row.text("area_path"),
                .heard_this_week = row.integer("heard_this_week"),
                .answered_until = row.maybe_day("message_until")};
    auto& rumour = entry.rumour;
    if (const auto verdict = row.maybe_text("verdict")) rumour.verdict = base::named<Verdict>(*verdict);
    if (const auto message = row.maybe_uuid("message"))
        rumour.answer = Answer{{*message},
                               row.text("message_title"),
                               base::named<outreach::State>(row.text("message_state")),
                               row.maybe_instant("message_decided_at")};
    rumour.state = state_of(rumour, !row.is_null("closed_at"));
    return entry;
}

}  // namespace

base::Day week_begin(store::Transaction& tx) {
    return base::day_of(tx.now()) - (week - 1);
}

std::string select_rumours(const std::string& where) {
    return R"(
        SELECT r.*, b.name AS body_name, a.name AS area_name, a.path AS area_path,
               m.title AS message_title, m.state AS message_state, m.decided_at AS message_decided_at,
               m.valid_until AS message_until,
               COALESCE((SELECT CAST(sum(h.times) AS BIGINT) FROM rumour_hearing h
                         WHERE h.home = r.home AND h.rumour = r.id AND h.day >= $1), 0) AS heard_this_week
        FROM rumour r JOIN body b ON b.id = r.body JOIN area a ON a.id = r.area LEFT JOIN message m ON m.id = r.message
        WHERE )" +
           where;
}

std::vector<Entry> read_entries(const store::Rows& rows) {
    return store::all(read_entry, rows);
}

std::optional<Entry> find_entry(store::Transaction& tx, RumourId id) {
    return store::first(read_entry, tx.run(select_rumours("r.id = $2"), {week_begin(tx), id}));
}

Entry rumour_entry(store::Transaction& tx, RumourId id) {
    auto found = find_entry(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "rumour.not_found", base::to_string(id));
    return std::move(*found);
}

std::vector<Source> sources_of(store::Transaction& tx, const Entry& entry) {
    const auto read = [](const store::Row& row) {
        return Source{row.id<RumourSourceTag>("id"), row.text("words"), row.instant("at")};
    };
    return store::all(read, tx.run("SELECT * FROM rumour_source WHERE home = $1 AND rumour = $2 ORDER BY at, id",
                                   {entry.home, entry.rumour.id}));
}

std::vector<HeardDay> heard_of(store::Transaction& tx, const Entry& entry) {
    const auto today = base::day_of(tx.now());
    const auto first = today - (days_shown - 1);
    std::map<base::Day, std::int64_t> times;
    for (const auto& row : tx.run(R"(
        SELECT day, CAST(sum(times) AS BIGINT) AS times FROM rumour_hearing WHERE home = $1 AND rumour = $2 AND day >= $3 GROUP BY day)",
                                  {entry.home, entry.rumour.id, first}))
        times[row.day("day")] = row.integer("times");
    std::vector<HeardDay> days;
    for (auto day = first; day <= today; day = day + 1) days.push_back({day, times[day]});
    return days;
}

}  // namespace rumours
