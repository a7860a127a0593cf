#include "reports/asking.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "calendar/calendar.hpp"
#include "reports/duty.hpp"
#include "store/journal.hpp"

namespace reports {

using base::Problem;
using base::ProblemKind;

void ask_now(store::Transaction& tx, const base::Who& who, DutyId duty, const NewAsking& wanted) {
    const auto follows = find_duty(tx, duty).body.id;
    if (!accounts::reaches_body(tx, who, base::Permission::plans_write, follows))
        throw Problem(ProblemKind::not_found, "duty.not_found", base::to_string(duty));
    const auto words = base::trim(wanted.words);
    const auto today = base::day_of(tx.now());
    if (words.empty()) throw Problem(ProblemKind::invalid, "asking.words_empty");
    if (wanted.due < today) throw Problem(ProblemKind::invalid, "asking.due_passed", base::to_string(wanted.due));
    if (!tx.run("SELECT 1 AS found FROM report_duty WHERE id = $1 AND ended_from <= $2", {duty, today}).empty())
        throw Problem(ProblemKind::conflict, "asking.duty_ended", base::to_string(duty));
    if (!tx.run("SELECT 1 AS found FROM report WHERE duty = $1 AND period_from = $2 LIMIT 1", {duty, today}).empty())
        throw Problem(ProblemKind::conflict, "asking.period_there", base::to_string(today));
    tx.change("INSERT INTO report_call (duty, period_from, words, at, account) VALUES ($1, $2, $3, $4, $5)",
              {duty, today, std::string(words), tx.now(), who.account});
    open_period(tx, duty, {today, wanted.due}, calendar::last_good_moment(tx, wanted.due, calendar::Bound::inclusive));
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {follows}).at(0).uuid("area");
    store::record(tx, who, "report.asked_for", duty.uuid, area);
}

std::optional<Asking> asking_of(store::Transaction& tx, DutyId duty, base::Day period_from) {
    const auto rows = tx.run(R"(SELECT c.words, c.at, a.name FROM report_call c JOIN account a ON a.id = c.account
                                WHERE c.duty = $1 AND c.period_from = $2)",
                             {duty, period_from});
    if (rows.empty()) return std::nullopt;
    return Asking{rows[0].text("words"), rows[0].text("name"), rows[0].instant("at")};
}

}  // namespace reports
