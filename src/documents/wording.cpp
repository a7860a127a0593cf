#include "documents/wording.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "documents/outline.hpp"

namespace documents {
namespace {

struct AuthorityMark {
    Authority authority;
    std::string_view state;
    std::string_view party;
};

constexpr std::array<AuthorityMark, 5> marks{{{Authority::collective, "TM.", "T/M"},
                                              {Authority::for_head, "KT.", "K/T"},
                                              {Authority::authorised, "TUQ.", "T/UQ"},
                                              {Authority::by_order, "TL.", "T/L"},
                                              {Authority::acting, "Q.", "Q."}}};

/// Blanks that a page keeps, for what is filled in by pen.
constexpr std::string_view room = "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0";

unsigned figure(base::Day day, bool is_day) {
    const auto parts = base::parts_of(day);
    return is_day ? static_cast<unsigned>(parts.day()) : static_cast<unsigned>(parts.month());
}

}  // namespace

std::string number_line(const Document& document) {
    if (document.number.empty()) return {};
    const bool has_figure = document.number.front() >= '0' && document.number.front() <= '9';
    return fmt::format("{} {}{}", document.form == Form::party ? "Số" : "Số:", has_figure ? "" : room, document.number);
}

std::string written_day(base::Day day) {
    const auto month = figure(day, false);
    return fmt::format("ngày {:02} tháng {}{} năm {}", figure(day, true), month < 3 ? "0" : "", month,
                       static_cast<int>(base::parts_of(day).year()));
}

std::string place_and_day(const Document& document) {
    const auto place = document.place.empty() ? std::string() : document.place + ", ";
    if (document.day) return place + written_day(*document.day);
    return fmt::format("{}ngày {}tháng {}năm{}", place, room, room, room);
}

std::string capacity_line(Form form, const Capacity& capacity) {
    const auto office = base::to_upper(base::tidy(capacity.office));
    const auto* const mark = std::find_if(
        marks.begin(), marks.end(), [&](const AuthorityMark& one) { return one.authority == capacity.authority; });
    if (mark == marks.end()) return office;
    return fmt::format("{} {}", form == Form::party ? mark->party : mark->state, office);
}

Capacity capacity_of(std::string_view line) {
    const auto text = base::tidy(line);
    for (const auto& mark : marks)
        for (const auto sign : {mark.state, mark.party})
            if (text.starts_with(sign)) return {mark.authority, base::tidy(text.substr(sign.size()))};
    return {Authority::own, text};
}

std::string keep_line(const Document& document) {
    if (document.keep.empty()) return {};
    return "- Lưu: " + without_end(document.keep) + '.';
}

std::string enclosure_line(const Document& document) {
    auto text = fmt::format("Kèm theo {}", document.kind.empty() ? "Công văn" : document.kind);
    if (!document.number.empty()) text += " số " + document.number;
    if (document.day) text += " " + written_day(*document.day);
    auto issuer = document.issuer;
    std::replace(issuer.begin(), issuer.end(), '\n', ' ');
    return fmt::format("({} của {})", text, base::tidy(issuer));
}

std::string without_end(std::string_view text) {
    auto kept = base::tidy(text);
    while (!kept.empty() && std::string_view(".;,/ ").find(kept.back()) != std::string_view::npos) kept.pop_back();
    return kept;
}

std::string roman_number(std::size_t number) {
    auto sign = sign_of(Level::part, number);
    sign.pop_back();
    return sign;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace documents
