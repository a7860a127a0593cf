#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pugixml.hpp>
#include <zip.h>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/docx_text.hpp"
#include "sources/formats.hpp"
#include "sources/secrecy.hpp"

namespace sources {
namespace {

constexpr int most_margins = 20;  ///< headers and footers; Word writes three of each for a section

[[noreturn]] void refuse_unreadable(const char* why) {
    throw base::Problem(base::ProblemKind::invalid, "document.unreadable", why);
}

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

Archive open_archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (archive == nullptr) refuse_unreadable("the archive does not open");
    return {archive, &zip_discard};
}

/// The bytes of one entry, or nothing when there is none. What an archive says of its sizes is not believed: unpacked
/// bytes are counted.
std::optional<std::string> entry(zip_t* archive, const char* name, std::size_t& unpacked) {
    if (zip_name_locate(archive, name, 0) < 0) return std::nullopt;
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen(archive, name, 0), &zip_fclose);
    if (!file) refuse_unreadable("an entry does not open");
    std::string bytes;
    std::array<char, 65536> piece{};
    for (;;) {
        const auto got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) refuse_unreadable("an entry is damaged");
        if (got == 0) break;
        unpacked += static_cast<std::size_t>(got);
        if (unpacked > largest_unpacked)
            throw base::Problem(base::ProblemKind::too_large, "document.too_large", "unpacks to too much");
        bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
    return bytes;
}

pugi::xml_document parsed(const std::string& bytes) {
    pugi::xml_document document;
    if (!document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata))
        refuse_unreadable("a part is not XML");
    return document;
}

/// The parts of a document that are read, each by the name that Word gives it.
struct Parts {
    zip_t* archive;
    std::size_t unpacked = 0;

    std::optional<pugi::xml_document> part(const std::string& name) {
        const auto bytes = entry(archive, ("word/" + name).c_str(), unpacked);
        return bytes ? std::optional(parsed(*bytes)) : std::nullopt;
    }
};

/// Every "header1.xml" or "footer1.xml" as text; Word numbers them from one.
std::vector<std::string> margins(Parts& parts, const std::string& name, DocxText& writer) {
    std::vector<std::string> texts;
    for (int number = 1; number <= most_margins; ++number) {
        const auto part = parts.part(name + std::to_string(number) + ".xml");
        if (!part) break;
        texts.push_back(writer.read(part->first_child()));
    }
    return texts;
}

/// Letterheads and secrecy marks are printed at the top of the first page; what only repeats a title or counts pages is
/// not part of the text.
bool belongs_above(const std::string& header) {
    const auto folded = base::fold(header);
    return is_marked_secret(header) || folded.find("cong hoa xa hoi chu nghia") != std::string::npos ||
           folded.find("dang cong san viet nam") != std::string::npos;
}

}  // namespace

std::string text_of_docx(std::string_view bytes) {
    const auto archive = open_archive(bytes);
    Parts parts{archive.get()};
    const auto document = parts.part("document.xml");
    if (!document)
        throw base::Problem(base::ProblemKind::invalid, "document.unknown_format", "an archive without a document");
    const auto numbering_xml = parts.part("numbering.xml").value_or(pugi::xml_document());
    const auto styles_xml = parts.part("styles.xml").value_or(pugi::xml_document());
    const DocxStyles styles(styles_xml.child("w:styles"));
    DocxNumbering numbering(numbering_xml.child("w:numbering"), styles);
    DocxText writer(numbering, styles);
    std::string text;
    for (const auto& header : margins(parts, "header", writer))
        if (belongs_above(header)) text += header;
    text += writer.read(document->child("w:document").child("w:body"));
    for (const auto& footer : margins(parts, "footer", writer))
        if (is_marked_secret(footer)) text = footer + text;
    for (const char* notes : {"footnotes", "endnotes"})
        if (const auto part = parts.part(std::string(notes) + ".xml")) text += writer.read_notes(part->first_child());
    return text;
}

}  // namespace sources
