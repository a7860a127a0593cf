#include <doctest/doctest.h>

#include "broadcasts/log.hpp"
#include "loudspeaker.hpp"
#include "problem_of.hpp"

using namespace broadcasts;

namespace {

/// The log of a loudspeaker.
struct Log : Loudspeaker {
    DayLog log(base::Day day) {
        return write([&](store::Transaction& tx) { return day_log(tx, son, commune, day); });
    }
    void tell_of(ClusterId which, base::Day day, std::int64_t minute, Outcome outcome) {
        write([&](store::Transaction& tx) { tell(tx, son, which, {{day, minute, false}, outcome, "Mất điện"}); });
    }
    std::size_t wrong() {
        return write([](store::Transaction& tx) {
            std::size_t wrong = 0;
            for (const auto& one : indicators()) wrong += store::disagreements(tx, one).size();
            return wrong;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Log, "the cluster with most gaps stands first, and silence is one of them") {
    const auto other = opened("Loa chợ");
    pass_days(2);
    const auto yesterday = today + 1;
    tell_of(other, yesterday, 330, Outcome::played);
    const auto shown = log(yesterday);
    REQUIRE(shown.clusters.size() == 2);
    CHECK(shown.clusters[0].cluster.id == cluster.uuid);
    CHECK(shown.slots == 6);
    CHECK(shown.gaps == 5);
    CHECK(shown.silent == 5);
}

TEST_CASE_FIXTURE(Log, "played slots are counted through every word that is said of them") {
    pass_days(3);
    tell_of(cluster, today + 1, 330, Outcome::played);
    tell_of(cluster, today + 1, 660, Outcome::played);
    tell_of(cluster, today + 1, 660, Outcome::failed);
    tell_of(cluster, today + 2, 330, Outcome::played);
    tell_of(cluster, today + 2, 330, Outcome::played);
    write([&](store::Transaction& tx) { take_back_telling(tx, son, cluster, {today + 1, 330, false}); });
    CHECK(write([&](store::Transaction& tx) {
              return store::counted(tx, commune.uuid, "broadcasts_played", today, today + 3);
          }) == 1);
    CHECK(wrong() == 0);
    write([](store::Transaction& tx) { tx.change("UPDATE speaker_play SET outcome = 'played'"); });
    CHECK(wrong() > 0);
    write([](store::Transaction& tx) {
        for (const auto& one : indicators()) store::rebuild(tx, one);
    });
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Log, "what was withdrawn stays in the log of the days before, and is said no more") {
    pass_days(2);
    write([&](store::Transaction& tx) { outreach::withdraw(tx, dung, message, "Hết mưa"); });
    CHECK(log(today + 1).slots == 3);
    CHECK(log(today + 3).slots == 0);
}

TEST_CASE_FIXTURE(Log, "a reason that is too long is none, and a stranger's cluster is not told of") {
    pass_days(2);
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) {
                  tell(tx, son, cluster, {{today + 1, 330, false}, Outcome::failed, std::string(900, 'x')});
              });
          }) == "play.reason_missing");
    const auto minh = who("minh");
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) {
                  tell(tx, minh, cluster, {{today + 1, 330, false}, Outcome::played, ""});
              });
          }) == "account.outside_area");
}
