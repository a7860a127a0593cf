#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/blocks.hpp"
#include "reader/calendar.hpp"
#include "reader/outline.hpp"
#include "reader/phrases.hpp"
#include "reader/reading.hpp"

/// What the document asks of whom, by when, and what it wants to hear.
namespace reader {

struct Document {
    std::string_view text;
    Blocks blocks;
    Outline outline;
    std::optional<base::Day> issued;
    YearHint years{};  ///< of dates that print none
};

/// Sentences of a stretch of words; with `clauses`, cut at semicolons too.
enum class Cut { sentences, clauses };
std::vector<Range> cut(const Words& words, Range range, Cut at);

void read_bases(const Document& document, Reading& into);
/// "12-CT/TU", "2468/UBND-VX": the signs of a document's number that begin at this word.
std::optional<Range> code_at(const Words& words, std::size_t at, std::size_t end);

/// Needs the sections and the bases, which the references are linked to.
void read_references(const Document& document, Reading& into);

void read_sections(const Document& document, Reading& into);
void read_assignments(const Document& document, Reading& into);
void read_deadlines(const Document& document, Reading& into);

/// Sections whose work is given words like "khẩn trương" and no date: a person has to set one. Needs assignments and
/// deadlines.
void read_undated(const Document& document, Reading& into);

/// What a person should look at, beyond what the readers noted on their way.
void note_doubts(const Document& document, const std::vector<Line>& lines, Reading& into);

/// Needs the assignments: the body of a section reports what the section asks.
void read_reports(const Document& document, Reading& into);

/// How a matched phrase recurs, as RFC 5545: one rule for each word of the rule's meaning that names a frequency.
std::vector<std::string> recurrences(std::string_view meaning, const Match& match, const Words& words);

/// "daily" of "hàng ngày", "mỗi sáng"; of a rule that says how often by itself its meaning.
std::string_view frequency_of(const Match& match, const Words& words);

/// What a rule of RFC 5545 is called among reports: "weekly". Empty for a rule that has no name.
std::string every_of(const std::string& rule);

/// The rule says how often, and not when.
bool recurs(const Rule& rule);

/// The meaning of a rule holds this word.
bool means(std::string_view meaning, std::string_view word);

}  // namespace reader
