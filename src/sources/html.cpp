#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include <gumbo.h>

#include "base/problem.hpp"
#include "base/letters.hpp"
#include "base/text.hpp"
#include "sources/docx_numbering.hpp"
#include "sources/encodings.hpp"
#include "sources/formats.hpp"
#include "sources/table.hpp"

namespace sources {
namespace {

constexpr int deepest_nesting = 1000;  ///< the parser's own clean-up recurses; deeper pages are made to break it

/// Elements that a page may leave open; they do not count as nesting.
bool may_stay_open(std::string_view name) {
    constexpr std::array<std::string_view, 24> names{
        "p",  "li",    "br",    "img",   "hr",     "input", "meta", "link", "td",  "tr",     "th",       "dt",
        "dd", "tbody", "thead", "tfoot", "option", "col",   "area", "base", "wbr", "source", "colgroup", "embed"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_nested_too_deeply(std::string_view html) {
    int depth = 0;
    for (std::size_t at = html.find('<'); at != std::string_view::npos && at + 1 < html.size();
         at = html.find('<', at + 1)) {
        const bool closes = html[at + 1] == '/';
        auto from = at + (closes ? 2U : 1U);
        auto to = from;
        while (to < html.size() && to < from + 12 && ((html[to] | 32) >= 'a' && (html[to] | 32) <= 'z')) ++to;
        if (to == from || may_stay_open(base::to_lower(html.substr(from, to - from)))) continue;
        depth = closes ? std::max(0, depth - 1) : depth + 1;
        if (depth > deepest_nesting) return true;
    }
    return false;
}

template <std::size_t Count>
bool is_one_of(GumboTag tag, const std::array<GumboTag, Count>& tags) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

constexpr std::array blocks{GUMBO_TAG_P,     GUMBO_TAG_DIV,  GUMBO_TAG_LI,     GUMBO_TAG_UL,      GUMBO_TAG_OL,
                            GUMBO_TAG_H1,    GUMBO_TAG_H2,   GUMBO_TAG_H3,     GUMBO_TAG_H4,      GUMBO_TAG_H5,
                            GUMBO_TAG_H6,    GUMBO_TAG_TR,   GUMBO_TAG_TD,     GUMBO_TAG_TH,      GUMBO_TAG_CAPTION,
                            GUMBO_TAG_DL,    GUMBO_TAG_DT,   GUMBO_TAG_DD,     GUMBO_TAG_SECTION, GUMBO_TAG_BLOCKQUOTE,
                            GUMBO_TAG_PRE,   GUMBO_TAG_MAIN, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER,  GUMBO_TAG_ARTICLE,
                            GUMBO_TAG_CENTER};
constexpr std::array silent{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_HEAD,   GUMBO_TAG_NOSCRIPT,
                            GUMBO_TAG_NAV,    GUMBO_TAG_SELECT,   GUMBO_TAG_BUTTON, GUMBO_TAG_TEXTAREA,
                            GUMBO_TAG_IFRAME, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG,    GUMBO_TAG_DEL};

std::string_view attribute(const GumboElement& element, const char* name) {
    const auto* found = gumbo_get_attribute(&element.attributes, name);
    return found == nullptr ? std::string_view() : found->value;
}

/// The style of an element in lower case without blanks: "border:solid1px;font-family:.vntime".
std::string style_of(const GumboElement& element) {
    auto style = base::to_lower(attribute(element, "style"));
    std::erase_if(style, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    return style;
}

bool is_hidden(const std::string& style) {
    return style.find("display:none") != std::string::npos || style.find("mso-hide:all") != std::string::npos;
}

/// What a web page puts around a document to find one's way.
bool is_for_finding_ones_way(const GumboElement& element) {
    const auto kind = base::to_lower(attribute(element, "class"));
    return kind.find("breadcrumb") != std::string::npos || kind.find("pagination") != std::string::npos ||
           attribute(element, "role") == "navigation";
}

bool draws_lines(const GumboElement& element, const std::string& style) {
    const auto border = attribute(element, "border");
    if (!border.empty() && border != "0") return true;
    const auto at = style.find("border");
    return at != std::string::npos &&
           (style.find("solid", at) != std::string::npos || style.find("double", at) != std::string::npos ||
            style.find("dotted", at) != std::string::npos);
}

/// The old encoding that <font face> or font-family names for what stands in this element.
std::optional<Encoding> encoding_in(const GumboElement& element, const std::string& style) {
    constexpr std::string_view property = "font-family:";
    if (const auto at = style.find(property); at != std::string::npos) {
        const auto name = std::string_view(style).substr(at + property.size());
        return encoding_of_font(name.substr(name.starts_with('"') || name.starts_with('\''), name.find_first_of(",;")));
    }
    return encoding_of_font(attribute(element, "face"));
}

/// What a browser prints before the items of <ol type="…">.
std::string list_number(std::size_t number, std::string_view type) {
    const bool letter = (type == "a" || type == "A") && number >= 1 && number <= 26;
    if (letter) return std::string(1, static_cast<char>(type[0] + static_cast<char>(number - 1))) + ". ";
    if (type == "I" || type == "i")
        return roman_number(static_cast<int>(std::min<std::size_t>(number, 399)), type == "I") + ". ";
    return std::to_string(number) + ". ";
}

class Writer {
public:
    void walk(const GumboNode& node) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA)
            return text(node.v.text.text);
        if (node.type == GUMBO_NODE_ELEMENT && !is_one_of(node.v.element.tag, silent)) element(node.v.element);
    }

    std::string take() {
        end_paragraph();
        return std::move(out_);
    }

private:
    /// White space of the source is one blank, whatever it was; no-break spaces hold columns apart in Word's HTML and
    /// stay.
    void text(std::string_view words) {
        const auto modern = encoding_ ? old_fonts_.read(words, *encoding_) : std::string();
        for (const char c : encoding_ ? std::string_view(modern) : words) {
            const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
            if (!blank)
                line_ += c;
            else if (preformatted_)
                line_ += c == '\n' ? '\n' : ' ';
            else if (!line_.empty() && line_.back() != ' ' && line_.back() != '\n')
                line_ += ' ';
        }
    }

    void end_paragraph() {
        const auto printed = base::trim(line_);
        if (!printed.empty()) {
            out_ += printed;
            out_ += "\n\n";
        }
        line_.clear();
    }

    void element(const GumboElement& element) {
        const auto style = style_of(element);
        if (is_hidden(style) || is_for_finding_ones_way(element)) return;
        if (element.tag == GUMBO_TAG_BR) {
            line_ += '\n';
            return;
        }
        if (style.find("mso-list:ignore") != std::string::npos) return word_label(element);
        const auto around = encoding_;
        if (const auto own = encoding_in(element, style)) encoding_ = own;
        const bool block = is_one_of(element.tag, blocks);
        if (block) end_paragraph();
        const bool was_preformatted = std::exchange(preformatted_, preformatted_ || element.tag == GUMBO_TAG_PRE);
        if (element.tag == GUMBO_TAG_TABLE)
            table(element, style);
        else
            children(element);
        preformatted_ = was_preformatted;
        if (block) end_paragraph();
        encoding_ = around;
    }

    void children(const GumboElement& parent) {
        auto number = base::to_number<std::size_t>(attribute(parent, "start")).value_or(1);
        for (const auto& child : nodes_of(parent)) {
            const bool item = child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_LI;
            if (item) {
                number = base::to_number<std::size_t>(attribute(child->v.element, "value")).value_or(number);
                list_item(child->v.element, parent, number++);
            } else {
                walk(*child);
            }
        }
    }

    void list_item(const GumboElement& item, const GumboElement& list, std::size_t number) {
        end_paragraph();
        line_ = list.tag == GUMBO_TAG_OL ? list_number(number, attribute(list, "type")) : "- ";
        if (!is_hidden(style_of(item))) children(item);
        end_paragraph();
    }

    /// The number that Word prints into its pages for programs that know no lists, with blanks to hold it apart.
    void word_label(const GumboElement& element) {
        std::string before;
        before.swap(line_);
        children(element);
        before.swap(line_);
        std::string label;
        for (const auto code : base::to_code_points(before))
            if (code > U' ' && code != U'\u00A0') label += base::to_utf8(std::u32string(1, code));
        const bool bullet = label == "\u00B7" || label == "o" || label == "\u00A7" || label.starts_with("\xEF");
        line_ += (bullet ? "-" : label) + " ";
    }

    void table(const GumboElement& element, const std::string& style) {
        end_paragraph();
        ++tables_;
        TableText table;
        table.bordered = draws_lines(element, style);
        rows(element, table);
        out_ += printed(table);
    }

    void rows(const GumboElement& part, TableText& table) {
        for (const auto& child : nodes_of(part)) {
            if (child->type != GUMBO_NODE_ELEMENT) continue;
            const auto& inner = child->v.element;
            const bool is_part =
                inner.tag == GUMBO_TAG_TBODY || inner.tag == GUMBO_TAG_THEAD || inner.tag == GUMBO_TAG_TFOOT;
            if (is_part) {
                rows(inner, table);
            } else if (inner.tag == GUMBO_TAG_TR) {
                table.rows.emplace_back();
                for (const auto& cell : nodes_of(inner))
                    if (cell->type == GUMBO_NODE_ELEMENT)
                        table.rows.back().push_back(read_cell(cell->v.element, table));
            } else {
                walk(*child);
                end_paragraph();
            }
        }
    }

    TableCell read_cell(const GumboElement& cell, TableText& table) {
        table.bordered = table.bordered || draws_lines(cell, style_of(cell));
        std::string around;
        around.swap(out_);
        const auto tables_before = tables_;
        element(cell);
        end_paragraph();
        around.swap(out_);
        table.nested = table.nested || tables_ > tables_before;
        return {std::move(around), base::to_number<std::size_t>(attribute(cell, "colspan")).value_or(1)};
    }

    static std::vector<const GumboNode*> nodes_of(const GumboElement& element) {
        std::vector<const GumboNode*> nodes;
        for (unsigned int i = 0; i < element.children.length; ++i)
            nodes.push_back(static_cast<const GumboNode*>(element.children.data[i]));
        return nodes;
    }

    std::string out_;
    std::string line_;
    std::optional<Encoding> encoding_;
    OldFonts old_fonts_;
    bool preformatted_ = false;
    std::size_t tables_ = 0;
};

/// Word saves pages in the code page of the machine and says so in the head; the letters beyond it are entities.
std::string text_by_charset(std::string_view bytes) {
    if (base::is_text(bytes) || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return text_of_plain(bytes);
    const auto head = base::to_lower(bytes.substr(0, 4096));
    if (head.find("windows-1258") != std::string::npos) return text_of_code_page(bytes, CodePage::vietnamese);
    if (head.find("windows-1252") != std::string::npos || head.find("iso-8859-1") != std::string::npos)
        return text_of_code_page(bytes, CodePage::western);
    return text_of_plain(bytes);
}

}  // namespace

std::string text_of_html(std::string_view bytes) {
    const auto html = text_by_charset(bytes);
    if (is_nested_too_deeply(html))
        throw base::Problem(base::ProblemKind::invalid, "document.unreadable", "nested too deeply");
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    const auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> page(
        gumbo_parse_with_options(&options, html.data(), html.size()), destroy);
    Writer writer;
    writer.walk(*page->root);
    return writer.take();
}

}  // namespace sources
