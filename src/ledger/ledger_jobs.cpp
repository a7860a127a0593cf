#include "ledger/ledger_jobs.hpp"

#include "ledger/head.hpp"
#include "ledger/tree.hpp"

namespace ledger {

using namespace std::chrono_literals;

std::vector<jobs::Job> jobs_of(const store::MasterKey& master) {
    const auto let_grow = [](store::Database& database) {
        const auto has_waiting = [](store::Transaction& tx) {
            return !tx.run("SELECT entry FROM ledger_waiting LIMIT 1").empty();
        };
        while (database.read(has_waiting)) database.write([](store::Transaction& tx) { grow(tx); });
    };
    const auto sign = [key = SigningKey(master)](store::Database& database) {
        database.write([&](store::Transaction& tx) { publish_head(tx, key); });
    };
    return {{"let the tree of the ledger grow", 1s, let_grow}, {"sign the ledger", 1h, sign}};
}

}  // namespace ledger
