#include "reports/bulletin.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "plans/plan.hpp"

namespace reports {
namespace {

constexpr std::size_t most_rows = 8;
constexpr int days_ahead = 3;

/// How a part follows from the rows: id, title, note, day, at. `asked` is one row: the body, the first and the last
/// moment of the day, the day, and the last day that is soon.
struct Part {
    BulletinPart part;
    std::string_view leads_to;
    std::string_view rows;
};

constexpr std::array parts{
    Part{BulletinPart::urgent, "flash",
         R"(SELECT f.id, f.what AS title, b.name AS note, CAST(NULL AS TEXT) AS day, f.at
            FROM asked JOIN flash_receiver r ON r.body = asked.body JOIN flash_report f ON f.home = r.home AND f.id = r.flash
            JOIN body b ON b.id = f.body
            WHERE f.at <= asked.until_at
              AND (f.at >= asked.from_at OR r.acknowledged_at IS NULL OR r.acknowledged_at > asked.until_at))"},
    Part{BulletinPart::overdue, "task",
         R"(SELECT t.id, t.title, b.name AS note, t.due AS day, t.last_at AS at
            FROM asked JOIN plan p ON p.body = asked.body JOIN task t ON t.plan = p.id JOIN body b ON b.id = t.body
            WHERE t.state NOT IN ('declined', 'ended') AND t.given_at <= asked.until_at AND t.due_at < asked.until_at
              AND (t.done_on IS NULL OR t.done_on > asked.day)
            UNION
            SELECT t.id, t.title, b.name, t.due, t.last_at
            FROM asked JOIN task t ON t.body = asked.body JOIN plan p ON p.id = t.plan JOIN body b ON b.id = p.body
            WHERE t.state NOT IN ('declined', 'ended') AND t.given_at <= asked.until_at AND t.due_at < asked.until_at
              AND (t.done_on IS NULL OR t.done_on > asked.day) AND p.body <> asked.body)"},
    Part{
        BulletinPart::silent, "duty",
        R"(SELECT r.duty AS id, coalesce(m.name, b.name) AS title, d.receiver AS note, min(r.due) AS day, CAST(NULL AS BIGINT) AS at
            FROM asked JOIN plan p ON p.body = asked.body JOIN report_duty d ON d.plan = p.id JOIN report r ON r.duty = d.id
            JOIN body b ON b.id = r.body LEFT JOIN person m ON m.id = r.person
            WHERE r.due_at < asked.until_at AND (r.came_at IS NULL OR r.came_at > asked.until_at)
            GROUP BY r.duty, r.body, b.name, m.id, m.name, d.receiver)"},
    Part{BulletinPart::came_in, "plan",
         R"(SELECT p.id, p.title, p.issuer AS note, CAST(NULL AS TEXT) AS day, d.delivered_at AS at
            FROM asked JOIN delivery d ON d.body = asked.body JOIN plan p ON p.id = d.plan
            WHERE d.delivered_at BETWEEN asked.from_at AND asked.until_at)"},
    Part{
        BulletinPart::reported, "report",
        R"(SELECT r.id, coalesce(m.name, b.name) AS title, d.receiver AS note, CAST(NULL AS TEXT) AS day, r.came_at AS at
            FROM asked JOIN plan p ON p.body = asked.body JOIN report_duty d ON d.plan = p.id JOIN report r ON r.duty = d.id
            JOIN body b ON b.id = r.body LEFT JOIN person m ON m.id = r.person WHERE r.came_at BETWEEN asked.from_at AND asked.until_at)"},
    Part{BulletinPart::due_soon, "task",
         R"(SELECT t.id, t.title, b.name AS note, t.due AS day, t.last_at AS at
            FROM asked JOIN plan p ON p.body = asked.body JOIN task t ON t.plan = p.id JOIN body b ON b.id = t.body
            WHERE t.state NOT IN ('declined', 'ended') AND t.given_at <= asked.until_at AND t.due > asked.day AND t.due <= asked.soon
              AND (t.done_on IS NULL OR t.done_on > asked.day))"},
};

BulletinSection section_of(store::Transaction& tx, const Part& part, const base::Uuid& body, base::Day day,
                           base::Instant as_of) {
    BulletinSection section{part.part, std::string(part.leads_to), 0, {}};
    for (const auto& row :
         tx.run("WITH asked (body, from_at, until_at, day, soon) AS (SELECT $1, $2, $3, $4, $5) "
                "SELECT found.*, count(*) OVER () AS figure FROM (" +
                    std::string(part.rows) + ") found ORDER BY day NULLS LAST, at DESC NULLS LAST, title, id LIMIT $6",
                {body, base::start_of(day), as_of, day, day + days_ahead, most_rows})) {
        section.figure = row.integer("figure");
        section.rows.push_back(
            {row.uuid("id"), row.text("title"), row.text("note"), row.maybe_day("day"), row.maybe_instant("at")});
    }
    return section;
}

}  // namespace

Bulletin bulletin(store::Transaction& tx, const base::Who& who, base::Day day) {
    plans::require_desk(tx, who);
    const auto as_of = std::min(base::end_of(day), tx.now());
    Bulletin page{
        day, {who.body, tx.run("SELECT name FROM body WHERE id = $1", {who.body}).at(0).text("name")}, as_of, {}};
    for (const auto& part : parts) page.sections.push_back(section_of(tx, part, who.body, day, as_of));
    return page;
}

}  // namespace reports
