#include "sources/source.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/child.hpp"
#include "sources/encodings.hpp"
#include "sources/formats.hpp"
#include "sources/pdf.hpp"
#include "sources/picture.hpp"
#include "sources/reader_child.hpp"
#include "sources/scan.hpp"
#include "sources/secrecy.hpp"
#include "sources/table.hpp"

namespace sources {
namespace {

enum class Format { text, docx, html, pdf, picture, old_word, unknown };

constexpr std::size_t looked_at = 4096;               ///< bytes that tell the kind of a file
constexpr std::size_t most_read_at_once = 3U << 20U;  ///< bytes of a text that is read within a second
constexpr std::size_t most_pages_with_mark = 2;       ///< a mark stands on the first page, behind a cover at most
constexpr std::ptrdiff_t fewest_letters = 20;         ///< of a page that holds text

bool has_tag(std::string_view head) {
    const auto lower = base::to_lower(head);
    for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p "})
        if (lower.find(tag) != std::string::npos) return true;
    return false;
}

Format format_of(std::string_view bytes) {
    const auto head = bytes.substr(0, looked_at);
    if (head.starts_with("PK\x03\x04")) return Format::docx;
    if (head.starts_with("\xD0\xCF\x11\xE0")) return Format::old_word;
    if (is_picture(head)) return Format::picture;
    if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::pdf;
    if (is_utf16(head))
        return has_tag(text_of_plain(head.substr(0, head.size() / 2 * 2))) ? Format::html : Format::text;
    if (head.find('\0') != std::string_view::npos) return Format::unknown;
    return base::trim(head).starts_with("<") && has_tag(head) ? Format::html : Format::text;
}

[[noreturn]] void refuse() {
    throw base::Problem(base::ProblemKind::forbidden, "document.secret");
}

/// A file on its way to a Source.
struct FileText {
    std::string text;
    std::vector<Span> unsure;
    bool paged = false;  ///< a form feed stands behind each page
};

/// Word before 2007, by the converter that this machine has.
FileText text_of_old_word(std::string_view bytes, const std::stop_token& stop) {
    const std::array<std::vector<std::string>, 2> converters{{
        {"/usr/bin/antiword", "-m", "UTF-8.txt", "-w", "0", "/dev/stdin"},
        {"/usr/bin/catdoc", "-d", "utf-8", "-w"},
    }};
    for (const auto& converter : converters) {
        const auto answer = run_child(converter, bytes, {}, stop);
        if (answer.status == 0 && base::is_text(answer.output)) return {answer.output, {}, false};
    }
    throw base::Problem(base::ProblemKind::invalid, "document.old_word");
}

/// The pages of a PDF that are pictures, from one on: all when no page has letters, else those that hold a picture and
/// none.
std::vector<std::size_t> picture_pages(std::string_view pdf, const std::vector<std::string>& pages,
                                       const std::stop_token& stop) {
    std::vector<std::size_t> wordless;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto letters = std::count_if(pages[i].begin(), pages[i].end(),
                                           [](char c) { return c != ' ' && c != '\n' && (c & 0xC0) != 0x80; });
        if (letters < fewest_letters) wordless.push_back(i + 1);
    }
    if (wordless.empty() || wordless.size() == pages.size()) return wordless;
    const auto drawn = pages_with_pictures(pdf, stop);
    std::erase_if(wordless, [&](std::size_t page) { return !drawn.contains(page); });
    return wordless;
}

std::vector<std::string> split_pages(std::string_view text) {
    std::vector<std::string> pages;
    while (!text.empty()) {
        const auto end = std::min(text.find('\f'), text.size());
        pages.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return pages;
}

void append_page(const ScannedPage& page, FileText& into) {
    const auto at = static_cast<std::uint32_t>(into.text.size());
    for (const auto& span : page.unsure) into.unsure.push_back({span.from + at, span.to + at});
    into.text += page.text + '\f';
}

/// Nothing when pages must be recognised and nobody waits for that.
std::optional<FileText> text_of_pdf_pages(std::string_view bytes, const Watch* watch) {
    const auto stop = watch == nullptr ? std::stop_token() : watch->stop;
    auto text = text_of_pdf(bytes, stop);
    const auto pages = split_pages(text);
    const auto pictures = picture_pages(bytes, pages, stop);
    if (pictures.empty()) return FileText{std::move(text), {}, true};
    if (pictures.size() > most_scanned_pages)
        throw base::Problem(base::ProblemKind::too_large, "document.too_many_pages",
                            std::to_string(most_scanned_pages));
    if (watch == nullptr) return std::nullopt;
    FileText file{{}, {}, true};
    std::size_t done = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const bool picture = std::binary_search(pictures.begin(), pictures.end(), i + 1);
        const bool recognised = picture && done < watch->most_recognised;
        if (recognised && watch->on_page) watch->on_page(done, pictures.size());
        done += picture ? 1 : 0;
        const auto page = recognised ? read_scanned_page(bytes, i + 1, stop) : ScannedPage{pages[i], {}};
        // A secret document is not read further than its mark.
        if (picture && is_stamped_secret(page.text)) refuse();
        append_page(page, file);
    }
    return file;
}

std::optional<FileText> text_of_picture(std::string_view bytes, const Watch* watch) {
    if (watch == nullptr) return std::nullopt;
    if (watch->on_page) watch->on_page(0, 1);
    FileText file{{}, {}, true};
    const auto page = read_picture(bytes, watch->stop);
    if (is_stamped_secret(page.text)) refuse();
    append_page(page, file);
    return file;
}

std::optional<FileText> text_by_format(std::string_view bytes, const Watch* watch) {
    if (bytes.size() > largest_document) throw base::Problem(base::ProblemKind::too_large, "document.too_large");
    const auto format = format_of(bytes);
    const bool long_text = format == Format::text && bytes.size() > most_read_at_once;
    if (long_text && watch == nullptr) return std::nullopt;
    switch (format) {
        case Format::docx:
            return FileText{text_of_parsed(ParsedFormat::docx, bytes), {}, false};
        case Format::html:
            return FileText{text_of_parsed(ParsedFormat::html, bytes), {}, false};
        case Format::pdf:
            return text_of_pdf_pages(bytes, watch);
        case Format::picture:
            return text_of_picture(bytes, watch);
        case Format::old_word:
            return text_of_old_word(bytes, watch == nullptr ? std::stop_token() : watch->stop);
        case Format::text:
            return FileText{with_markdown_tables(text_of_plain(bytes)), {}, false};
        case Format::unknown:
            break;
    }
    throw base::Problem(base::ProblemKind::invalid, "document.unknown_format");
}

/// One kind of line end; form feeds and carriage returns begin a new line.
std::string with_line_ends(std::string text) {
    if (text.find('\r') == std::string::npos && text.find('\f') == std::string::npos) return text;
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') plain += '\n';
        } else if (text[i] == '\f') {
            plain += '\n';
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// False when every letter is ASCII, Latin with marks or punctuation: then the text is in NFC as it stands.
bool may_need_composing(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0xCC || (byte >= 0x80 && byte < 0xC0)) continue;
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        const bool vietnamese = byte == 0xE1 && (next == 0xBA || next == 0xBB);
        const bool punctuation = (byte == 0xE2 && next == 0x80) || (byte == 0xEF && next >= 0x80 && next <= 0x83);
        if (!vietnamese && !punctuation) return true;
    }
    return false;
}

/// The lines on which pages begin: the first, and each behind a form feed that is not the last sign.
std::vector<std::uint32_t> page_lines_of(std::string_view text) {
    std::vector<std::uint32_t> lines{0};
    std::uint32_t line = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' || text[i] == '\f') ++line;
        if (text[i] == '\f' && i + 1 < text.size()) lines.push_back(line);
    }
    return lines;
}

/// Nothing when the file wants a long reading and nobody watches.
std::optional<Source> read_watched_by(std::string_view file_name, std::string_view bytes, const Watch* watch) {
    using base::Problem;
    using base::ProblemKind;
    if (base::trim(bytes.substr(0, looked_at)).empty() && base::trim(bytes).empty())
        throw Problem(ProblemKind::invalid, "document.empty");
    auto file = text_by_format(bytes, watch);
    if (!file) return std::nullopt;
    Source source{std::string(file_name), {}, {}, std::move(file->unsure)};
    if (file->paged) source.page_lines = page_lines_of(file->text);
    source.text = with_line_ends(std::move(file->text));
    // What was recognised is composed already, and places in it are known by then.
    if (source.unsure.empty()) {
        source.text = with_modern_letters(std::move(source.text));
        if (may_need_composing(source.text)) source.text = base::to_nfc(source.text);
    }
    if (source.text.size() > largest_unpacked) throw Problem(ProblemKind::too_large, "document.too_large");
    if (base::trim(source.text).empty()) throw Problem(ProblemKind::invalid, "document.empty");
    if (is_marked_secret(source.text)) refuse();
    return source;
}

}  // namespace

Source read(std::string_view file_name, std::string_view bytes, const Watch& watch) {
    return *read_watched_by(file_name, bytes, &watch);
}

std::optional<Source> read_at_once(std::string_view file_name, std::string_view bytes) {
    return read_watched_by(file_name, bytes, nullptr);
}

void refuse_secret(std::string_view bytes) {
    const Watch nobody{.most_recognised = most_pages_with_mark};
    const auto file = text_by_format(bytes, &nobody);
    if (is_marked_secret(with_modern_letters(with_line_ends(file->text)))) refuse();
}

}  // namespace sources
