#include "speech/program.hpp"

#include <utility>

#include <unistd.h>

#include "base/problem.hpp"
#include "sources/child.hpp"

namespace speech {

using base::Problem;
using base::ProblemKind;

std::string output_of(const std::vector<std::string>& command, std::string_view input) {
    constexpr sources::ChildLimits limits{std::chrono::seconds(60), std::size_t{1} << 30U, std::size_t{200} << 20U};
    if (::access(command.front().c_str(), X_OK) != 0)
        throw Problem(ProblemKind::unavailable, "speech.no_voice", command.front());
    auto answer = sources::run_child(command, input, limits);
    if (answer.status != 0 || answer.output.empty())
        throw Problem(ProblemKind::unavailable, "speech.failed",
                      command.front() + " ended with " + std::to_string(answer.status));
    return std::move(answer.output);
}

}  // namespace speech
