#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"

/// What a request asks for, taken apart: one household by what names it, or all that fit some words about them.
/// Whatever cannot be understood is told by the standard's own word, never guessed.
namespace registry {

enum class Relation { eq, lt, le, gt, ge };
BOOST_DESCRIBE_ENUM(Relation, eq, lt, le, gt, ge)

struct SizeRule {
    Relation relation = Relation::eq;
    std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(SizeRule, (), (relation, people))

/// What can be said of many households without opening one.
struct Filter {
    std::optional<std::string> area_code;  ///< of any level, as the administration numbers it
    std::optional<std::string> dwelling;
    std::vector<SizeRule> sizes;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (area_code, dwelling, sizes))

struct Criteria {
    std::optional<base::Uuid> household;  ///< idtype-value, HOUSEHOLD
    std::optional<std::string> phone;     ///< idtype-value, MOBILE: its digits
    Filter filter;
    std::int64_t page_size = 20;
    std::int64_t page_number = 1;
};

inline constexpr std::int64_t largest_page = 100;
/// Whoever fits more households than this has to ask more narrowly.
inline constexpr std::int64_t most_found = 10'000;

/// Either criteria or the standard's word for what is wrong with them.
struct ReadCriteria {
    Criteria criteria;
    std::optional<std::string> reason;
};

ReadCriteria read_criteria(const boost::json::object& search_criteria);

/// A filter for a subscription; nothing when it is not understood.
std::optional<Filter> read_filter(const base::Json& query);

}  // namespace registry
