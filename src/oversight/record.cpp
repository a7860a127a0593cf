#include "oversight/record.hpp"

#include "oversight/finding_row.hpp"

namespace oversight {
namespace {

std::int64_t number(store::Transaction& tx, const std::string& sql, const std::vector<store::Value>& parameters) {
    return tx.run("SELECT count(*) AS n FROM " + sql, parameters).front().integer("n");
}

}  // namespace

BodyRecord record_of_body(store::Transaction& tx, const base::Uuid& body, int year) {
    const auto first = *base::make_day(year, 1, 1);
    const auto next = *base::make_day(year + 1, 1, 1);
    const std::vector<store::Value> days{body, first, next};
    const std::vector<store::Value> moments{body, base::start_of(first), base::start_of(next)};
    const std::string corrected =
        "finding WHERE corrector = $1 AND state = 'verified' AND found_at >= $2 AND found_at < $3 AND corrected_on ";
    return {.inspections =
                number(tx, "inspection WHERE body = $1 AND day >= $2 AND day < $3 AND taken_back_at IS NULL", days),
            .found = number(tx, "finding WHERE body = $1 AND state <> 'withdrawn' AND found_at >= $2 AND found_at < $3",
                            moments),
            .to_correct = number(tx, "finding WHERE corrector = $1 AND state = 'open'", {body}),
            .late = number(tx, "finding WHERE corrector = $1 AND state = 'open' AND due < $2",
                           {body, base::day_of(tx.now())}),
            .corrected_in_time = number(tx, corrected + "<= due", moments),
            .corrected_later = number(tx, corrected + "> due", moments)};
}

FindingsNow findings_now(store::Transaction& tx, const base::Who& who) {
    return {.to_correct = number(tx, "finding WHERE corrector = $1 AND state = 'open'", {who.body}),
            .late = number(tx, "finding WHERE corrector = $1 AND state = 'open' AND due < $2",
                           {who.body, base::day_of(tx.now())}),
            .to_verify = number(tx, "finding WHERE body = $1 AND state = 'corrected' AND corrected_by <> $2",
                                {who.body, who.account})};
}

std::vector<Finding> open_findings(store::Transaction& tx, const base::Uuid& body, std::size_t limit) {
    std::vector<Finding> found;
    for (auto& one : read_findings(tx, tx.run(select_findings(R"(
        (f.corrector = $1 AND f.state = 'open') OR (f.body = $1 AND f.state IN ('open', 'corrected')) ORDER BY f.due, f.id LIMIT $2)"),
                                              {body, limit})))
        found.push_back(std::move(one.finding));
    return found;
}

}  // namespace oversight
