#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "reports/period.hpp"
#include "store/database.hpp"

/// Figures that follow from our own records: what a body did or has in a period, each with the rows that it opens to.
namespace reports {

/// How figures of several units become one. Over units of separate areas all of them add up.
enum class Method {
    sum,       ///< within an area too
    latest,    ///< within an area the newest holds: two bodies that both say how many households there are
    maximum,   ///< within an area the highest holds: programmes that reach the same people
    distinct,  ///< things to be counted once: between the highest figure and the sum, and nobody knows where
};
BOOST_DESCRIBE_ENUM(Method, sum, latest, maximum, distinct)

struct Computation {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
    std::string_view unit;
    Method method = Method::sum;
    /// Where a row opens: "task", "visit", "occasion", "deed", "reward", "care", "inspection", "finding" or "area".
    std::string_view leads_to;
    std::string_view rows;  ///< id, title, day, figure; of body $1 from day $2 until day $3
};

std::span<const Computation> computations();
/// Nothing for a code that no computation has.
const Computation* computation_of(std::string_view code);

std::int64_t compute(store::Transaction& tx, const Computation& computation, const base::Uuid& body, Period period);

/// One thing that was counted.
struct CountedRow {
    base::Uuid id;
    std::string title;
    std::optional<base::Day> day;
    std::int64_t figure = 0;
};
BOOST_DESCRIBE_STRUCT(CountedRow, (), (id, title, day, figure))

/// By day and id.
std::vector<CountedRow> rows_behind(store::Transaction& tx, const Computation& computation, const base::Uuid& body,
                                    Period period, std::size_t limit);

/// Whether a report that the body has sent since counts the work that was done on a day.
bool has_counted_work(store::Transaction& tx, const base::Uuid& body, base::Day done_on, base::Instant since);

}  // namespace reports
