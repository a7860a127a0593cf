#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/encodings.hpp"
#include "sources/picture.hpp"
#include "sources/scan_layout.hpp"
#include "sources/table.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

// Any bytes as an old encoding, as a Unicode text with old letters, as Tesseract's table and as the head of a picture:
// what comes out is text, and every unsure word lies in it. Seeds: spec/formats
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto text = sources::text_of_old_bytes(bytes))
        require(text->find('\0') != std::string::npos || base::is_text(*text));
    const auto page = sources::laid_out(sources::words_of_tsv(bytes));
    for (const auto& span : page.unsure) require(span.from < span.to && span.to <= page.text.size());
    try {
        sources::picture_size(bytes);
    } catch (const base::Problem&) {
    }
    if (!base::is_text(bytes)) return 0;
    require(base::is_text(sources::with_modern_letters(std::string(bytes))));
    require(base::is_text(sources::with_markdown_tables(std::string(bytes))));
    sources::OldFonts fonts;
    for (const auto encoding : {sources::Encoding::tcvn3, sources::Encoding::tcvn3_capitals, sources::Encoding::vni})
        require(base::is_text(fonts.read(bytes, encoding)));
    return 0;
}
