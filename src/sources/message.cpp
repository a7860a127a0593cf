#include "sources/message.hpp"

#include "base/problem.hpp"
#include "sources/message_parts.hpp"
#include "sources/reader_child.hpp"

namespace sources {

Message read_message(std::string_view bytes) {
    // A mail carries its attachments in four letters for three bytes.
    constexpr std::size_t largest_message = 30U << 20U;
    if (bytes.size() > largest_message) throw base::Problem(base::ProblemKind::too_large, "document.too_large");
    return unpacked(text_of_parsed(ParsedFormat::message, bytes));
}

}  // namespace sources
