#include <doctest/doctest.h>

#include "docx_archive.hpp"
#include "sources/source.hpp"

// Word documents of our own making: what a page shows is the text, in the order of the page.

namespace {

using spec::docx_of;
using spec::paragraph;

std::string text_of(const spec::Parts& parts) {
    return sources::read("a.docx", docx_of(parts)).text;
}

std::string text_of(const std::string& body) {
    return text_of(spec::Parts{{"document.xml", spec::document(body)}});
}

std::string run(const std::string& text, const std::string& properties) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string cell(const std::string& text, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}

constexpr const char* drawn = "<w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>";

constexpr const char* numbering =
    R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:pStyle w:val="Chuong"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/><w:isLgl/><w:pStyle w:val="Muc"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>)";

constexpr const char* styles =
    R"(<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="Chuong"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ChuongCon"><w:basedOn w:val="Chuong"/></w:style>
<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>
<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Luoi"><w:tblPr><w:tblBorders><w:insideH w:val="single"/></w:tblBorders></w:tblPr></w:style></w:styles>)";

std::string styled(const std::string& text, const std::string& style) {
    return paragraph(text, "<w:pStyle w:val=\"" + style + "\"/>");
}

}  // namespace

TEST_CASE("numbers that live in styles are printed, by the level that names the style") {
    const auto body = styled("MỤC ĐÍCH", "Chuong") + styled("Một", "Muc") + styled("Hai", "Muc") +
                      styled("TỔ CHỨC", "ChuongCon") + styled("Ba", "Muc") + styled("thường", "Vong");
    CHECK(text_of({{"document.xml", spec::document(body)}, {"numbering.xml", numbering}, {"styles.xml", styles}}) ==
          "I. MỤC ĐÍCH\n\n1.1. Một\n\n1.2. Hai\n\nII. TỔ CHỨC\n\n2.1. Ba\n\nthường\n\n");
}

TEST_CASE("a list that begins anew counts from its own start") {
    const auto item = [](const char* text, const char* list) {
        return paragraph(text,
                         "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + std::string(list) + "\"/></w:numPr>");
    };
    CHECK(text_of({{"document.xml", spec::document(item("a", "3") + item("b", "3") + item("c", "4") + item("d", "4"))},
                   {"numbering.xml", numbering}}) == "I. a\n\nII. b\n\nI. c\n\nII. d\n\n");
}

TEST_CASE("a list may begin far on, and one that begins beyond all bounds is read all the same") {
    const auto item = [](const char* text) {
        return paragraph(text, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr>");
    };
    const auto list_from = [&](const std::string& start) {
        return text_of(
            {{"document.xml", spec::document(item("a") + item("b"))},
             {"numbering.xml",
              R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val=")" +
                  start + R"("/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>)"}});
    };
    CHECK(list_from("512") == "512. a\n\n513. b\n\n");
    CHECK(list_from("2147483647") == "32767. a\n\n32768. b\n\n");
    CHECK(list_from("-5") == "0. a\n\n1. b\n\n");
}

TEST_CASE("a table with drawn lines keeps rows and cells; its style may draw them") {
    const auto rows =
        "<w:tr>" + cell("TT") + cell("Việc") + "</w:tr><w:tr>" + cell("1") + cell("Phun thuốc") + "</w:tr>";
    CHECK(text_of("<w:tbl>" + std::string(drawn) + rows + "</w:tbl>") == "TT\tViệc\n\n1\tPhun thuốc\n\n");
    CHECK(text_of({{"document.xml",
                    spec::document("<w:tbl><w:tblPr><w:tblStyle w:val=\"Luoi\"/></w:tblPr>" + rows + "</w:tbl>")},
                   {"styles.xml", styles}}) == "TT\tViệc\n\n1\tPhun thuốc\n\n");
    CHECK(text_of("<w:tbl>" + rows + "</w:tbl>") == "TT\n\nViệc\n\n1\n\nPhun thuốc\n\n");
}

TEST_CASE("deleted and moved-away text is not read, inserted text is") {
    CHECK(text_of("<w:p><w:ins>" + run("mới", "") + "</w:ins><w:moveFrom>" + run("cũ", "") + "</w:moveFrom>" +
                  run(" ẩn", "<w:vanish/>") + "</w:p>") == "mới\n\n");
    CHECK(text_of(paragraph("đầu ", "<w:rPr><w:del/></w:rPr>") + paragraph("đuôi")) == "đầu đuôi\n\n");
}

TEST_CASE("letters of old fonts are read by the name of the font, of the run or of its style") {
    const auto font = [](const std::string& name) { return "<w:rFonts w:ascii=\"" + name + "\"/>"; };
    CHECK(text_of("<w:p>" + run("kÕ ho¹ch", font(".VnTimeH")) + run(" phßng bÖnh", font(".VnTime")) + "</w:p>") ==
          "KẾ HOẠCH phòng bệnh\n\n");
    CHECK(text_of("<w:p>" + run("Keá hoaïch", font("VNI-Times")) + run(" đã xong", font("Arial")) + "</w:p>") ==
          "Kế hoạch đã xong\n\n");
    CHECK(text_of({{"document.xml", spec::document(styled("phßng bÖnh", "Cu"))}, {"styles.xml", styles}}) ==
          "phòng bệnh\n\n");
}

TEST_CASE("small letters that Word prints as capitals are capitals") {
    CHECK(text_of("<w:p>" + run("kế hoạch", "<w:caps/>") + "</w:p>") == "KẾ HOẠCH\n\n");
}

TEST_CASE("a text box follows its paragraph, a footnote the text, and a tab is a gap") {
    CHECK(text_of("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:pict><w:txbxContent>" + paragraph("hộp") +
                  "</w:txbxContent></w:pict></w:r></w:p>") == "a    b\n\nhộp\n\n");
    CHECK(text_of({{"document.xml", spec::document(paragraph("thân"))},
                   {"footnotes.xml", "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"0\">" +
                                         paragraph("---") + "</w:footnote><w:footnote w:id=\"1\">" + paragraph("chú") +
                                         "</w:footnote></w:footnotes>"}}) == "thân\n\n[1] chú\n\n");
}

TEST_CASE("a letterhead in the margin comes first, a page number in it does not come") {
    const auto header = [](const std::string& text) { return "<w:hdr xmlns:w=\"w\">" + paragraph(text) + "</w:hdr>"; };
    CHECK(text_of({{"document.xml", spec::document(paragraph("KẾ HOẠCH"))},
                   {"header1.xml", header("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")},
                   {"header2.xml", header("Trang 2")}}) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKẾ HOẠCH\n\n");
    CHECK_THROWS(
        text_of({{"document.xml", spec::document(paragraph("KẾ HOẠCH"))}, {"footer1.xml", header("TỐI MẬT")}}));
}
