#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/json.hpp"
#include "base/time.hpp"

/// The words and the numbers of voices, which are data: vocabulary/voice_words.json, voice_rules.json and
/// voice_retention.json.
namespace voices {

/// What people speak of. By its phrases a topic is proposed, by its bodies who may answer.
struct Topic {
    std::string code;
    std::string vi;
    std::string en;
    std::vector<std::string> bodies;  ///< kinds of bodies, the first choice first
    std::vector<std::string> phrases;
};
BOOST_DESCRIBE_STRUCT(Topic, (), (code, vi, en, bodies, phrases))

/// One choice of a list.
struct Word {
    std::string code;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Word, (), (code, vi, en))

struct Words {
    std::vector<Topic> topics;
    std::vector<Word> outcomes;  ///< what came of it
    std::vector<Word> closings;  ///< why it ends without an answer
};
BOOST_DESCRIBE_STRUCT(Words, (), (topics, outcomes, closings))

const Words& words();

/// Nothing for a code that is none.
const Topic* topic_of(std::string_view code);

/// The topic that a sentence speaks of: that of the longest phrase in it; "other" when it says none.
std::string topic_spoken_of(std::string_view sentence);

/// How much work it takes, as the three classes of iHanoi.
enum class Grade { urgent, normal, complex };
BOOST_DESCRIBE_ENUM(Grade, urgent, normal, complex)

/// Within how many working hours a voice of this grade is answered, and whether a paper says so.
struct Target {
    Grade grade = Grade::normal;
    std::int64_t hours = 0;
    bool is_verified = false;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Target, (), (grade, hours, is_verified, source))

/// What holds from a day on.
struct Rule {
    base::Day valid_from;
    std::int64_t accept_hours = 0;  ///< working hours until a person has looked at it, or passed an answer on
    std::vector<Target> targets;
    std::int64_t alike_days = 0;     ///< a second voice within so many days may be the same as the first
    std::int64_t alike_percent = 0;  ///< of the words of the shorter one that the other has too
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (valid_from, accept_hours, targets, alike_days, alike_percent, source))

/// The rule that holds on a day; the oldest one before there was any.
const Rule& rule_on(base::Day day);

/// How long who spoke and with which words is kept after the answer; a rule without days is off.
struct RetentionRule {
    base::Day valid_from;
    std::optional<int> days_after_answer;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(RetentionRule, (), (valid_from, days_after_answer, source))

const std::vector<RetentionRule>& retention_rules();

}  // namespace voices
