#include "reader/report_mentions.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/report_words.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t most_mentions = 12;     ///< reports in one clause; more is no sentence
constexpr std::size_t longest_label = 9;      ///< words from "báo cáo" to its colon
constexpr std::size_t longest_state = 6;      ///< words from "gửi" to the end of "kết quả thực hiện"
constexpr std::size_t longest_object = 24;    ///< words from "gửi" to the "về" of its receiver
constexpr std::size_t longest_gathering = 6;  ///< words from "tổng hợp" to its "báo cáo"

/// "Báo cáo đầu năm: Báo cáo ..." names its report twice: the colon behind the name, or 0.
std::size_t colon_of_label(const Words& words, std::size_t at, Range clause) {
    if (body_at(words, at + 2, clause.to)) return 0;  // "báo cáo Sở Tài chính các nội dung: ..."
    for (std::size_t next = at + 2; next < clause.to && next < at + longest_label; ++next) {
        if (words[next].form == ":") return next;
        for (const Term toward : {Term("về"), Term("gửi"), Term("với"), Term("cho"), Term("lên"), Term("tới")})
            if (is(words, next, toward)) return 0;  // a sentence that leads to a list
        if (words[next].form == "(") {              // "Báo cáo hằng ngày (từ 10/3 đến 14/3):"
            while (next < clause.to && words[next].form != ")") ++next;
            if (is(words, next + 1, ":")) return next + 1;
            return 0;
        }
        if (words[next].kind == WordKind::mark && words[next].form != ",") return 0;
    }
    return 0;
}

/// "Báo cáo tuần:", "Thời hạn gửi báo cáo:", "Chế độ báo cáo:", and not "Nội dung báo cáo:".
bool tells_terms(const Words& words, std::size_t at, Range clause) {
    return at == clause.from || vocabulary().list(List::report_particulars).length_at(words, at - 1, at) == 0;
}

/// Where the speech of one report ends and that of the next begins: the last "và", "để", comma or colon between them.
/// ", gửi Sở A tổng hợp báo cáo Sở B" still tells where the first one goes.
std::size_t border(const Words& words, std::size_t from, std::size_t to) {
    for (std::size_t at = to; at > from; --at) {
        const bool sent =
            is(words, at - 1, ",") && is_any(words, at, {"gửi", "nộp"}) && gathering_before(words, to) > at;
        if (is_any(words, at - 1, {"và", ",", "để", ":"})) return sent ? gathering_before(words, to) : at - 1;
    }
    return from;
}

void set_regions(const Words& words, Range clause, std::vector<Mention>& mentions) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        mentions[i].region.from = i == 0 ? clause.from : mentions[i - 1].region.to;
        if (mentions[i].sent && is(words, mentions[i].at - 1, "và")) mentions[i].region.from = mentions[i].at;
        mentions[i].region.to =
            i + 1 < mentions.size() ? border(words, mentions[i].behind, mentions[i + 1].at) : clause.to;
    }
}

/// "gửi về", "gửi số liệu", "gửi Sở Y tế", and not "gửi biên bản", "gửi hồ sơ".
bool is_telling(const Words& words, std::size_t at, std::size_t end) {
    for (const Term term : {Term("về"), Term("đến"), Term("cho"), Term("lên"), Term("tới"), Term("số"), Term("kết"),
                            Term("tình"), Term("thông")})
        if (is(words, at, term)) return true;
    return body_at(words, at, end).has_value();
}

/// "báo cáo đầy đủ, thông tin chính xác về tình hình": one report, and how it has to be.
bool qualifies(const Words& words, const Mention& report, std::size_t at) {
    if (report.told || !is(words, at - 1, ",") || at > report.behind + 3) return false;
    return is_any(words, report.behind, {"đầy", "kịp", "chính"});
}

/// The last word of what is told by sending it, and not drawn up for its own sake: "tình hình", "kết quả thực hiện".
bool ends_state(const Words& words, std::size_t at) {
    if (is(words, at, "hình") && is(words, at - 1, "tình")) return true;
    const bool done = is(words, at, "hiện") || is(words, at, "khai");
    return done && (is(words, at - 2, "quả") || is(words, at - 2, "độ"));
}

/// "Cập nhật tình hình, gửi Sở A trước 13 giờ hằng ngày", "nếu cần sửa đổi, các thôn đề xuất gửi Sở A": the word "gửi"
/// or "trình" where nobody says "báo cáo".
std::optional<std::size_t> state_sent(const Words& words, Range stretch) {
    bool state = false;
    bool doubt = is(words, stretch.from, "nếu");
    for (auto at = stretch.from + 1; at + 1 < stretch.to; ++at) {
        state = state || ends_state(words, at);
        doubt = doubt || is(words, at, "nếu") || is(words, at, "hợp");
        const bool sends = is(words, at, "gửi") || is(words, at, "trình");
        if (!sends || words[at].quoted) continue;
        auto next = at + 1;
        for (auto object = at + 2; !state && object < std::min(stretch.to, at + longest_state); ++object)
            if (ends_state(words, object)) next = object + 1;
        const bool told = next > at + 1;  // "gửi kết quả thực hiện về Sở A"
        const auto last = std::min(stretch.to, at + longest_object);
        while (told && next < last && words[next].kind == WordKind::word && !is(words, next, "về")) ++next;
        if (is(words, next, "về") || is(words, next, "cho")) ++next;
        if (!body_at(words, next, stretch.to)) continue;
        state = state || told;
        const bool proposed = doubt && (is(words, at - 1, "xuất") || is(words, at - 1, "nghị"));
        if (state || proposed) return at;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Mention> mentions_in(const Words& words, Range clause) {
    std::vector<Mention> found;
    std::optional<Mention> label;
    for (std::size_t at = clause.from; at + 1 < clause.to && found.size() < most_mentions; ++at) {
        const bool report = is_report_word(words, at, clause);
        if (!report && !is_telling_word(words, at, clause)) continue;
        if (at > clause.from && words[at - 1].form == "(" && !found.empty()) continue;  // "(báo cáo 6 tháng)"
        if (const auto colon = colon_of_label(words, at, clause); colon > 0) {
            if (report && !label && tells_terms(words, at, clause))
                label = Mention{at, colon + 1, {}, false, true, false};
            continue;
        }
        if (!report && !found.empty() && qualifies(words, found.back(), at)) continue;
        if (report && !found.empty() && found.back().told && at <= found.back().at + 4)
            found.pop_back();                                     // "thông tin, báo cáo"
        const bool short_form = !report && is(words, at, "báo");  // "báo về", "báo ngay cho"
        found.push_back({at, at + (short_form ? 1U : 2U), {}, !report});
    }
    if (found.empty() && label && label->behind < clause.to) found.push_back(*label);
    if (const auto state = state_sent(words, {clause.from, found.empty() ? clause.to : found.front().at}))
        found.insert(found.begin(), {*state, *state, {}, true, false, true});
    set_regions(words, clause, found);
    return found;
}

std::vector<Mention> sendings_in(const Words& words, Range clause, bool papers) {
    auto found = mentions_in(words, clause);
    if (!found.empty()) return found;
    const bool sums_up =
        (is(words, clause.from, "sơ") || is(words, clause.from, "tổng")) && is(words, clause.from + 1, "kết");
    if (const auto colon = colon_of_label(words, clause.from, clause); sums_up && colon > 0)
        return {{clause.from, colon + 1, clause, false, true, false}};  // "Sơ kết học kỳ I: 10/01/2023"
    for (auto at = clause.from; at + 1 < clause.to; ++at)
        if (is_any(words, at, {"gửi", "nộp", "nhắn"}) && (papers || is_telling(words, at + 1, clause.to)))
            return {{at, at, clause, true, false, true}};
    return found;
}

bool is_paper(const Words& words, const Mention& mention) {
    if (vocabulary().list(List::paper_names).length_at(words, mention.behind, mention.region.to) > 0) return true;
    if (mention.at > 0 && mention.at > mention.region.from &&
        vocabulary().list(List::paper_openers).length_at(words, mention.at - 1, mention.at) > 0)
        return true;
    const bool term = mention.at > 1 && is(words, mention.at - 1, "kỳ") && !is(words, mention.at - 2, "định");
    if (term) return true;                              // "tháng cuối của kỳ báo cáo"
    if (is(words, mention.behind, "của")) return true;  // "báo cáo của thôn về tình hình"
    if (mention.at > mention.region.from && words[mention.at].capital && !words[mention.at].upper &&
        words[mention.at - 1].kind == WordKind::word)
        return true;  // "góp ý Báo cáo và Tờ trình"
    return is(words, mention.behind, "năm") && number_at(words, mention.behind + 1, words.size(), 1900, 2099);
}

std::size_t gathering_before(const Words& words, std::size_t at) {
    for (std::size_t back = 2; back <= longest_gathering && back <= at; ++back)
        if (is(words, at - back, "tổng") && is(words, at - back + 1, "hợp")) return at - back;
    return 0;
}

}  // namespace reader
