#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"

/// The words and the numbers of needs, which are data: vocabulary/need_words.json and need_rules.json.
namespace needs {

/// One choice of a list. By its phrases a short message is understood without a form.
struct Word {
    std::string code;
    std::string vi;
    std::string en;
    std::vector<std::string> phrases;
};
BOOST_DESCRIBE_STRUCT(Word, (), (code, vi, en, phrases))

struct Words {
    std::vector<Word> kinds;     ///< what is needed
    std::vector<Word> groups;    ///< who needs it: the beneficiaries that plans name
    std::vector<Word> reasons;   ///< why a need is refused
    std::vector<Word> outcomes;  ///< what came of it
};
BOOST_DESCRIBE_STRUCT(Words, (), (kinds, groups, reasons, outcomes))

const Words& words();

bool has(const std::vector<Word>& list, std::string_view code);

/// The kind that a sentence speaks of: that of the longest phrase in it; "other" when it says none.
std::string kind_of(std::string_view sentence);

enum class Urgency { urgent, soon, ordinary };
BOOST_DESCRIBE_ENUM(Urgency, urgent, soon, ordinary)

/// Within how many working hours a need of this urgency is to be met; empty: no decision says.
struct Target {
    Urgency urgency = Urgency::ordinary;
    std::optional<std::int64_t> hours;
};
BOOST_DESCRIBE_STRUCT(Target, (), (urgency, hours))

/// What holds from a day on.
struct Rule {
    base::Day valid_from;
    std::int64_t look_hours = 0;  ///< working hours until a person has looked at it
    std::vector<Target> targets;
    std::vector<std::string> urgent_kinds;
    std::int64_t alike_days = 0;  ///< a second one within so many days is looked at beside the first
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (valid_from, look_hours, targets, urgent_kinds, alike_days, source))

/// The rule that holds on a day; the oldest one before there was any.
const Rule& rule_on(base::Day day);

}  // namespace needs
