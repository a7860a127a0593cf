#include <algorithm>
#include <string>
#include <unordered_set>

#include "reader/bodies.hpp"
#include "reader/duties.hpp"
#include "reader/header_cells.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/vocabulary.hpp"

namespace reader {

/// "12-CT/TU", "2468/UBND-VX", "85/2015/QH13", "10 /KH-UBND": signs that hang together and hold a slash or the dash of
/// a party number.
std::optional<Range> code_at(const Words& words, std::size_t at, std::size_t end) {
    const bool blank = at < end && at > 0 && words[at].form == "/" && words[at - 1].form != "ngày" && at + 1 < end &&
                       words[at + 1].glued && words[at + 1].capital;  // "số      /QĐ-UBND"
    if (at >= end || (words[at].kind != WordKind::number && !blank)) return std::nullopt;
    std::size_t next = at + 1;
    bool slash = blank;
    bool letters = false;
    while (next < end) {
        const auto& word = words[next];
        const bool sign = word.form == "/" || word.form == "-" || word.form == "&" || word.form == ".";
        const bool after_sign = is_any(words, next - 1, {"/", "-", "&"});
        const bool spaced_name = word.kind == WordKind::word && word.capital && after_sign && !word.glued;
        if (word.kind == WordKind::mark && !sign) break;
        const bool goes_on = next + 1 < end && words[next + 1].glued && words[next + 1].capital;  // "TTr -SNN"
        if (word.kind == WordKind::mark && !word.glued && word.form != "/" && !goes_on) break;
        if (word.kind != WordKind::mark && !word.glued && !spaced_name && !names_school(words, next)) break;
        slash = slash || word.form == "/";
        letters = letters || (word.kind == WordKind::word && word.capital);
        ++next;
    }
    while (next > at && words[next - 1].kind == WordKind::mark) --next;
    if (!slash || !letters) return std::nullopt;
    return Range{at, next};
}

namespace {

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

constexpr std::size_t longest_name = 10;  ///< words between the kind of a document and its number

struct Citation {
    Range where;
    std::string number;
    std::optional<base::Day> date;
};

/// ", ngày 30/9/2020" directly behind a number, or behind the body that issued it: "của Công đoàn ngành ngày
/// 12/9/2024".
std::optional<base::Day> date_behind(const Words& words, std::size_t at, std::size_t end) {
    const auto read = [&](std::size_t from) -> std::optional<base::Day> {
        while (from < end && (words[from].form == "," || words[from].form == "ngày")) ++from;
        if (const auto slot = match_slot("day", words, from, end)) return day_of_slot(*slot, 0);
        return std::nullopt;
    };
    if (auto day = read(at)) return day;
    if (at >= end || words[at].form != "của") return std::nullopt;
    for (std::size_t next = at + 1; next < end && next < at + 14 && words[next].kind == WordKind::word; ++next)
        if (words[next].form == "ngày") return read(next);
    return std::nullopt;
}

/// "Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Điều lệ", "Nghị quyết Đại hội ...": known by their names.
bool goes_by_name(const Words& words, std::size_t at, std::size_t kind) {
    if (is(words, at, "nghị")) return is(words, at + kind, "đại") && is(words, at + kind + 1, "hội");
    for (const Term term : {Term("luật"), Term("bộ"), Term("hiến"), Term("pháp")})
        if (is(words, at, term)) return true;
    return is(words, at, "điều") && is(words, at + 1, "lệ");
}

/// "Pháp lệnh Ưu đãi người có công của Ủy ban Thường vụ Quốc hội": the name ends before its maker.
bool names_its_maker(const Words& words, std::size_t at) {
    if (!is(words, at, "của")) return false;
    return is_any(words, at + 1, {"ủy", "quốc", "chính"});
}

/// "Nghị quyết Đại hội Đảng bộ huyện khóa XX, nhiệm kỳ 2020 - 2025": the years belong to it.
std::size_t behind_years(const Words& words, std::size_t at, std::size_t end) {
    auto next = is(words, at, ",") && is(words, at + 1, "nhiệm") ? at + 1 : at;
    if (is(words, next, "nhiệm") && is(words, next + 1, "kỳ")) next += 2;
    if (next < 2 || next >= end || !is(words, next - 1, "kỳ") || !number_at(words, next, end, 1945, 2099)) return at;
    ++next;
    return is(words, next, "-") && number_at(words, next + 1, end, 1945, 2099) ? next + 2 : next;
}

/// "Luật", "Bộ luật", "Pháp lệnh" with a capital.
bool names_law(const Words& words, std::size_t at) {
    if (at >= words.size() || !words[at].capital) return false;
    return is(words, at, "luật") || (is(words, at, "bộ") && is(words, at + 1, "luật")) ||
           (is(words, at, "pháp") && is(words, at + 1, "lệnh"));
}

/// A law is often named without a number: "Luật Mặt trận Tổ quốc Việt Nam".
std::optional<Citation> law_at(std::string_view text, const Words& words, std::size_t at, std::size_t kind,
                               std::size_t end) {
    if (!words[at].capital || !goes_by_name(words, at, kind)) return std::nullopt;
    std::size_t next = at + kind;
    const bool decree = is(words, at, "pháp");
    const bool amends = is(words, next, "sửa");  // it names the laws that it amends
    if (is_any(words, next, {"đã", "được", "này"})) return std::nullopt;
    const auto belongs =
        [&](std::size_t i) {  // a comma belongs too when the name goes on in lower case: "Luật Phòng, chống thiên tai"
            if (words[i].form == ",")
                return i + 1 < end && words[i + 1].kind == WordKind::word && !words[i + 1].capital &&
                       words[i + 1].form != "ngày";
            if (words[i].form == "và" && !amends && names_law(words, i + 1)) return false;
            const bool some = words[i].form == "số" && words[i - 1].form == "một";  // "một số điều của Luật ..."
            return words[i].kind == WordKind::word && words[i].form != "ngày" && (words[i].form != "số" || some) &&
                   words[i].form != "năm" && words[i].form != "được" && words[i].form != "về" &&
                   !(decree && names_its_maker(words, i));
        };
    while (next < end && belongs(next)) ++next;
    if (next == at + kind) return std::nullopt;
    next = behind_years(words, next, end);
    if (is(words, next, "số"))
        if (const auto code = code_at(words, next + 1, end))
            return Citation{
                {at, code->to}, without_blanks(printed(text, words, *code)), date_behind(words, code->to, end)};
    return Citation{{at, next}, printed(text, words, {at, next}), date_behind(words, next, end)};
}

/// "KH số 15/KH-BTV", "NQ số 7-NQ/TU": the letters of a kind before "số".
std::size_t kind_letters(const Words& words, std::size_t at) {
    if (at >= words.size() || !words[at].upper || !is(words, at + 1, "số")) return 0;
    return vocabulary().document_kinds.contains(words[at].form) ? 1 : 0;
}

/// "Phương án ứng phó thiên tai số 77/PA-UBND": the words of its name stand between a kind and "số". Nothing when
/// another document is named on the way.
std::size_t number_behind_name(const Words& words, std::size_t at, std::size_t end) {
    for (auto next = at; next < end && next < at + longest_name; ++next) {
        if (words[next].kind != WordKind::word && words[next].form != ",") return 0;
        if (vocabulary().list(List::document_kinds).length_at(words, next, end) > 0 && words[next].capital) return 0;
        if (vocabulary().list(List::inside_titles).length_at(words, next, end) > 0) return 0;
        if (words[next].form == "số") return next + 1;
    }
    return 0;
}

/// "Chỉ thị số 12-CT/TU ngày 22 tháng 7 năm 2021"
std::optional<Citation> citation_at(std::string_view text, const Words& words, std::size_t at, std::size_t end) {
    auto kind = vocabulary().list(List::document_kinds).length_at(words, at, end);
    if (kind == 0) kind = kind_letters(words, at);
    if (kind == 0) return std::nullopt;
    std::size_t next = at + kind;
    while (next < end && next < at + kind + 3 && words[next].form == "số") ++next;
    if (const auto code = code_at(words, next, end))
        return Citation{{at, code->to}, without_blanks(printed(text, words, *code)), date_behind(words, code->to, end)};
    const bool weighed = at > 0 && is(words, at - 1, "xét");  // "Xét tờ trình của Ủy ban nhân dân tỉnh số 21/TTr-UBND"
    if (const auto number = number_behind_name(words, at + kind, end); number > 0 && (words[at].capital || weighed))
        if (const auto code = code_at(words, number, end))
            return Citation{
                {at, code->to}, without_blanks(printed(text, words, *code)), date_behind(words, code->to, end)};
    return law_at(text, words, at, kind, end);
}

/// The document named last goes on with a title of its own: a comma behind it leads back to the list.
bool titled(const Words& words, std::size_t from, std::size_t to) {
    return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from),
                       words.begin() + static_cast<std::ptrdiff_t>(to),
                       [](const Word& word) { return word.form == "về"; });
}

/// "được sửa đổi, bổ sung một số điều tại Luật số ...": the amending law is a basis too.
bool is_amendment(const Words& words, std::size_t clause, std::size_t at) {
    for (std::size_t back = 2; back <= 12 && at >= clause + back; ++back)
        if (words[at - back].form == "được" && (is(words, at - back + 1, "sửa") || is(words, at - back + 1, "bổ")))
            return true;
    return false;
}

/// Named inside the title of the document before it: "... về tăng cường thực hiện Chỉ thị số 16/CT-TTg".
bool is_inside_title(const Words& words, std::size_t clause, std::size_t at, std::size_t last_end, bool& title_open) {
    if (words[at].quoted) return true;
    const auto& before = words[at - 1].form;
    if (before == "(") return false;
    if (before == "," && titled(words, last_end, at)) title_open = false;
    if (before == "và" || before == ",") return title_open;
    if (is_amendment(words, clause, at)) return false;
    for (std::size_t back = 1; back <= 4 && at >= clause + back; ++back)
        if (vocabulary().list(List::inside_titles).length_at(words, at - back, at) == back) {
            title_open = true;
            return true;
        }
    return title_open;
}

/// "..., UBND xã ban hành Kế hoạch": from there on the document speaks of itself.
std::size_t issuing_part(std::string_view text, const Words& words, Range clause) {
    for (std::size_t at = clause.from; at < clause.to; ++at) {
        if (words[at].glued || (at > clause.from && !words[at].capital)) continue;
        if (const auto citation = citation_at(text, words, at, clause.to)) {
            at = citation->where.to - 1;
            continue;
        }
        const auto body = body_at(words, at, clause.to);
        if (!body) continue;
        const bool owner = at > clause.from && (words[at - 1].form == "của" || words[at - 1].form == "do");
        const bool issues = body->to < clause.to && !words[body->to].capital &&
                            vocabulary().list(List::issuing_verbs).length_at(words, body->to, clause.to) > 0;
        if (!owner && issues) return at;
        at = body->to - 1;
    }
    return clause.to;
}

struct Reader {
    const Document& document;
    Reading& into;
    const Words& words = document.blocks.words;
    std::unordered_set<std::string> named{};

    /// Where the bases of a paragraph begin: at its head, or at "..., thực hiện Công văn số ..." inside it.
    std::size_t bases_from(Range range) const {
        const auto& openers = vocabulary().list(List::basis_openers);
        const auto& kinds = vocabulary().list(List::document_kinds);
        if (openers.length_at(words, range.from, range.to) > 0 || kinds.length_at(words, range.from, range.to) > 0 ||
            kind_letters(words, range.from) > 0)
            return range.from;
        for (auto at = range.from; at < range.to; ++at) {
            const auto& before = words[at - (at > range.from ? 1 : 0)].form;
            if (at > range.from && before != "," && before != ";" && before != "thời") continue;
            if (is(words, at, "đề") && is(words, at + 1, "nghị") && is(words, at + 2, "của")) return at;
            const auto opener = openers.length_at(words, at, range.to);
            const auto kind = at + opener + (is(words, at + opener, "các") ? 1 : 0);
            if (opener > 0 && kinds.length_at(words, kind, range.to) > 0 && (words[at].capital || words[kind].capital))
                return at;
        }
        return range.to;
    }

    /// "văn bản số 1407/UBND-NNMT ... và số 1446/UBND-NNMT", "các Quyết định của Bộ: Số 5/QĐ-BTC ...; số 7/QĐ-BTC",
    /// "các Công điện số 217/CĐ-TTg, 218/CĐ-TTg và 222/CĐ-TTg"
    std::optional<Citation> another(std::size_t at, std::size_t end) const {
        if (at == 0) return std::nullopt;
        const auto& before = words[at - 1].form;
        if (before != "và" && before != "," && before != ":" && before != ";") return std::nullopt;
        const auto code = code_at(words, is(words, at, "số") ? at + 1 : at, end);
        if (!code) return std::nullopt;
        return Citation{*code, without_blanks(printed(document.text, words, *code)), date_behind(words, code->to, end)};
    }

    void read_clause(Range clause) {
        bool title_open = false;
        bool any = false;
        std::size_t last_end = clause.from;
        for (std::size_t at = clause.from; at < clause.to;) {
            auto citation = citation_at(document.text, words, at, clause.to);
            const bool lists = any || at == clause.from || words[at - 1].form == ":";
            if (!citation && lists && !title_open) citation = another(at, clause.to);
            if (!citation) {
                ++at;
                continue;
            }
            const bool inside =
                any && at > clause.from && is_inside_title(words, clause.from, at, last_end, title_open);
            if (!inside && !is_told(clause.from, at) && named.insert(citation->number).second)
                into.bases.push_back({{citation->number, citation->date},
                                      span_of(words, citation->where),
                                      "document named in the opening passage"});
            any = true;
            at = last_end = citation->where.to;
        }
    }

    /// "Thực hiện Nghị quyết ..., trong thời gian qua các ngành đã ...": how things went.
    bool is_narrative(Range sentence) const {
        for (auto at = sentence.from; at + 2 < sentence.to; ++at)
            if (is(words, at, "thời") && is(words, at + 1, "gian") && is(words, at + 2, "qua")) return true;
        return false;
    }

    /// "Chính phủ đã ban hành Nghị quyết số 66/NQ-CP": that a document was made is told; it is no ground.
    bool is_told(std::size_t clause, std::size_t at) const {
        for (std::size_t back = 2; back <= 4 && at >= clause + back; ++back)
            if (is(words, at - back, "đã") &&
                vocabulary().list(List::announcing_verbs).length_at(words, at - back + 1, at) == back - 1)
                return true;
        return false;
    }

    void read_sentence(Range sentence) {
        sentence.from = bases_from(sentence);
        if (is_narrative(sentence)) return;
        for (auto clause : cut(words, sentence, Cut::clauses)) {
            clause.to = issuing_part(document.text, words, clause);
            read_clause(clause);
        }
    }
};

}  // namespace

void read_bases(const Document& document, Reading& into) {
    Reader reader{document, into};
    for (std::size_t b = 0; b < document.blocks.blocks.size() && document.outline.item_of_block[b] == in_opening; ++b)
        for (const auto& sentence : cut(reader.words, document.blocks.blocks[b].words, Cut::sentences))
            reader.read_sentence(sentence);
}

}  // namespace reader
