#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reader/header.hpp"
#include "reader/vocabulary.hpp"
#include "sources/lines.hpp"

/// What header, issuer and closing share: the pieces of lines that columns are made of.
namespace reader {

struct Cell {
    Span span;
    std::string text;
    std::size_t line = 0;
    std::size_t row = 0;  ///< counts lines and the paragraphs inside the cells of a table
    bool starts_line = false;
};

std::vector<Cell> cells_between(std::string_view text, const std::vector<Line>& lines, std::size_t from,
                                std::size_t to);

/// The same with names put together that a narrow column broke: "THỦ / TƯỚNG CHÍNH PHỦ", "Số: / 12/KH-UBND", "Phạm /
/// Văn Bình".
std::vector<Cell> mended_cells_between(std::string_view text, const std::vector<Line>& lines, std::size_t from,
                                       std::size_t to);

/// The phrase begins with an expression of the named list of words.txt.
bool begins_with_list(List list, std::string_view phrase);

/// A line such as "KẾ HOẠCH".
bool is_title_kind(std::string_view line);

/// The line of capitals that names the kind of document.
std::optional<std::size_t> kind_line(std::string_view text, const std::vector<Line>& lines);

/// "KẾ HOẠCH TUYỂN SINH NĂM 2026": kind and title in one line of capitals, or in one of the first lines of a page that
/// has no header.
struct KindAndTitle {
    std::size_t line = 0;
    Span kind;
    std::uint32_t title = 0;  ///< the first byte behind the kind
};
std::optional<KindAndTitle> kind_in_title_line(std::string_view text, const std::vector<Line>& lines);

/// The line behind what a page of a law portal prints above a document; 0 when it prints no such thing.
std::size_t behind_page_properties(std::string_view text, const std::vector<Line>& lines);

/// The lines below the kind of document, up to a drawn rule, an empty line, the body that decides or the first words of
/// a text. Gives the line behind them.
std::size_t read_title(std::string_view text, const std::vector<Line>& lines, std::size_t at, std::uint32_t from,
                       Reading& into);

/// "Thủ tướng Chính phủ vừa ký Công điện số 114/CĐ-TTg ngày 19/7/2025 về việc ...": what news and heading lines say of
/// a document whose own header they leave out. Fills what is still missing.
void read_announcement(std::string_view text, const std::vector<Line>& lines, Reading& into);

/// A decision that lost its header: its grounds come first, then "QUYẾT ĐỊNH:".
struct Resolution {
    std::string kind;
    Span span;
    std::size_t grounds = 0;  ///< the line of the first "Căn cứ"
};
std::optional<Resolution> resolution_without_header(std::string_view text, const std::vector<Line>& lines);

/// The longest line of capitals above the grounds is its title.
void read_title_above_grounds(std::string_view text, const std::vector<Line>& lines, std::size_t grounds,
                              Reading& into);

/// "(Ban hành kèm theo Kế hoạch số 176-KH/ĐU ngày 22/9/2026 của Đảng ủy xã)" below the title of rules that have no
/// header of their own. Fills what is still missing.
void read_enclosure_note(std::string_view text, const std::vector<Line>& lines, Reading& into);

/// "128/TB-THPT NHC": letters that go on with the number behind those of the kind of school.
bool names_school(const Words& words, std::size_t at);

/// "Số: 10  /KH-UBND" gives "10/KH-UBND"; a blank number gives "/KH-UBND"; anything else nothing.
std::string number_in(std::string_view cell);

/// The body in the left column above the number.
void find_issuer(const std::vector<Cell>& cells, Reading& into);

}  // namespace reader
