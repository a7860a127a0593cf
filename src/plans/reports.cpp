#include <algorithm>
#include <unordered_map>

#include "plans/bodies.hpp"
#include "plans/duties.hpp"
#include "plans/report_channels.hpp"
#include "plans/report_mentions.hpp"
#include "plans/report_periods.hpp"
#include "plans/report_receivers.hpp"
#include "plans/report_words.hpp"
#include "plans/vocabulary.hpp"

namespace plans {
namespace {

std::size_t listed(List list, const Words& words, std::size_t at, std::size_t end) {
    return vocabulary().list(list).length_at(words, at, end);
}

constexpr auto none = static_cast<std::size_t>(-1);
constexpr std::size_t farthest_subject = 300;   ///< words between a subject and its verb
constexpr std::size_t farthest_purpose = 25;    ///< words between "để tổng hợp ..." and "báo cáo"
constexpr std::size_t farthest_principal = 30;  ///< words of the body for which a report is drafted

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
    std::string last_to{};      ///< who received the report before this one in the same sentence
    std::string main_to{};      ///< who received the last report of the paragraph that is not passed on
    std::string list_to{};      ///< who receives the reports that the list below an opening sentence names
    std::size_t opener = none;  ///< the report of that sentence
    std::size_t first_of_item = 0;
    int current_item = in_opening;
    std::unordered_map<std::string, std::vector<std::size_t>> by_section{};  ///< assignments, in order of their place

    /// "báo cáo kết quả về đây": to whoever wrote the document.
    bool goes_here(const Mention& mention) const {
        for (auto at = mention.behind; at + 1 < mention.region.to; ++at)
            if (words[at].form == "về" && words[at + 1].form == "đây") return true;
        return false;
    }

    /// The body at the head of the sentence, the one that is asked or ordered, or the body of the section.
    std::string sender(Range sentence, Range clause, const Mention& mention, int item) const {
        if (is(words, mention.behind, "của"))
            if (const auto body = body_at(words, mention.behind + 1, mention.region.to))
                return printed(document.text, words, *body);
        if (const auto body = principal(mention)) return printed(document.text, words, *body);
        if (auto found = subject(clause, mention); !found.empty()) return found;
        if (auto found = subject(sentence, mention); !found.empty()) return found;
        return owner(item, words[mention.at].span.from);
    }

    /// "tham mưu UBND tỉnh báo cáo Chính phủ", "dự thảo văn bản UBND tỉnh báo cáo": for whom the report is drafted.
    std::optional<Range> principal(const Mention& mention) const {
        for (auto at = mention.at; at > mention.region.from + 1 && at + farthest_principal > mention.at; --at) {
            const auto verb = listed(List::drafting_verbs, words, at - 1, mention.at);
            if (verb == 0) continue;
            const auto body = body_at(words, at - 1 + verb, mention.at);
            if (body && body->to == mention.at) return body;
        }
        return std::nullopt;
    }

    /// The first body that stands where a subject stands, or behind "Yêu cầu" and "Đề nghị".
    std::string subject(Range sentence, const Mention& mention) const {
        std::string found;
        bool asked = true;
        bool addressed = false;  ///< behind "Yêu cầu" or "Đề nghị", whatever verb follows
        for (std::size_t at = sentence.from; at < mention.at && at < sentence.from + farthest_subject; ++at) {
            const auto address =
                std::max({listed(List::requests, words, at, mention.at), listed(List::demands, words, at, mention.at),
                          listed(List::openers, words, at, mention.at)});
            if (address > 0) {
                asked = true;
                addressed = listed(List::openers, words, at, mention.at) == 0;
                at += address - 1;
                continue;
            }
            const bool starts = asked || (found.empty() && at > sentence.from &&
                                          (words[at - 1].form == "," || words[at - 1].form == ";"));
            const auto body = starts ? body_at(words, at, mention.at) : std::nullopt;
            const bool named = body && (asked || addressed || listed(List::determiners, words, at, mention.at) > 0 ||
                                        words[at].capital);
            if (named && (addressed || body->to == mention.at || duty_at(words, body->to, mention.at + 1))) {
                found = printed(document.text, words, without_short_form(words, *body));
                at = body->to - 1;
            }
            asked = asked && words[at].kind == WordKind::mark;
            addressed = addressed && asked;
        }
        return found;
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
    bool labelled(std::size_t assignment) const {
        return into.assignments[assignment].rule == "row of the leading body";
    }

    /// "báo cáo kịp thời tình hình": the thing to report is named.
    bool names_its_object(const Mention& mention) const {
        for (auto at = mention.behind; at < std::min(mention.behind + 4, mention.region.to); ++at)
            if (listed(List::report_objects, words, at, mention.region.to) > 0) return true;
        return false;
    }

    /// A statement without receiver, period or sender is a manner of speaking ("kịp thời báo cáo, chia sẻ thông tin").
    bool says_enough(const ReportDuty& duty, const Mention& mention) const {
        if (!duty.to.empty()) return true;
        if (mention.told) return false;
        const bool firm = duty.every != "unspecified" && duty.every != "ad hoc";
        if (mention.label) return firm;
        if (is_paper(words, mention) && !(firm && is(words, mention.behind, "của"))) return false;
        const bool bare = mention.behind >= mention.region.to || words[mention.behind].kind == WordKind::mark;
        const bool gathers = gathering_before(words, mention.at) > 0;
        if (bare && duty.every == "unspecified" && !gathers) return false;  // "trong quản lý, báo cáo"
        return firm || !duty.from.empty() || (duty.every == "ad hoc" && names_its_object(mention));
    }

    std::vector<std::string> periods(const Mention& mention, Range sentence, Range clause, Hop hop) {
        if (hop == Hop::none) return shared_periods(periods_of(words, mention), {clause, mention});
        if (hop == Hop::joined) return periods_at_head(words, sentence);
        if (hop == Hop::collected) return periods_of_case(words, {sentence.from, mention.at});
        return periods_of_purpose(mention);
    }

    /// "báo cáo Sở A trước ngày 5/6 để tổng hợp, báo cáo UBND tỉnh trước ngày 10/6": a day of its own. The only day of
    /// the sentence is the one on which the first report is due.
    std::vector<std::string> periods_of_purpose(const Mention& mention) {
        auto every = periods_of(words, {mention.at, mention.behind, {mention.at, mention.region.to}, false, false});
        const bool first_is_open = into.reports.empty() || into.reports.back().value.every == "unspecified";
        const bool dated = every.front() == "once" && every.size() == 1;
        if (dated && first_is_open && !into.reports.empty()) into.reports.back().value.every = "once";
        return dated && !first_is_open ? every : std::vector<std::string>{"unspecified"};
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
        if (!subject(place.mention.region, place.mention).empty()) return every;
        const auto first = mentions_in(words, place.clause).front();
        return periods_of(words, {first.at, first.at, {place.clause.from, first.at}, false, false});
    }

    void read_mention(Range sentence, const Place& place, int item, const std::string& shared_to, const Mention* next) {
        const auto& clause = place.clause;
        auto mention = place.mention;
        const Hop hop = hop_at(mention, sentence.from);
        ReportDuty duty;
        duty.section = document.outline.id_of(item);
        if (const auto to = receiver_of(words, mention)) {
            duty.to = printed(document.text, words, *to);
            end_before_signature(mention, *to);
        }
        if (duty.to.empty() && goes_here(mention) && into.issuer) duty.to = into.issuer->value;
        if (duty.to.empty()) duty.to = shared_to;
        duty.from = hop == Hop::none ? sender(sentence, clause, mention, item) : last_to;
        if (hop == Hop::none) duty.channel = report_channel(document, sentence);
        const Span span = span_of(words, {mention.at, std::max(mention.behind, mention.region.to)});
        for (const auto& period : periods(mention, sentence, clause, hop)) {
            duty.every = period;
            const bool gathers = duty.to.empty() && !duty.from.empty() && gathering_before(words, mention.at) > 0;
            if (only_introduces(duty, mention, next)) continue;
            if (!says_enough(duty, mention) || (hop != Hop::none && duty.to.empty() && !gathers)) continue;
            into.reports.push_back({duty, span, mention.told ? "told to a named body" : "báo cáo as a duty"});
            if (duty.to.empty() && hop == Hop::none && goes_with_last(sentence, clause, mention))
                into.reports.back().value.to = main_to;
        }
        if (!duty.to.empty()) last_to = duty.to;
        if (!duty.to.empty() && hop == Hop::none) main_to = duty.to;
    }

    /// "...; báo cáo ngay khi có sự cố": in the same breath, by the same body, to the body named before.
    bool goes_with_last(Range sentence, Range clause, const Mention& mention) const {
        if (mention.told || main_to.empty()) return false;
        const bool goes_on = clause.from > sentence.from || mention.region.from > clause.from;
        const bool begins = mention.at <= sentence.from + 2;
        return (goes_on || begins) && subject({mention.region.from, clause.to}, mention).empty();
    }

    /// Where the purpose of sending begins: "để tổng hợp", "để theo dõi, báo cáo". 0 when none is told.
    std::size_t purpose_before(const Mention& mention, std::size_t sentence) const {
        for (auto at = mention.at; at > sentence && at + farthest_purpose > mention.at; --at) {
            const auto& form = words[at - 1].form;
            if (form == ")" || form == ";") break;
            if (form == "để" && (at + 6 > mention.at || is(words, at, "tổng"))) return at - 1;
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

    /// "báo cáo nhanh và báo cáo tháng về ...", "có báo cáo nhanh, hằng quý có báo cáo ...": they go to the same body.
    bool goes_on(const Mention& mention, const Mention& next) const {
        return is(words, next.at - 1, "và") ||
               (mention.at > 0 && is(words, mention.at - 1, "có") && is(words, next.at - 1, "có"));
    }

    void read_sentence(Range sentence, int item) {
        last_to.clear();
        std::vector<Place> places;
        for (const auto& clause : cut(words, sentence, Cut::clauses))
            for (const auto& mention : mentions_in(words, clause)) places.push_back({clause, mention});
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto* next = i + 1 < places.size() ? &places[i + 1].mention : nullptr;
            std::string shared;
            if (next != nullptr && places[i].clause.from == places[i + 1].clause.from &&
                goes_on(places[i].mention, *next))
                if (const auto to = receiver_of(words, *next)) shared = printed(document.text, words, *to);
            read_mention(sentence, places[i], item, shared, next);
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
        for (auto at = heading.from + 2; at + 1 < heading.to; ++at)
            if (is_report_word(words, at, heading) && gathering_before(words, at) > 0) return range.from;
        return behind;
    }

    /// A row of a task table says how often in a cell of its own: its one report comes as often as its one deadline.
    void take_periods_of_rows() const {
        std::unordered_map<std::string, std::pair<int, const Found<Deadline>*>> recurring;
        for (const auto& found : into.deadlines) {
            auto& [count, last] = recurring[found.value.section];
            ++count;
            last = &found;
        }
        std::unordered_map<std::string, int> reports;
        for (const auto& found : into.reports) ++reports[found.value.section];
        for (auto& report : into.reports) {
            const auto [count, deadline] = recurring[report.value.section];
            const bool alone = count == 1 && reports[report.value.section] == 1 && report.value.every == "unspecified";
            if (!alone || deadline->value.rule.empty() || deadline->span.from < report.span.to) continue;
            const auto owners = by_section.find(report.value.section);
            if (owners == by_section.end() || !labelled(owners->second.front())) continue;
            if (const auto every = every_of(deadline->value.rule); !every.empty()) report.value.every = every;
        }
    }

    /// "Báo cáo gửi về Phòng A:" and below it "- Báo cáo tháng: ngày 22 hằng tháng": the list goes to Phòng A, and what
    /// opened it is no report of its own.
    void take_receiver_of_list(std::size_t b, std::size_t before) {
        const auto range = document.blocks.blocks[b].words;
        if (!range.empty() && words[range.to - 1].form == ":") {
            opener =
                into.reports.size() == before + 1 && into.reports.back().value.every == "unspecified" ? before : none;
            list_to = into.reports.size() > before ? into.reports.back().value.to : std::string();
            return;
        }
        const bool listed_here = into.reports.size() > before && into.reports[before].value.to.empty();
        if (list_to.empty() || !listed_here || document.blocks.blocks[b].label.kind > LabelKind::bullet) {
            list_to.clear();
            return;
        }
        for (auto i = before; i < into.reports.size(); ++i)
            if (into.reports[i].value.to.empty()) into.reports[i].value.to = list_to;
        if (opener != none) into.reports.erase(into.reports.begin() + static_cast<std::ptrdiff_t>(opener));
        opener = none;
    }

    void read_block(std::size_t b) {
        const int item = document.outline.item_of_block[b];
        if (item == in_opening && !document.outline.items.empty()) return;
        if (document.outline.is_situation(item)) return;
        if (item != current_item) first_of_item = into.reports.size();
        current_item = item;
        auto range = document.blocks.blocks[b].words;
        if (item >= 0 && document.outline.items[static_cast<std::size_t>(item)].block == b)
            range.from = behind_heading(range, document.outline.items[static_cast<std::size_t>(item)].heading);
        const auto product = listed(List::product_labels, words, range.from, range.to);
        if (read_receiver_row(range) || (product > 0 && is(words, range.from + product, ":"))) return;
        main_to.clear();
        const auto before = into.reports.size();
        for (const auto& sentence : cut(words, range, Cut::sentences)) read_sentence(sentence, item);
        take_receiver_of_list(b, before);
    }
};

}  // namespace

void read_reports(const Document& document, Reading& into) {
    Reader reader{document, into};
    for (std::size_t i = 0; i < into.assignments.size(); ++i)
        reader.by_section[into.assignments[i].value.section].push_back(i);
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) reader.read_block(b);
    reader.take_periods_of_rows();
}

}  // namespace plans
