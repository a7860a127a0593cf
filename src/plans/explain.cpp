#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plans/read_json.hpp"

namespace plans {
namespace {

/// Line numbers of byte offsets, for people.
class LineNumbers {
public:
    explicit LineNumbers(std::string_view text) {
        for (std::size_t at = 0; at < text.size(); ++at)
            if (text[at] == '\n') ends_.push_back(static_cast<std::uint32_t>(at));
    }
    std::size_t of(std::uint32_t offset) const {
        return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), offset) - ends_.begin()) + 1;
    }

private:
    std::vector<std::uint32_t> ends_;
};

struct Printer {
    std::string_view text;
    LineNumbers lines;
    std::string out{};

    void row(std::string_view what, std::string_view value, Span span, std::string_view rule) {
        out += fmt::format("{:<11} {}\n            line {}, bytes {}-{}, rule: {}\n", what, value, lines.of(span.from),
                           span.from, span.to, rule);
    }

    template <class T>
    void found(std::string_view what, const std::optional<Found<T>>& value, const std::string& print) {
        if (value) row(what, print, value->span, value->rule);
    }
};

std::string print(const Deadline& deadline) {
    const auto day = [](const std::optional<base::Day>& value) {
        return value ? base::to_string(*value) : std::string("…");
    };
    switch (deadline.kind) {
        case DeadlineKind::by_date:
            return fmt::format("{}{} ({})", deadline.exclusive ? "before " : "by ", day(deadline.date), deadline.text);
        case DeadlineKind::range:
            return fmt::format("{} to {} ({})", day(deadline.from), day(deadline.until), deadline.text);
        case DeadlineKind::recurring:
            return fmt::format("{} ({})", deadline.rule, deadline.text);
        case DeadlineKind::relative:
            return fmt::format("relative ({})", deadline.text);
        case DeadlineKind::undated:
            break;
    }
    return fmt::format("no date ({})", deadline.text);
}

void print_header(const Reading& reading, Printer& printer) {
    const auto text = [](const std::optional<Found<std::string>>& found) {
        return found ? found->value : std::string();
    };
    printer.found("type", reading.type, text(reading.type));
    printer.found("issuer", reading.issuer, text(reading.issuer));
    printer.found("number", reading.number, text(reading.number));
    printer.found("date", reading.date, reading.date ? base::to_string(reading.date->value) : "");
    printer.found("place", reading.place, text(reading.place));
    printer.found("title", reading.title, text(reading.title));
    printer.found("signer", reading.signer,
                  reading.signer ? reading.signer->value.role + " / " + reading.signer->value.name : "");
    for (const auto& basis : reading.bases) printer.row("basis", basis.value.number, basis.span, basis.rule);
    for (const auto& recipient : reading.recipients)
        printer.row("recipient", recipient.value, recipient.span, recipient.rule);
}

}  // namespace

std::string explain(const Source& source, const Reading& reading) {
    Printer printer{source.text, LineNumbers(source.text)};
    print_header(reading, printer);
    for (const auto& section : reading.sections)
        printer.row("section", section.value.id + "  " + section.value.heading, section.span, section.rule);
    for (const auto& found : reading.assignments)
        printer.row(
            "assignment",
            fmt::format("[{}] {}{}", found.value.section, found.value.ordered ? "" : "(asked) ", found.value.body),
            found.span, found.rule);
    for (const auto& found : reading.deadlines)
        printer.row("deadline", fmt::format("[{}] {}", found.value.section, print(found.value)), found.span,
                    found.rule);
    for (const auto& found : reading.reports)
        printer.row("report",
                    fmt::format("[{}] {} -> {}, {} {}", found.value.section, found.value.from, found.value.to,
                                found.value.every, found.value.channel),
                    found.span, found.rule);
    for (const auto& found : reading.references)
        printer.row(
            "reference",
            fmt::format("[{}] {} -> {}", found.value.section, found.value.clause,
                        found.value.document.empty() ? "this document " + found.value.target : found.value.document),
            found.span, found.rule);
    for (const auto& doubt : reading.doubts)
        printer.out += fmt::format("{:<11} {} {}\n", "doubt", doubt.about, doubt.code);
    return printer.out;
}

}  // namespace plans
