#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "sources/docx_numbering.hpp"
#include "sources/docx_styles.hpp"
#include "sources/encodings.hpp"
#include "sources/table.hpp"

namespace sources {

/// Writes the parts of a Word document as text in reading order, paragraphs apart by an empty line.
class DocxText {
public:
    DocxText(DocxNumbering& numbering, const DocxStyles& styles) : numbering_(numbering), styles_(styles) {}

    /// The paragraphs and tables of a body, a header or a footer.
    std::string read(const pugi::xml_node& blocks);

    /// Footnotes, each a paragraph "[1] …".
    std::string read_notes(const pugi::xml_node& notes);

private:
    /// A paragraph while its runs are read.
    struct Paragraph {
        pugi::xml_node properties;
        std::string text;
        std::vector<pugi::xml_node> boxes;
    };
    void blocks(const pugi::xml_node& node, int depth);
    void paragraph(const pugi::xml_node& node, int depth);
    void runs(const pugi::xml_node& node, Paragraph& into, int depth);
    void run(const pugi::xml_node& node, Paragraph& into, int depth);
    void table(const pugi::xml_node& node, int depth);
    TableCell cell(const pugi::xml_node& node, TableText& table, int depth);

    DocxNumbering& numbering_;
    const DocxStyles& styles_;
    OldFonts old_fonts_;
    std::string out_;
};

}  // namespace sources
