#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "store/database.hpp"

/// Criteria of a title, evaluated from what a body's own work left behind. Each opens to its rows. A title rewards
/// truthful and timely work: no rule counts cases, complaints or people, and a report that was corrected is as good as
/// any.
namespace honours {

enum class RuleUnit { percent, times };
BOOST_DESCRIBE_ENUM(RuleUnit, percent, times)

struct Rule {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
    RuleUnit unit = RuleUnit::percent;
    std::int64_t at_least = 0;  ///< what a new round proposes
    std::string_view rows;      ///< id, title, day, is_good; of body $1 from day $2 until day $3
};
std::span<const Rule> rules();
/// Nothing for a code that no rule has.
const Rule* rule_of(std::string_view code);

/// What a round asks for.
struct Criterion {
    std::string rule;
    std::int64_t at_least = 0;
    bool operator==(const Criterion&) const = default;
};
BOOST_DESCRIBE_STRUCT(Criterion, (), (rule, at_least))

struct EvidenceRow {
    base::Uuid id;
    std::string title;
    std::optional<base::Day> day;
    bool is_good = false;
};
BOOST_DESCRIBE_STRUCT(EvidenceRow, (), (id, title, day, is_good))

/// A criterion held against the data. `is_met` is empty where there is nothing to go by: then a person says.
struct Finding {
    std::string rule;
    RuleUnit unit = RuleUnit::percent;
    std::int64_t at_least = 0;
    std::int64_t good = 0;
    std::int64_t of = 0;
    std::optional<std::int64_t> figure;
    std::optional<bool> is_met;
    std::vector<EvidenceRow> rows;  ///< the first hundred, by day
};
BOOST_DESCRIBE_STRUCT(Finding, (), (rule, unit, at_least, good, of, figure, is_met, rows))

/// One statement each.
Finding evaluate(store::Transaction& tx, const Criterion& criterion, const base::Uuid& body, base::Day from,
                 base::Day until);

}  // namespace honours
