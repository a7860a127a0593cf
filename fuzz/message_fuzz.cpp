#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/message_parts.hpp"

// A mail as a stranger sends it. Whatever it holds, it is refused by a Problem or taken apart; what the child says of
// it is understood by the parent again, in letters. Seeds: fuzz/seeds/message
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        const auto message = sources::message_of(bytes);
        const auto again = sources::unpacked(sources::packed(message));
        const bool is_same = again.text == message.text && again.attachments.size() == message.attachments.size();
        if (!is_same || !base::is_text(message.text) || !base::is_text(message.subject)) std::abort();
    } catch (const base::Problem&) {
        return 0;
    }
    return 0;
}
