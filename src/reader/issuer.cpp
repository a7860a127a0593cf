#include <algorithm>

#include "base/text.hpp"
#include "reader/header_cells.hpp"
#include "reader/vocabulary.hpp"

namespace reader {

namespace {

constexpr std::size_t longest_name = 24;  ///< words of a body on one line

struct Unit {
    std::string text;
    Span span;
};

/// "ĐOÀN TNCS HỒ CHÍ MINH" in the right column stands there as the motto of the union, whatever the left one prints.
bool is_union_motto(std::string_view first, const Cell& cell) {
    if (cell.starts_line && first != cell.text) return false;
    return form_of(cell.text).starts_with("đoàn tncs") || form_of(cell.text).starts_with("đoàn thanh niên cộng");
}

/// The bodies in the left column, superior first. The motto beside or between them is passed over.
std::vector<Unit> header_units(const std::vector<Cell>& cells, bool& is_party) {
    std::vector<Unit> units;
    auto motto_row = static_cast<std::size_t>(-2);
    bool open = false;
    for (const auto& cell : cells) {
        if (cell.text == "*" || cell.text.find("CỘNG SẢN") != std::string::npos) is_party = true;
    }
    for (const auto& cell : cells) {
        if (is_union_motto(units.empty() ? std::string_view() : units.front().text, cell)) continue;
        const bool rest_of_motto = motto_row + 1 == cell.row && cell.starts_line && is_all_capitals(cell.text) &&
                                   !open && !begins_with_list(List::heads, cell.text);
        if (begins_with_list(List::motto, cell.text) || rest_of_motto) {
            motto_row = cell.row;
            if (cell.starts_line) open = false;
            continue;
        }
        const auto words = words_in(cell.text);
        if (!is_all_capitals(cell.text) || words.size() > longest_name || is_title_kind(cell.text)) {
            if (cell.starts_line && !number_in(cell.text).empty()) break;
            continue;
        }
        const auto head = vocabulary().list(List::heads).length_at(words, 0, words.size());
        const auto area = vocabulary().list(List::area_levels).length_at(words, 0, words.size());
        const bool office_above = !units.empty() && vocabulary().list(List::signing_offices).holds(units.back().text);
        if (head > area && !office_above)  // "CHỦ TỊCH" stands above its own body
            units.push_back({cell.text, cell.span});
        else if (!units.empty())
            units.back() = {units.back().text + " " + cell.text, {units.back().span.from, cell.span.to}};
        open = head > 0 || !units.empty();
    }
    return units;
}

/// A commission of a party committee is named with its committee's level: "Ban Dân vận" + "Trung ương".
std::string party_level(std::string_view superior, std::string_view body) {
    const auto words = words_in(superior);
    const auto own = form_of(body);
    const auto name = words_in(body);
    const bool committee = is(name, 1, "ủy") && !own.starts_with("ủy");  // "Huyện ủy", "Đảng ủy"
    if (committee || own.starts_with("ban chỉ đạo") || own.starts_with("chi bộ") || own.starts_with("đảng")) return {};
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i].form == "trung" && words[i + 1].form == "ương")
            return own == "văn phòng" ? " Trung ương Đảng" : " Trung ương";
    if (begins_with_list(List::heads, superior) && !words.empty() && words.size() > 1 && words[1].form == "ủy")
        return " " + running_case(superior);
    return {};
}

}  // namespace

void find_issuer(const std::vector<Cell>& cells, Reading& into) {
    bool is_party = false;
    auto units = header_units(cells, is_party);
    if (units.empty()) return;
    const auto& last = units.back();
    auto name = running_case(last.text);
    Span span = last.span;
    if (units.size() >= 2) {
        const auto& above = units[units.size() - 2];
        const auto words = words_in(last.text);
        constexpr std::size_t executive = 3;  ///< words of "BAN CHẤP HÀNH"
        const bool of_area = form_of(last.text).starts_with("ban chấp hành ") &&
                             vocabulary().list(List::area_levels).length_at(words, executive, words.size()) > 0;
        if (of_area) {  // "ĐOÀN TNCS HỒ CHÍ MINH" above "BAN CHẤP HÀNH TỈNH VĨNH LONG"
            const auto area = running_case(std::string_view(last.text).substr(words[executive].span.from));
            into.issuer = {"Ban Chấp hành " + running_case(above.text) + " " + area, span,
                           "body printed in the header"};
            return;
        }
        if (form_of(last.text).starts_with("ban thường trực") || form_of(last.text) == "ban chấp hành" ||
            form_of(last.text) == "ban thường vụ") {
            name += " " + running_case(above.text);
            span.from = std::min(span.from, above.span.from);
        } else if (vocabulary().list(List::signing_offices).holds(last.text) ||  // "CHỦ TỊCH" below its body
                   (!is_party && form_of(last.text) == "văn phòng")) {
            name += " " + running_case(above.text);
            span.from = std::min(span.from, above.span.from);
        } else if (is_party) {
            name += party_level(above.text, last.text);
        }
    }
    into.issuer = {name, span, "body printed in the header"};
}

namespace {

/// "THPT", "TNCS", "HĐND": no syllable has no vowel.
bool is_abbreviation(std::string_view form) {
    return form.size() > 1 && base::fold(form).find_first_of("aeiouy0123456789") == std::string::npos;
}

}  // namespace

std::string running_case(std::string_view capitals) {
    const auto words = words_in(capitals);
    std::string name;
    bool describes = false;  // behind "về" a commission says what it is for
    for (std::size_t at = 0; at < words.size();) {
        std::string spelled;
        std::size_t used = 0;
        std::string forms;
        for (std::size_t length = 1; length <= 7 && at + length <= words.size(); ++length) {
            forms += (length == 1 ? "" : " ") + words[at + length - 1].form;
            if (const auto found = vocabulary().proper_names.find(forms); found != vocabulary().proper_names.end()) {
                spelled = found->second;
                used = length;
            }
        }
        const auto printed_word = capitals.substr(words[at].span.from, words[at].span.to - words[at].span.from);
        if (used == 0 && is_abbreviation(words[at].form)) {
            used = 1;
            spelled = std::string(printed_word);
        } else if (used == 0) {
            used = 1;
            auto length = std::size_t{1};
            while (length < printed_word.size() && (static_cast<unsigned char>(printed_word[length]) & 0xC0) == 0x80)
                ++length;
            spelled = describes
                          ? base::to_lower(printed_word)
                          : std::string(printed_word.substr(0, length)) + base::to_lower(printed_word.substr(length));
        }
        const bool area = listed(List::area_levels, words, at, words.size()) > 0;
        describes = (describes || words[at].form == "về") && !area;
        if (!name.empty() && !words[at].glued) name += ' ';
        name += spelled;
        at += used;
    }
    return name;
}

}  // namespace reader
