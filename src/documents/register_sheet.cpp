#include "documents/register_sheet.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <stdexcept>

#include "base/memory_file.hpp"
#include "documents/paper.hpp"

namespace documents {
namespace {

constexpr double letters_on_a_sheet = 150;

std::string maybe_slashed(const std::optional<base::Day>& day) {
    return day ? slashed(*day) : std::string();
}

std::string told(const Arrival& arrival) {
    auto text = arrival.assignee_name;
    if (arrival.due) text += (text.empty() ? "hạn " : ", hạn ") + slashed(*arrival.due);
    return text;
}

lxw_format* wrapped(lxw_workbook* book, bool is_head) {
    auto* format = workbook_add_format(book);
    format_set_font_name(format, "Times New Roman");
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (is_head) format_set_bold(format);
    return format;
}

/// Every cell is text: what looks like the number of a document must not become a date or a sum.
void write_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<std::string>& cells, lxw_format* format) {
    lxw_col_t column = 0;
    for (const auto& cell : cells) worksheet_write_string(sheet, row, column++, cell.c_str(), format);
}

/// The same register gives the same bytes, whenever it is asked for.
void forget_when(lxw_workbook* book) {
    lxw_doc_properties properties{};
    properties.created = 1;
    workbook_set_properties(book, &properties);
}

}  // namespace

std::string slashed(base::Day day) {
    const auto parts = base::parts_of(day);
    return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()),
                       static_cast<int>(parts.year()));
}

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
                              maybe_slashed(one.paper.dated),
                              one.paper.kind.empty() ? one.paper.subject : one.paper.kind + ": " + one.paper.subject,
                              std::to_string(one.paper.pages), one.paper.urgency, one.note, told(one), one.outcome});
    return table;
}

std::string xlsx(const std::string& name, const Table& table) {
    const base::MemoryFile file;
    auto* book = workbook_new(file.path().c_str());
    forget_when(book);
    auto* sheet = workbook_add_worksheet(book, name.c_str());
    lxw_col_t column = 0;
    for (const auto width : column_widths(table, letters_on_a_sheet)) {
        worksheet_set_column(sheet, column, column, width, nullptr);
        ++column;
    }
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t row = 0;
    write_row(sheet, row++, table.head, wrapped(book, true));
    auto* format = wrapped(book, false);
    for (const auto& cells : table.rows) write_row(sheet, row++, cells, format);
    if (const auto error = workbook_close(book); error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
    return file.bytes();
}

}  // namespace documents
