#include "reader/header_cells.hpp"

#include <algorithm>

#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::uint32_t longest_cell_line = 1000;  ///< columns; longer lines are paragraphs unless they are table rows
constexpr std::size_t longest_row = 20000;         ///< bytes
constexpr std::size_t longest_merged = 400;        ///< bytes of a cell in which two columns may have run together

std::string_view text_of(std::string_view text, Span span) {
    return text.substr(span.from, span.to - span.from);
}

bool is_blank(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\v' || sign == '\r';
}

Span trimmed(std::string_view text, std::size_t from, std::size_t to) {
    while (from < to && is_blank(text[from])) ++from;
    while (from < to && is_blank(text[to - 1])) --to;
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

/// A dash, star or dot alone.
bool is_lone_bullet(std::string_view cell) {
    return cell == "-" || cell == "*" || cell == "+" || cell == "–" || cell == "•" || cell == "·";
}

/// "Số:      /KH-UBND" is one cell, however wide the room that was left for the number; so is a date without its day,
/// and a dash with what it opens.
std::vector<Span> whole_cells(std::string_view text, std::vector<Span> cells) {
    for (std::size_t i = 0; i + 1 < cells.size();) {
        const auto words = words_in(text_of(text, cells[i]));
        const auto next = words_in(text_of(text, cells[i + 1]));
        const bool number = !words.empty() && words.front().form == "số" &&
                            (text[cells[i + 1].from] == '/' || (words.size() < 3 && text[cells[i + 1].from] == '-'));
        const bool day = !words.empty() && !next.empty() && words.back().form == "ngày" && next.front().form == "tháng";
        const bool month =
            !words.empty() && !next.empty() && words.back().form == "tháng" && next.front().form == "năm";
        if (number || day || month || (i == 0 && is_lone_bullet(text_of(text, cells[i])))) {
            cells[i].to = cells[i + 1].to;
            cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        } else {
            ++i;
        }
    }
    return cells;
}

/// A row of a Markdown table, or one whose cells hold paragraphs.
bool is_table_row(std::string_view line) {
    return line.size() <= longest_row &&
           (line.find('|') != std::string_view::npos || line.find('\v') != std::string_view::npos ||
            line.find("<br>") != std::string_view::npos);
}

std::size_t cell_mark(std::string_view text, std::size_t at) {
    if (text[at] == '|' || text[at] == '\v' || text[at] == '\t') return 1;
    return text.substr(at).starts_with("<br>") ? 4 : 0;
}

/// The paragraphs of the cells of a table row, the left column first, without the rules drawn below them.
std::vector<Span> paragraphs_of(std::string_view text, Span row) {
    std::vector<Span> found;
    std::size_t from = row.from;
    for (std::size_t at = row.from; at <= row.to; ++at) {
        const auto mark = at == row.to ? 1 : cell_mark(text, at);
        if (mark == 0) continue;
        const auto rule = text.substr(from, at - from).find("---");
        if (const auto span = trimmed(text, from, rule == std::string_view::npos ? at : from + rule);
            span.from < span.to)
            found.push_back(span);
        from = at + mark;
        at = from - 1;
    }
    return found;
}

/// Where a second column begins inside a cell: the motto behind a body, the place behind a number. Indices of words.
std::vector<std::size_t> header_cuts(const Words& words) {
    const auto& mottos = vocabulary().list(List::motto);
    std::vector<std::size_t> cuts;
    const bool numbered = !words.empty() && words.front().form == "số";
    bool slash = false;
    for (std::size_t at = 1; at < words.size(); ++at) {
        const bool motto = mottos.length_at(words, at, words.size()) > 1 && words[at].capital &&
                           mottos.length_at(words, at - 1, words.size()) < 2 && words[0].capital && cuts.empty() &&
                           mottos.length_at(words, 0, words.size()) == 0;
        slash = slash || words[at].form == "/";
        const bool place = numbered && slash && cuts.empty() && !words[at].glued && words[at].capital &&
                           words[at - 1].form != "/" && words[at - 1].form != "-" && words[at].kind == WordKind::word &&
                           !names_school(words, at);
        if (motto || place) cuts.push_back(at);
    }
    return cuts;
}

/// "Nơi nhận: - Sở Y tế; - Lưu: VT." in one cell: the label and each item.
std::vector<std::size_t> list_cuts(const Words& words) {
    std::vector<std::size_t> cuts;
    for (std::size_t at = 2; at + 1 < words.size(); ++at) {
        const auto& before = words[at - 1].form;
        const bool item = words[at].form == "-" && (!words[at].glued || before == ";") && !words[at + 1].glued &&
                          (before == ":" || before == ";" || before == "," || before == ")" || before == ".");
        if (item) cuts.push_back(at);
    }
    return cuts;
}

/// "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Hoàng Việt Phương" in one cell: every role, and the name.
std::vector<std::size_t> signature_cuts(const Words& words) {
    const auto& marks = vocabulary().list(List::signing_marks);
    const auto& offices = vocabulary().list(List::signing_offices);
    std::vector<std::size_t> cuts;
    const bool body = words.front().form == "tm" || words.front().form == "t";  // "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"
    for (std::size_t at = 2; at < words.size(); ++at) {
        if (words[at].kind != WordKind::word || words[at].glued) continue;
        const bool name = !words[at].upper && words[at].capital && words[at].form.size() > 1;
        const bool role = words[at].upper && (marks.length_at(words, at, words.size()) > 0 || words[at].form == "phó");
        const bool office = body && at > 3 && cuts.empty() && words[at].upper && words[at].form != "ban" &&
                            words[at].form != "thường" && offices.length_at(words, at, words.size()) > 1;
        if (name || role || office) cuts.push_back(at);
        if (name) break;
    }
    return cuts;
}

/// Every word from here on has a capital, the first is a surname.
bool is_name_to_the_end(const Words& words, std::size_t at) {
    const auto count = words.size() - at;
    return count >= 2 && count <= 5 && listed(List::surnames, words, at, words.size()) > 0 &&
           std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(),
                       [](const Word& word) { return word.capital && !word.upper && word.kind == WordKind::word; });
}

/// "Nơi nhận: KT. BỘ TRƯỞNG", "- Như trên; PHÓ CỤC TRƯỞNG", "- Sở Y tế; Lò Văn Páo": the right column as a converter
/// runs it behind the left one. The word where it begins; 0 when there is none.
std::size_t role_behind_list(const Words& words) {
    for (std::size_t at = 2; at < words.size(); ++at) {
        const auto& before = words[at - 1].form;
        if (before == ";" && is_name_to_the_end(words, at)) return at;
        if (!words[at].upper || (before != ":" && before != ";" && before != "." && before != ")")) continue;
        const auto role = std::max(listed(List::signing_marks, words, at, words.size()),
                                   listed(List::signing_offices, words, at, words.size()));
        const bool to_the_end = std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(),
                                            [](const Word& word) { return word.upper || word.kind != WordKind::word; });
        if (role > 0 && to_the_end) return at;
    }
    return 0;
}

std::vector<std::size_t> cuts_in(const Words& words) {
    if (words.size() < 3) return {};
    const bool label = words[0].form == "nơi" && words[1].form == "nhận";
    if (const auto role = label || words[0].form == "-" ? role_behind_list(words) : 0; role > 0) {
        auto cuts = label ? list_cuts(words) : std::vector<std::size_t>{};
        std::erase_if(cuts, [&](std::size_t cut) { return cut >= role; });
        cuts.push_back(role);
        return cuts;
    }
    if (label) return list_cuts(words);
    const auto& marks = vocabulary().list(List::signing_marks);
    const auto& offices = vocabulary().list(List::signing_offices);
    const bool role = words[0].upper &&
                      (marks.length_at(words, 0, words.size()) > 0 || offices.length_at(words, 0, words.size()) > 0);
    return role ? signature_cuts(words) : header_cuts(words);
}

/// Columns and lines that a conversion ran together.
std::vector<Span> apart(std::string_view text, Span cell) {
    const auto raw = text_of(text, cell);
    const bool list = raw.find("ơi nh") != std::string_view::npos;
    if (raw.size() > (list ? longest_row : longest_merged)) return {cell};
    Words words;
    append_words(text, cell, words);
    const auto cuts = cuts_in(words);
    std::vector<Span> parts;
    std::size_t from = cell.from;
    for (const auto cut : cuts) {
        parts.push_back(trimmed(text, from, words[cut].span.from));
        from = words[cut].span.from;
    }
    parts.push_back(trimmed(text, from, cell.to));
    return parts;
}

/// "UBND XÃ LÂM SƠN --------": the rule drawn below a name is not of it.
std::string_view without_rule(std::string_view cell) {
    const auto rule = cell.find(" ---");
    return rule == std::string_view::npos ? cell : cell.substr(0, rule);
}

}  // namespace

std::vector<Cell> cells_between(std::string_view text, const std::vector<Line>& lines, std::size_t from,
                                std::size_t to) {
    std::vector<Cell> cells;
    std::size_t row = 0;
    for (std::size_t i = from; i < to; ++i, ++row) {
        const bool table = is_table_row(text_of(text, lines[i].span));
        if (lines[i].blank || (lines[i].columns > longest_cell_line && !table)) continue;
        const auto spans = table ? paragraphs_of(text, lines[i].span) : whole_cells(text, cells_of(text, lines[i]));
        bool first = true;
        for (const auto& span : spans) {
            const auto parts = apart(text, span);
            for (const auto& part : parts) {
                if (part.from >= part.to) continue;
                cells.push_back(
                    {part, std::string(without_rule(plain(text, part))), i, row, first || table || parts.size() > 2});
                if (table || parts.size() > 2) ++row;
                first = false;
            }
        }
    }
    return cells;
}

namespace {

/// Neither line says by itself what both say together.
bool is_broken(const Cell& cell, const Cell& next) {
    if (cell.row + 1 != next.row || !cell.starts_line || !next.starts_line) return false;
    const auto joined = cell.text + " " + next.text;
    const auto form = form_of(cell.text);
    if (form == "số" || form == "số:") return !number_in(joined).empty();
    const auto words = words_in(joined);
    if (words_in(cell.text).size() == 1 && is_name_to_the_end(words, 0)) return true;
    if (!is_all_capitals(cell.text) || !is_all_capitals(next.text)) return false;
    for (const auto list : {List::motto, List::heads})
        if (!begins_with_list(list, cell.text) && listed(list, words, 0, words.size()) > words_in(cell.text).size())
            return true;
    return false;
}

}  // namespace

std::vector<Cell> mended_cells_between(std::string_view text, const std::vector<Line>& lines, std::size_t from,
                                       std::size_t to) {
    auto cells = cells_between(text, lines, from, to);
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        if (!is_broken(cells[i], cells[i + 1])) continue;
        cells[i].text += " " + cells[i + 1].text;
        cells[i].span.to = cells[i + 1].span.to;
        cells[i].row = cells[i + 1].row;
        cells[i].line = cells[i + 1].line;
        cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    return cells;
}

bool begins_with_list(List list, std::string_view phrase) {
    const auto words = words_in(phrase);
    return vocabulary().list(list).length_at(words, 0, words.size()) > 0;
}

bool is_title_kind(std::string_view line) {
    return is_all_capitals(line) && vocabulary().list(List::title_kinds).holds(line);
}

bool names_school(const Words& words, std::size_t at) {
    if (at == 0 || at >= words.size() || !words[at].upper || words[at].glued || words[at].form.size() > 8) return false;
    for (const Term level : {Term("thpt"), Term("thcs"), Term("th"), Term("mn"), Term("trmn"), Term("tieuhoc")})
        if (is(words, at - 1, level) && words[at - 1].glued) return true;
    return false;
}

std::string number_in(std::string_view cell) {
    const auto words = words_in(cell);
    if (words.size() < 2 || words[0].form != "số") return {};
    std::size_t at = 1;
    while (at < words.size() && is_any(words, at, {":", ".", "..."})) ++at;
    std::string number;
    bool has_slash = false;
    for (; at < words.size(); ++at) {
        const auto& word = words[at];
        const bool joins = word.form == "/" || word.form == "-" || word.form == "&" || word.form == ".";
        const bool name = word.kind == WordKind::word && (word.capital || word.upper || word.form.size() <= 3);
        if (!(joins || word.kind == WordKind::number || name)) break;
        const bool apart = word.form == "-" && !word.glued && at + 1 < words.size() && !words[at + 1].glued;
        if (apart && has_slash) break;  // a dash between number and subject
        const bool apart_word = word.kind == WordKind::word && !word.glued && !number.empty() && number.back() != '/' &&
                                number.back() != '-';
        if (apart_word && !names_school(words, at)) break;
        has_slash = has_slash || word.form == "/";
        number += word.kind == WordKind::mark ? word.form
                                              : std::string(cell.substr(word.span.from, word.span.to - word.span.from));
    }
    return has_slash ? number : std::string();
}

}  // namespace reader
