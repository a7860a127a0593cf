#include "app/schedule.hpp"

#include <utility>

#include "accounts/session.hpp"
#include "arrivals/step.hpp"
#include "endings/ending.hpp"
#include "erasures/erasure.hpp"
#include "gifts/fundraiser.hpp"
#include "http/repeat.hpp"
#include "isolation/declaration.hpp"
#include "isolation/episode.hpp"
#include "ledger/ledger_jobs.hpp"
#include "produce/match.hpp"
#include "reports/fold.hpp"
#include "plans/lineage.hpp"
#include "portal/figures.hpp"
#include "reports/report.hpp"
#include "store/counters.hpp"
#include "store/journal_seal.hpp"
#include "subscriptions/sender.hpp"
#include "tasks/reminder.hpp"
#include "tasks/turn.hpp"
#include "voices/retention.hpp"
#include "zones/coverage.hpp"
#include "zones/rule.hpp"

namespace app {

using namespace std::chrono_literals;

std::vector<jobs::Job> all_jobs(const store::MasterKey& master) {
    const auto writes = [](auto verb) {
        return [verb](store::Database& database) { database.write([&](store::Transaction& tx) { verb(tx); }); };
    };
    std::vector<jobs::Job> jobs{
        {"fold counters", 1s, writes([](store::Transaction& tx) { store::fold_counters(tx); })},
        {"fold reports", 500ms,
         [](store::Database& database) {
             while (database.read([](store::Transaction& tx) { return reports::has_unfolded(tx); }))
                 database.write([](store::Transaction& tx) { reports::fold_reports(tx); });
         }},
        {"seal the days of the journal", 1h,
         writes([master](store::Transaction& tx) { store::seal_journal_days(tx, master); })},
        {"open report periods", 10min,
         writes([](store::Transaction& tx) { reports::open_periods(tx, base::day_of(tx.now())); })},
        {"follow the chain of bases", 1min, writes([](store::Transaction& tx) { plans::link_waiting(tx, 200); })},
        {"open the next turns of work", 10min, writes([](store::Transaction& tx) { tasks::open_turns(tx); })},
        {"end the work of plans on their day", 10min,
         writes([](store::Transaction& tx) { endings::end_work_of_the_day(tx); })},
        {"bring zones to what the register says", 5min,
         writes([](store::Transaction& tx) { zones::follow_register(tx); })},
        {"forget who was in lifted zones", 1h, writes([](store::Transaction& tx) { zones::shrink_lifted(tx); })},
        {"remind of work", 10min, tasks::remind_of_everything},
        {"follow the rules of isolation", 1h,
         writes([](store::Transaction& tx) { isolation::follow_rules(tx, base::day_of(tx.now())); })},
        {"ask for food again for who isolates", 1h, writes([master](store::Transaction& tx) {
             isolation::renew_food_needs(tx, master, isolation::food_rules());
         })},
        {"forget who came long ago", 1h, writes([](store::Transaction& tx) { arrivals::forget_over(tx, 500); })},
        {"forget who offered produce long ago", 1h,
         writes([](store::Transaction& tx) { produce::forget_over(tx, 500); })},
        {"forget what people said long ago", 1h,
         writes([](store::Transaction& tx) { voices::forget_over(tx, voices::retention_rules(), 500); })},
        {"give produce back whose purchase has ended", 5s,
         [](store::Database& database) {
             while (database.read([](store::Transaction& tx) { return produce::is_behind_purchases(tx); }))
                 database.write([](store::Transaction& tx) { produce::follow_purchases(tx); });
         }},
        {"forget handled health declarations", 1h,
         writes([](store::Transaction& tx) { isolation::forget_handled(tx, isolation::declaration_rules(), 500); })},
        {"forget households as they wished", 5min,
         [master](store::Database& database) { erasures::carry_out(database, master, erasures::retention_rules()); }},
        {"end fundraisers after their last day", 10min,
         writes([](store::Transaction& tx) { gifts::end_those_over(tx); })},
        {"tell everybody the figures of the week", 10min, portal::tell_weeks},
        {"forget ended sessions", 1h, writes([](store::Transaction& tx) { accounts::forget_ended_sessions(tx); })},
        {"forget kept answers", 1h, writes([](store::Transaction& tx) { http::forget_kept_answers(tx); })},
    };
    for (auto& job : subscriptions::jobs_of()) jobs.push_back(std::move(job));
    for (auto& job : ledger::jobs_of(master)) jobs.push_back(std::move(job));
    return jobs;
}

}  // namespace app
