#include "mail/form.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/memory_file.hpp"
#include "base/text.hpp"

namespace mail {
namespace {

constexpr std::string_view code_label = "Mã báo cáo";
constexpr std::string_view said_label = "Nội dung báo cáo";
constexpr double label_width = 24;
constexpr double value_width = 90;
constexpr double height_to_write_in = 320;

struct Line {
    std::string_view label;
    const char* fact;
};
constexpr std::array<Line, 6> lines{{{code_label, "code"},
                                     {"Đơn vị báo cáo", "body"},
                                     {"Nơi nhận báo cáo", "to"},
                                     {"Theo kế hoạch", "plan"},
                                     {"Kỳ báo cáo", "period"},
                                     {"Hạn gửi", "due"}}};

lxw_format* format_of(lxw_workbook* book, bool is_label, bool may_be_filled) {
    auto* format = workbook_add_format(book);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_border(format, LXW_BORDER_THIN);
    if (is_label) format_set_bold(format);
    if (may_be_filled) format_set_unlocked(format);
    return format;
}

void write_sheet(lxw_workbook* book, const Facts& facts) {
    auto* sheet = workbook_add_worksheet(book, "Báo cáo");
    auto* label = format_of(book, true, false);
    auto* value = format_of(book, false, false);
    worksheet_set_column(sheet, 0, 0, label_width, nullptr);
    worksheet_set_column(sheet, 1, 1, value_width, nullptr);
    lxw_row_t row = 0;
    for (const auto& line : lines) {
        const auto fact = facts.find(line.fact);
        worksheet_write_string(sheet, row, 0, std::string(line.label).c_str(), label);
        worksheet_write_string(sheet, row++, 1, fact == facts.end() ? "" : fact->second.c_str(), value);
    }
    worksheet_set_row(sheet, row, height_to_write_in, nullptr);
    worksheet_write_string(sheet, row, 0, std::string(said_label).c_str(), label);
    worksheet_write_blank(sheet, row, 1, format_of(book, false, true));
    worksheet_set_selection(sheet, row, 1, row, 1);
    // Without a password: who must, may change it; nobody changes the code by a slip.
    worksheet_protect(sheet, nullptr, nullptr);
}

/// What follows a label on its line, the paragraphs of the cell as lines.
std::optional<std::string> value_behind(std::string_view line, std::string_view label) {
    const auto tab = line.find('\t');
    if (base::tidy(line.substr(0, tab)) != label) return std::nullopt;
    std::string value(tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1));
    for (auto& sign : value)
        if (sign == '\v') sign = '\n';
    return std::string(base::trim(value));
}

}  // namespace

Attachment form_of(const Facts& facts) {
    const base::MemoryFile file;
    auto* book = workbook_new(file.path().c_str());
    write_sheet(book, facts);
    if (const auto error = workbook_close(book); error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
    return {"bao-cao-" + facts.at("code") + ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file.bytes()};
}

std::optional<FilledForm> filled_form(std::string_view workbook) {
    FilledForm form;
    bool has_place = false;
    for (std::string_view rest = workbook; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        if (const auto code = value_behind(line, code_label)) form.code = code_in(*code).value_or("");
        if (const auto said = value_behind(line, said_label)) {
            form.said = *said;
            has_place = true;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return has_place && !form.code.empty() ? std::optional(form) : std::nullopt;
}

}  // namespace mail
