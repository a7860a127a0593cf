#include "honours/rule.hpp"

#include <algorithm>
#include <array>

namespace honours {
namespace {

constexpr std::size_t most_rows = 100;
constexpr std::int64_t whole = 100;

// Every statement takes a body, a first and a last day. None of them looks at who is ill, who complained or who lives
// where: rule_test proves it of the table names.
constexpr std::array all_rules{
    // A report that was sent again with other figures stays in time: who corrects tells the truth.
    Rule{"reports_in_time", "Báo cáo đúng hạn", "Reports sent in time", RuleUnit::percent, 90,
         R"(SELECT r.id, p.title, r.due AS day, (r.came_at IS NOT NULL AND r.came_at <= r.due_at) AS is_good
            FROM report r JOIN report_duty d ON d.id = r.duty JOIN plan p ON p.id = d.plan
            WHERE r.body = $1 AND r.person IS NULL AND r.due BETWEEN $2 AND $3)"},
    Rule{"tasks_in_time", "Việc xong đúng hạn", "Tasks done in time", RuleUnit::percent, 80,
         R"(SELECT t.id, t.title, t.due AS day, (t.done_on IS NOT NULL AND t.done_on <= t.due) AS is_good
            FROM task t WHERE t.body = $1 AND t.due BETWEEN $2 AND $3 AND t.state NOT IN ('declined', 'ended'))"},
    Rule{"briefings_held", "Lần giao ban có kết luận", "Briefings held with their minutes", RuleUnit::times, 4,
         R"(SELECT m.id, b.title, m.held_on AS day, TRUE AS is_good
            FROM briefing b JOIN meeting m ON m.briefing = b.id
            WHERE b.body = $1 AND m.closed_at IS NOT NULL AND NOT m.is_cancelled AND m.held_on BETWEEN $2 AND $3)"},
    Rule{"commitments_counted", "Nhóm cam kết đã đếm và báo số", "Groups of commitments that were counted",
         RuleUnit::percent, 100,
         R"(SELECT c.id, d.title, d.begins AS day,
                   (c.on_paper > 0 OR EXISTS (SELECT 1 FROM commitment_count n WHERE n.home = c.home AND n.part = c.id)) AS is_good
            FROM commitment_part c JOIN commitment_drive d ON d.home = c.home AND d.id = c.drive
            WHERE c.body = $1 AND d.begins BETWEEN $2 AND $3)"},
    Rule{"visits_made", "Chuyến đi cơ sở", "Working visits made", RuleUnit::times, 2,
         R"(SELECT v.id, v.title, v.day, TRUE AS is_good
            FROM visit v WHERE v.body = $1 AND NOT v.is_cancelled AND v.day BETWEEN $2 AND $3)"},
    Rule{"findings_corrected", "Điều kiểm tra thấy chưa đúng đã sửa đúng hạn",
         "What inspections found and was put right in time", RuleUnit::percent, 100,
         R"(SELECT f.id, f.words AS title, f.due AS day,
                   (f.state = 'verified' AND f.corrected_on <= f.due) AS is_good
            FROM finding f WHERE f.corrector = $1 AND f.state <> 'withdrawn' AND f.due BETWEEN $2 AND $3)"},
    Rule{"deeds_noticed", "Việc tốt đã ghi nhận", "Good deeds noticed", RuleUnit::times, 1,
         R"(SELECT g.id, g.words AS title, g.day, TRUE AS is_good
            FROM good_deed g WHERE g.body = $1 AND g.day BETWEEN $2 AND $3)"},
    Rule{"models_published", "Mô hình đã công bố", "Models that were published", RuleUnit::times, 1,
         R"(SELECT h.id, h.title, CAST(NULL AS TEXT) AS day, TRUE AS is_good
            FROM honour_model h WHERE h.body = $1 AND h.published_at IS NOT NULL AND $2 <= $3)"},
};

}  // namespace

std::span<const Rule> rules() {
    return all_rules;
}

const Rule* rule_of(std::string_view code) {
    const auto found = std::ranges::find(all_rules, code, &Rule::code);
    return found == all_rules.end() ? nullptr : &*found;
}

Finding evaluate(store::Transaction& tx, const Criterion& criterion, const base::Uuid& body, base::Day from,
                 base::Day until) {
    const auto& rule = *rule_of(criterion.rule);
    Finding finding{.rule = criterion.rule,
                    .unit = rule.unit,
                    .at_least = criterion.at_least,
                    .good = 0,
                    .of = 0,
                    .figure = {},
                    .is_met = {},
                    .rows = {}};
    for (const auto& row :
         tx.run("SELECT * FROM (" + std::string(rule.rows) + ") found ORDER BY day, id", {body, from, until})) {
        EvidenceRow one{row.uuid("id"), row.text("title"), row.maybe_day("day"), row.boolean("is_good")};
        finding.of += 1;
        finding.good += one.is_good ? 1 : 0;
        if (finding.rows.size() < most_rows) finding.rows.push_back(std::move(one));
    }
    if (rule.unit == RuleUnit::times) finding.figure = finding.good;
    if (rule.unit == RuleUnit::percent && finding.of > 0) finding.figure = finding.good * whole / finding.of;
    if (finding.figure) finding.is_met = *finding.figure >= criterion.at_least;
    return finding;
}

}  // namespace honours
