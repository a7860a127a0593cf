#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "reader/read_json.hpp"

namespace reader {
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

struct Colours {
    std::string_view what, value, place, doubt, off;
};
constexpr Colours plain_colours{"", "", "", "", ""};
constexpr Colours terminal_colours{"\x1b[36m", "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"};

/// One row of the tree, before it is known what stands below it.
struct Row {
    std::string what;
    std::string value;
    Span span;
    std::string rule;
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
    return fmt::format("no date: please set one ({})", deadline.text);
}

struct Printer {
    const Reading& reading;
    LineNumbers lines;
    Colours colours;
    std::vector<bool> told = std::vector<bool>(reading.doubts.size());  ///< doubts that stand beside a row
    std::string out{};

    void doubt(const Doubt& doubt, const std::string& indent) {
        const auto about = doubt.about.empty() ? "" : doubt.about + " ";
        const auto place = doubt.span.to > doubt.span.from ? fmt::format(", line {}", lines.of(doubt.span.from)) : "";
        out += fmt::format("{}{}? {}{}{}{}\n", indent, colours.doubt, about, doubt.code, place, colours.off);
    }

    void row(const Row& row, const std::string& indent) {
        out += fmt::format("{}{}{}{} {}{}{}\n", indent, colours.what, row.what, colours.off, colours.value, row.value,
                           colours.off);
        out += fmt::format("{}  {}line {}, bytes {}-{}, rule: {}{}\n", indent, colours.place, lines.of(row.span.from),
                           row.span.from, row.span.to, row.rule, colours.off);
        for (std::size_t i = 0; i < reading.doubts.size(); ++i) {
            const auto& one = reading.doubts[i];
            const bool here =
                one.span.to > one.span.from && one.span.from >= row.span.from && one.span.to <= row.span.to;
            if (!here || told[i]) continue;
            doubt(one, indent + "  ");
            told[i] = true;
        }
    }

    /// Doubts without a row of their own: what was not found, what stands outside every value.
    void remaining_doubts() {
        for (std::size_t i = 0; i < reading.doubts.size(); ++i)
            if (!told[i]) doubt(reading.doubts[i], "");
    }
};

void print_header(const Reading& reading, Printer& printer) {
    const std::array<std::pair<std::string_view, const std::optional<Found<std::string>>*>, 6> texts{
        {{"type", &reading.type},
         {"issuer", &reading.issuer},
         {"number", &reading.number},
         {"place", &reading.place},
         {"title", &reading.title},
         {"urgency", &reading.urgency}}};
    for (const auto& [what, found] : texts)
        if (*found) printer.row({std::string(what), (*found)->value, (*found)->span, (*found)->rule}, "");
    if (reading.date)
        printer.row({"date", base::to_string(reading.date->value), reading.date->span, reading.date->rule}, "");
    for (const auto& basis : reading.bases)
        printer.row({"basis",
                     basis.value.number + (basis.value.date ? " " + base::to_string(*basis.value.date) : std::string()),
                     basis.span, basis.rule},
                    "");
}

/// What stands in every section, by the section's id, in the order of the text.
std::map<std::string, std::vector<Row>> rows_by_section(const Reading& reading) {
    std::map<std::string, std::vector<Row>> rows;
    for (const auto& found : reading.assignments) {
        auto value = (found.value.ordered ? "" : "(asked) ") + found.value.body;
        for (const auto& body : found.value.cooperators) value += " + " + body;
        rows[found.value.section].push_back({"assignment", value, found.span, found.rule});
    }
    for (const auto& found : reading.deadlines)
        rows[found.value.section].push_back({"deadline", print(found.value), found.span, found.rule});
    for (const auto& found : reading.reports) {
        const auto& duty = found.value;
        auto value = fmt::format("{} -> {}, {}", duty.from.empty() ? "?" : duty.from, duty.to.empty() ? "?" : duty.to,
                                 duty.every);
        if (!duty.channel.empty()) value += ", " + duty.channel;
        rows[duty.section].push_back({"report", std::move(value), found.span, found.rule});
    }
    for (const auto& found : reading.references) {
        const auto& link = found.value;
        rows[link.section].push_back(
            {"reference",
             fmt::format("{} -> {}", link.clause,
                         link.document.empty() ? "this document " + link.target : link.document),
             found.span, found.rule});
    }
    for (auto& [section, all] : rows)
        std::sort(all.begin(), all.end(), [](const Row& a, const Row& b) {
            return std::tie(a.span.from, a.what, a.value) < std::tie(b.span.from, b.what, b.value);
        });
    return rows;
}

void print_rows(const std::vector<Row>& rows, const std::string& indent, Printer& printer) {
    for (const auto& row : rows) printer.row(row, indent);
}

void print_sections(const Reading& reading, Printer& printer) {
    auto rows = rows_by_section(reading);
    for (const auto& section : reading.sections) {
        const auto& id = section.value.id;
        const std::string indent(2 * static_cast<std::size_t>(std::count(id.begin(), id.end(), '.')), ' ');
        printer.row({id, section.value.heading, section.span, section.rule}, indent);
        if (const auto here = rows.extract(id)) print_rows(here.mapped(), indent + "  ", printer);
    }
    for (const auto& [section, all] : rows) print_rows(all, "", printer);  // opening and closing passage
}

}  // namespace

std::string explain(const Source& source, const Reading& reading, bool colour) {
    Printer printer{reading, LineNumbers(source.text), colour ? terminal_colours : plain_colours};
    print_header(reading, printer);
    print_sections(reading, printer);
    for (const auto& recipient : reading.recipients)
        printer.row({"recipient", recipient.value, recipient.span, recipient.rule}, "");
    if (reading.signer)
        printer.row({"signer", reading.signer->value.role + " / " + reading.signer->value.name, reading.signer->span,
                     reading.signer->rule},
                    "");
    printer.remaining_doubts();
    printer.out +=
        fmt::format("{} sections, {} assignments, {} deadlines, {} reports, {} bases, {} recipients, {} doubts\n",
                    reading.sections.size(), reading.assignments.size(), reading.deadlines.size(),
                    reading.reports.size(), reading.bases.size(), reading.recipients.size(), reading.doubts.size());
    return printer.out;
}

}  // namespace reader
