#include "reader/report_worth.hpp"

#include <algorithm>

#include "reader/report_headings.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t farthest_content = 16;  ///< words between "trong đó" and the "báo cáo" that it tells of
constexpr std::size_t longest_regime = 8;     ///< words from "thực hiện" to "chế độ ... báo cáo"

/// "báo cáo kịp thời tình hình": the thing to report is named.
bool names_its_object(const Words& words, const Mention& mention) {
    for (auto at = mention.behind; at < std::min(mention.behind + 4, mention.region.to); ++at)
        if (listed(List::report_objects, words, at, mention.region.to) > 0) return true;
    return false;
}

/// "đôn đốc các thôn gửi báo cáo đúng hạn": others are to be kept to it.
bool is_urged(const Words& words, const Mention& mention) {
    for (auto at = mention.at; at > mention.region.from; --at)
        if (is(words, at - 1, "đôn") && is(words, at, "đốc")) return true;
    return false;
}

/// "thực hiện nghiêm chế độ báo cáo", "thực hiện báo cáo đột xuất": an order, whoever it is for.
bool is_carried_out(const Words& words, const Mention& mention) {
    for (auto at = mention.at; at > mention.region.from + 1 && at + longest_regime > mention.at; --at) {
        if (!is(words, at - 2, "thực") || !is(words, at - 1, "hiện")) continue;
        for (auto next = at; next < mention.at; ++next)
            if ((words[next].kind == WordKind::mark && words[next].form != ",") || is(words, next, "về")) return false;
        return at == mention.at || is_any(words, mention.at - 1, {"độ", "tin", ",", "việc"});
    }
    return false;
}

/// "hoàn thiện hồ sơ, báo cáo, minh chứng", "(i) Báo cáo tình hình": one of the papers of a list.
bool is_listed_paper(const Words& words, const Mention& mention) {
    if (mention.at < 2) return false;
    const auto& before = words[mention.at - 1].form;
    if (before == ")" && words[mention.at].capital) return true;
    const bool bare = mention.behind >= mention.region.to || words[mention.behind].form == ",";
    if (before != "," || !bare) return false;
    return is_any(words, mention.at - 2, {"sơ", "liệu", "mẫu", "sách", "bản", "chứng"});
}

}  // namespace

bool says_enough(const Document& document, int item, const ReportDuty& duty, const Mention& mention) {
    const auto& words = document.blocks.words;
    if (!duty.to.empty()) return true;
    if (mention.told) return false;
    const bool open = duty.every == "unspecified";
    if (is_urged(words, mention) && duty.channel.empty() && open) return false;
    const bool firm = !open && duty.every != "ad hoc";
    if (mention.label) return firm;
    if (is_listed_paper(words, mention) && (open || !words[mention.at].capital)) return false;
    if (is_paper(words, mention) && !(firm && is(words, mention.behind, "của"))) return false;
    if (is_carried_out(words, mention)) return true;
    const bool bare = mention.behind >= mention.region.to || words[mention.behind].kind == WordKind::mark;
    const bool gathers = gathering_before(words, mention.at) > 0;
    if (bare && open && !gathers) return false;  // "trong quản lý, báo cáo"
    const bool sudden = is(words, mention.behind, "đột") && is_about_reports(document, item);
    return firm || !duty.from.empty() || (duty.every == "ad hoc" && (sudden || names_its_object(words, mention)));
}

bool tells_content(const Words& words, const Mention& mention, std::size_t sentence) {
    for (auto at = mention.at; at > sentence + 1 && at + farthest_content > mention.at; --at) {
        if (words[at - 1].form == ";") return false;
        if (is(words, at - 2, "trong") && is(words, at - 1, "đó")) return true;
    }
    return false;
}

bool tells_coverage(const Words& words, Range sentence) {
    if (!is_any(words, sentence.from, {"thời", "kỳ", "số", "mốc"})) return false;
    bool report = false;
    for (auto at = sentence.from; at + 1 < sentence.to; ++at) {
        if (is(words, at, ":")) return false;
        report = report || (is(words, at, "báo") && is(words, at + 1, "cáo"));
        if (report && is(words, at, "tính") && is(words, at + 1, "từ")) return true;
    }
    return false;
}

bool is_public(const Words& words, Range receiver) {
    for (auto at = receiver.from; at < receiver.to; ++at) {
        if (is(words, at, "người") && (is(words, at + 1, "dân") || is(words, at + 1, "tham"))) return true;
        if (is(words, at, "bà") && is(words, at + 1, "con")) return true;
        if (is(words, at, "cộng") && is(words, at + 1, "đồng")) return true;
        if (is(words, at, "du") && is(words, at + 1, "khách")) return true;
        if (!is(words, at, "nhân") || !is(words, at + 1, "dân")) continue;
        const bool alone = at == receiver.from || is(words, at - 1, "và") || is(words, at - 1, ",");
        if (alone) return true;
    }
    return false;
}

bool is_paper_on_its_way(const Words& words, const Mention& mention, Range receiver) {
    if (receiver.from == 0 || !is(words, receiver.from - 1, "trình")) return false;
    const auto end = std::min(mention.region.to, words.size());
    return listed(List::investment_papers, words, mention.behind, end) > 0;
}

}  // namespace reader
