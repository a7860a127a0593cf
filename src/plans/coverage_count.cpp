#include "plans/coverage_count.hpp"

#include <map>

#include "plans/duty_row.hpp"
#include "store/values.hpp"

namespace plans {
namespace {

const std::string put_counts = R"(
    INSERT INTO coverage_count (home, body, plan, open, in_work, covered, left_out, open_since)
    SELECT b.home, d.body, d.plan,
           count(*) FILTER (WHERE d.coverage = 'open'), count(*) FILTER (WHERE d.coverage = 'in_work'),
           count(*) FILTER (WHERE d.coverage = 'covered'), count(*) FILTER (WHERE d.coverage = 'left_out'),
           min(CASE WHEN d.coverage = 'open' THEN d.given_at END)
    FROM duty d JOIN body b ON b.id = d.body GROUP BY b.home, d.body, d.plan)";

/// What rows c of coverage_count add up to.
const std::string added_up = R"(
    CAST(coalesce(sum(c.open), 0) AS BIGINT) AS open, CAST(coalesce(sum(c.in_work), 0) AS BIGINT) AS in_work,
    CAST(coalesce(sum(c.covered), 0) AS BIGINT) AS covered, CAST(coalesce(sum(c.left_out), 0) AS BIGINT) AS left_out,
    min(c.open_since) AS open_since )";

CoverageCounts counts_of(const store::Row& row) {
    CoverageCounts counts{.duties = 0,
                          .open = row.integer("open"),
                          .in_work = row.integer("in_work"),
                          .covered = row.integer("covered"),
                          .left_out = row.integer("left_out"),
                          .open_since = row.maybe_instant("open_since")};
    counts.duties = counts.open + counts.in_work + counts.covered + counts.left_out;
    return counts;
}

/// Adds to the bodies of a page the issued plans of their own by which they carry duties on.
void add_own_plans(store::Transaction& tx, PlanId upper, std::vector<BodyCoverage>& page) {
    std::map<base::Uuid, BodyCoverage*> lines;
    std::vector<base::Uuid> bodies;
    for (auto& line : page) {
        lines.emplace(line.body.id, &line);
        bodies.push_back(line.body.id);
    }
    std::vector<store::Value> parameters{upper};
    const auto list = store::list_behind(parameters, bodies);
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT c.body, own.id, own.number, own.title
             FROM plan_item i JOIN duty_cover c ON c.upper_item = i.id JOIN plan own ON own.id = c.plan
             WHERE i.plan = $1 AND c.reason = '' AND own.state = 'issued' AND c.body IN )" +
                                      list,
                                  parameters))
        lines.at(row.uuid("body"))->plans.push_back({row.id<PlanTag>("id"), row.text("number"), row.text("title")});
}

}  // namespace

CoverageCounts coverage_of_plan(store::Transaction& tx, PlanId plan) {
    return counts_of(tx.run("SELECT " + added_up + "FROM coverage_count c WHERE c.plan = $1", {plan}).at(0));
}

CoverageCounts coverage_of_body(store::Transaction& tx, const base::Uuid& body) {
    return counts_of(tx.run("SELECT " + added_up + R"(
        FROM body b JOIN coverage_count c ON c.home = b.home AND c.body = b.id WHERE b.id = $1)",
                            {body})
                         .at(0));
}

std::vector<BodyCoverage> coverage_by_body(store::Transaction& tx, PlanId plan, std::optional<base::Uuid> after,
                                           std::size_t limit) {
    std::vector<BodyCoverage> page;
    for (const auto& row : tx.run(R"(
             WITH line AS (SELECT c.*, b.name, b.name_key FROM coverage_count c JOIN body b ON b.id = c.body
                           WHERE c.plan = $1)
             SELECT * FROM line WHERE ($2 IS NULL OR (-open, name_key, body) >
                 (SELECT -l.open, l.name_key, l.body FROM line l WHERE l.body = $2))
             ORDER BY -open, name_key, body LIMIT $3)",
                                  {plan, after, limit}))
        page.push_back({{row.uuid("body"), row.text("name")}, counts_of(row), {}});
    add_own_plans(tx, plan, page);
    return page;
}

void keep_coverage(store::Transaction& tx, PlanId plan, const base::Uuid& body) {
    tx.change(
        "DELETE FROM coverage_count WHERE home = (SELECT home FROM body WHERE id = $1) AND body = $1 AND plan = $2",
        {body, plan});
    tx.change(duties_of_body_in_plan + put_counts, {body, plan});
}

void keep_coverage(store::Transaction& tx, PlanId plan) {
    tx.change("DELETE FROM coverage_count WHERE plan = $1", {plan});
    tx.change(duties_of_plan + put_counts, {plan});
}

void keep_coverage_by(store::Transaction& tx, PlanId lower) {
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT i.plan, c.body FROM duty_cover c JOIN plan_item i ON i.id = c.upper_item
             WHERE c.plan = $1)",
                                  {lower}))
        keep_coverage(tx, row.id<PlanTag>("plan"), row.uuid("body"));
}

void rebuild_coverage(store::Transaction& tx) {
    tx.change("DELETE FROM coverage_count");
    tx.change(all_duties + put_counts);
}

std::vector<CoverageMiscount> coverage_miscounts(store::Transaction& tx) {
    std::vector<CoverageMiscount> found;
    for (const auto& row : tx.run(all_duties + R"(,
             both_sides (plan, body, what, kept, facts) AS (
                 SELECT plan, body, coverage, 0, 1 FROM duty
                 UNION ALL SELECT plan, body, 'open', open, 0 FROM coverage_count
                 UNION ALL SELECT plan, body, 'in_work', in_work, 0 FROM coverage_count
                 UNION ALL SELECT plan, body, 'covered', covered, 0 FROM coverage_count
                 UNION ALL SELECT plan, body, 'left_out', left_out, 0 FROM coverage_count
                 UNION ALL SELECT plan, body, 'open_since', open_since, 0 FROM coverage_count
                           WHERE open_since IS NOT NULL
                 UNION ALL SELECT plan, body, 'open_since', 0, min(given_at) FROM duty WHERE coverage = 'open'
                           GROUP BY plan, body)
             SELECT plan, body, what, CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(facts) AS BIGINT) AS facts
             FROM both_sides GROUP BY plan, body, what HAVING sum(kept) <> sum(facts) ORDER BY plan, body, what)"))
        found.push_back(
            {row.id<PlanTag>("plan"), row.uuid("body"), row.text("what"), row.integer("kept"), row.integer("facts")});
    return found;
}

}  // namespace plans
