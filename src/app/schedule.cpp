#include "app/schedule.hpp"

#include "accounts/session.hpp"
#include "endings/ending.hpp"
#include "http/repeat.hpp"
#include "reports/fold.hpp"
#include "plans/lineage.hpp"
#include "reports/report.hpp"
#include "store/counters.hpp"
#include "store/journal_seal.hpp"
#include "tasks/reminder.hpp"
#include "tasks/turn.hpp"

namespace app {

using namespace std::chrono_literals;

std::vector<jobs::Job> all_jobs(const store::MasterKey& master) {
    const auto writes = [](auto verb) {
        return [verb](store::Database& database) { database.write([&](store::Transaction& tx) { verb(tx); }); };
    };
    return {
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
        {"remind of work", 10min, tasks::remind_of_everything},
        {"forget ended sessions", 1h, writes([](store::Transaction& tx) { accounts::forget_ended_sessions(tx); })},
        {"forget kept answers", 1h, writes([](store::Transaction& tx) { http::forget_kept_answers(tx); })},
    };
}

}  // namespace app
