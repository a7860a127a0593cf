#include "reports/collector.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/match.hpp"
#include "reports/addressee.hpp"
#include "reports/duty.hpp"
#include "reports/kind.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace reports {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using plans::BodyName;

constexpr std::string_view by_way_of = "qua ";

Passing passing_of(const store::Row& row) {
    return {row.instant("at"),           row.text("person"),          row.text("note"),
            row.integer("had_reported"), row.integer("had_expected"), row.integer("since")};
}

}  // namespace

void choose_collectors(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item,
                       const std::vector<base::Uuid>& bodies) {
    const auto area = own_report_item(tx, who, plan, item);
    tx.change("DELETE FROM report_collector WHERE item = $1", {item});
    for (const auto& body : bodies) {
        bodies::get(tx, bodies::BodyId{body});
        tx.change("INSERT INTO report_collector (item, body) VALUES ($1, $2) ON CONFLICT (item, body) DO NOTHING",
                  {item, body});
    }
    store::record(tx, who, "plan.collectors_chosen", plan.uuid, area);
}

std::vector<Collector> collectors_of(store::Transaction& tx, DutyId duty, std::optional<base::Day> period_from) {
    std::vector<Collector> found;
    for (const auto& row : tx.run(R"(
             SELECT c.body, b.name, p.at, a.name AS person, p.note, p.reported AS had_reported, p.expected AS had_expected,
                    (SELECT count(*) FROM report r WHERE r.duty = d.id AND r.period_from = p.period_from AND r.received_at > p.at) AS since
             FROM report_duty d JOIN report_collector c ON c.item = d.item JOIN body b ON b.id = c.body
             LEFT JOIN report_passing p ON p.duty = d.id AND p.body = c.body AND p.period_from = $2
                 AND p.at = (SELECT max(last.at) FROM report_passing last
                             WHERE last.duty = d.id AND last.body = c.body AND last.period_from = $2)
             LEFT JOIN account a ON a.id = p.account
             WHERE d.id = $1 ORDER BY b.name_key, c.body)",
                                  {duty, period_from}))
        found.push_back({{row.uuid("body"), row.text("name")},
                         row.maybe_instant("at") ? std::optional(passing_of(row)) : std::nullopt});
    return found;
}

std::vector<BodyName> collectors_named(store::Transaction& tx, DutyId duty) {
    const auto row =
        tx.run("SELECT d.channel, p.body FROM report_duty d JOIN plan p ON p.id = d.plan WHERE d.id = $1", {duty})
            .at(0);
    auto phrase = row.text("channel");
    if (base::to_lower(phrase).starts_with(by_way_of)) phrase.erase(0, by_way_of.size());
    if (phrase.empty()) return addressees_named(tx, duty);
    std::vector<BodyName> named;
    for (const auto& match : bodies::match(tx, bodies::BodyId{row.uuid("body")}, phrase))
        named.push_back({match.body.uuid, match.name});
    return named;
}

bool collects(store::Transaction& tx, const base::Who& who, DutyId duty) {
    return !tx.run(R"(SELECT 1 AS found FROM report_duty d JOIN report_collector c ON c.item = d.item
                      WHERE d.id = $1 AND c.body = $2)",
                   {duty, who.body})
                .empty() &&
           accounts::reaches_body(tx, who, Permission::reports_write, who.body);
}

void pass_on(store::Transaction& tx, const base::Who& who, DutyId duty, base::Day period_from,
             const std::string& note) {
    const auto follows = get_duty(tx, who, duty).body.id;
    if (!collects(tx, who, duty)) throw Problem(ProblemKind::forbidden, "duty.not_collected", base::to_string(duty));
    const auto counts = tx.run(
                              "SELECT count(*) AS expected, count(received_at) AS reported FROM report WHERE duty = $1 "
                              "AND period_from = $2",
                              {duty, period_from})
                            .at(0);
    if (counts.integer("expected") == 0)
        throw Problem(ProblemKind::not_found, "duty.no_such_period", base::to_string(period_from));
    tx.change(R"(INSERT INTO report_passing (id, duty, period_from, body, at, account, note, reported, expected)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
              {tx.new_id(), duty, period_from, who.body, tx.now(), who.account, base::trim(note),
               counts.integer("reported"), counts.integer("expected")});
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {follows}).at(0).uuid("area");
    store::record(tx, who, "report.passed_on", duty.uuid, area);
}

}  // namespace reports
