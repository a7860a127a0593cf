#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/lines.hpp"
#include "plans/reading.hpp"
#include "plans/source_formats.hpp"
#include "plans/vocabulary.hpp"

namespace plans {
namespace {

enum class Format { text, docx, html, pdf, unknown };

constexpr std::size_t looked_at = 4096;         ///< bytes that tell the kind of a file
constexpr std::size_t secrecy_mark_lines = 60;  ///< a secrecy mark stands near the top

bool has_tag(std::string_view head) {
    const auto lower = base::to_lower(head);
    for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p "})
        if (lower.find(tag) != std::string::npos) return true;
    return false;
}

Format format_of(std::string_view bytes) {
    const auto head = bytes.substr(0, looked_at);
    if (head.starts_with("PK\x03\x04")) return Format::docx;
    if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::pdf;
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return Format::text;
    if (head.find('\0') != std::string_view::npos || head.starts_with("\xD0\xCF\x11\xE0")) return Format::unknown;
    const auto first = base::trim(head);
    if (first.starts_with("<") && has_tag(head)) return Format::html;
    return Format::text;
}

std::string text_by_format(std::string_view bytes) {
    switch (format_of(bytes)) {
        case Format::docx:
            return text_of_docx(bytes);
        case Format::html:
            return text_of_html(bytes);
        case Format::pdf:
            return text_of_pdf(bytes);
        case Format::text:
            return text_of_plain(bytes);
        case Format::unknown:
            break;
    }
    throw base::Problem(base::ProblemKind::invalid, "document.unknown_format");
}

/// One kind of line end; form feeds and carriage returns begin a new line.
std::string with_line_ends(std::string_view text) {
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

/// MẬT, TỐI MẬT or TUYỆT MẬT alone on a line or in a box near the top. "bí mật" in a sentence is no mark.
bool is_marked_secret(std::string_view text) {
    std::size_t seen = 0;
    for (const auto& line : lines_of(text.substr(0, 64U << 10U))) {
        if (line.blank) continue;
        if (++seen > secrecy_mark_lines) return false;
        for (const auto& cell : cells_of(text, line)) {
            const auto words = words_in(plain(text, cell));
            Range range = trim_marks(words, {0, words.size()});
            while (!range.empty() && (words[range.from].form == "(" || words[range.from].form == "\"")) ++range.from;
            while (!range.empty() && (words[range.to - 1].form == ")" || words[range.to - 1].form == "\"")) --range.to;
            const auto length = vocabulary().list(List::secrecy_marks).length_at(words, range.from, range.to);
            if (length > 0 && length == range.size() && words[range.from].upper) return true;
        }
    }
    return false;
}

}  // namespace

Source read_source(std::string_view file_name, std::string_view bytes) {
    using base::Problem;
    using base::ProblemKind;
    if (bytes.size() > largest_document) throw Problem(ProblemKind::too_large, "document.too_large");
    if (base::trim(bytes.substr(0, looked_at)).empty() && base::trim(bytes).empty())
        throw Problem(ProblemKind::invalid, "document.empty");
    auto text = with_line_ends(text_by_format(bytes));
    if (may_need_composing(text)) text = base::to_nfc(text);
    if (text.size() > largest_unpacked) throw Problem(ProblemKind::too_large, "document.too_large");
    if (base::trim(text).empty()) throw Problem(ProblemKind::invalid, "document.empty");
    if (is_marked_secret(text)) throw Problem(ProblemKind::forbidden, "document.secret");
    return {std::string(file_name), std::move(text)};
}

}  // namespace plans
