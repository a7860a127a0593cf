#include <algorithm>

#include "base/text.hpp"
#include "plans/blocks.hpp"
#include "plans/header_cells.hpp"
#include "plans/vocabulary.hpp"

namespace plans {
namespace {

constexpr std::uint32_t right_column = 34;    ///< columns of white space before what belongs to the signer
constexpr std::size_t longest_closing = 140;  ///< lines

bool is_recipients_label(std::string_view line) {
    return form_of(line).starts_with("nơi nhận");
}

/// "TM. ỦY BAN NHÂN DÂN", "K/T TRƯỞNG BAN", "CHỦ TỊCH"
bool is_role(std::string_view cell) {
    const auto words = words_in(cell);
    if (words.empty() || words.size() > 16 || !is_all_capitals(cell)) return false;
    if (words.back().form == ":" || words.back().form == ";") return false;
    return vocabulary().list(List::signing_marks).length_at(words, 0, words.size()) > 0 ||
           vocabulary().list(List::signing_offices).length_at(words, 0, words.size()) > 0;
}

/// Two to five words, each with a capital: a person.
bool is_person(std::string_view cell) {
    const auto words = words_in(cell);
    std::size_t names = 0;
    for (const auto& word : words) {
        if (word.kind == WordKind::number || (word.kind == WordKind::mark && word.form != ".")) return false;
        if (word.kind != WordKind::word) continue;
        if (!word.capital || (word.upper && word.form.size() > 3)) return false;
        ++names;
    }
    return names >= 2 && names <= 6;
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
    while (!range.empty() && (words[range.to - 1].form == ";" || words[range.to - 1].form == "," ||
                              words[range.to - 1].form == "." || words[range.to - 1].form == "/"))
        --range.to;
    entry.text = printed(entry.text, words, range);
    return entry;
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
        if (is_bullet || entries.empty() || (is_stopped(entries.back().text) && !after_file_copy && !after_blank)) {
            if (!is_bullet && after_file_copy) return false;
            entries.push_back({cell.text, cell.span});
            const auto words = words_in(cleaned(entries.back()).text);
            after_file_copy = after_file_copy || is(words, 0, "lưu");
            return true;
        }
        if (is_stopped(entries.back().text) || (after_file_copy && after_blank)) return false;
        entries.back().text += " " + cell.text;
        entries.back().span.to = cell.span.to;
        return true;
    }
};

struct Signing {
    std::vector<Entry> roles;
    std::optional<Entry> name;

    void take(const Cell& cell, std::size_t line, std::size_t& last_role_line) {
        if (name) return;
        if (is_role(cell.text)) {
            roles.push_back({cell.text, cell.span});
            last_role_line = line;
        } else if (!roles.empty() && is_all_capitals(cell.text) && line <= last_role_line + 1 &&
                   words_in(cell.text).size() < 8 && !is_person_in_capitals(cell.text)) {
            roles.back() = {roles.back().text + " " + cell.text, {roles.back().span.from, cell.span.to}};
            last_role_line = line;
        } else if (!roles.empty() && is_person(cell.text)) {
            name = Entry{cell.text, cell.span};
        }
    }

    static bool is_person_in_capitals(std::string_view cell) {
        const auto words = words_in(cell);
        return words.size() == 3 && !is_role(cell) && vocabulary().list(List::heads).length_at(words, 0, 3) == 0 &&
               words.front().form == "nguyễn";
    }
};

bool is_right_cell(std::string_view text, const std::vector<Line>& lines, const Cell& cell) {
    static_cast<void>(text);
    return !cell.starts_line || (lines[cell.line].indent >= right_column);
}

/// The first line of the closing block: "Nơi nhận", or a signer's role that a name follows.
std::size_t closing_line(std::string_view text, const std::vector<Line>& lines, std::size_t from) {
    for (std::size_t i = from; i < lines.size(); ++i) {
        if (lines[i].blank) continue;
        const auto cells = cells_between(text, lines, i, i + 1);
        if (cells.empty()) continue;
        if (is_recipients_label(cells.front().text)) return i;
        const auto& last = cells.back();
        if (!is_role(last.text) || label_at(text, lines[i].span).kind != LabelKind::none) continue;
        for (const auto& cell : cells_between(text, lines, i + 1, std::min(i + 16, lines.size()))) {
            if (is_recipients_label(cell.text)) return i;
            if (cell.starts_line && lines[cell.line].columns > 140) break;
            if (is_person(cell.text)) return i;
        }
    }
    return lines.size();
}

}  // namespace

std::size_t read_closing(std::string_view text, const std::vector<Line>& lines, std::size_t from, Reading& into) {
    const auto start = closing_line(text, lines, from);
    if (start == lines.size()) return start;
    Recipients recipients;
    Signing signing;
    bool in_list = false;
    bool list_done = false;
    bool after_blank = false;
    std::size_t last_role = 0;
    std::size_t last_line = start;
    for (const auto& cell : cells_between(text, lines, start, std::min(start + longest_closing, lines.size()))) {
        after_blank = cell.line > last_line + 1;
        last_line = cell.line;
        const bool bullet = cell.starts_line && label_at(text, cell.span).kind == LabelKind::bullet;
        if (is_recipients_label(cell.text)) {
            in_list = !list_done;
        } else if (is_right_cell(text, lines, cell) || (is_role(cell.text) && !bullet) || (!bullet && list_done) ||
                   !in_list) {
            if (is_role(cell.text) && cell.starts_line && !is_right_cell(text, lines, cell))
                list_done = list_done || !recipients.entries.empty();
            signing.take(cell, cell.line, last_role);
        } else if (!list_done && !recipients.take(cell, bullet, after_blank)) {
            list_done = true;
            signing.take(cell, cell.line, last_role);
        }
        if (list_done && signing.name) break;
        if (signing.name && (recipients.entries.empty() ? !in_list : recipients.after_file_copy) && !bullet) break;
    }
    for (const auto& entry : recipients.entries)
        if (auto clean = cleaned(entry); !clean.text.empty())
            into.recipients.push_back({clean.text, clean.span, "item of Nơi nhận"});
    if (signing.roles.empty()) return start;
    Signer signer;
    for (const auto& role : signing.roles) signer.role += (signer.role.empty() ? "" : " / ") + role.text;
    Span span{signing.roles.front().span.from, signing.roles.back().span.to};
    if (signing.name) {
        signer.name = signing.name->text;
        span = {std::min(span.from, signing.name->span.from), std::max(span.to, signing.name->span.to)};
    }
    into.signer = {signer, span, "roles in capitals and a name below the text"};
    return start;
}

}  // namespace plans
