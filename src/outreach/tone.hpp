#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

/// The tone of a message: calm, neither negligent nor frightening, and never about a person. What is found is explained
/// with a kinder wording; a person decides, except about names and telephone numbers of people, which never go out.
namespace outreach {

enum class Trouble { panic, negligence, threat, blame, ranking, shouting, address, phone, name };
BOOST_DESCRIBE_ENUM(Trouble, panic, negligence, threat, blame, ranking, shouting, address, phone, name)

/// Something in a message that its reader may take amiss.
struct Finding {
    Trouble trouble = Trouble::panic;
    std::string words;    ///< as they stand in the message
    std::string instead;  ///< a kinder wording; empty when the words are better left out
    bool is_blocking = false;
    bool operator==(const Finding&) const = default;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (trouble, words, instead, is_blocking))

/// What is found in a Vietnamese text, in the order of the text; the same words are found once.
std::vector<Finding> check_tone(std::string_view text);

bool has_blocking(const std::vector<Finding>& findings);

}  // namespace outreach
