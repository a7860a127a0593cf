#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>
#include <zip.h>

#include "base/problem.hpp"
#include "plans/docx_numbering.hpp"
#include "plans/source_formats.hpp"

namespace plans {
namespace {

constexpr int deepest_nesting = 200;         ///< elements within elements; Word writes about thirty
constexpr std::size_t small_table_rows = 6;  ///< header and signature blocks are small tables of two columns

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

bool is_named(const pugi::xml_node& node, std::string_view name) {
    return name == node.name();
}

/// Writes the text of a document part in reading order, paragraphs apart by an empty line.
struct Writer {
    DocxNumbering& numbering;
    std::string out{};

    void paragraph(const pugi::xml_node& p, int depth) {
        std::string text;
        std::vector<pugi::xml_node> boxes;
        runs(p, text, boxes, depth);
        const auto label = numbering.label_of(p.child("w:pPr"));
        if (!text.empty()) out += label.empty() ? text : label + " " + text;
        out += "\n\n";
        for (const auto& box : boxes) blocks(box, depth + 1);
    }

    void runs(const pugi::xml_node& node, std::string& text, std::vector<pugi::xml_node>& boxes, int depth) {
        if (depth > deepest_nesting) refuse_unreadable("nested too deeply");
        for (const auto& child : node.children()) {
            if (is_named(child, "w:t"))
                text += child.text().get();
            else if (is_named(child, "w:tab"))
                text += '\t';
            else if (is_named(child, "w:br") || is_named(child, "w:cr"))
                text += '\n';
            else if (is_named(child, "w:noBreakHyphen"))
                text += '-';
            else if (is_named(child, "w:txbxContent"))
                boxes.push_back(child);
            else if (!is_named(child, "w:pPr") && !is_named(child, "w:rPr") && !is_named(child, "w:del") &&
                     !is_named(child, "w:instrText") && !is_named(child, "mc:Fallback") &&
                     !is_named(child, "w:delText"))
                runs(child, text, boxes, depth + 1);
        }
    }

    static std::vector<pugi::xml_node> children_of(const pugi::xml_node& node, const char* name) {
        std::vector<pugi::xml_node> found;
        for (const auto& child : node.children(name)) found.push_back(child);
        return found;
    }

    /// Two columns side by side are read one after the other; the rows of a larger table stay lines, with bars between
    /// the cells.
    void table(const pugi::xml_node& tbl, int depth) {
        const auto rows = children_of(tbl, "w:tr");
        const bool side_by_side =
            rows.size() <= small_table_rows && !rows.empty() && children_of(rows.front(), "w:tc").size() <= 3;
        for (const auto& row : rows) {
            if (side_by_side) {
                for (const auto& cell : row.children("w:tc")) blocks(cell, depth + 1);
                continue;
            }
            const char* between = "";
            for (const auto& cell : row.children("w:tc")) {
                out += between + cell_line(cell, depth + 1);
                between = " | ";
            }
            out += "\n\n";
        }
    }

    std::string cell_line(const pugi::xml_node& cell, int depth) {
        Writer inside{numbering};
        inside.blocks(cell, depth);
        std::string line;
        for (const char c : inside.out) {
            const bool blank = c == '\n' || c == ' ';
            if (!blank)
                line += c;
            else if (!line.empty() && line.back() != ' ')
                line += ' ';
        }
        if (!line.empty() && line.back() == ' ') line.pop_back();
        return line;
    }

    void blocks(const pugi::xml_node& node, int depth) {
        if (depth > deepest_nesting) refuse_unreadable("nested too deeply");
        for (const auto& child : node.children()) {
            if (is_named(child, "w:p"))
                paragraph(child, depth + 1);
            else if (is_named(child, "w:tbl"))
                table(child, depth + 1);
            else if (is_named(child, "w:sdt"))
                blocks(child.child("w:sdtContent"), depth + 1);
            else if (is_named(child, "w:ins") || is_named(child, "w:customXml") || is_named(child, "w:smartTag"))
                blocks(child, depth + 1);
        }
    }
};

pugi::xml_document parsed(const std::string& bytes) {
    pugi::xml_document document;
    if (!document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata))
        refuse_unreadable("a part is not XML");
    return document;
}

}  // namespace

std::string text_of_docx(std::string_view bytes) {
    const auto archive = open_archive(bytes);
    std::size_t unpacked = 0;
    const auto main = entry(archive.get(), "word/document.xml", unpacked);
    if (!main)
        throw base::Problem(base::ProblemKind::invalid, "document.unknown_format", "an archive without a document");
    const auto numbering_part = entry(archive.get(), "word/numbering.xml", unpacked);
    const auto styles_part = entry(archive.get(), "word/styles.xml", unpacked);
    const auto document = parsed(*main);
    const auto numbering_xml = numbering_part ? parsed(*numbering_part) : pugi::xml_document();
    const auto styles_xml = styles_part ? parsed(*styles_part) : pugi::xml_document();
    DocxNumbering numbering(numbering_xml.child("w:numbering"), styles_xml.child("w:styles"));
    Writer writer{numbering};
    writer.blocks(document.child("w:document").child("w:body"), 0);
    return std::move(writer.out);
}

}  // namespace plans
