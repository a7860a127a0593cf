#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"

/// What the law says of fundraisers, as dated data with its source; and the words that forms of gifts offer.
namespace gifts {

/// Something that has to be made public so many days after receiving ended. What nobody has held against the text of
/// the law is told as such and makes nothing late.
struct Duty {
    std::string code;
    std::int64_t days = 0;
    bool is_verified = false;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Duty, (), (code, days, is_verified, source))

struct Rule {
    base::Day valid_from;
    std::int64_t receiving_days = 0;     ///< counted from the first day
    std::int64_t distribution_days = 0;  ///< after receiving ended, unless agreed otherwise with the donors
    std::string source;
    std::vector<Duty> duties;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (valid_from, receiving_days, distribution_days, source, duties))

/// The rule that holds for a fundraiser that starts on a day; nothing before the first that we know.
std::optional<Rule> rule_on(base::Day day);

/// Who gives.
struct DonorKind {
    std::string code;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(DonorKind, (), (code, vi, en))
const std::vector<DonorKind>& donor_kinds();
bool is_donor_kind(std::string_view code);

}  // namespace gifts
