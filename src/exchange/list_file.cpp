#include "exchange/list_file.hpp"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "base/hex.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/record.hpp"

namespace exchange {
namespace {

using base::Heading;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t digits_without_zero = 9;  ///< of a mobile phone whose zero is gone

/// 32 hexadecimal digits.
std::string print_of(std::string_view bytes) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    return base::hex_of(hash);
}

std::size_t filled(const Cells& row) {
    return static_cast<std::size_t>(
        std::ranges::count_if(row, [](const std::string& cell) { return !base::trim(cell).empty(); }));
}

Heading first_wide_row(const std::vector<Cells>& rows) {
    const auto found = std::ranges::find_if(rows, [](const Cells& row) { return filled(row) > 1; });
    if (found == rows.end()) return {};
    return {*found, {}, static_cast<std::size_t>(found - rows.begin()) + 1};
}

/// "name:2,phone:4".
decltype(Heading::columns) chosen_columns(std::string_view chosen, std::span<const ColumnWords> known) {
    decltype(Heading::columns) columns;
    while (!chosen.empty()) {
        const auto end = std::min(chosen.find(','), chosen.size());
        const auto one = chosen.substr(0, end);
        chosen.remove_prefix(std::min(end + 1, chosen.size()));
        const auto colon = std::min(one.find(':'), one.size());
        const auto name = one.substr(0, colon);
        const auto column = base::to_number<std::size_t>(one.substr(std::min(colon + 1, one.size())));
        if (!column || std::ranges::find(known, name, &ColumnWords::name) == known.end())
            throw Problem(ProblemKind::invalid, "list.columns_unclear", std::string(one));
        columns.insert_or_assign(std::string(name), *column);
    }
    return columns;
}

/// The sheet in which most is understood, and its heading.
std::pair<const sources::Sheet*, Heading> sheet_of_list(const ListSheets& sheets, std::span<const ColumnWords> known) {
    const sources::Sheet* best = &sheets.sheets.front();
    std::optional<Heading> heading;
    for (const auto& sheet : sheets.sheets) {
        auto found = base::find_heading(sheet.rows, known);
        if (!found || (heading && found->columns.size() <= heading->columns.size())) continue;
        best = &sheet;
        heading = std::move(found);
    }
    return {best, heading ? *std::move(heading) : first_wide_row(best->rows)};
}

std::optional<std::string> phone_of(std::string_view text) {
    if (auto phone = households::phone_digits(text)) return phone;
    const auto is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
    const auto digits = std::ranges::count_if(text, is_digit);
    if (static_cast<std::size_t>(digits) != digits_without_zero || !is_digit(text.front()) || text.front() == '0')
        return std::nullopt;
    return households::phone_digits("0" + std::string(text));
}

}  // namespace

ListSheets list_sheets(const std::string& file, const std::string& bytes) {
    return {print_of(bytes), file, sources::read_sheets(file, bytes)};
}

std::string ListFile::said(const ListRow& row, std::string_view name) const {
    const auto found = std::ranges::find(columns, name, &ListColumn::name);
    if (found == columns.end() || !found->column || *found->column >= row.cells.size()) return {};
    return base::tidy(row.cells[*found->column]);
}

bool ListFile::has(std::string_view name) const {
    return std::ranges::any_of(columns,
                               [&](const ListColumn& one) { return one.name == name && one.column.has_value(); });
}

ListFile list_file(const ListSheets& sheets, std::span<const ColumnWords> known, std::string_view chosen) {
    auto [sheet, heading] = sheet_of_list(sheets, known);
    if (!chosen.empty()) heading.columns = chosen_columns(chosen, known);
    ListFile list{sheets.print, sheets.file, std::move(heading.titles), {}, {}};
    for (auto& title : list.titles) title = base::tidy(title);
    for (const auto& one : known) {
        const auto found = heading.columns.find(one.name);
        list.columns.push_back(
            {std::string(one.name), found == heading.columns.end() ? std::nullopt : std::optional(found->second)});
    }
    for (auto at = heading.first_row; at < sheet->rows.size(); ++at)
        if (filled(sheet->rows[at]) > 0) list.rows.push_back({at + 1, sheet->rows[at]});
    return list;
}

RowNote row_note(const std::string& code, base::Language language) {
    return {code, std::string(base::problem_text(code, language))};
}

PhonesSaid phones_in(std::string_view cell) {
    PhonesSaid said;
    while (!cell.empty()) {
        const auto end = std::min(cell.find_first_of(",;/\n\v"), cell.size());
        const auto piece = base::tidy(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
        if (piece.empty()) continue;
        const auto phone = phone_of(piece);
        if (!phone)
            said.is_whole = false;
        else if (std::ranges::find(said.phones, *phone) == said.phones.end())
            said.phones.push_back(*phone);
    }
    return said;
}

std::optional<base::Day> day_in(const std::string& text) {
    const auto first = text.substr(0, text.find(' '));
    if (auto day = base::parse_day(first.substr(0, 10))) return day;
    const auto slash = first.find('/');
    const auto second = slash == std::string::npos ? slash : first.find('/', slash + 1);
    if (second == std::string::npos) return std::nullopt;
    const std::string_view view = first;
    const auto day = base::to_number<int>(view.substr(0, slash));
    const auto month = base::to_number<int>(view.substr(slash + 1, second - slash - 1));
    const auto year = base::to_number<int>(view.substr(second + 1));
    return day && month && year ? base::make_day(*year, *month, *day) : std::nullopt;
}

}  // namespace exchange
