#include "plans/recipient.hpp"

#include <array>
#include <cctype>
#include <optional>

#include "base/text.hpp"

namespace plans {
namespace {

struct PurposeWords {
    std::string_view folded;
    Purpose purpose;
};

/// What stands in the brackets behind a recipient, folded; longer words before those that begin like them.
constexpr std::array purpose_words{
    PurposeWords{"thuc hien", Purpose::execute},  PurposeWords{"t h", Purpose::execute},
    PurposeWords{"trien khai", Purpose::execute}, PurposeWords{"phoi hop", Purpose::coordinate},
    PurposeWords{"p h", Purpose::coordinate},     PurposeWords{"bao cao", Purpose::report},
    PurposeWords{"b c", Purpose::report},         PurposeWords{"biet", Purpose::know},
    PurposeWords{"theo doi", Purpose::know},      PurposeWords{"luu", Purpose::keep},
};

std::optional<Purpose> purpose_in(const std::string& folded) {
    const auto padded = " " + folded + " ";
    for (const auto& [words, purpose] : purpose_words)
        if (padded.find(" " + std::string(words) + " ") != std::string::npos) return purpose;
    return std::nullopt;
}

/// Without the dash in front and the mark behind.
std::string trimmed(std::string_view line) {
    auto text = base::tidy(line);
    const auto is_mark = [](char letter) {
        return std::string_view("-+*;.,:/ ").find(letter) != std::string_view::npos;
    };
    while (!text.empty() && is_mark(text.front())) text.erase(0, 1);
    while (!text.empty() && is_mark(text.back())) text.pop_back();
    return text;
}

}  // namespace

Recipient recipient_of(std::string_view printed) {
    Recipient recipient{.who = trimmed(printed)};
    const auto open = recipient.who.rfind('(');
    if (open != std::string::npos) {
        if (const auto purpose = purpose_in(base::fold(recipient.who.substr(open)))) {
            recipient.purpose = *purpose;
            recipient.who = trimmed(recipient.who.substr(0, open));
        }
    }
    const auto folded = base::fold(recipient.who);
    if (folded.starts_with("nhu tren") || folded.starts_with("nhu kinh gui") || folded.ends_with(" neu tren")) {
        recipient = {.who = "", .purpose = Purpose::execute, .is_as_above = true};
    } else if (folded == "luu" || folded.starts_with("luu ")) {
        recipient.purpose = Purpose::keep;
        const auto rest = recipient.who.find_first_of(": ");
        recipient.who = rest == std::string::npos ? "" : trimmed(recipient.who.substr(rest));
    }
    return recipient;
}

}  // namespace plans
