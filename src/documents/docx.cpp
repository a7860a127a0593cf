#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "documents/archive.hpp"
#include "documents/document.hpp"
#include "documents/markup.hpp"
#include "documents/paper.hpp"
#include "documents/wording.hpp"

namespace documents {
namespace {

constexpr std::string_view xml_head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view name_space = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Word measures in twentieths of a point.
long twips(double millimetres) {
    return std::lround(millimetres * 1440 / 25.4);
}
long twips_of_points(double points) {
    return std::lround(points * 20);
}

std::string_view word_of(Align align) {
    if (align == Align::justified) return "both";
    return align == Align::left ? "left" : "center";
}

/// How long words are on paper, near enough for a drawn line below them: what letters of Times New Roman measure in
/// parts of their size.
double length_of(std::string_view text, const Look& look) {
    constexpr double blank = 0.25;
    const double letter = base::to_upper(text) == text ? 0.70 : 0.48;
    double ems = 0;
    for (const char byte : text)
        if ((byte & 0xC0) != 0x80) ems += byte == ' ' || byte == '-' ? blank : letter;
    return ems * look.size * 25.4 / 72;
}

std::string run(std::string_view text) {
    return fmt::format(R"(<w:r><w:t xml:space="preserve">{}</w:t></w:r>)", escaped(text));
}

/// A paragraph whose only sign is the line above it, narrow by its indents.
std::string drawn_line(const Line& line, double width) {
    const auto words = length_of(line.text, look_of(line.style));
    const auto length = std::min(width * 0.9, line.rule == Rule::full ? words : words * 0.4);
    const auto side = twips((width - length) / 2);
    return fmt::format(
        R"(<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="40" w:after="0" w:line="60" w:lineRule="exact"/><w:ind w:left="{0}" w:right="{0}"/></w:pPr></w:p>)",
        side);
}

std::string printed(const Line& line, double width = text_width) {
    auto out =
        fmt::format(R"(<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>)", look_of(line.style).id, run(line.text));
    if (line.rule != Rule::none) out += drawn_line(line, width);
    return out;
}

/// An empty paragraph so many points high.
std::string space(double points) {
    if (points == 0) return {};
    return fmt::format(R"(<w:p><w:pPr><w:keepNext/><w:spacing w:line="{}" w:lineRule="exact"/></w:pPr></w:p>)",
                       twips_of_points(points));
}

std::string side(const std::vector<Line>& lines, double width) {
    auto out = fmt::format(R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>)", twips(width));
    for (const auto& line : lines) out += printed(line, width);
    return out + (lines.empty() ? "<w:p/>" : "") + "</w:tc>";
}

std::string printed(const Columns& columns) {
    const auto right = text_width - columns.left_width;
    return fmt::format(
               R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{}"/><w:gridCol w:w="{}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>)",
               twips(text_width), twips(columns.left_width), twips(right)) +
           side(columns.left, columns.left_width) + side(columns.right, right) + "</w:tr></w:tbl>";
}

std::string cell_of(std::string_view text, double width, Style style) {
    const auto align = style == Style::cell && is_figure(text) ? R"(<w:jc w:val="right"/>)" : "";
    return fmt::format(
        R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr>{}</w:p></w:tc>)",
        twips(width), look_of(style).id, align, run(text));
}

std::string printed(const Table& table, double width = text_width) {
    const auto widths = column_widths(table, width);
    std::string out = fmt::format(
        R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>)",
        twips(width));
    for (const auto one : widths) out += fmt::format(R"(<w:gridCol w:w="{}"/>)", twips(one));
    out += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < table.head.size(); ++i) out += cell_of(table.head[i], widths[i], Style::cell_head);
    out += "</w:tr>";
    for (const auto& row : table.rows) {
        out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for (std::size_t i = 0; i < row.size(); ++i) out += cell_of(row[i], widths[i], Style::cell);
        out += "</w:tr>";
    }
    return out + "</w:tbl>";
}

/// The sheet on which everything before it stands: its first page bears no number.
std::string properties_of(const Sheet& sheet, bool is_first) {
    const auto width = twips(sheet.is_across ? page_height : page_width);
    const auto height = twips(sheet.is_across ? page_width : page_height);
    return fmt::format(
        R"(<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:type w:val="nextPage"/><w:pgSz w:w="{}" w:h="{}"{}/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{}" w:footer="{}" w:gutter="0"/>{}<w:titlePg/></w:sectPr>)",
        width, height, sheet.is_across ? R"( w:orient="landscape")" : "", twips(margin_above), twips(margin_right),
        twips(margin_above), twips(margin_left), twips(10), twips(10), is_first ? "" : R"(<w:pgNumType w:start="1"/>)");
}

std::string document_xml(const Document& document) {
    auto out = fmt::format(R"({}<w:document {} xmlns:r="{}"><w:body>)", xml_head, name_space, relations);
    Sheet sheet;
    bool is_first = true;
    for (const auto& piece : laid_out(document)) {
        if (const auto* next = std::get_if<Sheet>(&piece)) {
            out += "<w:p><w:pPr>" + properties_of(sheet, is_first) + "</w:pPr></w:p>";
            sheet = *next;
            is_first = false;
        } else if (const auto* table = std::get_if<Table>(&piece)) {
            out += printed(*table, sheet.is_across ? page_height - margin_left - margin_right : text_width);
        } else if (const auto* columns = std::get_if<Columns>(&piece)) {
            // Two tables one after the other would become one.
            out += space(columns->before) + printed(*columns) + space(1);
        } else {
            out += printed(std::get<Line>(piece));
        }
    }
    return out + properties_of(sheet, is_first) + "</w:body></w:document>";
}

std::string style_xml(const Look& look) {
    auto out = fmt::format(
        R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{1}<w:spacing w:before="{2}" w:after="{3}"/><w:ind w:firstLine="{4}"/><w:jc w:val="{5}"/></w:pPr><w:rPr>)",
        look.id, look.keeps_next ? "<w:keepNext/>" : "",
        twips_of_points(look.style == Style::signer ? signature_space : look.before), twips_of_points(look.after),
        twips(look.first_line), word_of(look.align));
    if (look.bold) out += "<w:b/>";
    if (look.italic) out += "<w:i/>";
    if (look.style == Style::urgency) out += R"(<w:color w:val="CC0000"/>)";
    out += fmt::format(R"(<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>)", std::lround(look.size * 2));
    if (look.underlined) out += R"(<w:u w:val="single"/>)";
    if (look.style == Style::urgency) out += R"(<w:bdr w:val="single" w:sz="12" w:space="2" w:color="CC0000"/>)";
    return out + "</w:rPr></w:style>";
}

std::string styles_xml() {
    auto out = fmt::format(
        R"({}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>)",
        xml_head, name_space);
    for (const auto& look : looks()) out += style_xml(look);
    return out + "</w:styles>";
}

/// The number of the page, in the middle of the margin above.
std::string header_xml() {
    return fmt::format(
        R"({}<w:hdr {}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>)",
        xml_head, name_space);
}

constexpr std::string_view content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>)";

std::string relationships(std::string_view lines) {
    return fmt::format(
        R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>)",
        xml_head, lines);
}

std::string relation(std::string_view id, std::string_view kind, std::string_view target) {
    return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, relations, kind, target);
}

}  // namespace

std::string docx(const Document& document) {
    return archive_of({{"[Content_Types].xml", std::string(content_types)},
                       {"_rels/.rels", relationships(relation("rId1", "officeDocument", "word/document.xml"))},
                       {"word/document.xml", document_xml(document)},
                       {"word/_rels/document.xml.rels", relationships(relation("rId1", "styles", "styles.xml") +
                                                                      relation("rId2", "header", "header1.xml"))},
                       {"word/styles.xml", styles_xml()},
                       {"word/header1.xml", header_xml()}});
}

}  // namespace documents
