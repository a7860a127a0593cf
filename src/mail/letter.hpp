#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.hpp"
#include "base/problem_text.hpp"
#include "base/time.hpp"

/// Letters that the product writes: their words (vocabulary/letters.json), the code that brings an answer back to its
/// report, and their form on the wire.
namespace mail {

using LetterId = base::Id<struct LetterTag>;

enum class LetterKind { due_tomorrow, overdue, received, to_be_looked_at, repeated, refused, answer };
BOOST_DESCRIBE_ENUM(LetterKind, due_tomorrow, overdue, received, to_be_looked_at, repeated, refused, answer)

struct Words {
    std::string subject;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Words, (), (subject, text))

/// What stands in the braces of a text.
using Facts = std::map<std::string, std::string>;

/// A text with its facts. One may hold braces of its own, so what was put in is not looked at again.
std::string filled(std::string_view text, const Facts& facts);
Words words_of(LetterKind kind, base::Language language, const Facts& facts);

/// "30/6/2021".
std::string printed(base::Day day);

/// "LL-7KQD2XHM", from the random end of an id, in an alphabet without look-alikes.
std::string code_of(const base::Uuid& id);
/// The first code in a text, however its letters were typed.
std::optional<std::string> code_in(std::string_view text);

/// "0191e000-…@tinh.gov.vn": who answers the letter gives it back.
std::string message_id_of(LetterId id, std::string_view our_address);
/// The letter that a Message-ID names.
std::optional<LetterId> letter_of(std::string_view message_id);

struct Attachment {
    std::string name;
    std::string media_type;
    std::string bytes;
};

/// A cell of the offline form beside its label.
struct FormCell {
    std::string label;
    std::string key;   ///< by which the cell is known when it comes back
    std::string text;  ///< what is known
    bool is_figure = false;
    bool is_known = false;  ///< shown, not asked
};

/// The offline form of a report (form.hpp).
struct BlankForm {
    Facts facts;  ///< of the report (about.hpp), and its code
    std::vector<FormCell> cells;
};

/// A letter on its way to the wire.
struct Letter {
    LetterId id;
    std::string receiver;
    Words words;
    bool is_of_person = false;  ///< an officer's own words; other letters say that no machine should answer them
    std::string in_reply_to;
    std::optional<BlankForm> form;
    std::map<std::string, std::string> headers = {};  ///< more of them, such as List-Unsubscribe
};

struct Sender {
    std::string address;
    std::string name;
};

/// The mail as RFC 5322 and MIME want it, lines ending in CRLF.
std::string on_the_wire(const Letter& letter, const std::optional<Attachment>& file, const Sender& from,
                        base::Instant at);

}  // namespace mail
