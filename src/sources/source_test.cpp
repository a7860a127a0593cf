#include <doctest/doctest.h>

#include <string>

#include "docx_archive.hpp"
#include "problem_of.hpp"
#include "sources/source.hpp"

namespace {

using sources::read;
using spec::archive_of;

std::string code_of(std::string_view bytes) {
    return problem_of([&] { read("file", bytes); });
}

std::string docx(std::string_view body) {
    return archive_of({{"word/document.xml", spec::document(body)}});
}

std::string item(int level) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"7\"/></w:numPr>";
}

constexpr std::string_view numbering_xml = R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>)";

}  // namespace

TEST_CASE("a file without text is refused as empty") {
    CHECK(code_of("") == "document.empty");
    CHECK(code_of(" \n\xC2\xA0\n\t") == "document.empty");
}

TEST_CASE("a file of more than 20 MB is refused") {
    CHECK(code_of(std::string((20U << 20U) + 1, 'a')) == "document.too_large");
}

TEST_CASE("a binary file is unknown, and of a broken file of the old Word it is said what to do") {
    CHECK(code_of(std::string("\x7F"
                              "ELF\0\0\0",
                              7)) == "document.unknown_format");
    CHECK(code_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Word") == "document.old_word");
}

TEST_CASE("bytes of no Vietnamese encoding are refused with the advice to convert them") {
    CHECK(code_of("caf\xE9 cr\xE8me br\xFBl\xE9"
                  "e \xE0 la carte") == "document.not_text");
}

TEST_CASE("a byte order mark is not part of the text") {
    CHECK(read("a.txt", "\xEF\xBB\xBFKế hoạch").text == "Kế hoạch");
}

TEST_CASE("UTF-16 with its mark is read in both byte orders") {
    CHECK(read("a.txt", std::string("\xFF\xFEK\0\xBF\x1E", 6)).text == "Kế");
    CHECK(read("a.txt", std::string("\xFE\xFF\0K\x1E\xBF", 6)).text == "Kế");
}

TEST_CASE("decomposed letters are composed") {
    CHECK(read("a.txt", "Ke\xCC\x82\xCC\x81").text == "Kế");
}

TEST_CASE("a DOCX prints the numbers that Word keeps out of the text") {
    const auto bytes =
        archive_of({{"word/document.xml",
                     spec::document(spec::paragraph("MỤC ĐÍCH", item(0)) + spec::paragraph("Mục đích", item(1)) +
                                    spec::paragraph("Một", item(2)) + spec::paragraph("Yêu cầu", item(1)) +
                                    spec::paragraph("TỔ CHỨC", item(0)) + spec::paragraph("Trạm y tế", item(1)))},
                    {"word/numbering.xml", std::string(numbering_xml)}});
    CHECK(read("a.docx", bytes).text ==
          "I. MỤC ĐÍCH\n\n1. Mục đích\n\n- Một\n\n2. Yêu cầu\n\nII. TỔ CHỨC\n\n1. Trạm y tế\n\n");
}

TEST_CASE("the two columns of a DOCX header are read one after the other") {
    const auto body = "<w:tbl><w:tr><w:tc>" + spec::paragraph("UBND XÃ A") + spec::paragraph("Số: 1/KH-UBND") +
                      "</w:tc><w:tc>" + spec::paragraph("CỘNG HÒA") + "</w:tc></w:tr></w:tbl>" +
                      spec::paragraph("KẾ HOẠCH");
    CHECK(read("a.docx", docx(body)).text == "UBND XÃ A\n\nSố: 1/KH-UBND\n\nCỘNG HÒA\n\nKẾ HOẠCH\n\n");
}

TEST_CASE("deleted text of a DOCX is not read") {
    CHECK(
        read("a.docx", docx("<w:p><w:r><w:t>còn</w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"))
            .text == "còn\n\n");
}

TEST_CASE("a truncated DOCX is unreadable") {
    const auto whole = docx(spec::paragraph("KẾ HOẠCH"));
    CHECK(code_of(std::string_view(whole).substr(0, whole.size() / 2)) == "document.unreadable");
}

TEST_CASE("an archive that is no DOCX is of unknown format") {
    CHECK(code_of(archive_of({{"a.txt", "a"}})) == "document.unknown_format");
}

TEST_CASE("an archive that unpacks to more than 100 MB is refused while it unpacks") {
    CHECK(code_of(archive_of({{"word/document.xml", std::string(101U << 20U, ' ')}})) == "document.too_large");
}

TEST_CASE("XML nested without end is unreadable, not a crash") {
    std::string body;
    for (int i = 0; i < 5000; ++i) body += "<w:ins>";
    for (int i = 0; i < 5000; ++i) body += "</w:ins>";
    CHECK(code_of(docx(body)) == "document.unreadable");
}

TEST_CASE("HTML gives paragraphs, line breaks and printed list numbers") {
    const auto html =
        "<html><head><style>p{}</style></head><body><p>UBND XÃ A<br>Số: "
        "1</p><ol><li>Một<li>Hai</ol><ul><li>Ba</ul></body></html>";
    CHECK(read("a.html", html).text == "UBND XÃ A\nSố: 1\n\n1. Một\n\n2. Hai\n\n- Ba\n\n");
}

TEST_CASE("the numbers of Word's own HTML are printed as Word prints them") {
    const auto html =
        "<html><body><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; "
        "</span></span><![endif]>Một</p><p><![if !supportLists]><span style='mso-list: Ignore'>&middot;<span>&nbsp;"
        "</span></span><![endif]>Hai</p><!--[if gte mso 9]><p>Ba</p><![endif]--><span style='mso-hide:all'>x</span>"
        "<ol type=a start=3><li>c<li>d</ol><ul class=breadcrumb><li>Trang chủ</ul></body></html>";
    CHECK(read("a.htm", html).text == "1. Một\n\n- Hai\n\nc. c\n\nd. d\n\n");
}

TEST_CASE("HTML in an old font is read by the name of the font") {
    CHECK(read("a.htm",
               "<html><meta charset=windows-1252><p><font face='.VnTimeH'>k\xD5 ho\xB9"
               "ch</font> <span style='font-family:\".VnTime\",serif'>ph\xDFng b\xD6nh</span></html>")
              .text == "KẾ HOẠCH phòng bệnh\n\n");
}

TEST_CASE("HTML of code page 1252 with entities is read as Word wrote it") {
    CHECK(read("a.htm", "<html><head><meta charset=windows-1252></head><body><p>X\xE3 Ch&#226;u S&#417;n").text ==
          "Xã Châu Sơn\n\n");
}

TEST_CASE("HTML nested without end is unreadable, not a crash") {
    std::string html = "<html>";
    for (int i = 0; i < 200000; ++i) html += "<div>";
    CHECK(code_of(html) == "document.unreadable");
}

TEST_CASE("bytes that only claim to be a PDF are unreadable") {
    CHECK(code_of("%PDF-1.4\nnothing of the kind") == "document.unreadable");
}
