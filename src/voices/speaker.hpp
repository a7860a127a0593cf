#pragma once

#include "voices/step.hpp"

/// What somebody without an account does with the code: sees how a voice stands and what was answered, says that it is
/// not solved, and says once how it was.
namespace voices {

/// For whoever holds the code. Nothing of it names a person but the answer's own words.
struct Seen {
    Kind kind = Kind::feedback;
    std::string topic;
    State state = State::received;
    std::optional<Grade> grade;
    base::Instant since;
    std::optional<base::Instant> due_at;
    std::string owner;        ///< the name of the body that has it; empty: it waits for one
    std::string code;         ///< of the outcome or the closing
    std::string answer;       ///< what was answered
    std::string answered_by;  ///< the name of the body
    bool is_joined = false;   ///< others said the same, and this is how that stands
    bool can_reopen = false;
    bool can_rate = false;
    bool can_withdraw = false;
};
BOOST_DESCRIBE_STRUCT(Seen, (),
                      (kind, topic, state, grade, since, due_at, owner, code, answer, answered_by, is_joined,
                       can_reopen, can_rate, can_withdraw))

/// Problems of all that follows: voice.code_unknown, voice.not_now.

Seen track(store::Transaction& tx, const store::MasterKey& master, std::string_view code);
/// It is not solved. What was said to be impossible goes to the level above, where there is one. Problems:
/// voice.words_missing, voice.erased.
Seen reopen(store::Transaction& tx, const store::MasterKey& master, std::string_view code, const std::string& words);
/// Asked once. Problem: voice.rated_already.
Seen rate(store::Transaction& tx, const store::MasterKey& master, std::string_view code, Satisfaction satisfaction);
Seen withdraw(store::Transaction& tx, const store::MasterKey& master, std::string_view code);

}  // namespace voices
