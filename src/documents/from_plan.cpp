#include "documents/from_plan.hpp"

#include "base/text.hpp"
#include "documents/outline.hpp"
#include "documents/wording.hpp"
#include "reader/attached.hpp"
#include "reader/blocks.hpp"
#include "reader/header.hpp"

namespace documents {
namespace {

using sources::Line;

/// The signs of `sources::Source` between the cells of a table and between the paragraphs of a cell.
constexpr char cell_end = '\t';
constexpr char paragraph_end_in_cell = '\v';

std::string_view text_of(std::string_view text, const Line& line) {
    return text.substr(line.span.from, line.span.to - line.span.from);
}

std::string table_row(std::string_view line) {
    std::vector<std::string> cells;
    for (std::size_t from = 0; from <= line.size();) {
        const auto end = std::min(line.find(cell_end, from), line.size());
        std::string cell(line.substr(from, end - from));
        for (auto& sign : cell)
            if (sign == paragraph_end_in_cell) sign = ' ';
        cells.push_back(std::move(cell));
        from = end + 1;
    }
    return row_of(cells);
}

/// Paragraphs made whole again where lines wrap or a page ends inside of a sentence.
void add_paragraphs(std::string& body, std::string_view text, const std::vector<Line>& lines, std::size_t from,
                    std::size_t to) {
    if (from >= to) return;
    const auto found = reader::blocks_of(text, lines, from, to);
    for (const auto& block : found.blocks) {
        const auto label = base::tidy(text.substr(block.span.from, block.label.length));
        const auto words = reader::printed(text, found.words, block.words);
        std::string sign;
        for (const char letter : label)
            if (letter != '*' && letter != '#' && letter != '\\') sign += letter;
        sign = base::tidy(sign);
        if (block.label.kind == reader::LabelKind::bullet && sign != "+") sign = "-";
        body += sign.empty() ? words : sign + ' ' + words;
        body += '\n';
    }
}

std::string body_between(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    std::string body;
    auto start = from;
    for (auto at = from; at < to; ++at) {
        const auto line = text_of(text, lines[at]);
        if (line.find(cell_end) == std::string_view::npos) continue;
        add_paragraphs(body, text, lines, start, at);
        body += table_row(line) + '\n';
        start = at + 1;
    }
    add_paragraphs(body, text, lines, start, to);
    return body;
}

std::string with_capital(std::string_view words) {
    if (words.empty()) return {};
    std::size_t first = 1;
    while (first < words.size() && (words[first] & 0xC0) == 0x80) ++first;
    return base::to_upper(words.substr(0, first)) + std::string(words.substr(first));
}

void add_closing(const reader::Reading& reading, Document& into) {
    for (const auto& recipient : reading.recipients) {
        const auto& line = recipient.value;
        const auto is_kept = base::fold(line).starts_with("luu");
        const auto words = line.find_first_of(": ");
        if (!is_kept)
            into.recipients.push_back(line);
        else if (words != std::string::npos)
            into.keep = base::tidy(line.substr(line.find_first_not_of(": ", words)));
    }
    if (!reading.signer) return;
    into.signer = reading.signer->value.name;
    const std::string_view role = reading.signer->value.role;
    constexpr std::string_view between = " / ";
    for (std::size_t from = 0; from < role.size();) {
        const auto end = std::min(role.find(between, from), role.size());
        into.capacities.push_back(capacity_of(role.substr(from, end - from)));
        from = end + between.size();
    }
}

template <class T>
T value_of(const std::optional<reader::Found<T>>& found) {
    return found ? found->value : T{};
}

}  // namespace

Document document_of(const sources::Source& source, const reader::Reading& reading, Form form) {
    Document document;
    document.form = form;
    document.issuer = value_of(reading.issuer);
    document.number = value_of(reading.number);
    document.place = value_of(reading.place);
    if (reading.date) document.day = reading.date->value;
    document.kind = with_capital(value_of(reading.type));
    document.subject = value_of(reading.title);
    document.urgency = with_capital(value_of(reading.urgency));
    add_closing(reading, document);
    const std::string_view text = source.text;
    const auto lines = sources::lines_of(text);
    reader::Reading again;
    const auto header = reader::read_header(text, lines, again);
    const auto end = reader::read_closing(text, lines, header.end_line, again);
    document.body = body_between(text, lines, header.end_line, end);
    for (const auto& part : reader::attached_parts(text, lines, reading))
        document.appendices.push_back({"", body_between(text, lines, part.from, part.to)});
    return document;
}

}  // namespace documents
