#pragma once

#include <string>
#include <string_view>

#include "base/problem_text.hpp"

/// What programs of strangers are told of a voice, in words that name nobody.
namespace open311 {

/// "Đã giải quyết"; empty for a code that is none.
std::string outcome_word(std::string_view outcome, base::Language language);

/// What a step means to everybody, by the name of its act. Why a voice ended without an answer is not among them: that
/// it was a denunciation is for its speaker alone.
std::string step_word(std::string_view act, base::Language language);

/// Whether a kind of body is an office, whose name everybody may read. A team may bear the name of its leader.
bool is_office(std::string_view kind);

}  // namespace open311
