#include "demonstration/visits.hpp"

#include "rounds/round.hpp"

namespace demonstration {
namespace {

using rounds::Outcome;

constexpr int evening = 17;

/// What the leader found at a door, the older visit first. Every sum is by the place in the team's list, so that the
/// story is the same each time.
struct Visit {
    int days_ago;
    Outcome outcome;
    std::string note;
};

std::vector<Visit> visits_at(std::size_t place) {
    if (place % 11 == 10) return {{4, Outcome::well, ""}, {1, Outcome::not_home, "Gọi cửa hai lần, sẽ quay lại"}};
    if (place % 7 == 6) return {{2, Outcome::well, ""}};
    if (place % 5 == 4) return {{1, Outcome::well, ""}, {0, Outcome::well, ""}};
    if (place == 2) return {{1, Outcome::need, "Còn gạo hai ngày"}};
    if (place == 3) return {{1, Outcome::arrival, "Con gái mới về, đã khai báo"}};
    return {{1, Outcome::well, ""}};
}

base::Instant at_evening(base::Day day) {
    return {base::start_of(day).ms + evening * 3'600'000LL};
}

}  // namespace

void hand_in_visits(store::Transaction& tx, const store::MasterKey& master, const Cast& cast) {
    const auto today = base::day_of(tx.now());
    for (const auto& [hamlet, logins] : cast.teams)
        for (const auto& login : logins) {
            const auto leader = who_is(tx, cast.players.at(login));
            std::size_t place = 0;
            for (const auto& stop : rounds::round_of(tx, leader, cast.bodies.at(login).uuid, "", 200).items) {
                for (const auto& [days_ago, outcome, note] : visits_at(place))
                    rounds::check_in(tx, master, leader, {std::nullopt, stop.household, outcome, note},
                                     days_ago == 0 ? tx.now() : at_evening(today - days_ago));
                ++place;
            }
        }
}

}  // namespace demonstration
