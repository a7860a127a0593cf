#pragma once

#include <string_view>
#include <vector>

#include "reader/reading.hpp"
#include "reader/words.hpp"
#include "sources/lines.hpp"

/// The block above the text and the block below it.
namespace reader {

using sources::Line;

struct Header {
    std::size_t first_line = 0;
    std::size_t end_line = 0;  ///< where the text begins
};

/// Fills type, issuer, number, date, place and title.
Header read_header(std::string_view text, const std::vector<Line>& lines, Reading& into);

/// "Số hiệu: ...", "Ngày ban hành: ...": what a page of a law portal prints above a document. Fills what is still
/// missing.
void read_page_properties(std::string_view text, const std::vector<Line>& lines, Reading& into);

/// What greets its addressees and bears no other kind is a letter.
void read_kind_of_letter(std::string_view text, const std::vector<Line>& lines, Reading& into);

/// Issuer and title that the header does not print, from the sentence that issues the document.
void read_issuer_from_opening(std::string_view text, const Words& opening, Reading& into);

/// Fills recipients and signer. Gives the line where the text ends.
std::size_t read_closing(std::string_view text, const std::vector<Line>& lines, std::size_t from, Reading& into);

/// Place and date that stand above the signature instead of in the header.
void read_date_above_signature(std::string_view text, const std::vector<Line>& lines, std::size_t closing,
                               Reading& into);

/// "ỦY BAN NHÂN DÂN XÃ CHÂU SƠN" as running text spells it: "Ủy ban nhân dân xã Châu Sơn".
std::string running_case(std::string_view capitals);

}  // namespace reader
