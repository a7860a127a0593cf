#include "bodies/kind.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/vocabulary.hpp"

namespace bodies {
std::span<const Kind> all_kinds() {
    static const auto kinds = base::vocabulary<Kind>("bodies/vocabulary/body_kinds.json");
    return kinds;
}

const Kind& kind_named(std::string_view kind) {
    const auto kinds = all_kinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) { return one.kind == kind; });
    if (found == kinds.end()) throw base::Problem(base::ProblemKind::invalid, "body.kind_unknown", std::string(kind));
    return *found;
}

}  // namespace bodies
