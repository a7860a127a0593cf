#include "reports/member.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "reports/kind.hpp"
#include "store/journal.hpp"

namespace reports {
namespace {

constexpr std::string_view member_word = "thanh vien";

/// One charge names a part in up to three ways.
struct Part {
    SubjectKind kind;
    base::Uuid id;
    std::string words;
};

std::vector<Part> parts_named(const store::Row& row) {
    std::vector<Part> parts;
    const auto charge = row.uuid("id");
    if (const auto area = row.maybe_uuid("area")) parts.push_back({SubjectKind::area, *area, row.text("area_name")});
    if (auto field = row.maybe_text("field")) parts.push_back({SubjectKind::field, charge, std::move(*field)});
    if (auto object = row.maybe_text("object")) parts.push_back({SubjectKind::object, charge, std::move(*object)});
    return parts;
}

void add_part(std::vector<Subject>& subjects, const Part& part, const plans::BodyName& person) {
    auto found = std::ranges::find_if(subjects, [&](const Subject& one) {
        return one.kind == part.kind &&
               (part.kind == SubjectKind::area ? one.id.uuid == part.id : one.words == part.words);
    });
    if (found == subjects.end())
        found = subjects.insert(subjects.end(), Subject{SubjectId{part.id}, part.kind, part.words, {}, {}});
    if (std::ranges::find(found->people, person.id, &plans::BodyName::id) == found->people.end())
        found->people.push_back(person);
}

/// The running period of an issued duty begins anew for the groups of which nobody has reported.
void open_anew(store::Transaction& tx, DutyId duty) {
    const auto rows = tx.run(R"(
        SELECT period_from, period_until, max(due_at) AS due_at FROM report WHERE duty = $1 AND period_until >= $2
        GROUP BY period_from, period_until ORDER BY period_from DESC LIMIT 1)",
                             {duty, base::day_of(tx.now())});
    if (rows.empty()) return;
    const Period period{rows[0].day("period_from"), rows[0].day("period_until")};
    tx.change(R"(
        DELETE FROM report WHERE duty = $1 AND period_from = $2
            AND body IN (SELECT m.body FROM membership m)
            AND NOT EXISTS (SELECT 1 FROM report told WHERE told.duty = $1 AND told.period_from = $2
                            AND told.body = report.body AND told.received_at IS NOT NULL))",
              {duty, period.from});
    open_period(tx, duty, period, rows[0].instant("due_at"));
}

}  // namespace

bool is_by_members(store::Transaction& tx, plans::ItemId item) {
    const auto rows = tx.run("SELECT by_members FROM report_item_members WHERE item = $1", {item});
    if (!rows.empty()) return rows[0].boolean("by_members");
    const auto value = tx.run("SELECT value FROM plan_item WHERE id = $1", {item}).at(0).text("value");
    const auto from = base::fold(base::from_json<plans::ReportValue>(base::parse_json(value)).from);
    return (" " + from + " ").find(" " + std::string(member_word) + " ") != std::string::npos;
}

bool has_members(store::Transaction& tx, plans::ItemId item, base::Day on) {
    return !tx.run(R"(SELECT 1 AS found FROM plan_item_body ib JOIN membership m ON m.body = ib.body
                      WHERE ib.item = $1 AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2)
                      LIMIT 1)",
                   {item, on})
                .empty();
}

void ask_members(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item,
                 bool by_members) {
    const auto area = own_report_item(tx, who, plan, item);
    const bool was = is_by_members(tx, item);
    tx.change(R"(INSERT INTO report_item_members (item, by_members) VALUES ($1, $2)
                 ON CONFLICT (item) DO UPDATE SET by_members = excluded.by_members)",
              {item, by_members});
    if (was != by_members)
        for (const auto& row : tx.run("SELECT id FROM report_duty WHERE item = $1", {item}))
            open_anew(tx, row.id<DutyTag>("id"));
    store::record(tx, who, "plan.members_asked", plan.uuid, area);
}

std::vector<Subject> parts_of_members(store::Transaction& tx, plans::ItemId item, Period period) {
    std::vector<Subject> subjects;
    for (const auto& row : tx.run(R"(
             SELECT c.id, c.person, p.name, c.area, a.name AS area_name, c.field, c.object
             FROM plan_item_body ib JOIN charge c ON c.body = ib.body JOIN person p ON p.id = c.person
             LEFT JOIN area a ON a.id = c.area
             WHERE ib.item = $1 AND c.valid_from <= $3 AND (c.valid_until IS NULL OR c.valid_until >= $2)
               AND EXISTS (SELECT 1 FROM membership m WHERE m.body = c.body AND m.person = c.person)
             ORDER BY c.id)",
                                  {item, period.from, period.until}))
        for (const auto& part : parts_named(row)) add_part(subjects, part, {row.uuid("person"), row.text("name")});
    std::ranges::sort(subjects, {}, [](const Subject& one) { return std::tuple(one.kind, base::fold(one.words)); });
    return subjects;
}

std::vector<Subject> subjects_of(store::Transaction& tx, const Report& report) {
    if (!report.person) return subjects_of(tx, report.item, report.body);
    auto parts = parts_of_members(tx, report.item, report.period);
    std::erase_if(parts, [&](const Subject& part) {
        return std::ranges::find(part.people, *report.person, &plans::BodyName::id) == part.people.end();
    });
    return parts;
}

}  // namespace reports
