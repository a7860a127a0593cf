#pragma once

#include "voices/voice.hpp"

/// What is done with a voice, one step after the other. Every step may be taken back by the body that made it, as long
/// as nothing came after it.
namespace voices {

enum class Act {
    open,
    classify,
    give,
    hand_back,
    raise,
    send_back,
    answer,
    pass_down,
    close,
    join,
    part,
    note,
    reopen,
    rate,
    take_back
};
BOOST_DESCRIBE_ENUM(Act, open, classify, give, hand_back, raise, send_back, answer, pass_down, close, join, part, note,
                    reopen, rate, take_back)

/// Problems of every verb that follows: voice.not_found, account.outside_area, voice.not_now (what it is now does not
/// allow it, somebody else may just have been quicker), voice.erased (there are words, and what they would be sealed
/// under is gone).

/// Whether the caller decides about it: gives it on, raises it, closes it.
bool may_decide(store::Transaction& tx, const base::Who& who, VoiceId id);
/// Whether the caller may answer it: who has it now.
bool may_answer(store::Transaction& tx, const base::Who& who, VoiceId id);

/// What a person made of it.
struct Classing {
    Kind kind = Kind::feedback;
    std::string topic;
    Grade grade = Grade::normal;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Classing, (), (kind, topic, grade, words))

/// Problem: voice.topic_unknown.
Voice classify(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
               const Classing& classing);

/// Bodies of its commune that the topic names, the first choice first; of the level that has it, once it was raised.
std::vector<Place> candidates(store::Transaction& tx, VoiceId id);

/// Problems: body.not_found, voice.body_elsewhere, voice.body_may_not (the police).
Voice give(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
           const base::Uuid& body, const std::string& words);
/// The body cannot, and says why. Problem: voice.words_missing.
Voice hand_back(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
                const std::string& words);

/// The body of the next level above, which would get it; nothing when there is none.
std::optional<Place> level_above(store::Transaction& tx, VoiceId id);
/// One level up, with why. Problems: voice.words_missing, voice.nobody_above.
Voice raise(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
            const std::string& words);
/// One level down without an answer, with why. Problem: voice.words_missing.
Voice send_back(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
                const std::string& words);

struct Answer {
    std::string outcome;
    std::string words;  ///< what the speaker reads
};
BOOST_DESCRIBE_STRUCT(Answer, (), (outcome, words))

/// At the level to which it was said it is answered by this; from above the answer comes down level by level. Problems:
/// voice.outcome_unknown, voice.words_missing.
Voice answer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
             const Answer& answer);
/// A level between has read the answer and passes it on as it is.
Voice pass_down(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id);

struct Closing {
    std::string reason;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Closing, (), (reason, words))

/// It ends without an answer. Of a denunciation and of a state secret nothing is kept but the reason, and that cannot
/// be taken back. Problem: voice.closing_unknown.
Voice close(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
            const Closing& closing);

/// Problem: voice.words_missing.
Voice note(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
           const std::string& words);
/// The speaker came back to an office instead of to the code. Problem: voice.words_missing.
Voice reopen(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, VoiceId id,
             const std::string& words);

/// As it was before the last step; notes stay. Problem: voice.nothing_to_take_back (the speaker's own steps, another
/// body's, or what cannot be undone).
Voice take_back(store::Transaction& tx, const base::Who& who, VoiceId id);

/// One line of what was done.
struct Step {
    std::int64_t part = 0;
    Act act = Act::note;
    base::Instant at;
    std::string by;             ///< a name; empty: whoever spoke
    std::optional<Place> body;  ///< for whom they acted
    std::string code;
    std::string words;
    std::optional<Place> to;
    bool taken_back = false;
};
BOOST_DESCRIBE_STRUCT(Step, (), (part, act, at, by, body, code, words, to, taken_back))

/// The oldest first. Its words are sealed, so the caller has opened them.
std::vector<Step> steps(store::Transaction& tx, const store::MasterKey& master, VoiceId id);

}  // namespace voices
