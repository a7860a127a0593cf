#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace speech {

/// What a program (an absolute path first) gives for an input, run as a confined child: what is said was written by
/// people. Problems: speech.no_voice (it is not installed), speech.failed (it ended badly or gave nothing).
std::string output_of(const std::vector<std::string>& command, std::string_view input);

}  // namespace speech
