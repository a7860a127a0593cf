#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "documents/document.hpp"
#include "documents/outline.hpp"

/// A document laid out on its sheets, box by box: what both writers print. Sizes and places stand in one table of
/// styles.
namespace documents {

enum class Style {
    country,
    motto,
    superior,
    issuer,
    star,
    number,
    letter_subject,
    urgency,
    place_day,
    kind,
    subject,
    dashes,
    addressed,
    addressed_list,
    basis,
    heading,
    text,
    cell_head,
    cell,
    recipients_title,
    recipients_title_party,
    recipient,
    capacity,
    signer,
    appendix,
    appendix_name,
    appendix_of
};

enum class Align { left, centre, justified };

/// How a style looks on paper. Sizes in points, places in millimetres; TCVN 6909 letters in Times New Roman.
struct Look {
    Style style;
    std::string_view id;  ///< of the style in a Word document, and the class on a page
    double size;
    bool bold = false;
    bool italic = false;
    bool underlined = false;
    Align align = Align::centre;
    double before = 0;      ///< points above
    double after = 0;       ///< points below
    double first_line = 0;  ///< millimetres
    bool keeps_next = false;
};
std::span<const Look> looks();
const Look& look_of(Style style);

/// The drawn line below some boxes: as long as the words, or as a part of them (one third to one half).
enum class Rule { none, part, full };

struct Line {
    Style style = Style::text;
    std::string text;
    Rule rule = Rule::none;
};

/// Side by side: issuer and motto, recipients and signature.
struct Columns {
    std::vector<Line> left;
    std::vector<Line> right;
    double left_width = 0;  ///< millimetres
    double before = 0;      ///< points above
};

/// A new sheet, from which pages are counted anew; across for wide tables.
struct Sheet {
    bool is_across = false;
};

using Piece = std::variant<Line, Columns, Table, Sheet>;

/// Decree 30/2020, appendix I: A4 with margins of 20 to 25 mm above and below, 30 to 35 on the left, 15 to 20 on the
/// right.
inline constexpr double page_width = 210;
inline constexpr double page_height = 297;
inline constexpr double margin_above = 20;
inline constexpr double margin_left = 30;
inline constexpr double margin_right = 18;
inline constexpr double text_width = page_width - margin_left - margin_right;
inline constexpr double signature_space = 72;  ///< points between the office and the name

std::vector<Piece> laid_out(const Document& document);

/// Widths of a table's columns in the sum of `width`, by what stands in them.
std::vector<double> column_widths(const Table& table, double width);
bool is_figure(std::string_view cell);

}  // namespace documents
