#include "sources/scan_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <initializer_list>
#include <map>

#include "base/text.hpp"

namespace sources {
namespace {

constexpr double low_confidence = 60;      ///< of 100; words read well have more than 85
constexpr double surely_a_sign = 50;       ///< a mark without letters below it is dirt or a drawn line
constexpr std::size_t words_on_slant = 4;  ///< a line with so many shows how the page lies
constexpr double column_gap = 4;           ///< in signs: a wider gap holds columns apart
constexpr std::size_t most_blanks = 120;

/// What stands side by side without a gap: a line of one column.
struct Piece {
    std::vector<SeenWord> words;
    double left = 0;
    double right = 0;
    double middle = 0;
    double height = 0;
};
using Row = std::vector<Piece>;

double median(std::vector<double> values, double usual) {
    if (values.empty()) return usual;
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

std::size_t signs_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_letter_or_digit(std::string_view text) {
    return !base::fold(text).empty();
}

double middle_of(const SeenWord& word) {
    return word.top + word.height / 2;
}

/// How far a line falls for each step to the right, by the middle one of all long lines.
double slant_of(const std::map<int, std::vector<SeenWord>>& lines) {
    std::vector<double> slants;
    for (const auto& [number, words] : lines) {
        if (words.size() < words_on_slant) continue;
        double x = 0;
        double y = 0;
        for (const auto& word : words) {
            x += word.left + word.width / 2;
            y += middle_of(word);
        }
        x /= static_cast<double>(words.size());
        y /= static_cast<double>(words.size());
        double across = 0;
        double down = 0;
        for (const auto& word : words) {
            const auto step = word.left + word.width / 2 - x;
            across += step * step;
            down += step * (middle_of(word) - y);
        }
        if (across > 0) slants.push_back(down / across);
    }
    return median(std::move(slants), 0);
}

/// A dash before an item is small and comes as a wave or a rule.
bool is_like_a_dash(std::string_view text) {
    constexpr std::array<std::string_view, 8> forms{"~", "—", "–", "_", "=", "»", "«", "¬"};
    return std::find(forms.begin(), forms.end(), text) != forms.end();
}

Piece piece_of(std::vector<SeenWord> words) {
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.left < b.left; });
    std::vector<double> middles;
    std::vector<double> heights;
    Piece piece;
    piece.left = words.front().left;
    if (is_like_a_dash(words.front().text)) words.front().text = "-";
    for (const auto& word : words) {
        middles.push_back(middle_of(word));
        heights.push_back(word.height);
        piece.right = std::max(piece.right, word.left + word.width);
    }
    piece.middle = median(std::move(middles), 0);
    piece.height = median(std::move(heights), 1);
    piece.words = std::move(words);
    return piece;
}

/// Pieces whose middles are about level stand on one printed line, unless one covers the other.
std::vector<Row> rows_of(std::vector<Piece> pieces) {
    std::sort(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) { return a.middle < b.middle; });
    std::vector<Row> rows;
    for (auto& piece : pieces) {
        const auto fits = [&](const Row& row) {
            return std::all_of(row.begin(), row.end(), [&](const Piece& other) {
                const bool level = std::abs(piece.middle - other.middle) < std::min(piece.height, other.height) * 0.6;
                return level && (piece.left >= other.right || other.left >= piece.right);
            });
        };
        if (!rows.empty() && fits(rows.back()))
            rows.back().push_back(std::move(piece));
        else
            rows.push_back({std::move(piece)});
    }
    for (auto& row : rows)
        std::sort(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.left < b.left; });
    return rows;
}

/// Writes rows with as many blanks as there was room for signs.
struct Printer {
    double left = 0;
    double sign = 1;  ///< width of one
    ScannedPage page{};

    std::size_t blanks(double gap) const {
        return std::min(most_blanks, static_cast<std::size_t>(std::max(0.0, std::round(gap / sign))));
    }

    void print(const Row& row) {
        double at = left;
        bool begins_line = true;
        for (const auto& piece : row) {
            bool begins_piece = true;
            for (const auto& word : piece.words) {
                const auto gap = blanks(word.left - at);
                const bool wide = begins_piece || static_cast<double>(gap) >= column_gap;
                const std::size_t least = begins_piece ? 3 : 1;
                page.text.append(begins_line ? gap : std::max(least, wide ? gap : 1), ' ');
                print(word);
                at = word.left + word.width;
                begins_line = begins_piece = false;
            }
        }
        page.text += '\n';
    }

    void print(const SeenWord& word) {
        const auto from = static_cast<std::uint32_t>(page.text.size());
        page.text += word.text;
        if (word.confidence < low_confidence)
            page.unsure.push_back({from, static_cast<std::uint32_t>(page.text.size())});
    }
};

/// False for what is no number and for what no page is as large as.
bool is_on_a_page(std::initializer_list<double> numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](double number) { return number >= -1 && number < 1e6; });
}

}  // namespace

std::vector<SeenWord> words_of_tsv(std::string_view tsv) {
    enum Column { level, page, block, paragraph, line, word, left, top, width, height, confidence, text, columns };
    constexpr std::string_view word_level = "5";
    std::vector<SeenWord> words;
    std::map<std::array<int, 3>, int> numbers;
    while (!tsv.empty()) {
        const auto end = std::min(tsv.find('\n'), tsv.size());
        auto row = tsv.substr(0, end);
        tsv.remove_prefix(std::min(end + 1, tsv.size()));
        std::array<std::string, columns> cells;
        for (std::size_t i = 0; i < columns; ++i) {
            const auto tab = i + 1 < columns ? std::min(row.find('\t'), row.size()) : row.size();
            cells[i] = row.substr(0, tab);
            row.remove_prefix(std::min(tab + 1, row.size()));
        }
        const auto said = base::trim(cells[text]);
        if (cells[level] != word_level || said.empty() || !base::is_text(said)) continue;
        const auto number = [&](Column column) { return std::strtod(cells[column].c_str(), nullptr); };
        const auto place_in = [&](Column column) { return base::to_number<int>(cells[column]).value_or(0); };
        const std::array<int, 3> place{place_in(block), place_in(paragraph), place_in(line)};
        if (!is_on_a_page({number(left), number(top), number(width), number(height), number(confidence)})) continue;
        const auto known = numbers.emplace(place, static_cast<int>(numbers.size())).first->second;
        words.push_back(
            {known, number(left), number(top), number(width), number(height), number(confidence), base::to_nfc(said)});
    }
    return words;
}

ScannedPage laid_out(std::vector<SeenWord> words) {
    std::erase_if(words, [](const SeenWord& word) {
        return word.confidence < surely_a_sign && !has_letter_or_digit(word.text) && !is_like_a_dash(word.text);
    });
    if (words.empty()) return {};
    std::map<int, std::vector<SeenWord>> lines;
    for (const auto& word : words) lines[word.line].push_back(word);
    const auto slant = slant_of(lines);
    std::vector<Piece> pieces;
    std::vector<double> sign_widths;
    Printer printer{.left = words.front().left};
    for (auto& [number, line] : lines) {
        for (auto& word : line) {
            word.top -= slant * (word.left + word.width / 2);
            printer.left = std::min(printer.left, word.left);
            sign_widths.push_back(word.width / static_cast<double>(std::max<std::size_t>(1, signs_in(word.text))));
        }
        pieces.push_back(piece_of(std::move(line)));
    }
    // A dash with nothing behind it is a drawn line, such as the one below the motto.
    std::erase_if(pieces, [](const Piece& piece) {
        return std::none_of(piece.words.begin(), piece.words.end(),
                            [](const SeenWord& word) { return has_letter_or_digit(word.text); });
    });
    printer.sign = std::max(1.0, median(std::move(sign_widths), 1));
    const auto rows = rows_of(std::move(pieces));
    std::vector<double> steps;
    for (std::size_t i = 1; i < rows.size(); ++i) steps.push_back(rows[i].front().middle - rows[i - 1].front().middle);
    const auto step = median(steps, 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && steps[i - 1] > step * 1.5) printer.page.text += '\n';
        printer.print(rows[i]);
    }
    return std::move(printer.page);
}

}  // namespace sources
