#include <algorithm>

#include "base/text.hpp"
#include "reader/blocks.hpp"
#include "reader/header_cells.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::uint32_t right_column = 34;          ///< columns of white space before what belongs to the signer
constexpr std::size_t longest_closing = 140;        ///< lines
constexpr std::size_t longest_closing_row = 20000;  ///< bytes of a table row that holds the whole block
constexpr std::size_t list_below = 20;  ///< lines below the signature in which its list of recipients begins

bool is_recipients_label(std::string_view line) {
    return base::fold(line).starts_with("noi nhan");
}

bool signs(const Words& words) {
    return listed(List::signing_marks, words, 0, words.size()) > 0 ||
           listed(List::signing_offices, words, 0, words.size()) > 0;
}

/// "TM. ỦY BAN NHÂN DÂN", "K/T TRƯỞNG BAN", "CHỦ TỊCH"
bool is_role(std::string_view cell) {
    if (cell.starts_with("kiêm ")) return is_role(cell.substr(std::string_view("kiêm ").size()));
    if (!is_all_capitals(cell)) return false;
    const auto words = words_in(cell);
    if (words.size() > 16) return false;
    if (words.back().form == ":" || words.back().form == ";") return false;
    return signs(words) || signs(words_in(base::fold(cell)));
}

/// Two to five words, each with a capital: a person.
bool is_person(std::string_view cell) {
    const auto words = words_in(cell);
    std::size_t names = 0;
    const auto rank = vocabulary().list(List::ranks).length_at(words, 0, words.size());
    for (std::size_t at = rank; at < words.size(); ++at) {
        const auto& word = words[at];
        const bool inside_name = word.form == "." || word.form == "'" || word.form == "’";  // "H'Loan Ê Ban"
        if (word.kind == WordKind::number || (word.kind == WordKind::mark && !inside_name)) return false;
        if (word.kind != WordKind::word) continue;
        if (!word.capital || (word.upper && word.form.size() > 3)) return false;
        ++names;
    }
    if (names == 2 && is(words, rank, "đã") && is(words, rank + 1, "ký")) return false;
    return names >= 2 && names <= 6;
}

bool is_person_in_capitals(std::string_view cell) {
    const auto words = words_in(cell);
    return is_all_capitals(cell) && !is_role(cell) && !is_title_kind(cell) && words.size() >= 2 && words.size() <= 5 &&
           words.back().form != ":" && words.front().kind == WordKind::word;
}

struct Entry {
    std::string text;
    Span span;
};

/// "- Như trên;" without its dash and final mark.
Entry cleaned(Entry entry) {
    auto words = words_in(entry.text);
    Range range{0, words.size()};
    while (!range.empty() && (words[range.from].form == "-" || words[range.from].form == "+")) ++range.from;
    while (!range.empty() && is_any(words, range.to - 1, {";", ",", ".", "/"})) --range.to;
    entry.text = printed(entry.text, words, range);
    return entry;
}

/// "Lưu: VT", "Website; Lưu VT"
bool names_file_copy(const Words& words) {
    for (std::size_t at = 0; at < words.size(); ++at)
        if (is(words, at, "lưu") && (at == 0 || is(words, at - 1, ";") || is(words, at - 1, ","))) return true;
    return false;
}

struct Recipients {
    std::vector<Entry> entries;
    bool after_file_copy = false;  ///< "Lưu" was read: the list ends unless another bullet follows

    static bool is_stopped(std::string_view text) { return text.ends_with(";") || text.ends_with("."); }

    /// False when the cell is no part of the list.
    bool take(const Cell& cell, bool is_bullet, bool after_blank) {
        if (!is_bullet &&
            (entries.empty() ? cell.text.ends_with(":") : cell.text.ends_with(":") && cell.text.size() < 40))
            return true;
        const bool list_goes_on = !entries.empty() && entries.back().text.ends_with(";");
        if (is_bullet || entries.empty() ||
            (is_stopped(entries.back().text) && !after_file_copy && (!after_blank || list_goes_on))) {
            if (!is_bullet && after_file_copy) return false;
            entries.push_back({cell.text, cell.span});
            const auto words = words_in(cleaned(entries.back()).text);
            after_file_copy = after_file_copy || names_file_copy(words);
            return true;
        }
        if (is_stopped(entries.back().text) || (after_file_copy && after_blank)) return false;
        entries.back().text += " " + cell.text;
        entries.back().span.to = cell.span.to;
        return true;
    }
};

/// "TM. BAN / THƯỜNG TRỰC" on two lines: the first ends in the middle of a name.
bool ends_inside_name(std::string_view role) {
    const auto words = words_in(role);
    return words.size() <= 4 && !words.empty() && is(words, words.size() - 1, "ban");
}

struct Signing {
    std::vector<Entry> roles;
    std::optional<Entry> name;
    std::optional<Cell> piece{};  ///< "CHỦ" of "CHỦ / TỊCH"
    std::size_t name_row = 0;

    void take(Cell cell, std::size_t row, std::size_t& last_role_row) {
        if (name) {
            take_rest_of_name(cell, row);
            return;
        }
        if (piece && row == piece->row + 1) cell.text = piece->text + " " + cell.text;
        piece.reset();
        if (is_all_capitals(cell.text) && words_in(cell.text).size() == 1 && !is_role(cell.text) &&
            row > last_role_row + 1) {
            piece = cell;
        } else if (!roles.empty() && row == last_role_row + 1 && is_all_capitals(cell.text) &&
                   ends_inside_name(roles.back().text)) {
            take_capitals(cell, true);
            last_role_row = row;
        } else if (is_role(cell.text)) {
            roles.push_back({cell.text, cell.span});
            last_role_row = row;
        } else if (!roles.empty() && is_all_capitals(cell.text) && words_in(cell.text).size() < 8) {
            take_capitals(cell, row <= last_role_row + 1);
            last_role_row = row;
        } else if (!roles.empty() && is_person(cell.text)) {
            const auto words = words_in(cell.text);
            const auto rank = vocabulary().list(List::ranks).length_at(words, 0, words.size());
            name = Entry{printed(cell.text, words, {rank, words.size()}), cell.span};
            name_row = row;
        }
    }

    /// "Lan Thị / Vân": one more word of the name on the next line.
    void take_rest_of_name(const Cell& cell, std::size_t row) {
        const auto words = words_in(cell.text);
        if (row != name_row + 1 || words.size() != 1 || !words.front().capital || words.front().upper) return;
        *name = {name->text + " " + cell.text, {name->span.from, cell.span.to}};
    }

    /// Directly below a role capitals are its wrapped rest ("TM. ỦY BAN NHÂN / DÂN"); below room for a signature they
    /// are a name.
    void take_capitals(const Cell& cell, bool adjacent) {
        if (adjacent)
            roles.back() = {roles.back().text + " " + cell.text, {roles.back().span.from, cell.span.to}};
        else if (is_person_in_capitals(cell.text))
            name = Entry{cell.text, cell.span};
    }
};

bool is_right_cell(const std::vector<Line>& lines, const Cell& cell) {
    return !cell.starts_line || lines[cell.line].indent >= right_column;
}

/// A cheap look before the words of a line are taken: the closing block begins with "Nơi nhận" or with capitals in the
/// last column.
bool may_close(std::string_view text, const Line& line) {
    const auto raw = text.substr(line.span.from, line.span.to - line.span.from);
    if (raw.size() > longest_closing_row) return false;
    for (const std::string_view label : {"ơi nh", "ƠI NH", "oi nh", "OI NH", "ơi Nh", "Ơi nh"})
        if (raw.find(label) != std::string_view::npos) return true;
    const bool table = raw.find('|') != std::string_view::npos || raw.find('\v') != std::string_view::npos;
    if (raw.size() > 400 || table) return table && raw.size() < 2000;
    const auto cells = cells_of(text, line);
    if (cells.empty()) return false;
    const auto in_capitals = [&](Span cell) {
        const auto print = text.substr(cell.from, cell.to - cell.from);
        return std::none_of(print.begin(), print.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    return in_capitals(cells.back()) || (cells.size() == 2 && in_capitals(cells.front()));
}

/// The first line of the closing block: "Nơi nhận", or a signer's role that a name follows.
std::size_t closing_line(std::string_view text, const std::vector<Line>& lines, std::size_t from) {
    for (std::size_t i = from; i < lines.size(); ++i) {
        if (lines[i].blank || !may_close(text, lines[i])) continue;
        const auto cells = cells_between(text, lines, i, i + 1);
        if (cells.empty()) continue;
        if (is_recipients_label(cells.front().text)) return i;
        const auto& last = cells.back();
        if (cells.size() == 2 && is_role(cells.front().text) && is_person(last.text)) return i;
        if (!is_role(last.text) || label_at(text, lines[i].span).kind != LabelKind::none) continue;
        for (const auto& cell : cells_between(text, lines, i + 1, std::min(i + 16, lines.size()))) {
            if (is_recipients_label(cell.text)) return i;
            if (cell.starts_line && cell.text.size() > 250) break;
            if (begins_with_list(List::basis_openers, cell.text) || is_title_kind(cell.text)) break;
            if (is_person(cell.text) || is_person_in_capitals(cell.text)) return i;
        }
    }
    return lines.size();
}

/// Gives every cell of the closing block to the list on the left or to the signature on the right.
struct Reader {
    std::string_view text;
    const std::vector<Line>& lines;
    std::size_t last_row = 0;
    Recipients recipients{};
    Signing signing{};
    bool in_list = false;
    bool list_done = false;
    bool behind_role = false;  ///< the cell before was a role
    std::size_t last_role = 0;

    void take(const Cell& cell) {
        const bool after_blank = cell.row > last_row + 1;
        last_row = cell.row;
        const bool bullet = is_bullet(cell) || (in_list && follows_lone_dash(cell));
        const bool right = is_right_cell(lines, cell);
        const bool role = is_role(cell.text) && !bullet;
        if (vocabulary().list(List::signature_stand_ins).holds(cell.text)) return;
        // A role of the right column, printed as a line of its own between two entries, does not end the list.
        if (bullet && in_list && behind_role && !signing.name && !recipients.after_file_copy) list_done = false;
        behind_role = role;
        if (is_recipients_label(cell.text)) {
            in_list = !list_done;
        } else if (in_list && !cell.starts_line && cell.text.starts_with("(") && !recipients.entries.empty()) {
            recipients.entries.back().text += " " + cell.text;  // "- Huyện ủy;      (báo cáo)"
            recipients.entries.back().span.to = cell.span.to;
        } else if (right || role || !in_list || (list_done && !bullet)) {
            list_done = list_done || (role && !right && !recipients.entries.empty());
            signing.take(cell, cell.row, last_role);
        } else if (!list_done && !recipients.take(cell, bullet, after_blank)) {
            list_done = true;
            signing.take(cell, cell.row, last_role);
        }
    }

    /// The dash of the entry stands on the line above, alone.
    bool follows_lone_dash(const Cell& cell) const {
        if (!cell.starts_line || cell.line == 0) return false;
        const auto above = lines[cell.line - 1].span;
        const auto print = base::trim(text.substr(above.from, above.to - above.from));
        return print == "-" || print == "–";
    }

    bool is_bullet(const Cell& cell) const {
        return cell.starts_line && label_at(text, cell.span).kind == LabelKind::bullet;
    }

    bool is_done(const Cell& cell) const {
        if (recipients.after_file_copy && cell.starts_line && begins_with_list(List::page_chrome, cell.text))
            return true;
        if (!signing.name || cell.row == signing.name_row) return false;
        const bool list_closed =
            recipients.entries.empty() ? !in_list && !list_follows(cell.line) : recipients.after_file_copy;
        return list_done || (list_closed && !is_bullet(cell));
    }

    /// The signature may stand above the list.
    bool list_follows(std::size_t line) const {
        for (const auto& cell : cells_between(text, lines, line + 1, std::min(line + list_below, lines.size())))
            if (is_recipients_label(cell.text)) return true;
        return false;
    }
};

std::optional<Found<Signer>> signer_of(const Signing& signing) {
    if (signing.roles.empty()) return std::nullopt;
    Signer signer;
    for (const auto& role : signing.roles) signer.role += (signer.role.empty() ? "" : " / ") + role.text;
    Span span{signing.roles.front().span.from, signing.roles.back().span.to};
    if (signing.name) {
        signer.name = signing.name->text;
        span = {std::min(span.from, signing.name->span.from), std::max(span.to, signing.name->span.to)};
    }
    return Found<Signer>{signer, span, "roles in capitals and a name below the text"};
}

}  // namespace

std::size_t read_closing(std::string_view text, const std::vector<Line>& lines, std::size_t from, Reading& into) {
    const auto start = closing_line(text, lines, from);
    if (start == lines.size()) return start;
    Reader reader{text, lines};
    for (const auto& cell : mended_cells_between(text, lines, start, std::min(start + longest_closing, lines.size()))) {
        if (reader.recipients.after_file_copy && begins_with_list(List::page_chrome, cell.text)) break;
        reader.take(cell);
        if (reader.is_done(cell)) break;
    }
    for (const auto& entry : reader.recipients.entries)
        if (auto clean = cleaned(entry); !clean.text.empty())
            into.recipients.push_back({clean.text, clean.span, "item of Nơi nhận"});
    into.signer = signer_of(reader.signing);
    return start;
}

}  // namespace reader
