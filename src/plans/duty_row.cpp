#include "plans/duty_row.hpp"

namespace plans {
namespace {

/// Duties as tasks t of upper plans with how their body b answered them. Work that a body gives itself by its own plan
/// is no duty from above, and work that ended with its plan is none any more.
const std::string work_duties = R"(
        SELECT t.id, t.plan, t.item, t.body, t.section, t.due, t.given_at, t.ordered, c.item AS own_item,
               own.id AS own_plan, own.number AS own_number, own.title AS own_title,
               CASE WHEN own.state = 'issued' OR own.id IS NULL THEN coalesce(c.reason, '') ELSE '' END AS reason,
               CASE WHEN t.state = 'declined'
                         OR (c.reason <> '' AND (own.id IS NULL OR own.state = 'issued')) THEN 'left_out'
                    WHEN own.state = 'issued' THEN 'covered'
                    WHEN t.state IN ('doing', 'returned', 'done', 'verified')
                         OR EXISTS (SELECT 1 FROM task_person n WHERE n.task = t.id AND n.taken_back_at IS NULL)
                         THEN 'in_work'
                    ELSE 'open' END AS coverage
        FROM task t JOIN plan p ON p.id = t.plan
        LEFT JOIN duty_cover c ON c.upper_item = t.item AND c.body = t.body
        LEFT JOIN plan own ON own.id = c.plan
        WHERE p.body <> t.body AND t.state <> 'ended' AND )";

/// The same of duties to report, r of body t. A report lies in the home of its body's area: without it a country's
/// bodies would each look through all reports of the duty.
const std::string report_duties = R"(
        SELECT r.id, r.plan, r.item, t.body, i.section, NULL, p.issued_at, TRUE, c.item,
               own.id, own.number, own.title,
               CASE WHEN own.state = 'issued' OR own.id IS NULL THEN coalesce(c.reason, '') ELSE '' END,
               CASE WHEN c.reason <> '' AND (own.id IS NULL OR own.state = 'issued') THEN 'left_out'
                    WHEN own.state = 'issued' THEN 'covered'
                    WHEN EXISTS (SELECT 1 FROM report sent WHERE sent.home = a.home AND sent.duty = r.id
                                 AND sent.body = t.body AND sent.received_at IS NOT NULL) THEN 'in_work'
                    ELSE 'open' END
        FROM report_duty_body t JOIN report_duty r ON r.id = t.duty JOIN plan_item i ON i.id = r.item
        JOIN plan p ON p.id = r.plan JOIN body b ON b.id = t.body JOIN area a ON a.id = b.area
        LEFT JOIN duty_cover c ON c.upper_item = r.item AND c.body = t.body
        LEFT JOIN plan own ON own.id = c.plan
        WHERE p.body <> t.body AND r.ended_from IS NULL AND )";

std::string duties(const std::string& work, const std::string& reports) {
    return "WITH duty AS (" + work_duties + work + " UNION ALL " + report_duties + reports + ") ";
}

}  // namespace

const std::string duties_of_body =
    duties("t.body = $1 AND ($2 IS NULL OR t.plan = $2)", "t.body = $1 AND ($2 IS NULL OR r.plan = $2)");
const std::string duties_of_body_in_plan = duties("t.body = $1 AND t.plan = $2", "t.body = $1 AND r.plan = $2");
const std::string duties_of_plan = duties("t.plan = $1", "r.plan = $1");
const std::string all_duties = duties("TRUE", "TRUE");

}  // namespace plans
