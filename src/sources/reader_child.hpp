#pragma once

#include <string>
#include <string_view>

/// DOCX, XLSX, HTML and mails are taken apart by this program itself, started anew and confined (child.hpp): a document
/// that is made to break a parser breaks a process that holds nothing.
namespace sources {

/// docx: XLSX too; sheets: a workbook as rows of cells (xlsx_sheets.hpp); signatures: a question about a PDF
/// (signature_check.hpp), answered in JSON; cap: an alert (cap.hpp), likewise.
enum class ParsedFormat { docx, html, message, sheets, signatures, cap };

/// For the first line of main: when this process was started to take a file apart, does so and ends.
void run_as_reader(int argc, const char* const* argv);

/// The text of a file. Programs whose main does not begin with run_as_reader (fuzzers, benchmarks) parse it themselves.
std::string text_of_parsed(ParsedFormat format, std::string_view bytes);

}  // namespace sources
