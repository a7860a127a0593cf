#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "store/database.hpp"

/// Policies of support ("chính sách trợ cấp"): who is due how much by which paper, from a day on. Those of the
/// government are data with their source; an office adds one of its own place with the number of its decision. Food
/// never depends on any of this (that is needs/), and no policy asks where anybody is registered.
namespace benefits {

using PolicyId = base::Id<struct BenefitPolicyTag>;

enum class Whom { household, person };
BOOST_DESCRIBE_ENUM(Whom, household, person)

struct Policy {
    std::string code;
    std::string vi;
    std::string en;
    Whom whom = Whom::household;
    std::string who_vi;  ///< who is due it
    std::string who_en;
    std::vector<std::string> kinds;  ///< of households::hardship_kinds: whom the register proposes; empty: nobody
    std::int64_t amount = 0;         ///< đồng, once or for a day
    bool per_day = false;
    std::optional<std::int64_t> most_days;  ///< of one household or person, over all lists
    std::vector<std::string> excludes;      ///< codes of policies that it cannot be combined with
    int approved_at_level = areas::commune_level;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    std::string area;  ///< the path below which it holds: "/vn/79/"
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Policy, (),
                      (code, vi, en, whom, who_vi, who_en, kinds, amount, per_day, most_days, excludes,
                       approved_at_level, valid_from, valid_until, area, source))

/// The policies that hold on a day in an area, by their first day. Problems: area.not_found, account.outside_area.
std::vector<Policy> policies_in(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day on);

/// Problem: benefit_policy.not_found.
Policy policy_of(store::Transaction& tx, const std::string& code);

/// Whether one of the two says that it cannot be combined with the other.
bool exclude_each_other(const Policy& one, const Policy& other);

/// A policy of the place in which a body stands, as its paper says.
struct NewPolicy {
    PolicyId id;
    base::Uuid body;
    std::string name;
    Whom whom = Whom::household;
    std::string who_is_due;
    std::vector<std::string> kinds;
    std::int64_t amount = 0;
    bool per_day = false;
    std::optional<std::int64_t> most_days;
    std::vector<std::string> excludes;
    int approved_at_level = areas::commune_level;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    std::string paper;  ///< number and day of the decision
};
BOOST_DESCRIBE_STRUCT(NewPolicy, (),
                      (id, body, name, whom, who_is_due, kinds, amount, per_day, most_days, excludes, approved_at_level,
                       valid_from, valid_until, paper))

/// The same again is harmless. Problems: account.outside_area, body.not_found, benefit_policy.id_taken,
/// benefit_policy.text_missing, benefit_policy.paper_missing, benefit_policy.amount_wrong, benefit_policy.days_wrong,
/// benefit_policy.level_wrong, benefit_policy.not_found (one that it excludes), household.hardship_unknown.
Policy add_policy(store::Transaction& tx, const base::Who& who, const NewPolicy& wanted);

/// It was a slip of the pen. Problems: benefit_policy.not_found, account.outside_area, benefit_policy.used (by lists).
void remove_policy(store::Transaction& tx, const base::Who& who, PolicyId id);

}  // namespace benefits
