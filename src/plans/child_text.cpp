#include "plans/child_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "plans/places.hpp"

namespace plans {
namespace {

constexpr std::string_view taken_heading = "NHIỆM VỤ THỰC HIỆN KẾ HOẠCH CỦA CẤP TRÊN";
constexpr std::string_view own_heading = "NHIỆM VỤ CỦA ĐƠN VỊ";

/// A text that grows, and what stands where in it.
struct Sheet {
    std::string text;
    std::vector<DraftItem> items;
    std::vector<std::vector<Span>> spans;  ///< of each item
};

Span print(Sheet& sheet, std::string_view words, std::string_view behind = "\n") {
    const auto from = static_cast<std::uint32_t>(sheet.text.size());
    sheet.text += words;
    const Span span{from, static_cast<std::uint32_t>(sheet.text.size())};
    sheet.text += behind;
    return span;
}

template <class Value>
void note(Sheet& sheet, ItemKind kind, const std::string& section, const Value& value, std::vector<Span> spans) {
    sheet.items.push_back({kind, section, base::parse_json(base::to_json(value)), {}, "", {}});
    sheet.spans.push_back(std::move(spans));
}

std::string written(base::Day day) {
    const auto parts = base::parts_of(day);
    return std::to_string(unsigned{parts.day()}) + '/' + std::to_string(unsigned{parts.month()}) + '/' +
           std::to_string(int{parts.year()});
}

bool is_dated(const DeadlineValue& deadline) {
    return (deadline.kind == reader::DeadlineKind::by_date && deadline.date) ||
           (deadline.kind == reader::DeadlineKind::range && deadline.until);
}

std::vector<std::string> lines_of(const std::string& words) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from <= words.size();) {
        const auto end = std::min(words.find('\n', from), words.size());
        auto line = base::tidy(std::string_view(words).substr(from, end - from));
        while (!line.empty() && (line.back() == '.' || line.back() == ';')) line.pop_back();
        if (!line.empty()) lines.push_back(std::move(line));
        from = end + 1;
    }
    return lines;
}

/// With nothing in its place, the comma before the phrase goes too.
void replace_in(std::vector<std::string>& lines, const std::string& phrase, const std::string& with) {
    for (auto& line : lines) {
        const auto at = line.find(phrase);
        if (at == std::string::npos) continue;
        line.replace(at, phrase.size(), with);
        while (!line.empty() && (line.back() == ' ' || line.back() == ',' || line.back() == ';')) line.pop_back();
        return;
    }
}

bool stands_in(const std::vector<std::string>& lines, const std::string& phrase) {
    return std::ranges::any_of(lines, [&](const auto& line) { return line.find(phrase) != std::string::npos; });
}

/// The deadlines of a clause; its lines say each of them when this returns.
std::vector<DeadlineValue> settle_deadlines(const ChildClause& clause, std::vector<std::string>& lines) {
    std::vector<DeadlineValue> deadlines;
    const bool keeps_days = clause.fate == ClauseFate::taken;
    DeadlineValue own;
    own.date = clause.due;
    if (clause.due) own.text = "hoàn thành chậm nhất ngày " + written(*clause.due);
    if (clause.upper)
        for (const auto& deadline : clause.upper->deadlines) {
            if (keeps_days || !is_dated(deadline))
                deadlines.push_back(deadline);
            else
                replace_in(lines, deadline.text, own.text);
        }
    if (!keeps_days) std::erase_if(deadlines, [&](const auto& one) { return !stands_in(lines, one.text); });
    if (!keeps_days && clause.due) deadlines.push_back(own);
    for (const auto& deadline : deadlines)
        if (!lines.empty() && !stands_in(lines, deadline.text)) lines.back() += ", " + deadline.text;
    return deadlines;
}

/// Those below report to the body whose plan it is, and that body to whoever asked it.
void print_report(Sheet& sheet, const ChildPaper& paper, const ChildClause& clause, const std::string& chapter,
                  std::size_t number) {
    const auto section = chapter + '.' + std::to_string(number);
    const auto number_span = print(sheet, std::to_string(number) + ". ", "");
    const auto addressee = print(sheet, clause.addressee, "\n\n");
    note(sheet, ItemKind::section, section, SectionValue{section, clause.addressee},
         {{number_span.from, addressee.to}});
    std::vector<Span> places;
    for (const auto& line : lines_of(clause.words)) {
        print(sheet, "- ", "");
        places.push_back(print(sheet, line, ".\n\n"));
    }
    auto value = *clause.upper->report;
    value.from = clause.addressee;
    value.to = clause.addressee == paper.issuer ? paper.report_to : paper.issuer;
    note(sheet, ItemKind::report, section, value, places);
}

void print_clause(Sheet& sheet, const ChildClause& clause, const std::string& chapter, std::size_t number) {
    const auto section = chapter + '.' + std::to_string(number);
    const bool is_request = clause.upper && !clause.upper->ordered;
    const auto opening = std::to_string(number) + ". " + (is_request ? "Đề nghị " : "");
    auto lines = lines_of(clause.words);
    const auto deadlines = settle_deadlines(clause, lines);
    const auto number_span = print(sheet, opening, "");
    const auto addressee = print(sheet, clause.addressee, "\n\n");
    note(sheet, ItemKind::section, section, SectionValue{section, (is_request ? "Đề nghị " : "") + clause.addressee},
         {{number_span.from, addressee.to}});
    std::vector<Span> places{addressee};
    for (const auto& line : lines) {
        print(sheet, "- ", "");
        places.push_back(print(sheet, line, ".\n\n"));
    }
    note(sheet, ItemKind::assignment, section, AssignmentValue{clause.addressee, !is_request, {}, lines}, places);
    for (const auto& deadline : deadlines) {
        std::vector<Span> where;
        for (const auto& place : places)
            if (const auto at =
                    std::string_view(sheet.text).substr(place.from, place.to - place.from).find(deadline.text);
                at != std::string_view::npos && where.empty()) {
                const auto from = place.from + static_cast<std::uint32_t>(at);
                where.push_back({from, from + static_cast<std::uint32_t>(deadline.text.size())});
            }
        note(sheet, ItemKind::deadline, section, deadline, where);
    }
}

void print_chapter(Sheet& sheet, const ChildPaper& paper, bool is_own, std::string_view heading, int& chapters) {
    constexpr std::array<std::string_view, 2> numerals = {"I", "II"};
    std::size_t number = 0;
    std::string chapter;
    for (const auto& clause : paper.clauses) {
        if ((clause.fate == ClauseFate::own) != is_own) continue;
        if (chapter.empty()) {
            chapter = numerals.at(static_cast<std::size_t>(chapters++));
            const auto span = print(sheet, chapter + ". " + std::string(heading), "\n\n");
            note(sheet, ItemKind::section, chapter, SectionValue{chapter, std::string(heading)}, {span});
        }
        if (clause.upper && clause.upper->report)
            print_report(sheet, paper, clause, chapter, ++number);
        else
            print_clause(sheet, clause, chapter, ++number);
    }
}

}  // namespace

std::string named_in_full(const Plan& plan) {
    auto name = plan.type.empty() ? std::string("kế hoạch") : plan.type;
    // Kinds of documents begin with ASCII letters or "đ"; no kind of plan begins with the latter.
    if (name.front() >= 'a' && name.front() <= 'z') name.front() = static_cast<char>(name.front() - 'a' + 'A');
    name += plan.number.empty() ? " “" + plan.title + "”" : " số " + plan.number;
    if (plan.dated) name += " ngày " + written(*plan.dated);
    if (!plan.issuer.empty()) name += " của " + plan.issuer;
    return name;
}

std::vector<std::string> printed_lines(const ChildClause& clause) {
    auto lines = lines_of(clause.words);
    settle_deadlines(clause, lines);
    return lines;
}

std::optional<base::Day> last_day_of(const std::vector<DeadlineValue>& deadlines) {
    std::optional<base::Day> last;
    for (const auto& deadline : deadlines) {
        if (!is_dated(deadline)) continue;
        const bool is_range = deadline.kind == reader::DeadlineKind::range;
        const auto day = is_range ? *deadline.until : deadline.exclusive ? *deadline.date - 1 : *deadline.date;
        if (!last || day < *last) last = day;
    }
    return last;
}

ReadFile write_paper(const ChildPaper& paper) {
    Sheet sheet;
    note(sheet, ItemKind::issuer, "", TextValue{paper.issuer}, {print(sheet, paper.issuer, "\n\n")});
    note(sheet, ItemKind::type, "", TextValue{"kế hoạch"}, {print(sheet, "KẾ HOẠCH")});
    note(sheet, ItemKind::title, "", TextValue{paper.title}, {print(sheet, paper.title, "\n\n")});
    print(sheet, "Căn cứ ", "");
    note(sheet, ItemKind::basis, "", paper.basis_value, {print(sheet, paper.basis, ";\n\n")});
    int chapters = 0;
    print_chapter(sheet, paper, false, taken_heading, chapters);
    print_chapter(sheet, paper, true, own_heading, chapters);
    print(sheet, "Nơi nhận:");
    for (const auto& line : {paper.report_to + " (để báo cáo)", std::string("Các đơn vị nêu trên (để thực hiện)"),
                             std::string("Lưu: VT")}) {
        print(sheet, "- ", "");
        note(sheet, ItemKind::recipient, "", TextValue{line}, {print(sheet, line, ";\n")});
    }
    const PlaceFinder finder(sheet.text);
    for (std::size_t i = 0; i < sheet.items.size(); ++i)
        for (const auto& span : sheet.spans[i])
            for (const auto& place : finder.places(span)) sheet.items[i].places.push_back(place);
    auto name = paper.title + ".txt";
    std::ranges::replace(name, '/', '-');
    return {name, sheet.text, {name, sheet.text, {}, {}}, std::move(sheet.items)};
}

}  // namespace plans
