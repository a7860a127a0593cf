#include "reader/header_cells.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "reader/blocks.hpp"
#include "reader/bodies.hpp"
#include "reader/phrases_clock.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t lines_above_signature = 6;
constexpr std::size_t longest_subject_line = 120;  ///< bytes of a line in the left column
constexpr std::size_t farthest_greeting = 150;     ///< lines; web pages print much above the document
constexpr std::string_view place_rule = "place and date under the motto";

/// "ngày      tháng 7 năm 2026", "ngày … tháng … năm": the words from "ngày" that leave day or month blank; 0 when
/// whole.
std::size_t blank_date(const Words& words, std::size_t at) {
    std::size_t next = at + 1;
    const auto blank = [&] {
        while (next < words.size() && (words[next].kind != WordKind::word)) ++next;
    };
    for (const auto name : {Term("tháng"), Term("năm")}) {
        blank();
        if (!is(words, next, name)) return 0;
        ++next;
    }
    blank();
    return next == words.size() ? next - at : 0;
}

/// "Hà Nội, hồi 15 giờ 00, ngày ...": the place ends where the hour of a telegram begins.
std::size_t hour_before(const Words& words, std::size_t end) {
    for (std::size_t at = 1; at < end; ++at)
        if (words[at].form == "hồi" || words[at].form == "lúc" || match_slot("hour", words, at, end)) return at;
    return end;
}

void take_place(const Cell& cell, const Words& words, Range place, Reading& into) {
    if (!place.empty()) into.place = {printed(cell.text, words, place), cell.span, std::string(place_rule)};
}

/// "Châu Sơn, ngày 11 tháng 6 năm 2021"
void read_place_and_date(const Cell& cell, Reading& into) {
    const auto words = words_in(cell.text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i].form != "ngày") continue;
        const auto place = trim_marks(words, {0, hour_before(words, i)});
        if (place.size() > 7 || is(words, 0, "số") || begins_with_list(List::motto, cell.text)) return;
        if (weekday_at(words, 0, words.size()).used > 0) return;  // the clock of a web page
        const auto slot = match_slot("day", words, i + 1, words.size());
        if (!slot && blank_date(words, i) > 0 && i > 0 && !into.place) {
            take_place(cell, words, place, into);
            into.doubts.push_back({DoubtKind::missing, "date", "doubt.date_blank", cell.span});
            return;
        }
        if (!slot || slot->printed_day().year == 0 || slot->where.to + 1 < words.size()) continue;
        const auto day = day_of_slot(*slot, 0);
        const bool spelled = is(words, i + 2, "tháng");
        const bool placed = !place.empty() && i > 0 && words[i - 1].form == ",";  // "Lâm Sơn, ngày 05/9/2022"
        if (!day || !(spelled || placed)) return;
        into.date = {*day, cell.span, std::string(place_rule)};
        take_place(cell, words, place, into);
        return;
    }
}

/// "Thành phố Hồ Chí / Minh, ngày 18 tháng 11 năm 2025": the line above belongs to the place when no empty line parts
/// them.
void prepend_wrapped_place(const Cell& above, const Cell& cell, Reading& into) {
    const bool adjacent = above.row + 1 == cell.row && above.starts_line && cell.starts_line;
    if (!adjacent || begins_with_list(List::motto, above.text) || !number_in(above.text).empty() ||
        is_all_capitals(above.text))
        return;
    if (words_in(above.text).size() > 6 || form_of(above.text).starts_with("số")) return;
    const auto words = words_in(above.text);
    if (into.place) {
        into.place->value = above.text + " " + into.place->value;
        into.place->span.from = above.span.from;
    } else {
        into.place = {printed(above.text, words, trim_marks(words, {0, words.size()})), above.span, into.date->rule};
    }
}

/// Place and date may be wrapped over two or three lines: "Hà Nội, ngày 19 / tháng 11 năm 2025".
void find_place_and_date(const std::vector<Cell>& cells, Reading& into) {
    for (std::size_t wrapped = 0; wrapped <= 2 && !into.date; ++wrapped) {
        for (std::size_t i = 0; i + wrapped < cells.size() && !into.date; ++i) {
            auto joined = cells[i];
            for (std::size_t next = i + 1; next <= i + wrapped; ++next) {
                joined.text += " " + cells[next].text;
                joined.span.to = cells[next].span.to;
            }
            if (joined.text.size() >= 160) continue;
            read_place_and_date(joined, into);
            if (into.date && i > 0) prepend_wrapped_place(cells[i - 1], cells[i], into);
        }
    }
}

}  // namespace

void read_date_above_signature(std::string_view text, const std::vector<Line>& lines, std::size_t closing,
                               Reading& into) {
    if (into.date || into.place || !into.signer) return;
    const auto from = closing > lines_above_signature ? closing - lines_above_signature : 0;
    find_place_and_date(cells_between(text, lines, from, closing), into);
}

namespace {

void find_number(const std::vector<Cell>& cells, Reading& into) {
    for (const auto& cell : cells) {
        auto number = number_in(cell.text);
        if (number.empty()) continue;
        into.number = {std::move(number), cell.span, "number after Số"};
        if (!cell.text.starts_with("SỐ ")) return;  // "ĐOÀN GIÁM SÁT THEO NGHỊ QUYẾT / SỐ 41/NQ-HĐND" is a name
    }
}

/// "HỎA TỐC" alone in a line or a cell.
void find_urgency(const std::vector<Cell>& cells, Reading& into) {
    for (const auto& cell : cells)
        if (is_all_capitals(cell.text) && vocabulary().list(List::urgency_marks).holds(cell.text))
            into.urgency = {base::to_lower(cell.text), cell.span, "mark of urgency alone in its cell"};
}

struct Subject {
    std::string text;
    Span span;
};

/// The lines of the left column from this cell on, as far as they belong to the subject of a letter.
Subject subject_from(const std::vector<Cell>& cells, std::size_t at) {
    Subject subject{cells[at].text, cells[at].span};
    auto row = cells[at].row;
    for (auto next = at + 1; next < cells.size() && cells[next].row <= row + 1; ++next) {
        if (!cells[next].starts_line) continue;  // place and date in the right column
        row = cells[next].row;
        const auto below = form_of(cells[next].text);
        if (below.starts_with("kính gửi") || begins_with_list(List::motto, below)) break;
        if (below.find(", ngày") != std::string::npos || is_all_capitals(cells[next].text)) break;
        subject.text += " " + cells[next].text;
        subject.span.to = cells[next].span.to;
    }
    return subject;
}

/// The number of a letter bears no letters of a kind, or "CV".
bool numbers_a_letter(const std::string& number) {
    if (number.empty()) return false;
    for (const auto& word : words_in(number))
        if (const auto kind = vocabulary().document_kinds.find(word.form);
            kind != vocabulary().document_kinds.end() && kind->second != "công văn")
            return false;
    return true;
}

/// Party offices print the subject right below the number, without "V/v".
bool is_bare_subject(const std::vector<Cell>& cells, std::size_t at) {
    if (at == 0 || cells[at].row != cells[at - 1].row + 1 || !cells[at].starts_line) return false;
    if (!numbers_a_letter(number_in(cells[at - 1].text))) return false;
    const auto form = form_of(cells[at].text);
    return !is_all_capitals(cells[at].text) && !form.starts_with("kính gửi") && !begins_with_list(List::motto, form) &&
           form.find(", ngày") == std::string::npos && !begins_with_list(List::basis_openers, form) &&
           cells[at].text.size() < longest_subject_line;
}

/// "V/v triển khai ..." below the number of an official letter.
void find_letter_subject(const std::vector<Cell>& cells, Reading& into) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto form = form_of(cells[i].text);
        const bool named = form.starts_with("v/v") || form.starts_with("về việc");
        if (!named && !is_bare_subject(cells, i)) continue;
        const auto subject = subject_from(cells, i);
        const std::string rule = named ? "subject V/v under the number" : "subject under the number of a letter";
        into.type = {"công văn", cells[i].span, rule};
        into.title = {subject.text, subject.span, rule};
        return;
    }
}

/// "Kế hoạch số 16-KH/BDVTW ngày 13/9/2021 của Ban Dân vận Trung ương về ...": the heading of a web page that has no
/// other header.
bool read_web_heading(std::string_view text, const Line& line, Reading& into) {
    Words words;
    append_words(text, line.span, words);
    const auto kind = vocabulary().list(List::document_kinds).length_at(words, 0, words.size());
    if (kind == 0 || !is(words, kind, "số")) return false;
    const auto tail = text.substr(words[kind].span.from, line.span.to - words[kind].span.from);
    const auto number = number_in(tail);
    if (number.empty()) return false;
    const std::string rule = "heading of a web page";
    into.type = {base::to_lower(printed(text, words, {0, kind})), span_of(words, {0, kind}), rule};
    into.number = {number, span_of(words, {kind, kind + 2}), rule};
    std::size_t at = kind + 1;
    for (; at < words.size(); ++at) {
        if (words[at].form == "ngày" && !into.date)
            if (const auto slot = match_slot("day", words, at + 1, words.size()))
                if (const auto day = day_of_slot(*slot, 0)) into.date = {*day, span_of(words, slot->where), rule};
        if (words[at].form == "của" && !into.issuer)
            if (const auto body = body_at(words, at + 1, words.size()))
                into.issuer = {printed(text, words, *body), span_of(words, *body), rule};
        if (words[at].form == "về") break;
    }
    if (at < words.size())
        into.title = {printed(text, words, {at, words.size()}), span_of(words, {at, words.size()}), rule};
    return true;
}

/// The line that prints the motto of the state or the name of the party.
std::optional<std::size_t> motto_line(std::string_view text, const std::vector<Line>& lines, std::size_t end) {
    for (std::size_t i = 0; i < end; ++i) {
        const auto raw = text.substr(lines[i].span.from, lines[i].span.to - lines[i].span.from);
        if (lines[i].blank || raw.find("CỘNG ") == std::string_view::npos) continue;
        for (const auto& cell : cells_between(text, lines, i, i + 1))
            if (begins_with_list(List::motto, cell.text) && is_all_capitals(cell.text.substr(0, 12))) return i;
    }
    return std::nullopt;
}

/// Where the header begins below the chrome of a web page: shortly above the motto, or above the kind of document.
std::size_t header_start(std::string_view text, const std::vector<Line>& lines, std::size_t end) {
    if (const auto motto = motto_line(text, lines, end)) return *motto > 12 ? *motto - 12 : 0;
    return end > 30 ? end - 30 : 0;
}

/// The letters of the number name the kind when no line of capitals does.
void type_from_number(Reading& into) {
    if (into.type || !into.number) return;
    for (const auto& word : words_in(into.number->value)) {
        const auto found = vocabulary().document_kinds.find(word.form);
        if (word.kind != WordKind::word || found == vocabulary().document_kinds.end()) continue;
        into.type = {found->second, into.number->span, "letters of the document number"};
        return;
    }
    into.type = {"công văn", into.number->span, "number without letters of a kind"};
}

std::size_t first_item_line(std::string_view text, const std::vector<Line>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto kind = label_at(text, lines[i].span).kind;
        if (!lines[i].blank && (kind == LabelKind::roman || kind == LabelKind::number || kind == LabelKind::article))
            return i;
    }
    return lines.size();
}

Header read_header_without_kind(std::string_view text, const std::vector<Line>& lines, Reading& into) {
    const bool printed_header = motto_line(text, lines, std::min<std::size_t>(lines.size(), 60)).has_value();
    for (std::size_t i = 0; i < lines.size() && i < 40 && !printed_header; ++i)
        if (!lines[i].blank && lines[i].columns < 1000 && read_web_heading(text, lines[i], into)) return {i, i + 1};
    const auto end = std::min<std::size_t>({first_item_line(text, lines), lines.size(), 60});
    const auto cells = mended_cells_between(text, lines, 0, end);
    find_number(cells, into);
    find_place_and_date(cells, into);
    find_issuer(cells, into);
    find_urgency(cells, into);
    if (into.number || printed_header) find_letter_subject(cells, into);
    std::size_t text_starts = 0;
    for (const auto& cell : cells) {
        const bool header = (into.title && cell.span.from < into.title->span.to) ||
                            (into.date && cell.span.from < into.date->span.to) ||
                            (into.number && cell.span.from < into.number->span.to);
        if (header) text_starts = cell.line + 1;
    }
    return {0, std::max(text_starts, behind_page_properties(text, lines))};
}

/// Number, place, date and issuer above the line that names the kind.
Header read_above(std::string_view text, const std::vector<Line>& lines, std::size_t kind, Reading& into) {
    Header header;
    header.first_line = header_start(text, lines, kind);
    const auto cells = mended_cells_between(text, lines, header.first_line, kind);
    find_number(cells, into);
    find_place_and_date(cells, into);
    find_issuer(cells, into);
    find_urgency(cells, into);
    return header;
}

/// "xây dựng kế hoạch giám sát ...": what the body issues is the kind of the document that prints none.
void read_kind_behind(std::string_view text, const Words& opening, std::size_t verb, Reading& into) {
    for (auto at = verb; at < std::min(opening.size(), verb + 4) && !into.type; ++at) {
        const auto kind = vocabulary().list(List::title_kinds).length_at(opening, at, opening.size());
        if (kind == 0 || (at == verb && is(opening, at, "hướng"))) continue;
        into.type = {base::to_lower(printed(text, opening, {at, at + kind})), span_of(opening, {at, at + kind}),
                     "kind that the opening sentence issues"};
    }
}

/// "Kính gửi: ...", which opens a letter.
std::optional<std::size_t> greeting_line(std::string_view text, const std::vector<Line>& lines) {
    for (std::size_t i = 0; i < std::min(lines.size(), farthest_greeting); ++i)
        if (!lines[i].blank && form_of(plain(text, lines[i].span)).starts_with("kính gửi")) return i;
    return std::nullopt;
}

}  // namespace

Header read_header(std::string_view text, const std::vector<Line>& lines, Reading& into) {
    const auto kind = kind_line(text, lines);
    const auto resolution = resolution_without_header(text, lines);
    Header header;
    if (resolution) {
        into.type = {base::to_lower(resolution->kind), resolution->span, "kind that stands behind the grounds"};
        header = read_above(text, lines, resolution->grounds, into);
        read_title_above_grounds(text, lines, resolution->grounds, into);
        header.end_line = resolution->grounds;
    } else if (kind) {
        const auto name = plain(text, lines[*kind].span);
        into.type = {base::to_lower(name), lines[*kind].span, "line of capitals that names the kind"};
        header = read_above(text, lines, *kind, into);
        header.end_line = read_title(text, lines, *kind + 1, 0, into);
    } else if (const auto both = kind_in_title_line(text, lines)) {
        into.type = {base::to_lower(plain(text, both->kind)), both->kind, "line that names kind and title"};
        header = read_above(text, lines, both->line, into);
        header.end_line = read_title(text, lines, both->line, both->title, into);
    } else {
        header = read_header_without_kind(text, lines, into);
    }
    if (!kind || resolution) read_enclosure_note(text, lines, into);
    read_announcement(text, lines, into);
    type_from_number(into);
    return header;
}

void read_kind_of_letter(std::string_view text, const std::vector<Line>& lines, Reading& into) {
    const auto greeting = into.type ? std::nullopt : greeting_line(text, lines);
    if (greeting) into.type = {"công văn", lines[*greeting].span, "greeting of a letter"};
}

void read_issuer_from_opening(std::string_view text, const Words& opening, Reading& into) {
    for (std::size_t at = 0; at < opening.size() && !(into.issuer && into.type); ++at) {
        const bool may_begin = at == 0 || opening[at - 1].form == "," || opening[at - 1].form == ";" ||
                               opening[at - 1].form == "." || opening[at].capital;
        if (!may_begin) continue;
        const auto body = body_at(opening, at, opening.size());
        if (!body) continue;
        if (at > 0 && (opening[at - 1].form == "của" || opening[at - 1].form == "do")) {
            at = body->to - 1;  // "Quyết định ... của Bộ Y tế ban hành Quy chế": another paper
            continue;
        }
        const auto verb = vocabulary().list(List::issuing_verbs).length_at(opening, body->to, opening.size());
        if (verb > 0 && !into.issuer)
            into.issuer = {printed(text, opening, *body), span_of(opening, *body),
                           "body that issues in the opening sentence"};
        if (verb > 0) read_kind_behind(text, opening, body->to, into);
        at = body->to - 1;
    }
}

}  // namespace reader
