#include "open311/words.hpp"

#include <algorithm>
#include <array>

#include "voices/word.hpp"

namespace open311 {
namespace {

struct StepWord {
    std::string_view act;
    std::string_view vi;
    std::string_view en;
};

constexpr std::array<StepWord, 5> steps{{
    {"give", "Đã giao cho cơ quan giải quyết", "Given to a body"},
    {"raise", "Đã chuyển lên cấp trên", "Passed to the level above"},
    {"close", "Đã kết thúc", "Ended"},
    {"join", "Được trả lời chung với ý kiến giống vậy", "Answered together with others that say the same"},
    {"reopen", "Đang được xem lại", "Looked at again"},
}};

}  // namespace

std::string outcome_word(std::string_view outcome, base::Language language) {
    const auto& outcomes = voices::words().outcomes;
    const auto found = std::ranges::find(outcomes, outcome, &voices::Word::code);
    if (found == outcomes.end()) return "";
    return language == base::Language::vi ? found->vi : found->en;
}

std::string step_word(std::string_view act, base::Language language) {
    auto found = std::ranges::find(steps, act, &StepWord::act);
    // Whatever else opens a voice again, such as a step taken back, is looking at it again.
    if (found == steps.end()) found = std::ranges::find(steps, std::string_view("reopen"), &StepWord::act);
    return std::string(language == base::Language::vi ? found->vi : found->en);
}

bool is_office(std::string_view kind) {
    return std::ranges::any_of(voices::words().topics, [&](const voices::Topic& topic) {
        return std::ranges::find(topic.bodies, kind) != topic.bodies.end();
    });
}

}  // namespace open311
