#include <algorithm>
#include <unordered_map>

#include "plans/bodies.hpp"
#include "plans/duties.hpp"
#include "plans/phrases_dates.hpp"
#include "plans/report_channels.hpp"
#include "plans/report_words.hpp"
#include "plans/vocabulary.hpp"

namespace plans {
namespace {

std::size_t listed(List list, const Words& words, std::size_t at, std::size_t end) {
    return vocabulary().list(list).length_at(words, at, end);
}

constexpr std::size_t most_mentions = 12;      ///< reports in one clause; more is no sentence
constexpr std::size_t farthest_subject = 300;  ///< words between a subject and its verb

/// One place where a report is named, and the stretch of its clause that speaks of it.
struct Mention {
    std::size_t at = 0;      ///< the word "báo", "thông" or "phản"
    std::size_t behind = 0;  ///< the first word behind the verb
    Range region;
    bool told = false;  ///< thông tin, phản ánh: only a report when somebody is named who hears it
};

struct Reader {
    const Document& document;
    Reading& into;
    const Words& words = document.blocks.words;
    std::string last_to{};  ///< who received the report before this one in the same sentence
    std::size_t first_of_item = 0;
    int current_item = in_opening;
    std::unordered_map<std::string, std::vector<std::size_t>> by_section{};  ///< assignments, in order of their place

    /// "Báo cáo đầu năm: Báo cáo ..." names its report twice; the label does not count, nor does "Chế độ báo cáo:".
    bool is_label(std::size_t at, Range clause) const {
        for (std::size_t next = at + 2; next < clause.to && next < at + 7; ++next) {
            if (words[next].form == ":") return true;
            if (words[next].kind == WordKind::mark) return false;
        }
        return false;
    }

    /// Where the speech of one report ends and that of the next begins: the last "và", "để" or comma between them.
    std::size_t border(std::size_t from, std::size_t to) const {
        for (std::size_t at = to; at > from; --at)
            if (words[at - 1].form == "và" || words[at - 1].form == "," || words[at - 1].form == "để") return at - 1;
        return from;
    }

    std::vector<Mention> mentions_in(Range clause) const {
        std::vector<Mention> found;
        for (std::size_t at = clause.from; at + 1 < clause.to && found.size() < most_mentions; ++at) {
            const bool report = is_report_word(words, at, clause);
            if ((!report && !is_telling_word(words, at, clause)) || is_label(at, clause)) continue;
            if (report && !found.empty() && found.back().told && at <= found.back().at + 4)
                found.pop_back();  // "thông tin, báo cáo"
            found.push_back({at, at + 2, {}, !report});
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            found[i].region.from = i == 0 ? clause.from : found[i - 1].region.to;
            found[i].region.to = i + 1 < found.size() ? border(found[i].behind, found[i + 1].at) : clause.to;
        }
        return found;
    }

    /// "Ủy ban nhân dân xã (sau đây gọi là Ủy ban)": the name ends before its short form.
    Range without_short_form(Range body) const {
        for (auto at = body.from + 1; at + 2 < body.to; ++at)
            if (words[at].form == "(" && is(words, at + 1, "sau") && is(words, at + 2, "đây")) return {body.from, at};
        return body;
    }

    std::optional<Range> receiver_name(std::size_t at, std::size_t end) const {
        if (auto body = body_at(words, at, end)) return without_short_form(*body);
        const auto length = listed(List::receivers, words, at, end);
        if (length == 0) return std::nullopt;
        return Range{at, at + length};
    }

    /// Who hears it: "báo cáo UBND xã", "báo cáo, đề xuất Ban chỉ đạo", "... về UBND tỉnh", "gửi Sở Y tế", "cho cơ
    /// quan", "với Ban Bí thư".
    std::optional<Range> receiver(const Mention& mention) const {
        std::size_t at = mention.behind;
        const auto end = mention.region.to;
        if (!mention.told) {
            while (at < end && (words[at].form == "," || words[at].form == "ngay" || words[at].form == "kịp" ||
                                words[at].form == "thời" || words[at].form == "đề" || words[at].form == "xuất" ||
                                words[at].form == "nhanh" || words[at].form == "cho" || words[at].form == "lên" ||
                                words[at].form == "với" || words[at].form == "về" || words[at].form == "gửi" ||
                                words[at].form == "tới" || words[at].form == "đến" || words[at].form == "trình" ||
                                (words[at].form == "và" && is(words, at + 1, "đề"))))
                ++at;
            if (at < end && (words[at].capital || listed(List::area_levels, words, at, end) == 0))
                if (auto direct = receiver_name(at, end)) return direct;
        }
        bool purpose = false;  ///< behind "để" only ", gửi ..." goes on with the report
        for (at = mention.behind; at + 1 < end; ++at) {
            const auto& form = words[at].form;
            purpose = purpose || form == "để";
            if (form == ";") break;
            if (purpose && (form != "gửi" || words[at - 1].form != ",")) continue;
            const bool toward = form == "về" || form == "gửi" || form == "lên" || form == "tới" || form == "đến" ||
                                (form == "cho" || (form == "với" && (!mention.told || is(words, mention.at, "phản"))));
            if (!toward) continue;
            auto next = at + 1;
            while (next < end && (words[next].form == "về" || words[next].form == "cho" || words[next].form == "đến"))
                ++next;
            if (is(words, next, "cơ") && is(words, next + 1, "sở")) continue;
            if (auto name = receiver_name(next, end)) return name;
        }
        return std::nullopt;
    }

    /// "báo cáo kết quả về đây": to whoever wrote the document.
    bool goes_here(const Mention& mention) const {
        for (auto at = mention.behind; at + 1 < mention.region.to; ++at)
            if (words[at].form == "về" && words[at + 1].form == "đây") return true;
        return false;
    }

    void periods_from_deadlines(Range region, std::vector<std::string>& every) const {
        for (const auto& match : vocabulary().deadlines.matches_in(words, region)) {
            if (words[match.where.from].quoted) continue;
            const auto& meaning = match.rule->meaning;
            if (means(meaning, "by") || means(meaning, "in")) every.push_back("once");
            const bool halves = means(meaning, "half-year-days");
            for (const auto& rule : recurrences(meaning, match, words))
                every.push_back(halves && every.empty() ? "6-monthly" : every_of(rule));
        }
    }

    /// "có ý kiến trước ngày 10/5 để báo cáo UBND tỉnh": the day is that of the opinion, not of the report.
    Range behind_purpose(const Mention& mention) const {
        const auto before = mention.at > 0 ? mention.at - 1 : mention.at;
        return is(words, before, "để") ? Range{mention.at, mention.region.to} : mention.region;
    }

    std::vector<std::string> periods(const Mention& mention) const {
        std::vector<std::string> every;
        periods_from_deadlines(behind_purpose(mention), every);
        std::vector<std::string> once_each;
        for (auto& period : every)
            if (std::find(once_each.begin(), once_each.end(), period) == once_each.end())
                once_each.push_back(std::move(period));
        every = std::move(once_each);
        const bool dated = !every.empty();
        for (const auto& match : vocabulary().periods.matches_in(words, mention.region)) {
            const auto& meaning = match.rule->meaning;
            if (meaning == "periodic" && dated) continue;
            if (std::find(every.begin(), every.end(), meaning) == every.end()) every.push_back(meaning);
        }
        if (std::find(every.begin(), every.end(), "after each round") != every.end()) std::erase(every, "ad hoc");
        if (std::find(every.begin(), every.end(), "once") != every.end()) std::erase(every, "ad hoc");
        if (every.empty()) every.emplace_back("unspecified");
        return every;
    }

    /// The body at the head of the sentence, the one that is asked or ordered, or the body of the section.
    std::string sender(Range sentence, Range clause, const Mention& mention, int item) const {
        if (is(words, mention.behind, "của"))
            if (const auto body = body_at(words, mention.behind + 1, mention.region.to))
                return printed(document.text, words, *body);
        if (auto found = subject(clause, mention); !found.empty()) return found;
        if (auto found = subject(sentence, mention); !found.empty()) return found;
        return owner(item, words[mention.at].span.from);
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
                found = printed(document.text, words, without_short_form(*body));
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

    /// "số liệu báo cáo về thiệt hại", "báo cáo năm 2021": a thing that is spoken of, when nobody is named who hears
    /// it.
    bool is_noun(const Mention& mention) const {
        if (is(words, mention.at - 1, "liệu")) return true;
        return is(words, mention.behind, "năm") && number_at(words, mention.behind + 1, words.size(), 1900, 2099);
    }

    /// A statement without receiver, period or sender is a manner of speaking ("kịp thời báo cáo, chia sẻ thông tin").
    bool says_enough(const ReportDuty& duty, const Mention& mention) const {
        if (!duty.to.empty()) return true;
        if (mention.told || is_noun(mention)) return false;
        const bool bare = mention.behind >= mention.region.to || words[mention.behind].kind == WordKind::mark;
        if (bare && duty.every == "unspecified" && !is_gathering(mention)) return false;  // "trong quản lý, báo cáo"
        const bool firm = duty.every != "unspecified" && duty.every != "ad hoc";
        return firm || !duty.from.empty() || (duty.every == "ad hoc" && names_its_object(mention));
    }

    void read_mention(Range sentence, Range clause, const Mention& mention, int item, bool hop,
                      const std::string& shared_to) {
        ReportDuty duty;
        duty.section = document.outline.id_of(item);
        if (const auto to = receiver(mention)) duty.to = printed(document.text, words, *to);
        if (duty.to.empty() && goes_here(mention) && into.issuer) duty.to = into.issuer->value;
        if (duty.to.empty()) duty.to = shared_to;
        duty.from = hop ? last_to : sender(sentence, clause, mention, item);
        if (!hop) duty.channel = report_channel(document, sentence);
        const Span span = span_of(words, {mention.at, std::max(mention.behind, mention.region.to)});
        const auto every = hop ? std::vector<std::string>{"unspecified"} : periods(mention);
        for (const auto& period : every) {
            duty.every = period;
            const bool gathers = hop && duty.to.empty() && !duty.from.empty() && is_gathering(mention);
            if (says_enough(duty, mention) && (!hop || !duty.to.empty() || gathers))
                into.reports.push_back({duty, span, mention.told ? "told to a named body" : "báo cáo as a duty"});
        }
        if (!duty.to.empty()) last_to = duty.to;
    }

    /// "để tổng hợp, báo cáo": who gathers reports on, to whomever.
    bool is_gathering(const Mention& mention) const {
        for (std::size_t back = 2; back <= 6 && back <= mention.at; ++back)
            if (is(words, mention.at - back, "tổng") && is(words, mention.at - back + 1, "hợp")) return true;
        return false;
    }

    /// "gửi danh sách về Sở Y tế để tổng hợp, báo cáo UBND tỉnh": who receives what is sent.
    std::string collector(std::size_t from, std::size_t to) const {
        for (auto at = to; at > from; --at) {
            const auto& form = words[at - 1].form;
            if (form != "về" && form != "gửi" && form != "tới" && form != "đến" && form != "cho") continue;
            if (const auto name = receiver_name(at, to)) return printed(document.text, words, *name);
        }
        return {};
    }

    /// "... về UBND xã để tổng hợp báo cáo UBND huyện": the second report is the receiver's.
    bool is_hop(const Mention& mention, std::size_t sentence) {
        for (std::size_t at = mention.at; at > sentence && at + 6 > mention.at; --at) {
            if (words[at - 1].form != "để") continue;
            if (last_to.empty() && is_gathering(mention)) last_to = collector(sentence, at - 1);
            return !last_to.empty();
        }
        return false;
    }

    /// "báo cáo nhanh và báo cáo tháng về ...", "có báo cáo nhanh, hằng quý có báo cáo ...": they go to the same body.
    bool goes_on(const Mention& mention, const Mention& next) const {
        return is(words, next.at - 1, "và") ||
               (mention.at > 0 && is(words, mention.at - 1, "có") && is(words, next.at - 1, "có"));
    }

    void read_sentence(Range sentence, int item) {
        last_to.clear();
        for (const auto& clause : cut(words, sentence, Cut::clauses)) {
            const auto mentions = mentions_in(clause);
            for (std::size_t i = 0; i < mentions.size(); ++i) {
                std::string shared;
                const bool joined = i + 1 < mentions.size() && goes_on(mentions[i], mentions[i + 1]);
                if (joined)
                    if (const auto to = receiver(mentions[i + 1])) shared = printed(document.text, words, *to);
                read_mention(sentence, clause, mentions[i], item, is_hop(mentions[i], sentence.from), shared);
            }
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
            if (is_report_word(words, at, heading) && is_gathering({at, at + 2, {}, false})) return range.from;
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
        for (const auto& sentence : cut(words, range, Cut::sentences)) read_sentence(sentence, item);
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
