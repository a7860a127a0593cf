#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/formats.hpp"

// Any bytes as a web page, Word's own included: refused with a Problem, or text comes out of text. Seeds:
// fuzz/seeds/html
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        const auto text = sources::text_of_html(bytes);
        if (base::is_text(bytes) && !base::is_text(text)) std::abort();
    } catch (const base::Problem&) {
        return 0;
    }
    return 0;
}
