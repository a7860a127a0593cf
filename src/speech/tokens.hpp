#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace speech {

/// What a text is cut into. Letters and digits part: "F0" and "m2" are a word and a number each.
struct Token {
    enum class Kind {
        word,     ///< letters
        number,   ///< "7", "5.000.000", "1,5", "007"
        phone,    ///< "0912.345.678", "1900 1095": digits that are said one by one, in groups
        address,  ///< of the web or of a mailbox
        mark,     ///< one sign
        line,     ///< a line ends
    };
    Kind kind = Kind::mark;
    std::string text;
    bool after_blank = false;
    bool begins_line = false;
};

/// `text` is in NFC. Nothing of it but blanks is lost.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace speech
