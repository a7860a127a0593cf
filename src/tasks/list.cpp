#include "tasks/list.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "base/named.hpp"
#include "base/text.hpp"
#include "store/values.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

/// Open work, and what was done or declined, as the indexes on task_standing have them.
const std::string open = " AND s.what IN ('silent', 'heard', 'returned')";
const std::string told_of = " AND s.what IN ('unchecked', 'declined')";

/// Work of body $1 due from $2 to $3 with the standing $4; what waits for other work when $5; what person $7 was given
/// by name on day $8 when $6; of plan $9 and body $10 alone; behind $11, $12 at most.
const std::string work = R"(
    SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
    FROM task_standing s JOIN task t ON t.home = s.home AND t.id = s.task JOIN plan p ON p.id = s.plan
    JOIN body b ON b.id = s.doer
    WHERE s.until >= $2 AND s.until <= $3 AND ($4 = '' OR s.what = $4)
      AND (NOT $5 OR EXISTS (SELECT 1 FROM task_wait w JOIN task first ON first.id = w.waits_for
                             JOIN task_standing f ON f.home = first.home AND f.task = first.id
                             WHERE w.task = s.task AND f.what IN ('silent', 'heard', 'returned')))
      AND (NOT $6 OR s.task IN (SELECT n.task FROM named_task n
                                WHERE n.person = $7 AND n.valid_from <= $8 AND (n.valid_until IS NULL OR n.valid_until >= $8)))
      AND ($9 IS NULL OR s.plan = $9) AND ($10 IS NULL OR s.doer = $10))";

/// The order of a list, and what is behind the task $11 in it.
const std::string by_due = R"( AND ($11 IS NULL OR (s.until, s.task) > (
        SELECT COALESCE(last.due_at, 9223372036854775807), last.id FROM task last WHERE last.id = $11))
    ORDER BY s.until, s.task LIMIT $12)";
const std::string by_newest = R"( AND ($11 IS NULL OR (s.given_at, s.task) < (
        SELECT last.given_at, last.id FROM task last WHERE last.id = $11))
    ORDER BY s.given_at DESC, s.task DESC LIMIT $12)";

/// Between which moments work of a kind is due.
struct Span {
    std::int64_t from = std::numeric_limits<std::int64_t>::min();
    std::int64_t until = std::numeric_limits<std::int64_t>::max();
};

Span span_of(store::Transaction& tx, Only only) {
    const auto now = tx.now().ms;
    if (only == Only::late) return {.until = now - 1};
    if (only == Only::today) return {now, base::end_of(base::day_of(tx.now())).ms};
    if (only == Only::silent) return {.from = now};
    return {};
}

/// Parts of a list that are one standing; the others are told by day, by name or by what they wait for.
std::string standing_of(Only only) {
    constexpr std::array standings{Only::silent, Only::returned, Only::unchecked, Only::declined};
    return std::ranges::find(standings, only) == standings.end() ? std::string() : base::name_of(only);
}

/// Whose work a list is of.
enum class Side { doer, giver };

/// The clauses whose work says these words; a clause gives all its bodies the same. What a plan is called counts too.
std::vector<base::Uuid> items_with(store::Transaction& tx, Side side, const base::Uuid& body,
                                   const std::string& folded) {
    std::vector<base::Uuid> items;
    for (const auto& row : tx.run(side == Side::giver ? R"(
             SELECT i.id, i.section, p.number, p.title AS plan_title,
                    (SELECT t.title FROM task t WHERE t.item = i.id LIMIT 1) AS title
             FROM plan p JOIN plan_item i ON i.plan = p.id
             WHERE p.body = $1 AND p.state = 'issued' AND i.kind = 'assignment')"
                                                      : R"(
             SELECT t.item AS id, t.section, p.number, p.title AS plan_title, max(t.title) AS title
             FROM task_standing s JOIN task t ON t.home = s.home AND t.id = s.task JOIN plan p ON p.id = s.plan
             WHERE s.doer = $1 AND s.what IN ('silent', 'heard', 'returned')
             GROUP BY t.item, t.section, p.number, p.title)",
                                  {body})) {
        const auto words = base::fold(row.text("section") + ' ' + row.maybe_text("title").value_or("") + ' ' +
                                      row.text("number") + ' ' + row.text("plan_title"));
        if ((' ' + words).find(' ' + folded) != std::string::npos) items.push_back(row.uuid("id"));
    }
    return items;
}

std::vector<Task> page(store::Transaction& tx, Side side, const base::Who& who, const base::Uuid& body,
                       const Wanted& wanted) {
    const auto span = span_of(tx, wanted.only);
    const auto standing = standing_of(wanted.only);
    const auto folded = base::fold(wanted.words);
    std::vector<store::Value> parameters{body,
                                         span.from,
                                         span.until,
                                         standing,
                                         wanted.only == Only::waiting,
                                         wanted.only == Only::mine,
                                         who.person,
                                         base::day_of(tx.now()),
                                         wanted.plan,
                                         wanted.doer,
                                         wanted.after,
                                         wanted.limit};
    std::string words;
    if (!folded.empty()) {
        parameters.emplace_back(folded);
        words = " AND (' ' || b.name_key LIKE '% ' || $13 || '%' OR t.item IN " +
                store::list_behind(parameters, items_with(tx, side, body, folded)) + ")";
    }
    return read_tasks(tx, tx.run(work + (side == Side::doer ? " AND s.doer = $1" : " AND s.giver = $1") +
                                     (standing == "unchecked" || standing == "declined" ? told_of : open) + words +
                                     (wanted.order == Order::due ? by_due : by_newest),
                                 parameters));
}

}  // namespace

std::vector<Task> of_body(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Wanted& wanted) {
    return page(tx, Side::doer, who, body, wanted);
}

std::vector<Task> given(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Wanted& wanted) {
    return page(tx, Side::giver, who, body, wanted);
}

std::vector<SilentBody> silent_bodies(store::Transaction& tx, const base::Uuid& giver, base::Instant before,
                                      std::size_t limit) {
    std::vector<SilentBody> found;
    // The oldest silence is looked at first, far enough to find some bodies; how much each is silent about is asked of
    // those.
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name, p.id AS plan, p.number, p.title, line.since,
                    (SELECT count(*) FROM task_standing c
                     WHERE c.plan = line.plan AND c.doer = line.doer AND c.what = 'silent' AND c.until >= $2) AS tasks
             FROM (SELECT doer, plan, min(given_at) AS since
                   FROM (SELECT s.doer, s.plan, s.given_at FROM task_standing s
                         WHERE s.giver = $1 AND s.what IN ('silent', 'heard', 'returned') AND s.what = 'silent'
                           AND s.until >= $2 AND s.given_at < $3
                         ORDER BY s.given_at, s.task LIMIT 500) oldest
                   GROUP BY doer, plan ORDER BY min(given_at), doer, plan LIMIT $4) line
             JOIN body b ON b.id = line.doer JOIN plan p ON p.id = line.plan ORDER BY line.since, b.name_key, b.id)",
                                  {giver, tx.now(), before, limit}))
        found.push_back({{row.uuid("id"), row.text("name")},
                         {row.id<plans::PlanTag>("plan"), row.text("number"), row.text("title")},
                         row.instant("since"),
                         row.integer("tasks")});
    return found;
}

}  // namespace tasks
