#pragma once

#include <string>

#include "base/problem.hpp"

/// The code of the problem that this throws; "no problem" when it throws none.
template <class F>
std::string problem_of(F act) {
    try {
        act();
    } catch (const base::Problem& problem) {
        return problem.code();
    }
    return "no problem";
}
