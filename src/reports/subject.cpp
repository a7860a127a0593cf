#include "reports/subject.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "reports/kind.hpp"
#include "store/journal.hpp"

namespace reports {
namespace {

using base::Problem;
using base::ProblemKind;

void require_bodies_of(store::Transaction& tx, plans::ItemId item, const std::vector<base::Uuid>& bodies) {
    for (const auto& body : bodies)
        if (tx.run("SELECT 1 AS found FROM plan_item_body WHERE item = $1 AND body = $2", {item, body}).empty())
            throw Problem(ProblemKind::invalid, "subject.body_elsewhere", base::to_string(body));
}

}  // namespace

Subject give_subject(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item,
                     const NewSubject& wanted) {
    const auto area = own_report_item(tx, who, plan, item);
    const auto words = base::tidy(wanted.words);
    if (words.empty() || wanted.bodies.empty()) throw Problem(ProblemKind::invalid, "subject.words_empty");
    require_bodies_of(tx, item, wanted.bodies);
    const SubjectId id = tx.run(R"(
        INSERT INTO report_subject (id, item, kind, words, words_key) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (item, kind, words_key) DO UPDATE SET words = excluded.words RETURNING id)",
                                {tx.new_id(), item, base::name_of(wanted.kind), words, base::fold(words)})
                             .at(0)
                             .id<SubjectTag>("id");
    tx.change("DELETE FROM report_subject_body WHERE subject = $1", {id});
    for (const auto& body : wanted.bodies)
        tx.change(
            "INSERT INTO report_subject_body (subject, body) VALUES ($1, $2) ON CONFLICT (subject, body) DO NOTHING",
            {id, body});
    store::record(tx, who, "plan.subject_given", plan.uuid, area);
    const auto subjects = subjects_of(tx, item);
    return *std::ranges::find(subjects, id, &Subject::id);
}

void take_subject(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item, SubjectId id) {
    const auto area = own_report_item(tx, who, plan, item);
    const auto subjects = subjects_of(tx, item);
    if (std::ranges::find(subjects, id, &Subject::id) == subjects.end())
        throw Problem(ProblemKind::not_found, "subject.not_found", base::to_string(id));
    tx.change("DELETE FROM report_subject_body WHERE subject = $1", {id});
    tx.change("DELETE FROM report_subject WHERE id = $1", {id});
    store::record(tx, who, "plan.subject_taken", plan.uuid, area);
}

std::vector<Subject> subjects_of(store::Transaction& tx, plans::ItemId item) {
    std::vector<Subject> subjects;
    for (const auto& row : tx.run(R"(
             SELECT s.id, s.kind, s.words, b.id AS body, b.name FROM report_subject s
             JOIN report_subject_body sb ON sb.subject = s.id JOIN body b ON b.id = sb.body
             WHERE s.item = $1 ORDER BY s.kind, s.words_key, s.id, b.name_key, b.id)",
                                  {item})) {
        const auto id = row.id<SubjectTag>("id");
        if (subjects.empty() || subjects.back().id != id)
            subjects.push_back({id, base::named<SubjectKind>(row.text("kind")), row.text("words"), {}, {}});
        subjects.back().bodies.push_back({row.uuid("body"), row.text("name")});
    }
    return subjects;
}

std::vector<Subject> subjects_of(store::Transaction& tx, plans::ItemId item, const base::Uuid& body) {
    auto subjects = subjects_of(tx, item);
    std::erase_if(subjects, [&](const Subject& one) {
        return std::ranges::find(one.bodies, body, &plans::BodyName::id) == one.bodies.end();
    });
    return subjects;
}

}  // namespace reports
