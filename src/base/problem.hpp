#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace base {

/// Why a request cannot go on. What each means on a wire is decided at the edge, never here.
enum class ProblemKind {
    invalid,          ///< what was sent makes no sense as it stands
    unauthenticated,  ///< nobody is signed in
    forbidden,        ///< somebody is, but may not do this, or not here
    not_found,
    conflict,  ///< it would overwrite or repeat something
    too_large,
    too_many,     ///< too often in too short a time
    unavailable,  ///< not now; the same request may succeed later
};

/// One fault of one field: where (a JSON pointer such as "/members/0/name") and which (a problem code).
struct FieldProblem {
    std::string path;
    std::string code;
    std::string detail;
};

/// The one exception for "this request cannot go on". The code is a translation key, `noun.what_is_wrong`, whose
/// Vietnamese and English sentences stand in the folder's problems.json; the detail is for the log and never shown as
/// it is.
class Problem : public std::runtime_error {
public:
    Problem(ProblemKind kind, std::string code, std::string detail = {}, std::vector<FieldProblem> fields = {});

    ProblemKind kind() const { return kind_; }
    const std::string& code() const { return code_; }
    const std::string& detail() const { return detail_; }
    const std::vector<FieldProblem>& fields() const { return fields_; }

    /// The same, with how long to wait before another try makes sense.
    Problem&& wait(std::chrono::seconds before_next_try) &&;
    std::optional<std::chrono::seconds> wait() const { return wait_; }

private:
    ProblemKind kind_;
    std::string code_;
    std::string detail_;
    std::vector<FieldProblem> fields_;
    std::optional<std::chrono::seconds> wait_;
};

}  // namespace base
