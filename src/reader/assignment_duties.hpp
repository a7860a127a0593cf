#pragma once

#include <optional>

#include "reader/assignment_phrases.hpp"

/// Whether what stands behind a body is work for it.
namespace reader {

/// A verb of duty, also one that begins with a capital behind a colon.
bool duty_in_any_case(const Words& words, std::size_t at, std::size_t end);

/// "có trách nhiệm", "chịu trách nhiệm": whoever stands before it is given work.
bool obligation_at(const Words& words, std::size_t at, std::size_t end);

/// What stands behind the body is a duty; a body that only has to report or that gives notice has none.
bool has_duty(const Words& words, std::size_t at, std::size_t end, const Address& address);

/// Where the duty begins when the clause that describes the body is all of it: "các chuyên viên được phân công phụ
/// trách ...".
std::optional<std::size_t> given_in(const Words& words, Range body);

/// "Hợp tác Trâu Vàng có trách nhiệm ...": whoever it is, who stands before a word of obligation is given work.
std::optional<Range> obliged_at(const Words& words, std::size_t from, std::size_t end);

/// "nghiêm túc triển khai thực hiện Kế hoạch này": whoever is called upon, no work of its own is handed out.
bool is_general_call(const Words& words, std::size_t at, std::size_t end);

}  // namespace reader
