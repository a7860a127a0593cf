#pragma once

#include <optional>
#include <string>

#include "reports/report.hpp"

/// Reports out of turn ("báo cáo đột xuất"): the body that follows a duty asks for one, about what and until when.
namespace reports {

struct Asking {
    std::string words;
    std::string by;
    base::Instant at;
};
BOOST_DESCRIBE_STRUCT(Asking, (), (words, by, at))

struct NewAsking {
    std::string words;
    base::Day due;
};
BOOST_DESCRIBE_STRUCT(NewAsking, (), (words, due))

/// Everybody who owes the duty owes one more report, for the days from today until the due day. Problems:
/// duty.not_found, asking.words_empty, asking.due_passed, asking.duty_ended (its plan no longer
/// holds), asking.period_there (one began today already).
void ask_now(store::Transaction& tx, const base::Who& who, DutyId duty, const NewAsking& wanted);

/// Nothing for a period of the rhythm.
std::optional<Asking> asking_of(store::Transaction& tx, DutyId duty, base::Day period_from);

}  // namespace reports
