#include <string>
#include <vector>

#include <pugixml.hpp>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/archive.hpp"
#include "sources/docx_text.hpp"
#include "sources/formats.hpp"
#include "sources/secrecy.hpp"
#include "sources/xlsx.hpp"

namespace sources {
namespace {

constexpr int most_margins = 20;  ///< headers and footers; Word writes three of each for a section

/// Every "header1.xml" or "footer1.xml" as text; Word numbers them from one.
std::vector<std::string> margins(PartsArchive& parts, const std::string& name, DocxText& writer) {
    std::vector<std::string> texts;
    for (int number = 1; number <= most_margins; ++number) {
        const auto part = parts.part("word/" + name + std::to_string(number) + ".xml");
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
    PartsArchive parts(bytes);
    if (parts.has("xl/workbook.xml")) return text_of_xlsx(parts);
    const auto document = parts.part("word/document.xml");
    if (!document)
        throw base::Problem(base::ProblemKind::invalid, "document.unknown_format", "an archive without a document");
    const auto numbering_xml = parts.part("word/numbering.xml").value_or(pugi::xml_document());
    const auto styles_xml = parts.part("word/styles.xml").value_or(pugi::xml_document());
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
        if (const auto part = parts.part("word/" + std::string(notes) + ".xml"))
            text += writer.read_notes(part->first_child());
    return text;
}

}  // namespace sources
