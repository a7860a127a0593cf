#include <array>
#include <algorithm>
#include <memory>

#include <gumbo.h>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/source_formats.hpp"

namespace plans {
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

bool is_block(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_P:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_CENTER:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_DD:
            return true;
        default:
            return false;
    }
}

bool is_silent(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_TEMPLATE:
            return true;
        default:
            return false;
    }
}

struct Writer {
    std::string out{};
    std::string line{};

    /// White space of the source is one blank, whatever it was; no-break spaces hold columns apart in Word's HTML and
    /// stay.
    void text(std::string_view words) {
        for (const char c : words) {
            const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (!blank)
                line += c;
            else if (!line.empty() && line.back() != ' ' && line.back() != '\n')
                line += ' ';
        }
    }

    void end_paragraph() {
        const auto printed = base::trim(line);
        if (!printed.empty()) {
            out += printed;
            out += "\n\n";
        }
        line.clear();
    }

    void children(const GumboVector& nodes) {
        int number = 0;
        for (unsigned int i = 0; i < nodes.length; ++i) {
            const auto* node = static_cast<const GumboNode*>(nodes.data[i]);
            const bool item = node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_LI;
            if (item)
                list_item(node->v.element, ++number);
            else
                walk(*node);
        }
    }

    void list_item(const GumboElement& element, int number) {
        end_paragraph();
        const auto* parent = element.children.length > 0
                                 ? static_cast<const GumboNode*>(element.children.data[0])->parent->parent
                                 : nullptr;
        const bool numbered =
            parent != nullptr && parent->type == GUMBO_NODE_ELEMENT && parent->v.element.tag == GUMBO_TAG_OL;
        line = numbered ? std::to_string(number) + ". " : "- ";
        children(element.children);
        end_paragraph();
    }

    void walk(const GumboNode& node) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA)
            return text(node.v.text.text);
        if (node.type != GUMBO_NODE_ELEMENT || is_silent(node.v.element.tag)) return;
        const auto& element = node.v.element;
        if (element.tag == GUMBO_TAG_BR) {
            line += '\n';
            return;
        }
        const bool block = is_block(element.tag);
        if (block) end_paragraph();
        children(element.children);
        if (block) end_paragraph();
    }
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
    writer.end_paragraph();
    return std::move(writer.out);
}

}  // namespace plans
