#include "documents/paper.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.hpp"
#include "documents/wording.hpp"

namespace documents {
namespace {

constexpr double first_line = 12.7;  ///< millimetres: 1.27 cm, as the decree allows
constexpr std::size_t columns_across = 8;

// Decree 30/2020, appendix I, section II; where the decree leaves a choice of sizes, the pair that keeps the two lines
// of the motto on one line each.
constexpr std::array<Look, 27> table_of_looks{{
    {Style::country, "QuocHieu", 12, true},
    {Style::motto, "TieuNgu", 13, true},
    {Style::superior, "CoQuanChuQuan", 12},
    {Style::issuer, "CoQuanBanHanh", 12, true},
    {Style::star, "DauSao", 13},
    {Style::number, "SoKyHieu", 13, false, false, false, Align::centre, 6},
    {Style::letter_subject, "TrichYeuCongVan", 12, false, false, false, Align::centre, 6},
    {Style::urgency, "MucDoKhan", 13, true, false, false, Align::centre, 6},
    {Style::place_day, "DiaDanhNgay", 13, false, true, false, Align::centre, 6},
    {Style::kind, "TenLoai", 14, true, false, false, Align::centre, 18, 0, 0, true},
    {Style::subject, "TrichYeu", 14, true, false, false, Align::centre, 0, 0, 0, true},
    {Style::dashes, "GachNgang", 14, false, false, false, Align::centre, 0, 6},
    {Style::addressed, "KinhGui", 14, false, false, false, Align::centre, 12, 6},
    {Style::addressed_list, "NoiKinhGui", 14, false, false, false, Align::left, 0, 0, 45},
    {Style::basis, "CanCu", 14, false, true, false, Align::justified, 6, 0, first_line},
    {Style::heading, "DeMuc", 14, true, false, false, Align::justified, 6, 0, first_line, true},
    {Style::text, "NoiDung", 14, false, false, false, Align::justified, 6, 0, first_line},
    {Style::cell_head, "DauBang", 12, true},
    {Style::cell, "OBang", 12, false, false, false, Align::left},
    {Style::recipients_title, "NoiNhan", 12, true, true, false, Align::left},
    {Style::recipients_title_party, "NoiNhanDang", 12, false, false, true, Align::left},
    {Style::recipient, "NguoiNhan", 11, false, false, false, Align::left},
    {Style::capacity, "ChucVu", 14, true},
    {Style::signer, "NguoiKy", 14, true},
    {Style::appendix, "PhuLuc", 14, true, false, false, Align::centre, 0, 0, 0, true},
    {Style::appendix_name, "TenPhuLuc", 14, true, false, false, Align::centre, 0, 0, 0, true},
    {Style::appendix_of, "KemTheo", 14, false, true, false, Align::centre, 0, 12, 0, true},
}};

/// The lines of a box; the drawn line stands below the last of them.
void put(std::vector<Line>& into, Style style, std::string_view text, Rule rule = Rule::none) {
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        const auto line = base::trim(text.substr(from, end - from));
        from = end + 1;
        if (!line.empty()) into.push_back({style, std::string(line)});
    }
    if (!into.empty() && into.back().style == style) into.back().rule = rule;
}

Columns letterhead(const Document& document) {
    Columns columns{{}, {}, 62};
    const bool is_party = document.form == Form::party;
    put(columns.left, Style::superior, base::to_upper(document.superior));
    put(columns.left, Style::issuer, base::to_upper(document.issuer), is_party ? Rule::none : Rule::part);
    if (is_party) {
        put(columns.left, Style::star, "*");
        put(columns.right, Style::motto, "ĐẢNG CỘNG SẢN VIỆT NAM", Rule::full);
    } else {
        put(columns.right, Style::country, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        put(columns.right, Style::motto, "Độc lập - Tự do - Hạnh phúc", Rule::full);
    }
    return columns;
}

Columns number_and_day(const Document& document) {
    Columns columns{{}, {}, 62};
    put(columns.left, Style::number, number_line(document));
    if (document.kind.empty() && !document.subject.empty())
        put(columns.left, Style::letter_subject, "V/v " + document.subject);
    put(columns.left, Style::urgency, base::to_upper(document.urgency));
    put(columns.right, Style::place_day, place_and_day(document));
    return columns;
}

void put_title(std::vector<Line>& into, const Document& document) {
    if (document.kind.empty()) return;
    const bool is_party = document.form == Form::party;
    put(into, Style::kind, base::to_upper(document.kind));
    put(into, Style::subject, document.subject, is_party ? Rule::none : Rule::part);
    if (is_party) put(into, Style::dashes, "-----");
}

void put_addressed(std::vector<Line>& into, const Document& document) {
    const auto& to = document.addressed_to;
    if (to.empty()) return;
    if (to.size() == 1) return put(into, Style::addressed, "Kính gửi: " + without_end(to.front()));
    put(into, Style::addressed, "Kính gửi:");
    for (std::size_t i = 0; i < to.size(); ++i)
        put(into, Style::addressed_list, "- " + without_end(to[i]) + (i + 1 < to.size() ? ";" : "."));
}

void put_bases(std::vector<Line>& into, const Document& document) {
    const auto& bases = document.bases;
    for (std::size_t i = 0; i < bases.size(); ++i)
        put(into, Style::basis, without_end(bases[i]) + (i + 1 < bases.size() ? ";" : "."));
}

Piece piece_of(const Node& node) {
    if (const auto* table = std::get_if<Table>(&node)) return *table;
    const auto& paragraph = std::get<Paragraph>(node);
    return Line{paragraph.is_heading ? Style::heading : Style::text, paragraph.text};
}

/// Every template of the decree ends its text so: "… thực hiện./."
void put_end_mark(std::vector<Piece>& pieces) {
    if (pieces.empty()) return;
    auto* last = std::get_if<Line>(&pieces.back());
    if (last == nullptr || last->style != Style::text)
        pieces.emplace_back(Line{Style::text, "./."});
    else
        last->text = without_end(last->text) + "./.";
}

std::vector<Piece> body_of(const std::string& body) {
    std::vector<Piece> pieces;
    for (const auto& node : outline_of(body)) pieces.push_back(piece_of(node));
    return pieces;
}

Columns closing(const Document& document) {
    Columns columns{{}, {}, 76, 12};
    const bool is_party = document.form == Form::party;
    put(columns.left, is_party ? Style::recipients_title_party : Style::recipients_title, "Nơi nhận:");
    for (const auto& recipient : document.recipients)
        put(columns.left, Style::recipient, "- " + without_end(recipient) + (is_party ? "," : ";"));
    put(columns.left, Style::recipient, keep_line(document));
    for (const auto& capacity : document.capacities)
        put(columns.right, Style::capacity, capacity_line(document.form, capacity));
    put(columns.right, Style::signer, document.signer);
    return columns;
}

bool is_wide(const std::vector<Piece>& body) {
    return std::any_of(body.begin(), body.end(), [](const Piece& piece) {
        const auto* table = std::get_if<Table>(&piece);
        return table != nullptr && table->head.size() >= columns_across;
    });
}

void put_appendix(std::vector<Piece>& pieces, const Document& document, std::size_t number) {
    const auto& appendix = document.appendices[number - 1];
    auto body = body_of(appendix.body);
    pieces.emplace_back(Sheet{is_wide(body)});
    std::vector<Line> lines;
    const bool is_only_one = document.appendices.size() == 1;
    put(lines, Style::appendix, is_only_one ? "Phụ lục" : "Phụ lục " + roman_number(number));
    put(lines, Style::appendix_name, base::to_upper(appendix.name));
    put(lines, Style::appendix_of, enclosure_line(document));
    pieces.insert(pieces.end(), lines.begin(), lines.end());
    pieces.insert(pieces.end(), body.begin(), body.end());
}

}  // namespace

std::span<const Look> looks() {
    return table_of_looks;
}

const Look& look_of(Style style) {
    const auto* const found = std::find_if(table_of_looks.begin(), table_of_looks.end(),
                                           [&](const Look& look) { return look.style == style; });
    if (found == table_of_looks.end()) throw std::logic_error("a style without a line in the table");
    return *found;
}

std::vector<Piece> laid_out(const Document& document) {
    std::vector<Piece> pieces{letterhead(document), number_and_day(document)};
    std::vector<Line> lines;
    put_title(lines, document);
    put_addressed(lines, document);
    put_bases(lines, document);
    pieces.insert(pieces.end(), lines.begin(), lines.end());
    auto body = body_of(document.body);
    put_end_mark(body);
    pieces.insert(pieces.end(), body.begin(), body.end());
    pieces.emplace_back(closing(document));
    for (std::size_t i = 1; i <= document.appendices.size(); ++i) put_appendix(pieces, document, i);
    return pieces;
}

bool is_figure(std::string_view cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789.,-% ") == std::string_view::npos;
}

std::vector<double> column_widths(const Table& table, double width) {
    constexpr std::size_t least = 4;
    constexpr std::size_t most = 60;
    std::vector<double> widths;
    for (std::size_t column = 0; column < table.head.size(); ++column) {
        // A head breaks between its words, so it asks for less than it is long.
        auto longest = letters_in(table.head[column]) / 2;
        for (const auto& row : table.rows)
            if (column < row.size()) longest = std::max(longest, letters_in(row[column]));
        widths.push_back(static_cast<double>(std::clamp(longest, least, most)));
    }
    double sum = 0;
    for (const auto one : widths) sum += one;
    for (auto& one : widths) one = one * width / sum;
    return widths;
}

}  // namespace documents
