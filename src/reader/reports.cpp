#include <algorithm>
#include <unordered_map>

#include "reader/bodies.hpp"
#include "reader/duties.hpp"
#include "reader/report_channels.hpp"
#include "reader/report_headings.hpp"
#include "reader/report_lists.hpp"
#include "reader/report_mentions.hpp"
#include "reader/report_periods.hpp"
#include "reader/report_receivers.hpp"
#include "reader/report_rows.hpp"
#include "reader/report_senders.hpp"
#include "reader/report_words.hpp"
#include "reader/report_worth.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_title = 10;     ///< words of a heading that is no sentence
constexpr std::size_t longest_row = 12;       ///< reports that one receiver named behind the last of them gets
constexpr std::size_t farthest_purpose = 25;  ///< words between "để tổng hợp ..." and "báo cáo"

/// A report of what others sent in, and how the sentence says so.
enum class Hop : std::uint8_t {
    none,
    purpose,    ///< "báo cáo Sở A để tổng hợp, báo cáo UBND tỉnh"
    joined,     ///< "báo cáo Sở A tổng hợp, báo cáo UBND tỉnh"
    collected,  ///< "gửi danh sách về Sở A để tổng hợp, báo cáo UBND tỉnh"
};

struct Place {
    Range clause;
    Mention mention;
};

struct Reader {
    const Document& document;
    Reading& into;
    const Words& words = document.blocks.words;
    ReportList list{document, into};
    std::string last_to{};  ///< who received the report before this one in the same sentence
    std::string main_to{};  ///< who received the last report of the paragraph that is not passed on
    std::size_t first_of_item = 0;
    std::size_t first_of_sentence = 0;
    int current_item = in_opening;
    Range title{};  ///< the heading in whose line the paragraph begins: "4. Sau hội nghị: ... báo cáo ..."
    std::unordered_map<std::string, std::vector<std::size_t>> by_section{};  ///< assignments, in order of their place

    /// "báo cáo kết quả về đây": to whoever wrote the document.
    bool goes_here(const Mention& mention) const {
        for (auto at = mention.behind; at + 1 < mention.region.to; ++at)
            if (words[at].form == "về" && words[at + 1].form == "đây") return true;
        return false;
    }

    /// The body at the head of the sentence, the one that is asked or ordered, or the body of the section.
    std::string sender(Range sentence, Range clause, const Mention& mention, int item) const {
        auto body = principal_of(words, mention);
        if (!body) body = subject_of(words, clause, mention);
        if (!body) body = subject_of(words, sentence, mention);
        if (body) return printed(document.text, words, *body);
        return owner(item, words[mention.at].span.from);
    }

    /// The body that was given work last before this place, in this item or one above it.
    std::string owner(int item, std::uint32_t before) const {
        for (; item >= 0; item = document.outline.items[static_cast<std::size_t>(item)].parent) {
            const auto here = by_section.find(document.outline.id_of(item));
            if (here == by_section.end()) continue;
            const auto& all = here->second;
            const auto later = std::partition_point(
                all.begin(), all.end(), [&](std::size_t i) { return into.assignments[i].span.from < before; });
            if (later != all.begin()) return into.assignments[*(later - 1)].value.body;
            if (labelled(all.front())) return into.assignments[all.front()].value.body;
        }
        return {};
    }

    /// "Đơn vị chủ trì: ..." stands below the work that it is given.
    bool labelled(std::size_t assignment) const { return is_row_of_lead(into.assignments[assignment]); }

    std::vector<std::string> periods(const Mention& mention, Range sentence, Range clause, Hop hop, int item) {
        if (hop == Hop::none) {
            auto every = shared_periods(periods_of(words, mention), {clause, mention});
            const bool open = every.size() == 1 && (every[0] == "unspecified" || every[0] == "ad hoc");
            if (open && is_on_day(document, item)) return {"once"};
            if (every[0] != "unspecified") return every;
            if (clause.from > sentence.from)
                return periods_of_case(words, {sentence.from, std::min(clause.from, sentence.from + 6)});
            return periods_of_case(words, title);
        }
        if (hop == Hop::joined) {
            const auto own = periods_of(words, {mention.at, mention.behind, {mention.at, mention.region.to}});
            const bool set = own.front() != "unspecified" && own.front() != "ad hoc" && own.front() != "once";
            return set ? own : periods_at_head(words, sentence);
        }
        if (hop == Hop::collected) {
            const auto own = periods_of(words, {mention.at, mention.behind, {mention.at, mention.region.to}});
            if (own == std::vector<std::string>{"once"}) return own;
            return is_hasty({sentence.from, mention.at}) ? periods_of_case(words, {sentence.from, mention.at})
                                                         : std::vector<std::string>{"unspecified"};
        }
        return periods_of_purpose(mention);
    }

    /// "thông báo ngay cho chi bộ để tổng hợp, báo cáo huyện": what begins in haste goes on so.
    bool is_hasty(Range stretch) const {
        for (auto at = stretch.from; at < stretch.to; ++at)
            if (is_any(words, at, {"ngay", "kịp", "gấp"})) return true;
        return false;
    }

    /// "báo cáo Sở A trước ngày 5/6 để tổng hợp, báo cáo UBND tỉnh trước ngày 10/6": a day of its own. The only day of
    /// the sentence is the one on which the first report is due.
    std::vector<std::string> periods_of_purpose(const Mention& mention) {
        auto every = periods_of(words, {mention.at, mention.behind, {mention.at, mention.region.to}});
        if (into.reports.size() == first_of_sentence) return {"unspecified"};
        auto& first = into.reports.back().value.every;
        const bool dated = every.front() == "once" && every.size() == 1;
        const bool regular = !dated && every.front() != "unspecified" && every.front() != "ad hoc";
        const bool own = dated && first != "unspecified";
        if ((dated && !own) || (regular && first == "periodic")) first = every.front();
        return own ? every : std::vector<std::string>{"unspecified"};
    }

    /// "báo cáo Thủ tướng, trình UBND tỉnh ký trong ngày 20/7": the terms behind "trình" are those of the signature.
    void end_before_signature(Mention& mention, Range receiver) const {
        for (auto at = receiver.to; at + 1 < mention.region.to; ++at)
            if (words[at].form == "," && is(words, at + 1, "trình")) mention.region.to = at;
    }

    /// "báo cáo về huyện theo mẫu: báo cáo nhanh ...; báo cáo năm ...", "tổng hợp, báo cáo kết quả; gửi báo cáo về Sở
    /// A": the reports are those that follow.
    bool only_introduces(const ReportDuty& duty, const Mention& mention, const Mention* next) const {
        if (next == nullptr || duty.every != "unspecified") return false;
        if (is(words, mention.region.to, ":")) return true;
        return duty.to.empty() && (is(words, next->at - 1, "gửi") || is(words, next->at - 1, "nộp"));
    }

    /// "Định kỳ hằng quý báo cáo Lãnh đạo Bộ và thông tin cho Văn phòng Bộ": both come every quarter.
    std::vector<std::string> shared_periods(std::vector<std::string> every, const Place& place) const {
        const bool later = place.mention.region.from > place.clause.from;
        const bool joined = is(words, place.mention.region.from, "và") || is(words, place.mention.region.from, ",");
        if (!later || !joined || every != std::vector<std::string>{"unspecified"}) return every;
        if (subject_of(words, place.mention.region, place.mention)) return every;
        const auto first = mentions_in(words, place.clause).front();
        return periods_of(words, {first.at, first.at, {place.clause.from, first.at}});
    }

    void read_mention(Range sentence, const Place& place, int item, const std::string& shared_to, const Mention* next) {
        const auto& clause = place.clause;
        auto mention = place.mention;
        if (tells_of_past(sentence, mention)) return;
        const Hop hop = hop_at(mention, sentence.from);
        ReportDuty duty;
        duty.section = document.outline.id_of(item);
        if (const auto to = receiver_of(words, mention)) {
            if (mention.told && is_public(words, *to)) return;
            if (is_paper_on_its_way(words, mention, *to)) {
                last_to = printed(document.text, words, *to);
                return;
            }
            duty.to = printed(document.text, words, *to);
            end_before_signature(mention, *to);
        } else if (tells_content(words, mention, sentence.from)) {
            return;
        }
        if (duty.to.empty() && goes_here(mention) && into.issuer) duty.to = into.issuer->value;
        if (duty.to.empty()) duty.to = shared_to;
        duty.from = hop == Hop::none ? sender(sentence, clause, mention, item) : last_to;
        if (hop == Hop::none) duty.channel = report_channel(document, sentence);
        const Span span = span_of(words, {mention.at, std::max(mention.behind, mention.region.to)});
        for (const auto& period : periods(mention, sentence, clause, hop, item)) {
            duty.every = period;
            const bool gathers = duty.to.empty() && !duty.from.empty() && gathering_before(words, mention.at) > 0;
            if (only_introduces(duty, mention, next)) continue;
            const bool goes_along = duty.to.empty() && hop == Hop::none && goes_with_last(sentence, clause, mention);
            const bool enough = says_enough(document, current_item, duty, mention) ||
                                (goes_along && period != "unspecified" && !mention.told);
            if (!enough || (hop != Hop::none && duty.to.empty() && !gathers)) continue;
            if (mention.sent && (period == "unspecified" || (period == "once" && is(words, mention.at, "trình"))))
                continue;
            into.reports.push_back({duty, span, mention.told ? "told to a named body" : "báo cáo as a duty"});
            if (goes_along) into.reports.back().value.to = main_to;
        }
        if (!duty.to.empty()) last_to = duty.to;
        if (!duty.to.empty() && hop == Hop::none) main_to = duty.to;
    }

    /// "Ngày 19/9/2013, Văn phòng có văn bản yêu cầu quý Bộ báo cáo trước ngày 30/9", told in October.
    bool tells_of_past(Range sentence, const Mention& mention) const {
        if (!document.issued) return false;
        bool told = is(words, sentence.from, "ngày");
        for (auto at = sentence.from; at < mention.at && !told; ++at) told = is(words, at, "đã");
        return told && only_past_days(words, mention, *document.issued);
    }

    /// "...; báo cáo ngay khi có sự cố": in the same breath, by the same body, to the body named before.
    bool goes_with_last(Range sentence, Range clause, const Mention& mention) const {
        if (mention.told || main_to.empty()) return false;
        const bool goes_on = clause.from > sentence.from || mention.region.from > clause.from;
        const bool begins = mention.at <= sentence.from + 4 || is_about_reports(document, current_item);
        return (goes_on || begins) && !subject_of(words, {mention.region.from, clause.to}, mention);
    }

    /// Where the purpose of sending begins: "để tổng hợp", "để theo dõi, báo cáo". 0 when none is told.
    std::size_t purpose_before(const Mention& mention, std::size_t sentence) const {
        for (auto at = mention.at; at > sentence && at + farthest_purpose > mention.at; --at) {
            const auto& form = words[at - 1].form;
            if (form == ")" || form == ";") break;
            if (form == "để" && (at + 8 > mention.at || is(words, at, "tổng"))) return at - 1;
        }
        return 0;
    }

    /// "... về UBND xã để tổng hợp báo cáo UBND huyện": the second report is the receiver's.
    Hop hop_at(const Mention& mention, std::size_t sentence) {
        const auto gathering = gathering_before(words, mention.at);
        if (const auto purpose = purpose_before(mention, sentence); purpose > 0) {
            if (!last_to.empty()) return Hop::purpose;
            if (!is(words, purpose + 1, "tổng") && gathering == 0) return Hop::none;
            const auto name = collector_before(words, sentence, purpose);
            if (!name) return Hop::none;
            last_to = printed(document.text, words, *name);
            return Hop::collected;
        }
        if (gathering == 0) return Hop::none;
        const auto name = collector_before(words, sentence, gathering);
        if (!name || (name->to != gathering && !is_bracket({name->to, gathering}))) return Hop::none;
        const bool reported = !last_to.empty();
        last_to = printed(document.text, words, *name);
        return reported ? Hop::joined : Hop::collected;
    }

    bool is_bracket(Range range) const {
        return !range.empty() && words[range.from].form == "(" && words[range.to - 1].form == ")";
    }

    /// "báo cáo nhanh", "báo cáo tháng", "báo cáo kết quả cả năm": named by when it comes.
    bool is_of_period(const Mention& mention) const {
        const auto name = mention.label ? mention.at + 2 : mention.behind;
        return listed(List::report_sorts, words, name, mention.region.to) > 0;
    }

    /// "báo cáo nhanh và báo cáo tháng về ...", "có báo cáo nhanh, hằng quý có báo cáo ...": they go to the same body.
    /// "báo cáo tiến độ hằng quý; báo cáo kết quả cả năm về Sở A".
    bool goes_on(const Place& place, const Place& next) const {
        const auto at = place.mention.at;
        const bool sorts = is_of_period(place.mention) && is_of_period(next.mention);
        if (place.clause.from != next.clause.from)
            return next.mention.at == next.clause.from && (sorts || at == place.clause.from);
        return is(words, next.mention.at - 1, "và") || (sorts && is(words, next.mention.at - 1, ",")) ||
               (at > 0 && is(words, at - 1, "có") && is(words, next.mention.at - 1, "có"));
    }

    /// Who receives the last of the reports that stand in a row: "báo cáo tuần vào thứ Năm; báo cáo tháng về Sở A".
    std::string receiver_of_row(const std::vector<Place>& places, std::size_t first) const {
        for (auto i = first; i + 1 < places.size() && i < first + longest_row; ++i) {
            if (places[i].mention.told || !goes_on(places[i], places[i + 1])) break;
            if (const auto to = receiver_of(words, places[i + 1].mention)) return printed(document.text, words, *to);
        }
        return {};
    }

    void read_sentence(Range sentence, int item) {
        last_to.clear();
        first_of_sentence = into.reports.size();
        if (tells_coverage(words, sentence)) return;
        std::vector<Place> places;
        for (const auto& clause : cut(words, sentence, Cut::clauses))
            for (const auto& mention : lists_reports(item) ? sendings_in(words, clause, reports_by_name(document, item))
                                                           : mentions_in(words, clause))
                places.push_back({clause, mention});
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto* next = i + 1 < places.size() ? &places[i + 1].mention : nullptr;
            read_mention(sentence, places[i], item, receiver_of_row(places, i), next);
        }
    }

    /// "Nhận báo cáo: Đồng chí ..." names the receiver of the section's reports.
    bool read_receiver_row(Range range) {
        std::size_t colon = range.from;
        while (colon < range.to && colon < range.from + 6 && words[colon].form != ":") ++colon;
        if (colon >= range.to || !(is(words, range.from, "nhận") || is(words, range.from, "nơi"))) return false;
        if (!is(words, colon - 1, "cáo")) return false;
        const auto name = printed(document.text, words, trim_marks(words, {colon + 1, range.to}));
        for (std::size_t i = first_of_item; i < into.reports.size(); ++i)
            if (into.reports[i].value.to.empty()) into.reports[i].value.to = name;
        return true;
    }

    /// A heading names a subject ("Chế độ báo cáo"), unless it is work with its lead below: "Theo dõi, tổng hợp, báo
    /// cáo tình hình".
    std::size_t behind_heading(Range range, Range heading) const {
        const auto behind = std::max(range.from, heading.to);
        const bool capitals = heading.size() > 1 && words[heading.from + 1].upper;
        if (heading.empty() || capitals) return behind;
        const bool names_report = is(words, heading.from, "báo") && is(words, heading.from + 1, "cáo");
        if (names_report && range.to > heading.to + 1) return range.from;  // "Báo cáo 6 tháng: gửi trước ngày 05/6"
        if (heading.size() >= longest_title && !receiver_in(document, heading).empty())
            return range.from;  // a sentence
        for (auto at = heading.from + 2; at + 1 < heading.to; ++at)
            if (is_report_word(words, at, heading) && gathering_before(words, at) > 0) return range.from;
        return behind;
    }

    /// "Báo cáo tháng: trước ngày 20. Văn bản gửi về Phòng A.": the last sentence tells of all before it.
    void take_receiver_behind(Range sentence, std::size_t before) const {
        const bool thing = (is(words, sentence.from, "văn") && is(words, sentence.from + 1, "bản")) ||
                           (is(words, sentence.from, "báo") && is(words, sentence.from + 1, "cáo")) ||
                           (is(words, sentence.from, "tất") && is(words, sentence.from + 1, "cả"));
        if (!thing) return;
        const auto to = collector_before(words, sentence.from, sentence.to);
        if (!to) return;
        for (auto i = before; i < into.reports.size(); ++i)
            if (into.reports[i].value.to.empty()) into.reports[i].value.to = printed(document.text, words, *to);
    }

    bool lists_reports(int item) const { return list.is_open() || is_about_reports(document, item); }

    void read_block(std::size_t b) {
        const int item = document.outline.item_of_block[b];
        if (item == in_opening && !document.outline.items.empty()) return;
        if (document.outline.is_situation(item)) return;
        if (item != current_item) first_of_item = into.reports.size();
        current_item = item;
        auto range = document.blocks.blocks[b].words;
        title = {};
        if (item >= 0 && document.outline.items[static_cast<std::size_t>(item)].block == b) {
            const auto heading = document.outline.items[static_cast<std::size_t>(item)].heading;
            range.from = behind_heading(range, heading);
            if (range.from == heading.to) title = heading;
        }
        const auto product = listed(List::product_labels, words, range.from, range.to);
        if (read_receiver_row(range) || (product > 0 && is(words, range.from + product, ":"))) return;
        main_to.clear();
        const auto before = into.reports.size();
        for (const auto& sentence : cut(words, range, Cut::sentences)) {
            take_receiver_behind(sentence, before);
            read_sentence(sentence, item);
        }
        list.end_block(b, item, before);
    }
};

}  // namespace

void read_reports(const Document& document, Reading& into) {
    Reader reader{document, into};
    for (std::size_t i = 0; i < into.assignments.size(); ++i)
        reader.by_section[into.assignments[i].value.section].push_back(i);
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) reader.read_block(b);
    take_periods_of_rows(document.text, into);
}

}  // namespace reader
