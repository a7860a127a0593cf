#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "reader/reading.hpp"

/// What an item holds, by its kind.
namespace plans {

using sources::Source;
using sources::Span;

struct TextValue {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(TextValue, (), (text))

struct DateValue {
    base::Day date;
};
BOOST_DESCRIBE_STRUCT(DateValue, (), (date))

struct SignerValue {
    std::string role;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(SignerValue, (), (role, name))

struct BasisValue {
    std::string number;
    std::optional<base::Day> date;
};
BOOST_DESCRIBE_STRUCT(BasisValue, (), (number, date))

struct SectionValue {
    std::string id;
    std::string heading;
};
BOOST_DESCRIBE_STRUCT(SectionValue, (), (id, heading))

struct AssignmentValue {
    std::string body;
    bool ordered = true;
    std::vector<std::string> cooperators;
    std::vector<std::string> duties;
};
BOOST_DESCRIBE_STRUCT(AssignmentValue, (), (body, ordered, cooperators, duties))

struct DeadlineValue {
    reader::DeadlineKind kind = reader::DeadlineKind::by_date;
    std::optional<base::Day> date;
    bool exclusive = false;
    std::optional<base::Day> from;
    std::optional<base::Day> until;
    std::string rule;
    std::optional<std::vector<int>> times_per_day;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(DeadlineValue, (), (kind, date, exclusive, from, until, rule, times_per_day, text))

struct ReportValue {
    std::string from;
    std::string to;
    std::string every;
    std::string channel;
};
BOOST_DESCRIBE_STRUCT(ReportValue, (), (from, to, every, channel))

/// A clause pointed to; `document` is empty and `target` its section when it is one of the same document.
struct ReferenceValue {
    std::string clause;
    std::string document;
    std::string target;
};
BOOST_DESCRIBE_STRUCT(ReferenceValue, (), (clause, document, target))

}  // namespace plans
