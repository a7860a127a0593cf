#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plans/child.hpp"

/// The paper of a lower plan: its text, and its items with their places in it, as if it had been read.
namespace plans {

struct ChildPaper {
    std::string issuer;
    std::string title;
    std::string basis;  ///< the upper plan as a basis names it
    BasisValue basis_value;
    std::string report_to;             ///< who issued the upper plan
    std::vector<ChildClause> clauses;  ///< without those that were left out
};

/// "Kế hoạch số 45/KH-UBND ngày 09/6/2021 của Ủy ban nhân dân tỉnh"; without a number by its title.
std::string named_in_full(const Plan& plan);

/// The lines of a clause, each with the day that binds it.
std::vector<std::string> printed_lines(const ChildClause& clause);

ReadFile write_paper(const ChildPaper& paper);

/// The last good day of the earliest dated deadline.
std::optional<base::Day> last_day_of(const std::vector<DeadlineValue>& deadlines);

}  // namespace plans
