#include "bodies/kind.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/json.hpp"
#include "base/problem.hpp"

namespace bodies {
namespace {

std::vector<Kind> read_kinds() {
    for (const auto& file : base::embedded_vocabulary())
        if (file.path == "bodies/vocabulary/body_kinds.json")
            return base::from_json_text<std::vector<Kind>>(file.bytes);
    throw std::logic_error("body_kinds.json is not embedded");
}

}  // namespace

std::span<const Kind> all_kinds() {
    static const auto kinds = read_kinds();
    return kinds;
}

const Kind& kind_named(std::string_view kind) {
    const auto kinds = all_kinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) { return one.kind == kind; });
    if (found == kinds.end()) throw base::Problem(base::ProblemKind::invalid, "body.kind_unknown", std::string(kind));
    return *found;
}

}  // namespace bodies
