#include "sources/encodings.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <utf8proc.h>

#include "base/letters.hpp"
#include "base/syllable.hpp"
#include "base/text.hpp"
#include "sources/formats.hpp"

namespace sources {
namespace {

constexpr std::size_t most_looked_at = 50'000;  ///< bytes that tell the encoding of a file
constexpr double nearly_all = 0.7;              ///< of the words with marks: the encoding is the right one
constexpr std::size_t fewest_words = 2;         ///< a single word may be an accident

/// From 0xA1 on; a full stop stands for no letter.
constexpr std::u32string_view tcvn3_letters =
    U"ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ.";
/// From 0x80 on, and six capitals among the control signs.
constexpr std::u32string_view viscii_letters =
    U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđ"
    U"ựòóôõỏ"
    U"ọụùúũủýợỮ";
struct Pair {
    char32_t code;
    char32_t letter;
};
constexpr std::array<Pair, 6> viscii_controls{
    {{0x02, U'Ẳ'}, {0x05, U'Ẵ'}, {0x06, U'Ẫ'}, {0x14, U'Ỷ'}, {0x19, U'Ỹ'}, {0x1E, U'Ỵ'}}};

/// VNI: letters that stand for themselves, and marks behind a letter as the combining signs of Unicode.
constexpr std::array<Pair, 14> vni_letters{{{U'ô', U'ơ'},
                                            {U'Ô', U'Ơ'},
                                            {U'ö', U'ư'},
                                            {U'Ö', U'Ư'},
                                            {U'ñ', U'đ'},
                                            {U'Ñ', U'Đ'},
                                            {U'æ', U'ỉ'},
                                            {U'Æ', U'Ỉ'},
                                            {U'ó', U'ĩ'},
                                            {U'Ó', U'Ĩ'},
                                            {U'ò', U'ị'},
                                            {U'Ò', U'Ị'},
                                            {U'î', U'ỵ'},
                                            {U'Î', U'Ỵ'}}};
struct Mark {
    char32_t sign;
    std::u32string_view bearers;
    std::u32string_view combining;
};
constexpr std::array<Mark, 17> vni_marks{{{U'ù', U"aeouyôö", U"\u0301"},
                                          {U'ø', U"aeouyôö", U"\u0300"},
                                          {U'û', U"aeouyôö", U"\u0309"},
                                          {U'õ', U"aeouyôö", U"\u0303"},
                                          {U'ï', U"aeouyôö", U"\u0323"},
                                          {U'â', U"aeo", U"\u0302"},
                                          {U'á', U"aeo", U"\u0302\u0301"},
                                          {U'à', U"aeo", U"\u0302\u0300"},
                                          {U'å', U"aeo", U"\u0302\u0309"},
                                          {U'ã', U"aeo", U"\u0302\u0303"},
                                          {U'ä', U"aeo", U"\u0302\u0323"},
                                          {U'ê', U"a", U"\u0306"},
                                          {U'é', U"a", U"\u0306\u0301"},
                                          {U'è', U"a", U"\u0306\u0300"},
                                          {U'ú', U"a", U"\u0306\u0309"},
                                          {U'ü', U"a", U"\u0306\u0303"},
                                          {U'ë', U"a", U"\u0306\u0323"}}};

char32_t lower(char32_t code) {
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code)));
}
char32_t upper(char32_t code) {
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(code)));
}

bool is_ascii_letter(char32_t code) {
    return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z');
}

char32_t from_table(char32_t code, std::u32string_view letters, char32_t first) {
    const bool known = code >= first && code - first < letters.size() && letters[code - first] != U'.';
    return known ? letters[code - first] : code;
}

std::u32string from_vni(std::u32string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto letter = std::find_if(vni_letters.begin(), vni_letters.end(),
                                         [&](const Pair& pair) { return pair.code == text[i]; });
        out += letter == vni_letters.end() ? text[i] : letter->letter;
        if (i + 1 >= text.size()) break;
        if (text[i + 1] < 0xC0 || text[i + 1] > 0xFF) continue;
        const auto next = lower(text[i + 1]);
        const auto mark = std::find_if(vni_marks.begin(), vni_marks.end(), [&](const Mark& known) {
            return known.sign == next && known.bearers.find(lower(text[i])) != std::u32string_view::npos;
        });
        if (mark == vni_marks.end()) continue;
        out += mark->combining;
        ++i;
    }
    return base::to_code_points(base::to_nfc(base::to_utf8(out)));
}

/// The fonts of TCVN3 have capitals with marks in a font of their own; with the capital lock on, a word comes as
/// "KÕ HO¹CH".
void raise_marked_letters(std::u32string_view before, std::u32string& text) {
    std::size_t small = 0;
    std::size_t large = 0;
    const auto raise = [&](std::size_t from, std::size_t to) {
        if (small == 0 && large > 1)
            std::transform(text.begin() + static_cast<std::ptrdiff_t>(from),
                           text.begin() + static_cast<std::ptrdiff_t>(to),
                           text.begin() + static_cast<std::ptrdiff_t>(from), upper);
        small = large = 0;
    };
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || before[i] == U'\n') {
            // A line of capitals: words of marked letters alone, such as "ở", follow it.
            raise(from, i);
            from = i + 1;
        } else if (is_ascii_letter(before[i])) {
            ++(before[i] >= U'a' ? small : large);
        }
    }
    for (std::size_t i = from = 0; i <= text.size(); ++i) {
        if (i < text.size() && before[i] > U' ') {
            if (is_ascii_letter(before[i])) ++(before[i] >= U'a' ? small : large);
            continue;
        }
        if (i - from > 1) raise(from, i);
        small = large = 0;
        from = i + 1;
    }
}

std::u32string decoded_points(std::u32string_view text, Encoding encoding) {
    if (encoding == Encoding::vni) return from_vni(text);
    std::u32string out(text);
    if (encoding == Encoding::viscii) {
        for (auto& code : out) {
            for (const auto& control : viscii_controls)
                if (control.code == code) code = control.letter;
            code = code >= 0x80 && code <= 0xFF ? from_table(code, viscii_letters, 0x80) : code;
        }
        return out;
    }
    for (auto& code : out) code = from_table(code, tcvn3_letters, 0xA1);
    if (encoding == Encoding::tcvn3_capitals)
        std::transform(out.begin(), out.end(), out.begin(), upper);
    else
        raise_marked_letters(text, out);
    return out;
}

struct Tally {
    std::size_t words = 0;  ///< with letters beyond ASCII
    std::size_t known = 0;  ///< of these: syllables of Vietnamese
    double share() const { return words == 0 ? 0.0 : static_cast<double>(known) / static_cast<double>(words); }
};

bool is_in_word(char32_t code) {
    return is_ascii_letter(code) || (code > 0xA0 && !(code >= 0x2000 && code <= 0x206F)) ||
           (code >= 0x80 && code < 0xA0);
}

/// A small letter before a capital: no spelling, but what bytes look like that are read in the wrong encoding.
bool is_mixed_case(std::u32string_view word) {
    for (std::size_t i = 1; i < word.size(); ++i)
        if (lower(word[i]) != word[i] && lower(word[i - 1]) == word[i - 1]) return true;
    return false;
}

Tally tally(std::u32string_view text) {
    Tally sum;
    for (std::size_t i = 0; i < text.size();) {
        const auto from = i;
        while (i < text.size() && is_in_word(text[i])) ++i;
        auto word = text.substr(from, i - from);
        const bool marked = std::any_of(word.begin(), word.end(), [](char32_t code) { return code > 0x7F; });
        if (marked) {
            std::u32string folded(word);
            std::transform(folded.begin(), folded.end(), folded.begin(), lower);
            ++sum.words;
            if (!is_mixed_case(word) && base::is_syllable(folded)) ++sum.known;
        }
        if (i == from) ++i;
    }
    return sum;
}

/// Lines that offices print in capitals; typed in a font of capitals they come in small letters.
void raise_known_lines(std::u32string& text) {
    static const std::array<std::string_view, 10> printed_large{"ủy ban nhân dân",
                                                                "uỷ ban nhân dân",
                                                                "cộng hòa xã hội chủ nghĩa việt nam",
                                                                "cộng hoà xã hội chủ nghĩa việt nam",
                                                                "đảng cộng sản việt nam",
                                                                "kế hoạch",
                                                                "chỉ thị",
                                                                "quyết định",
                                                                "hướng dẫn",
                                                                "công điện"};
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != U'\n') continue;
        const auto line = base::to_utf8(std::u32string_view(text).substr(from, i - from));
        const auto said = base::trim(line);
        for (const auto phrase : printed_large)
            if (said == phrase || (phrase.ends_with("nhân dân") && said.starts_with(phrase) && said.size() < 80 &&
                                   base::to_lower(said) == said))
                std::transform(text.begin() + static_cast<std::ptrdiff_t>(from),
                               text.begin() + static_cast<std::ptrdiff_t>(i),
                               text.begin() + static_cast<std::ptrdiff_t>(from), upper);
        from = i + 1;
    }
}

bool is_modern(char32_t code) {
    return (code >= 0x102 && code <= 0x1B0) || (code >= 0x1EA0 && code <= 0x1EF9);
}

/// Signs that Vietnamese of today does not write, at the side of a letter or in a word.
bool is_suspicious(std::u32string_view line, std::size_t at) {
    constexpr std::u32string_view modern = U"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý";
    const auto code = line[at];
    if (code < 0xA1 || code > 0xFF) return false;
    const bool beside =
        (at > 0 && is_ascii_letter(line[at - 1])) || (at + 1 < line.size() && is_ascii_letter(line[at + 1]));
    if (!beside) return false;
    if (modern.find(code) == std::u32string_view::npos) return true;
    // "thÕ": a capital with marks right behind a small letter.
    return at > 0 && code < 0xE0 && line[at - 1] >= U'a' && line[at - 1] <= U'z';
}

struct OldLine {
    std::u32string text;
    bool old = false;   ///< surely in an old encoding
    bool open = false;  ///< may be either; follows the lines around it
    Encoding encoding = Encoding::tcvn3;
};

OldLine look_at(std::string_view utf8) {
    OldLine line{base::to_code_points(utf8)};
    bool suspicious = false;
    bool marked = false;
    for (std::size_t i = 0; i < line.text.size(); ++i) {
        if (is_modern(line.text[i])) return line;
        marked = marked || (line.text[i] >= 0xA1 && line.text[i] <= 0xFF);
        suspicious = suspicious || is_suspicious(line.text, i);
    }
    line.open = marked;
    if (!suspicious) return line;
    const auto as_it_stands = tally(line.text).share();
    const auto abc = tally(decoded_points(line.text, Encoding::tcvn3)).share();
    const auto vni = tally(decoded_points(line.text, Encoding::vni)).share();
    line.encoding = vni > abc ? Encoding::vni : Encoding::tcvn3;
    line.old = std::max(abc, vni) >= nearly_all && std::max(abc, vni) > as_it_stands;
    return line;
}

/// Signs between U+00A1 and U+00FF that modern Vietnamese text does not use beside a letter, told from the bytes alone.
bool may_hold_old_letters(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(text[i + 1]);
        if (byte != 0xC2 && byte != 0xC3) continue;
        const bool before = i > 0 && is_ascii_letter(static_cast<unsigned char>(text[i - 1]));
        const bool behind = i + 2 < text.size() && is_ascii_letter(static_cast<unsigned char>(text[i + 2]));
        if (!before && !behind) continue;
        if (byte == 0xC2 && next > 0xA0) return true;
        if (byte == 0xC3) {
            const std::u32string sign{static_cast<char32_t>(0xC0 + (next & 0x3F))};
            const std::u32string word = before ? U"a" + sign : sign + U"a";
            if (is_suspicious(word, before ? 1 : 0)) return true;
        }
    }
    return false;
}

}  // namespace

std::optional<Encoding> encoding_of_font(std::string_view font) {
    const auto name = base::to_lower(base::trim(font));
    if (name.starts_with(".vn")) return name.ends_with("h") ? Encoding::tcvn3_capitals : Encoding::tcvn3;
    if (name.starts_with("vni-")) return Encoding::vni;
    return std::nullopt;
}

std::string decoded(std::string_view text, Encoding encoding) {
    return base::to_utf8(decoded_points(base::to_code_points(text), encoding));
}

std::string OldFonts::read(std::string_view text, Encoding encoding) {
    const auto points = base::to_code_points(text);
    const auto converted = decoded_points(points, encoding);
    const auto as_it_stands = tally(points);
    const auto old = tally(converted);
    const bool has_modern = std::any_of(points.begin(), points.end(), is_modern);
    const bool is_either = as_it_stands.share() == old.share();
    if (!is_either && !has_modern && old.share() > as_it_stands.share()) ++old_;
    if (has_modern || (!is_either && old.share() < as_it_stands.share())) {
        ++modern_;
        return std::string(text);
    }
    return is_either && modern_ > old_ ? std::string(text) : base::to_utf8(converted);
}

std::optional<std::string> text_of_old_bytes(std::string_view bytes) {
    const auto points_of = [](std::string_view some) {
        std::u32string points;
        points.reserve(some.size());
        for (const char c : some) points += static_cast<unsigned char>(c);
        return points;
    };
    const auto head = points_of(bytes.substr(0, most_looked_at));
    Tally best = tally(
        base::to_code_points(base::to_nfc(text_of_code_page(bytes.substr(0, most_looked_at), CodePage::vietnamese))));
    std::optional<Encoding> encoding;
    for (const auto candidate : {Encoding::tcvn3, Encoding::vni, Encoding::viscii}) {
        const auto found = tally(decoded_points(head, candidate));
        if (found.share() <= best.share()) continue;
        best = found;
        encoding = candidate;
    }
    if (best.share() < nearly_all || best.known < fewest_words) return std::nullopt;
    if (!encoding) return base::to_nfc(text_of_code_page(bytes, CodePage::vietnamese));
    auto text = decoded_points(points_of(bytes), *encoding);
    if (*encoding == Encoding::tcvn3) raise_known_lines(text);
    return base::to_utf8(text);
}

std::string with_modern_letters(std::string text) {
    if (!may_hold_old_letters(text)) return text;
    std::vector<OldLine> lines;
    std::size_t words = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(look_at(std::string_view(text).substr(at, end - at)));
        if (lines.back().old) words += tally(decoded_points(lines.back().text, lines.back().encoding)).known;
        at = end + 1;
    }
    if (words < fewest_words) return text;
    std::u32string out;
    const OldLine* before = nullptr;
    for (auto& line : lines) {
        if (line.old) before = &line;
        const bool follows = line.open && before != nullptr;
        if (line.old || follows)
            line.text = decoded_points(line.text, before->encoding);
        else if (std::any_of(line.text.begin(), line.text.end(), is_modern))
            before = nullptr;
        if (line.old || follows) raise_known_lines(line.text);
        if (&line != &lines.front()) out += U'\n';
        out += line.text;
    }
    return base::to_utf8(out);
}

}  // namespace sources
