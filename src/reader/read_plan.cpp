#include <utility>

#include "reader/attached.hpp"
#include "reader/duties.hpp"
#include "reader/header.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_title_words = 60;

/// A page without a header may still print the title above the first sentence.
void read_title_from_opening(const Document& document, Reading& into) {
    if (into.title || document.blocks.blocks.size() < 2) return;
    const auto& words = document.blocks.words;
    const auto range = document.blocks.blocks.front().words;
    const bool opening =
        document.outline.item_of_block[0] == in_opening && document.outline.item_of_block[1] == in_opening;
    if (!opening || range.empty() || range.size() > longest_title_words || words[range.to - 1].kind == WordKind::mark)
        return;
    if (cut(words, range, Cut::sentences).size() > 1) return;
    if (vocabulary().list(List::basis_openers).length_at(words, range.from, range.to) > 0) return;
    if (is(words, range.from, "kính") && is(words, range.from + 1, "gửi")) return;
    into.title = {printed(document.text, words, range), span_of(words, range), "first line of a page without a header"};
}

}  // namespace

Reading read_plan(const Source& source) {
    Reading reading;
    const std::string_view text = source.text;
    const auto lines = sources::lines_of(text);
    const auto header = read_header(text, lines, reading);
    const auto end_line = read_closing(text, lines, header.end_line, reading);
    read_date_above_signature(text, lines, end_line, reading);
    read_page_properties(text, lines, reading);
    Document document{text, blocks_of(text, lines, header.end_line, end_line), {}, {}, {}};
    for (const auto& part : attached_parts(text, lines, reading))
        document.blocks = blocks_of(text, lines, part.from, part.to, std::move(document.blocks));
    document.outline = outline_of(document.blocks);
    if (reading.date) document.issued = reading.date->value;
    document.years = year_hint(reading, document.blocks.words);
    for (std::size_t b = 0; b < document.blocks.blocks.size() && document.outline.item_of_block[b] == in_opening; ++b) {
        Words paragraph;
        append_words(text, document.blocks.blocks[b].span, paragraph);
        read_issuer_from_opening(text, paragraph, reading);
    }
    read_kind_of_letter(text, lines, reading);
    read_title_from_opening(document, reading);
    read_bases(document, reading);
    read_sections(document, reading);
    read_references(document, reading);
    read_assignments(document, reading);
    read_deadlines(document, reading);
    read_reports(document, reading);
    read_undated(document, reading);
    note_doubts(document, lines, reading);
    for (const auto& span : source.unsure)
        reading.doubts.push_back({DoubtKind::ambiguous, "scan", "doubt.low_confidence", span});
    return reading;
}

}  // namespace reader
