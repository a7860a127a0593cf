#pragma once

#include "needs/step.hpp"

/// What somebody without an account does: looks after a need by its code. Whoever holds the code sees how it stands and
/// nothing about a person.
namespace needs {

/// What an address is counted for, so that a machine cannot flood the desk or guess codes.
enum class Door { ask, offer, code };
BOOST_DESCRIBE_ENUM(Door, ask, offer, code)

/// Counts a try through a door. A whole dormitory shares one address, so the limits are wide. Problem: need.too_many
/// (which tells the telephone that always works).
void begin_try(store::Transaction& tx, Door door, std::string_view address);
/// A right code costs nothing.
void forgive_try(store::Transaction& tx, Door door, std::string_view address);

/// How a need stands, for whoever holds its code.

struct Seen {
    std::string kind;
    State state = State::received;
    base::Instant since;
    std::optional<base::Instant> due_at;
    std::string owner;       ///< the name of the body that answers for it; empty: it waits for one
    std::string code;        ///< of the reason or the outcome
    bool is_joined = false;  ///< it was the same as another one, and this is how that one stands
    bool waits = false;      ///< a person will look at it beside one that looks the same
    bool can_ask_again = false;
    bool can_appeal = false;
    bool can_withdraw = false;
};
BOOST_DESCRIBE_STRUCT(Seen, (),
                      (kind, state, since, due_at, owner, code, is_joined, waits, can_ask_again, can_appeal,
                       can_withdraw))

/// Problems of all that follows: need.code_unknown, need.not_now.

Seen track(store::Transaction& tx, std::string_view code);
/// It was said to be done, or to be the same as another one, and it is not. Problem: need.words_missing.
Seen ask_again(store::Transaction& tx, const store::MasterKey& master, std::string_view code, const std::string& words);
/// Another body looks at the refusal. Problem: need.appealed_already.
Seen appeal(store::Transaction& tx, const store::MasterKey& master, std::string_view code, const std::string& words);
/// It is not needed any more.
Seen withdraw(store::Transaction& tx, std::string_view code);

}  // namespace needs
