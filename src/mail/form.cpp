#include "mail/form.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/memory_file.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "reports/imported.hpp"

namespace mail {
namespace {

constexpr std::string_view code_label = "Mã báo cáo";
constexpr std::string_view said_label = "Nội dung báo cáo";
constexpr double label_width = 24;
constexpr double value_width = 90;
constexpr double height_to_write_in = 320;
constexpr std::string_view figure_key = "#indicator+";
constexpr std::string_view question_key = "#question+";

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

/// A spreadsheet says at once that a figure is a whole number, before anybody is online.
void allow_whole_numbers(lxw_worksheet* sheet, lxw_row_t row) {
    std::string title = "Số liệu";
    std::string words = "Ghi số nguyên, viết liền, không dấu chấm, không dấu phẩy. Chưa có số thì để trống.";
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_INTEGER;
    rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    rule.value_number = 0;
    rule.error_title = title.data();
    rule.error_message = words.data();
    worksheet_data_validation_cell(sheet, row, 1, &rule);
}

void write_cell(lxw_workbook* book, lxw_worksheet* sheet, lxw_row_t row, const FormCell& cell) {
    auto* format = format_of(book, false, !cell.is_known);
    format_set_align(format, LXW_ALIGN_LEFT);
    worksheet_write_string(sheet, row, 0, cell.label.c_str(), format_of(book, true, false));
    const auto number = cell.is_figure ? base::to_number<std::int64_t>(cell.text) : std::nullopt;
    if (number)
        worksheet_write_number(sheet, row, 1, static_cast<double>(*number), format);
    else if (cell.text.empty())
        worksheet_write_blank(sheet, row, 1, format);
    else
        worksheet_write_string(sheet, row, 1, cell.text.c_str(), format);
    if (cell.is_figure && !cell.is_known) allow_whole_numbers(sheet, row);
    worksheet_write_string(sheet, row, 2, cell.key.c_str(), nullptr);
}

void hide_keys(lxw_worksheet* sheet) {
    lxw_row_col_options hidden{};
    hidden.hidden = LXW_TRUE;
    worksheet_set_column_opt(sheet, 2, 2, LXW_DEF_COL_WIDTH, nullptr, &hidden);
}

void write_sheet(lxw_workbook* book, const BlankForm& form) {
    const auto& facts = form.facts;
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
    for (const auto& cell : form.cells) write_cell(book, sheet, row++, cell);
    worksheet_set_row(sheet, row, height_to_write_in, nullptr);
    worksheet_write_string(sheet, row, 0, std::string(said_label).c_str(), label);
    worksheet_write_blank(sheet, row, 1, format_of(book, false, true));
    worksheet_set_selection(sheet, lines.size(), 1, lines.size(), 1);
    hide_keys(sheet);
    // Without a password: who must, may change it; nobody changes the code by a slip.
    worksheet_protect(sheet, nullptr, nullptr);
}

std::string label_of(const reports::Indicator& indicator) {
    return indicator.unit.empty() ? indicator.vi : indicator.vi + " (" + indicator.unit + ")";
}

/// What our records give, or what was brought from elsewhere.
bool is_known(const reports::FormLine& line) {
    return line.indicator.source == reports::Origin::computed || line.imported;
}

/// The cells of a line: label, text and key.
std::optional<FilledCell> cell_in(std::string_view line) {
    const auto first = line.find('\t');
    const auto last = line.rfind('\t');
    if (first == std::string_view::npos || first == last) return std::nullopt;
    const auto key = base::trim(line.substr(last + 1));
    if (!key.starts_with(figure_key) && !key.starts_with(question_key)) return std::nullopt;
    std::string text(base::trim(line.substr(first + 1, last - first - 1)));
    std::ranges::replace(text, '\v', '\n');
    return FilledCell{std::string(key), base::tidy(line.substr(0, first)), std::move(text)};
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

BlankForm blank_form(store::Transaction& tx, reports::ReportId report, Facts facts) {
    BlankForm form{std::move(facts), {}};
    const auto page = reports::filled(tx, reports::find(tx, report));
    for (const auto& line : page.lines) {
        const auto& indicator = line.indicator;
        form.cells.push_back({label_of(indicator), std::string(figure_key) + indicator.code,
                              line.value ? std::to_string(*line.value) : "", true, is_known(line)});
    }
    for (std::size_t at = 0; at < page.answers.size(); ++at)
        form.cells.push_back(
            {page.answers[at].question, std::string(question_key) + std::to_string(at + 1), page.answers[at].answer});
    return form;
}

Attachment form_of(const BlankForm& form) {
    const base::MemoryFile file;
    auto* book = workbook_new(file.path().c_str());
    write_sheet(book, form);
    if (const auto error = workbook_close(book); error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
    return {"bao-cao-" + form.facts.at("code") + ".xlsx",
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
        if (auto cell = cell_in(line); cell && !cell->text.empty()) form.cells.push_back(std::move(*cell));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return has_place && !form.code.empty() ? std::optional(form) : std::nullopt;
}

reports::Said said_by(store::Transaction& tx, reports::ReportId report, const std::string& words,
                      const std::vector<FilledCell>& cells) {
    reports::Said said{words, {}, {}, std::nullopt, false};
    if (cells.empty()) return said;
    const auto page = reports::filled(tx, reports::find(tx, report));
    said.answers.resize(page.answers.size());
    for (const auto& cell : cells) {
        const std::string_view key = cell.key;
        if (key.starts_with(question_key)) {
            const auto number = base::to_number<std::size_t>(key.substr(question_key.size())).value_or(0);
            if (number > 0 && number <= said.answers.size()) said.answers[number - 1] = cell.text;
            continue;
        }
        const auto line = std::ranges::find(page.lines, key.substr(figure_key.size()),
                                            [](const auto& one) { return std::string_view(one.indicator.code); });
        if (line == page.lines.end())
            throw base::Problem(base::ProblemKind::invalid, "report.indicator_unknown", cell.key);
        if (!is_known(*line)) said.figures.push_back({line->indicator.id, reports::whole_figure(cell.text)});
    }
    return said;
}

std::string listed(const std::vector<FilledCell>& cells) {
    std::string text;
    for (const auto& cell : cells) text += (text.empty() ? "" : "\n") + cell.label + ": " + cell.text;
    return text;
}

}  // namespace mail
