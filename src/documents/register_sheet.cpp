#include "documents/register_sheet.hpp"

#include <fmt/format.h>

#include "documents/archive.hpp"
#include "documents/markup.hpp"
#include "documents/paper.hpp"

namespace documents {
namespace {

constexpr std::string_view xml_head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr double letters_on_a_sheet = 150;

std::string slashed(base::Day day) {
    const auto parts = base::parts_of(day);
    return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()),
                       static_cast<int>(parts.year()));
}

std::string slashed(const std::optional<base::Day>& day) {
    return day ? slashed(*day) : std::string();
}

std::string told(const Arrival& arrival) {
    auto text = arrival.assignee_name;
    if (arrival.due) text += (text.empty() ? "hạn " : ", hạn ") + slashed(*arrival.due);
    return text;
}

/// A cell of text; what looks like a number of a document must not become a date or a sum.
std::string cell_of(std::string_view text, int style) {
    return fmt::format(R"(<c t="inlineStr" s="{}"><is><t xml:space="preserve">{}</t></is></c>)", style, escaped(text));
}

std::string row_of_cells(const std::vector<std::string>& cells, int style) {
    std::string row = "<row>";
    for (const auto& cell : cells) row += cell_of(cell, style);
    return row + "</row>";
}

std::string sheet_xml(const Table& table) {
    auto out = fmt::format(
        R"({}<worksheet xmlns="{}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>)",
        xml_head, main_space);
    int column = 0;
    for (const auto width : column_widths(table, letters_on_a_sheet))
        out += fmt::format(R"(<col min="{0}" max="{0}" width="{1:.1f}" customWidth="1"/>)", ++column, width);
    out += "</cols><sheetData>" + row_of_cells(table.head, 1);
    for (const auto& row : table.rows) out += row_of_cells(row, 0);
    return out + "</sheetData></worksheet>";
}

std::string styles_xml() {
    return fmt::format(
        R"({}<styleSheet xmlns="{}"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>)",
        xml_head, main_space);
}

constexpr std::string_view content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)";

std::string relationships(std::string_view lines) {
    return fmt::format(
        R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>)",
        xml_head, lines);
}

std::string relation(std::string_view id, std::string_view kind, std::string_view target) {
    return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, relations, kind, target);
}

}  // namespace

Table sheet_of(const std::vector<NumberLine>& lines) {
    Table table{{"Số, ký hiệu", "Ngày tháng", "Trích yếu", "Người ký", "Nơi nhận", "Độ khẩn", "Ghi chú"}, {}};
    for (const auto& line : lines)
        table.rows.push_back({line.notation, slashed(line.dated), line.subject, line.signer, line.recipients,
                              line.urgency,
                              line.is_cancelled ? "Hủy số: " + line.reason
                              : line.outgoing   ? ""
                                                : "Văn bản ngoài"});
    return table;
}

Table sheet_of(const std::vector<Arrival>& arrivals) {
    Table table{{"Số đến", "Ngày đến", "Cơ quan ban hành", "Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu",
                 "Số trang", "Độ khẩn", "Ý kiến chỉ đạo", "Người xử lý", "Kết quả"},
                {}};
    for (const auto& one : arrivals)
        table.rows.push_back({std::to_string(one.number), slashed(one.arrived_on), one.paper.issuer, one.paper.notation,
                              slashed(one.paper.dated),
                              one.paper.kind.empty() ? one.paper.subject : one.paper.kind + ": " + one.paper.subject,
                              std::to_string(one.paper.pages), one.paper.urgency, one.note, told(one), one.outcome});
    return table;
}

std::string xlsx(const std::string& name, const Table& table) {
    const auto workbook = fmt::format(
        R"({}<workbook xmlns="{}" xmlns:r="{}"><sheets><sheet name="{}" sheetId="1" r:id="rId1"/></sheets></workbook>)",
        xml_head, main_space, relations, escaped(name));
    return archive_of(
        {{"[Content_Types].xml", std::string(content_types)},
         {"_rels/.rels", relationships(relation("rId1", "officeDocument", "xl/workbook.xml"))},
         {"xl/workbook.xml", workbook},
         {"xl/_rels/workbook.xml.rels", relationships(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                                      relation("rId2", "styles", "styles.xml"))},
         {"xl/worksheets/sheet1.xml", sheet_xml(table)},
         {"xl/styles.xml", styles_xml()}});
}

}  // namespace documents
