#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "sources/docx_text.hpp"

// Up to four parts of a Word document, apart by U+000C, which XML does not allow: the text, the numbering, the styles
// and the notes. Behind the archive nothing else stands between a stranger's bytes and this code. Whatever XML they
// hold, text comes out. Seeds: fuzz/seeds/docx
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const auto next = [&rest] {
        const auto end = rest.find('\f');
        const auto part = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        pugi::xml_document xml;
        xml.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata);
        return xml;
    };
    const auto body = next();
    const auto numbers = next();
    const auto looks = next();
    const auto notes = next();
    const sources::DocxStyles styles(looks.first_child());
    sources::DocxNumbering numbering(numbers.first_child(), styles);
    sources::DocxText writer(numbering, styles);
    const auto text = writer.read(body.first_child()) + writer.read_notes(notes.first_child());
    if (base::is_text(std::string_view(reinterpret_cast<const char*>(data), size)) && !base::is_text(text))
        std::abort();
    return 0;
}
