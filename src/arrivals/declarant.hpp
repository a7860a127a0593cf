#pragma once

#include "arrivals/step.hpp"

/// What whoever declared an arrival does without an account, by its code: sees all that was written, puts it right,
/// says that they have come or do not come. Problems of all: declared_arrival.code_unknown, declared_arrival.not_now.
namespace arrivals {

struct Seen {
    std::string area;
    State state = State::arrived;
    base::Day on;
    std::string team;                    ///< the name of who looks after them; empty: nobody yet
    std::optional<Traveller> traveller;  ///< empty: it was forgotten
    bool can_change = false;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (area, state, on, team, traveller, can_change))

Seen look(store::Transaction& tx, const store::MasterKey& master, std::string_view code);
/// Problems: those of correct.
Seen correct(store::Transaction& tx, const store::MasterKey& master, std::string_view code,
             const Correction& correction);
/// "We have come", today.
Seen come(store::Transaction& tx, const store::MasterKey& master, std::string_view code);
Seen withdraw(store::Transaction& tx, const store::MasterKey& master, std::string_view code);

/// A line of advice for those who come and for their families: advice, with no word of penalty.
struct Advice {
    std::string when;  ///< before, here
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Advice, (), (when, vi, en))
const std::vector<Advice>& advice();

}  // namespace arrivals
