#include "honours/review.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "store/values.hpp"

namespace honours {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

areas::Area checked(store::Transaction& tx, const base::Who& who, areas::AreaId id, base::Day from, base::Day until) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    if (until < from) throw Problem(ProblemKind::invalid, "honour.day_wrong", base::to_string(until));
    return area;
}

// Everything that counts, each with its day: below the path from $1 to $2, from day $3 until day $4, in milliseconds
// from $5 to before $6. A copy is no model of its own, a revoked title no title.
constexpr const char* things = R"(
    SELECT g.id, 'deed' AS what, g.words, a.name AS place, b.name AS body, g.day, '' AS number, '' AS evidence
    FROM good_deed g JOIN area a ON a.id = g.area JOIN body b ON b.id = g.body
    WHERE a.path >= $1 AND a.path < $2 AND g.day BETWEEN $3 AND $4
    UNION ALL
    SELECT m.id, CASE WHEN m.origin IS NULL THEN 'model' ELSE 'copy' END, m.title, a.name, b.name, CAST(NULL AS TEXT), '', m.evidence
    FROM honour_model m JOIN area a ON a.id = m.area JOIN body b ON b.id = m.body
    WHERE a.path >= $1 AND a.path < $2 AND m.made_at >= $5 AND m.made_at < $6
    UNION ALL
    SELECT p.id, 'reward', p.reward, a.name, b.name, p.decided_on, p.number, p.records
    FROM reward_proposal p JOIN area a ON a.id = p.area JOIN body b ON b.id = p.body
    WHERE a.path >= $1 AND a.path < $2 AND p.state = 'awarded' AND p.decided_on BETWEEN $3 AND $4
    UNION ALL
    SELECT c.id, 'title', r.title, a.name, b.name, c.decided_on, c.number, c.reason
    FROM title_candidate c JOIN title_round r ON r.home = c.home AND r.id = c.round
         JOIN body b ON b.id = c.body JOIN area a ON a.id = b.area
    WHERE a.path >= $1 AND a.path < $2 AND c.state = 'awarded' AND c.decided_on BETWEEN $3 AND $4)";

store::Rows select(store::Transaction& tx, const std::string& statement, const areas::Area& area, base::Day from,
                   base::Day until) {
    return tx.run(statement,
                  {area.path, end_of(area.path), from, until, base::start_of(from), base::start_of(until + 1)});
}

/// The lines of a JSON list of words, one after the other.
std::string joined(const std::string& evidence) {
    if (!evidence.starts_with('[')) return evidence;
    std::string words;
    for (const auto& line : base::from_json_text<std::vector<std::string>>(evidence))
        words += (words.empty() ? "" : "; ") + line;
    return words;
}

std::string text_of(const Review& review) {
    const auto count = [](std::int64_t number) { return std::to_string(number); };
    return "Ghi nhận " + count(review.deeds) + " việc tốt; xây dựng " + count(review.models) + " mô hình, làm theo " +
           count(review.copies) + " mô hình; khen thưởng " + count(review.rewards) +
           " tập thể, cá nhân; công nhận danh hiệu cho " + count(review.titles) + " đơn vị.";
}

}  // namespace

base::Day year_begin(base::Day day) {
    return *base::parse_day(std::to_string(static_cast<int>(base::parts_of(day).year())) + "-01-01");
}

Review review(store::Transaction& tx, const base::Who& who, areas::AreaId id, base::Day from, base::Day until) {
    const auto area = checked(tx, who, id, from, until);
    Review found{.area = {area.id.uuid, area.name}, .from = from, .until = until, .text = {}};
    for (const auto& row :
         select(tx, "SELECT what, count(*) AS times FROM (" + std::string(things) + ") thing GROUP BY what", area, from,
                until)) {
        const auto what = row.text("what");
        const auto times = row.integer("times");
        if (what == "deed") found.deeds = times;
        if (what == "model") found.models = times;
        if (what == "copy") found.copies = times;
        if (what == "reward") found.rewards = times;
        if (what == "title") found.titles = times;
    }
    found.text = text_of(found);
    return found;
}

std::vector<ReviewLine> review_lines(store::Transaction& tx, const base::Who& who, areas::AreaId id, base::Day from,
                                     base::Day until, std::size_t most) {
    const auto area = checked(tx, who, id, from, until);
    std::vector<ReviewLine> lines;
    for (const auto& row : select(
             tx,
             "SELECT * FROM (" + std::string(things) + ") thing ORDER BY what, day, id LIMIT " + std::to_string(most),
             area, from, until))
        lines.push_back({row.text("what"), row.text("words"), row.text("place"), row.text("body"), row.maybe_day("day"),
                         row.text("number"), joined(row.text("evidence"))});
    return lines;
}

}  // namespace honours
