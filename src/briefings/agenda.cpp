#include "briefings/agenda.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "briefings/stretch.hpp"
#include "store/journal.hpp"

namespace briefings {
namespace {

using base::Problem;
using base::ProblemKind;

/// The headings that fill themselves, in their usual order: what was decided last time comes first.
constexpr std::array filling_themselves{AgendaKind::decisions, AgendaKind::late,     AgendaKind::unanswered,
                                        AgendaKind::silent,    AgendaKind::due_soon, AgendaKind::reports};
constexpr int days_when_no_meeting_follows = 7;

/// Open work between the body $2 of briefing $1 and those that take part, each under the gravest heading at time $3;
/// what is due until $4 is due soon. What earlier meetings decided stands under its own heading.
const std::string open_work = R"(
    SELECT * FROM (
        SELECT t.id, t.body, b.name AS body_name, t.title, t.due, t.due_at, t.last_at,
               CASE WHEN EXISTS (SELECT 1 FROM decision d JOIN meeting m ON m.id = d.source
                                 WHERE d.item = t.item AND m.briefing = $1) THEN 'decisions'
                    WHEN t.due_at < $3 THEN 'late'
                    WHEN t.state = 'given' AND NOT t.ordered THEN 'unanswered'
                    WHEN t.last_at IS NULL THEN 'silent'
                    WHEN t.due_at <= $4 THEN 'due_soon'
                    ELSE '' END AS kind
        FROM task t JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body
        WHERE t.is_open
          AND ((p.body = $2 AND t.body IN (SELECT body FROM briefing_body WHERE briefing = $1))
               OR (t.body = $2 AND p.body IN (SELECT body FROM briefing_body WHERE briefing = $1))
               OR (p.body = $2 AND t.body = $2 AND EXISTS (
                   SELECT 1 FROM decision d JOIN meeting m ON m.id = d.source WHERE d.item = t.item AND m.briefing = $1)))
        UNION ALL
        SELECT r.id, r.body, coalesce(m.name, b.name), p.title, r.due, r.due_at, NULL, 'reports'
        FROM report r JOIN report_duty d ON d.id = r.duty JOIN plan p ON p.id = d.plan JOIN body b ON b.id = r.body
        LEFT JOIN person m ON m.id = r.person
        WHERE r.received_at IS NULL AND r.due_at < $3 AND p.body = $2
          AND r.body IN (SELECT body FROM briefing_body WHERE briefing = $1)) open_work)";

/// Until when work is due soon: the end of the day of the meeting that follows.
base::Instant soon_after(const Briefing& briefing, const Meeting& meeting) {
    const auto next = next_day_given(briefing, meeting.held_on);
    return base::end_of(next.value_or(meeting.held_on + days_when_no_meeting_follows));
}

std::map<std::string, std::int64_t> figures_of(store::Transaction& tx, const Briefing& briefing,
                                               const Meeting& meeting) {
    std::map<std::string, std::int64_t> figures;
    for (const auto& row : tx.run("SELECT kind, count(*) AS figure FROM (" + open_work + ") headed GROUP BY kind",
                                  {briefing.id, briefing.body.id, tx.now(), soon_after(briefing, meeting)}))
        figures[row.text("kind")] = row.integer("figure");
    return figures;
}

/// An item with where it stands; those without a place keep their usual order.
struct Placed {
    AgendaItem item;
    std::int64_t position = 0;
};

constexpr std::int64_t usual_places = 1000;
constexpr std::int64_t after_all = 2000;

std::string key_of(AgendaKind kind, const base::Uuid& id) {
    return kind == AgendaKind::own ? base::to_string(id) : base::name_of(kind);
}

/// What has a row of its own.
std::map<std::string, Placed> rows_of(store::Transaction& tx, MeetingId meeting) {
    std::map<std::string, Placed> rows;
    for (const auto& row : tx.run("SELECT * FROM agenda_item WHERE meeting = $1 ORDER BY id", {meeting})) {
        const auto kind = base::named<AgendaKind>(row.text("kind"));
        const auto key = key_of(kind, row.uuid("id"));
        const auto usual = kind == AgendaKind::own ? after_all + static_cast<std::int64_t>(rows.size())
                                                   : usual_places + static_cast<std::int64_t>(kind);
        rows[key] = {{key, kind, row.text("title"), row.maybe_integer("figure").value_or(0), row.text("note")},
                     row.maybe_integer("position").value_or(usual)};
    }
    return rows;
}

std::vector<AgendaItem> in_order(std::map<std::string, Placed> rows) {
    std::vector<Placed> placed;
    for (auto& [key, one] : rows) placed.push_back(std::move(one));
    std::ranges::sort(placed, {}, [](const Placed& one) { return std::pair(one.position, one.item.key); });
    std::vector<AgendaItem> items;
    for (auto& one : placed) items.push_back(std::move(one.item));
    return items;
}

AgendaItem find_item(store::Transaction& tx, const OpenMinutes& open, const std::string& key) {
    for (auto& item : agenda(tx, open.briefing, open.meeting))
        if (item.key == key) return item;
    throw Problem(ProblemKind::not_found, "agenda.item_not_found", key);
}

/// The row of an item, made now for one that fills itself.
base::Uuid row_of_item(store::Transaction& tx, const OpenMinutes& open, const AgendaItem& item) {
    if (item.kind == AgendaKind::own) return *base::parse_uuid(item.key);
    const auto kind = base::name_of(item.kind);
    const auto rows = tx.run("SELECT id FROM agenda_item WHERE meeting = $1 AND kind = $2", {open.row, kind});
    if (!rows.empty()) return rows[0].uuid("id");
    const auto id = tx.new_id();
    tx.change("INSERT INTO agenda_item (id, meeting, kind, title, note) VALUES ($1, $2, $3, '', '')",
              {id, open.row, kind});
    return id;
}

}  // namespace

std::vector<AgendaItem> agenda(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting) {
    auto rows = meeting.id ? rows_of(tx, *meeting.id) : std::map<std::string, Placed>{};
    if (meeting.state == MeetingState::closed) return in_order(std::move(rows));
    auto figures = figures_of(tx, briefing, meeting);
    for (const auto kind : filling_themselves) {
        const auto key = base::name_of(kind);
        const auto figure = figures[key];
        const auto known = rows.find(key);
        if (known != rows.end())
            known->second.item.figure = figure;
        else if (figure > 0)
            rows[key] = {{key, kind, "", figure, ""}, usual_places + static_cast<std::int64_t>(kind)};
    }
    return in_order(std::move(rows));
}

std::vector<AgendaRow> agenda_rows(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting,
                                   const std::string& key, std::size_t limit) {
    std::vector<AgendaRow> rows;
    for (const auto& row : tx.run(open_work + " WHERE kind = $5 ORDER BY due_at NULLS LAST, body_name, id LIMIT $6",
                                  {briefing.id, briefing.body.id, tx.now(), soon_after(briefing, meeting), key, limit}))
        rows.push_back({row.uuid("id"),
                        {row.uuid("body"), row.text("body_name")},
                        row.text("title"),
                        row.maybe_day("due"),
                        row.maybe_instant("last_at")});
    return rows;
}

AgendaItem put_on_agenda(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day,
                         const std::string& title) {
    const auto open = open_minutes(tx, who, id, day);
    const auto words = base::tidy(title);
    if (words.empty()) throw Problem(ProblemKind::invalid, "agenda.title_empty");
    const auto item = tx.new_id();
    tx.change("INSERT INTO agenda_item (id, meeting, kind, title, note) VALUES ($1, $2, 'own', $3, '')",
              {item, open.row, words});
    record(tx, who, "agenda.put_on", open);
    return {base::to_string(item), AgendaKind::own, words, 0, ""};
}

void take_off_agenda(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day,
                     const std::string& key) {
    const auto open = open_minutes(tx, who, id, day);
    const auto item = find_item(tx, open, key);
    if (item.kind != AgendaKind::own) throw Problem(ProblemKind::not_found, "agenda.item_not_found", key);
    tx.change("DELETE FROM agenda_item WHERE id = $1", {*base::parse_uuid(key)});
    record(tx, who, "agenda.taken_off", open);
}

void order_agenda(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day,
                  const std::vector<std::string>& keys) {
    const auto open = open_minutes(tx, who, id, day);
    std::int64_t position = 0;
    for (const auto& key : keys) {
        const auto row = row_of_item(tx, open, find_item(tx, open, key));
        tx.change("UPDATE agenda_item SET position = $2 WHERE id = $1", {row, position++});
    }
    record(tx, who, "agenda.ordered", open);
}

void note(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, const std::string& key,
          const std::string& from, const std::string& to) {
    const auto open = open_minutes(tx, who, id, day);
    const auto item = find_item(tx, open, key);
    if (item.note == to) return;
    if (item.note != from) throw Problem(ProblemKind::conflict, "agenda.note_changed", key);
    tx.change("UPDATE agenda_item SET note = $2 WHERE id = $1", {row_of_item(tx, open, item), to});
    record(tx, who, "agenda.noted", open);
}

void keep_figures(store::Transaction& tx, MeetingId meeting, const std::vector<AgendaItem>& items) {
    std::int64_t position = 0;
    for (const auto& item : items) {
        tx.change(R"(
            INSERT INTO agenda_item (id, meeting, kind, title, note) SELECT $1, $2, $3, '', ''
            WHERE $3 <> 'own' AND NOT EXISTS (SELECT 1 FROM agenda_item WHERE meeting = $2 AND kind = $3))",
                  {tx.new_id(), meeting, base::name_of(item.kind)});
        if (item.kind == AgendaKind::own)
            tx.change("UPDATE agenda_item SET position = $2, figure = 0 WHERE id = $1",
                      {*base::parse_uuid(item.key), position++});
        else
            tx.change("UPDATE agenda_item SET position = $3, figure = $4 WHERE meeting = $1 AND kind = $2",
                      {meeting, base::name_of(item.kind), position++, item.figure});
    }
}

}  // namespace briefings
