#include <fmt/format.h>

#include "documents/document.hpp"
#include "documents/markup.hpp"
#include "documents/paper.hpp"
#include "documents/register_sheet.hpp"

namespace documents {
namespace {

constexpr std::string_view sheet_rules = R"(
@page { size: A4; margin: 20mm 18mm 20mm 30mm; @top-center { content: counter(page); font: 13pt "Times New Roman", serif; } }
@page :first { @top-center { content: none; } }
@page across { size: A4 landscape; margin: 20mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font-family: "Times New Roman", Tinos, "Liberation Serif", serif; line-height: 1.2; overflow-wrap: anywhere; }
p { margin: 0; }
.sides { display: grid; break-inside: avoid; }
.head { grid-template-columns: 62fr 100fr; }
.foot { grid-template-columns: 76fr 86fr; margin-top: 12pt; }
.rule-full::after, .rule-part::after { content: ""; display: block; border-top: 1px solid; margin: 2pt auto 0; }
.rule-full, .rule-part { display: inline-block; }
.rule-part::after { width: 40%; }
.box { display: inline-block; border: 1.5pt solid #c00; color: #c00; padding: 1mm 3mm; }
table { width: 100%; border-collapse: collapse; margin: 6pt 0; }
th, td { border: 1px solid #000; padding: 1mm 1.5mm; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.sheet { break-before: page; }
.across { page: across; }
@media screen {
  body { max-width: 210mm; margin: 0 auto; padding: 15mm 12mm; }
  .sheet { margin-top: 15mm; padding-top: 10mm; border-top: 1px dashed #888; }
}
@media screen and (max-width: 560px) { body { padding: 8mm 5mm; } .head { zoom: 0.5; } .foot { zoom: 0.7; } }
)";

std::string_view css_of(Align align) {
    if (align == Align::justified) return "justify";
    return align == Align::left ? "left" : "center";
}

std::string css() {
    std::string rules(sheet_rules);
    for (const auto& look : looks()) {
        rules += fmt::format(
            ".{} {{ font-size: {}pt; text-align: {}; margin-top: {}pt; margin-bottom: {}pt; text-indent: {}mm;",
            look.id, look.size, css_of(look.align), look.before, look.after, look.first_line);
        if (look.bold) rules += " font-weight: bold;";
        if (look.italic) rules += " font-style: italic;";
        if (look.underlined) rules += " text-decoration: underline;";
        if (look.keeps_next) rules += " break-after: avoid;";
        rules += " }\n";
    }
    rules += ".figure { text-align: right; }\n";
    // Room for the signature and the seal.
    rules += fmt::format(".{} {{ margin-top: {}pt; }}\n", look_of(Style::signer).id, signature_space);
    return rules;
}

std::string printed(const Line& line) {
    auto words = escaped(line.text);
    if (line.style == Style::urgency) words = "<span class=\"box\">" + words + "</span>";
    if (line.rule != Rule::none)
        words = fmt::format("<span class=\"{}\">{}</span>", line.rule == Rule::full ? "rule-full" : "rule-part", words);
    return fmt::format("<p class=\"{}\">{}</p>\n", look_of(line.style).id, words);
}

std::string printed(const Columns& columns) {
    std::string out = fmt::format("<div class=\"sides {}\">\n<div>\n", columns.before == 0 ? "head" : "foot");
    for (const auto& line : columns.left) out += printed(line);
    out += "</div>\n<div>\n";
    for (const auto& line : columns.right) out += printed(line);
    return out + "</div>\n</div>\n";
}

std::string printed(const Table& table) {
    std::string out = "<table border=\"1\">\n<thead><tr>";
    for (const auto& cell : table.head)
        out += fmt::format("<th class=\"{}\">{}</th>", look_of(Style::cell_head).id, escaped(cell));
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (const auto& cell : row)
            out += fmt::format("<td class=\"{}{}\">{}</td>", look_of(Style::cell).id, is_figure(cell) ? " figure" : "",
                               escaped(cell));
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n";
}

std::string printed(const Sheet& sheet) {
    return fmt::format("</section>\n<section class=\"sheet{}\">\n", sheet.is_across ? " across" : "");
}

std::string page_of(const std::string& title, const std::string& inside) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        escaped(title), css(), inside);
}

}  // namespace

std::string html(const Document& document) {
    const auto title = document.kind.empty() ? document.subject : document.kind + ' ' + document.subject;
    std::string inside = "<section>\n";
    for (const auto& piece : laid_out(document))
        inside += std::visit([](const auto& one) { return printed(one); }, piece);
    return page_of(title, inside + "</section>\n");
}

std::string html(const std::string& heading, const Table& table) {
    return page_of(heading, "<section class=\"across\">\n" + printed(Line{Style::kind, heading}) + printed(table) +
                                "</section>\n");
}

}  // namespace documents
