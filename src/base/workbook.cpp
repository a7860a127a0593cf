#include "base/workbook.hpp"

#include <xlsxwriter.h>

#include <cstdint>
#include <stdexcept>

#include "base/memory_file.hpp"
#include "base/text.hpp"

namespace base {
namespace {

lxw_format* wrapped(lxw_workbook* book, bool is_head) {
    auto* format = workbook_add_format(book);
    format_set_font_name(format, "Times New Roman");
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (is_head) format_set_bold(format);
    return format;
}

void forget_when(lxw_workbook* book) {
    lxw_doc_properties properties{};
    properties.created = 1;
    workbook_set_properties(book, &properties);
}

void write_row(lxw_worksheet* sheet, lxw_row_t row, const Sheet& table, const std::vector<std::string>& cells,
               lxw_format* format) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
        const auto column = static_cast<lxw_col_t>(at);
        const bool is_number = at < table.columns.size() && table.columns[at].is_number;
        const auto number = is_number ? to_number<std::int64_t>(cells[at]) : std::nullopt;
        if (number)
            worksheet_write_number(sheet, row, column, static_cast<double>(*number), format);
        else if (!cells[at].empty())
            worksheet_write_string(sheet, row, column, cells[at].c_str(), format);
    }
}

}  // namespace

std::string workbook(const Sheet& table) {
    const MemoryFile file;
    auto* book = workbook_new(file.path().c_str());
    forget_when(book);
    auto* sheet = workbook_add_worksheet(book, table.name.c_str());
    auto* head = wrapped(book, true);
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        const auto column = static_cast<lxw_col_t>(at);
        worksheet_set_column(sheet, column, column, table.columns[at].width, nullptr);
        worksheet_write_string(sheet, 0, column, table.columns[at].name.c_str(), head);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    auto* format = wrapped(book, false);
    lxw_row_t row = 1;
    for (const auto& cells : table.rows) write_row(sheet, row++, table, cells, format);
    if (const auto error = workbook_close(book); error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
    return file.bytes();
}

}  // namespace base
