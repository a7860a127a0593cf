#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/cap.hpp"

// An alert as a stranger sends it. Whatever it holds, it is refused by a Problem or taken apart into letters that the
// parent understands. Seeds: fuzz/seeds/cap
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        const auto alert = base::from_json_text<sources::CapAlert>(sources::packed_cap(bytes));
        if (alert.identifier.empty() || !base::is_text(alert.identifier)) std::abort();
    } catch (const base::Problem&) {
        return 0;
    }
    return 0;
}
