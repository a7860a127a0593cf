#include <algorithm>
#include <array>

#include "base/letter.hpp"
#include "reader/duties.hpp"
#include "reader/phrases_clock.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_posting = 160;  ///< bytes of a line that tells when a page was put up
constexpr std::size_t most_people = 200;

void add(Reading& into, DoubtKind kind, std::string_view about, std::string_view code, Span span) {
    into.doubts.push_back({kind, std::string(about), std::string(code), span});
}

void note_missing(Reading& reading) {
    const auto missing = [&](bool absent, std::string_view field) {
        const bool told = std::any_of(reading.doubts.begin(), reading.doubts.end(),
                                      [&](const Doubt& doubt) { return doubt.about == field; });
        if (absent && !told) add(reading, DoubtKind::missing, field, "doubt.not_found", {});
    };
    missing(!reading.type, "type");
    missing(!reading.issuer, "issuer");
    missing(!reading.number, "number");
    missing(!reading.date, "date");
    missing(!reading.title, "title");
    missing(!reading.signer, "signer");
    missing(reading.sections.empty(), "sections");
    if (reading.number && reading.number->value.starts_with("/"))
        add(reading, DoubtKind::missing, "number", "doubt.number_blank", reading.number->span);
    if (reading.signer && reading.signer->value.name.empty())
        add(reading, DoubtKind::missing, "signer", "doubt.no_signature", reading.signer->span);
}

/// "Ngày đăng: 19/06/2021" beside a document of 11/6: which of the two is its date?
void note_posted(std::string_view text, const std::vector<Line>& lines, Reading& into) {
    if (!into.date) return;
    for (const auto& line : lines) {
        if (line.blank || line.span.to - line.span.from > longest_posting) continue;
        const auto raw = text.substr(line.span.from, line.span.to - line.span.from);
        if (raw.find("/20") == std::string_view::npos && raw.find("-20") == std::string_view::npos) continue;
        Words words;
        append_words(text, line.span, words);
        // "Ngày 19/06/2021" alone on a line above the header
        bool posted = line.span.to < into.date->span.from && words.size() <= 8 && is(words, 0, "ngày");
        for (std::size_t at = 0; at < words.size(); ++at) {
            posted = posted || vocabulary().list(List::posting_words).length_at(words, at, words.size()) > 0;
            const auto slot = posted ? match_slot("day", words, at, words.size()) : std::nullopt;
            if (!slot || slot->printed_day().year == 0) continue;
            if (const auto day = day_of_slot(*slot, 0); day && *day != into.date->value)
                add(into, DoubtKind::inconsistent, "date", "doubt.two_dates", span_of(words, slot->where));
            return;
        }
    }
}

/// "thứ Hai, ngày 15/6/2021", "15/6/2021 (thứ Hai)": the day has another weekday.
void note_weekdays(const Document& document, Reading& into) {
    const auto& words = document.blocks.words;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto weekday = weekday_at(words, at, words.size());
        if (weekday.used == 0 || (weekday.used == 1 && words[at].glued)) continue;  // not "BNN-CN"
        auto next = at + weekday.used;
        while (next < words.size() && is_any(words, next, {",", "ngày", "("})) ++next;
        auto slot = match_slot("day", words, next, words.size());
        for (std::size_t back = at > 9 ? at - 9 : 0; !slot && back + 1 < at && words[at - 1].form == "("; ++back)
            if (auto before = match_slot("day", words, back, at); before && before->where.to + 1 == at) slot = before;
        if (!slot) continue;
        const auto day = day_of_slot(*slot, document.years.of(slot->printed_day().month));
        if (!day) continue;
        const auto real = std::chrono::weekday(day->days).iso_encoding();
        if (static_cast<int>(real) != weekday.number)
            add(into, DoubtKind::inconsistent, "", "doubt.weekday_wrong",
                span_of(words, {std::min(at, slot->where.from), std::max(at + weekday.used, slot->where.to)}));
    }
}

/// No Vietnamese syllable ends in iê, yê, ươ or uô: "Huyệ", "đượ", "thuộ" lost their last letter.
bool is_cut_word(const Word& word) {
    static constexpr std::array<std::string_view, 24> ends{"iê", "iề", "iế", "iể", "iễ", "iệ", "yê", "yề",
                                                           "yế", "yể", "yễ", "yệ", "ươ", "ườ", "ướ", "ưở",
                                                           "ưỡ", "ượ", "uô", "uồ", "uố", "uổ", "uỗ", "uộ"};
    if (word.kind != WordKind::word || static_cast<unsigned char>(word.form.back()) < 0x80) return false;
    if (word.form.starts_with("gi") || word.form.starts_with("qu")) return false;  // "giê" and "quê" are whole
    const auto last = base::last_letter(word.form);  // most words are told by the last byte of the letter before it
    if (last == 0 || std::string_view("iyuư").find(word.form[last - 1]) == std::string_view::npos) return false;
    return std::any_of(ends.begin(), ends.end(), [&](auto end) { return word.form.ends_with(end); });
}

void note_cut_words(const Document& document, Reading& into) {
    const auto& words = document.blocks.words;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool goes_on = at + 1 < words.size() && words[at + 1].glued && words[at + 1].kind != WordKind::mark;
        if (is_cut_word(words[at]) && !goes_on)
            add(into, DoubtKind::inconsistent, "", "doubt.word_cut_off", words[at].span);
    }
}

/// "gồm 11 thành viên" above a list of ten people.
void note_counts(const Document& document, Reading& into) {
    const auto& words = document.blocks.words;
    const auto& blocks = document.blocks.blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const auto range = blocks[b].words;
        for (auto at = range.from; at + 1 < range.to; ++at) {
            const auto stated = number_at(words, at, range.to, 2, static_cast<int>(most_people));
            if (!stated || words[at].glued) continue;
            const auto people = vocabulary().list(List::counted_people).length_at(words, at + 1, range.to);
            if (people == 0) continue;
            int listed = 0;
            while (b + static_cast<std::size_t>(listed) + 1 < blocks.size() && listed < static_cast<int>(most_people)) {
                const auto& entry = blocks[b + static_cast<std::size_t>(listed) + 1];
                if (vocabulary().list(List::people).length_at(words, entry.words.from, entry.words.to) == 0) break;
                ++listed;
            }
            if (listed > 1 && listed != *stated)
                add(into, DoubtKind::inconsistent, "", "doubt.count_differs", span_of(words, {at, at + 1 + people}));
        }
    }
}

/// "(Kèm theo Quyết định số      /QĐ-UBND ...)"
void note_attached_number(const Document& document, Reading& into) {
    const auto& words = document.blocks.words;
    for (std::size_t at = 1; at + 3 < words.size(); ++at) {
        if (!is(words, at, "theo") || !is(words, at - 1, "kèm")) continue;
        const auto kind = vocabulary().list(List::document_kinds).length_at(words, at + 1, words.size());
        const auto number = at + 1 + kind;
        if (kind == 0 || !is(words, number, "số")) continue;
        auto next = number + 1;
        while (next < words.size() && is_any(words, next, {"...", ".", ":"})) ++next;
        if (is(words, next, "/"))
            add(into, DoubtKind::missing, "", "doubt.attached_number_blank", span_of(words, {at - 1, next + 1}));
    }
}

}  // namespace

void note_doubts(const Document& document, const std::vector<Line>& lines, Reading& into) {
    note_missing(into);
    note_posted(document.text, lines, into);
    note_weekdays(document, into);
    note_cut_words(document, into);
    note_counts(document, into);
    note_attached_number(document, into);
}

}  // namespace reader
