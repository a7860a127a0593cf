#include "base/problem.hpp"

#include <utility>

namespace base {

Problem::Problem(ProblemKind kind, std::string code, std::string detail, std::vector<FieldProblem> fields)
    : std::runtime_error(detail.empty() ? code : code + ": " + detail),
      kind_(kind),
      code_(std::move(code)),
      detail_(std::move(detail)),
      fields_(std::move(fields)) {}

Problem&& Problem::wait(std::chrono::seconds before_next_try) && {
    wait_ = before_next_try;
    return std::move(*this);
}

}  // namespace base
