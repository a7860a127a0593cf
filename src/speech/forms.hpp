#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "speech/speech.hpp"
#include "speech/tokens.hpp"

/// Written forms and how they are said: the tables in vocabulary/. A row is `written = spoken`.
///   word      that word in any case; with a capital in it, exactly so; a|b  either of them
///   <day>     a slot: day, month, year, hour, minute, weekday, n (any number), code (digits said one by one), roman,
///             kind and issuer (of a document's number), name (a word with a capital)
///   ^         the line begins here;  (word), at the beginning of a row, may be missing
/// On the right `<day>` is that slot in words, in the order of the slots of one name, and {} the alternative that stood
/// there. Blanks between signs do not count. The longest written form wins, of equally long ones the first.
namespace speech {

struct Element {
    enum class Kind { word, slot, line_begin };
    Kind kind = Kind::word;
    std::vector<std::string> words;  ///< any of these; of a slot its name
};

struct Form {
    std::vector<Element> written;
    std::string spoken;
};

struct Said {
    std::size_t tokens = 0;  ///< how many it takes
    std::string words;
    std::size_t lead = 0;  ///< bytes of `words` before its first slot: not said again when they were just said
};

class FormTable {
public:
    /// Lines of `written = spoken`; "#" begins a comment. A row that cannot be read is a fault of the program.
    void read(std::string_view table);

    /// The best form that begins at this token.
    std::optional<Said> say_at(const std::vector<Token>& tokens, std::size_t at, Voice voice) const;

private:
    void index(std::size_t form);

    std::vector<Form> forms_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;  ///< in lower case
    std::vector<std::size_t> by_slot_;
};

/// All tables of the vocabulary, read once.
const FormTable& forms();

}  // namespace speech
