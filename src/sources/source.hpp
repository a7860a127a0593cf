#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// From a file of any office to its text. What the text means is not asked here; plans/ reads it.
namespace sources {

constexpr std::size_t largest_document = 20U << 20U;  ///< bytes of an uploaded file

/// A half-open range of bytes in Source::text.
struct Span {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    bool operator==(const Span&) const = default;
};

/// A document as UTF-8 text in NFC, one line per printed line, whatever file it came from. A row of a table (DOCX,
/// HTML, Markdown) is one line followed by an empty one; U+0009 stands between its cells, also beside empty ones, and
/// U+000B between the paragraphs of a cell; these signs stand nowhere else in such files. Tables that only put things
/// side by side (issuer and motto, recipients and signer) are cells one after the other. PDF and scans keep columns
/// apart by blanks.
struct Source {
    std::string name;
    std::string text;
    std::vector<std::uint32_t> page_lines;  ///< the line on which each page begins; empty when the file has no pages
    std::vector<Span> unsure;               ///< words of a scan that were recognised with low confidence
};

/// Whoever waits for a long reading: is told before each page that must be recognised, and may stop it.
struct Watch {
    std::function<void(std::size_t pages_done, std::size_t pages)> on_page{};
    std::stop_token stop{};
    std::size_t most_recognised = SIZE_MAX;  ///< pages that are pictures and stand behind these stay empty
};

/// Any supported file as text: TXT, Markdown, HTML, DOCX, DOC, PDF, and scans as PDF, PNG or JPEG. There is no other
/// way in but refuse_secret, so no caller can forget the secrecy mark. Problems: document.empty, document.too_large,
/// document.too_many_pages, document.unreadable, document.not_text, document.unknown_format, document.old_word,
/// document.reader_missing, document.cancelled, document.secret (secrecy.hpp: refused, nothing kept).
Source read(std::string_view file_name, std::string_view bytes, const Watch& watch = {});

/// The same for files that take no more than about a second; nothing for scans and very long texts.
std::optional<Source> read_at_once(std::string_view file_name, std::string_view bytes);

/// For a file that is kept and not read: the same problems but document.empty, since a picture needs no words. Of a
/// scan only the first pages are recognised, for a mark stands there.
void refuse_secret(std::string_view bytes);

}  // namespace sources
