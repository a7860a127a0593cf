#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/problem.hpp"
#include "reader/read_json.hpp"
#include "reader/reading.hpp"
#include "sources/picture.hpp"

// Any bytes: the file is refused with a Problem, or it is read and printed. Seeds: fuzz/reader_fuzz spec/plans
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    // PDF, pictures and DOC go to other programs, which have fuzzers of their own.
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos || sources::is_picture(bytes)) return 0;
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) return 0;
    try {
        const auto source = sources::read("fuzz", bytes);
        const auto reading = reader::read_plan(source);
        for (const auto& found : reading.sections)
            if (found.value.body.to > source.text.size() || found.value.body.from > found.value.body.to) std::abort();
        for (const auto& found : reading.deadlines)
            if (found.span.to > source.text.size() || found.span.from > found.span.to) std::abort();
        reader::plan_json(source, reading);
        reader::explain(source, reading);
    } catch (const base::Problem&) {
        return 0;
    }
    return 0;
}
