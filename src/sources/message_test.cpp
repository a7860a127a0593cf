#include <doctest/doctest.h>

#include "docx_archive.hpp"
#include "problem_of.hpp"
#include "sources/message.hpp"
#include "sources/source.hpp"

namespace {

constexpr const char* with_file =
    "Return-Path: <tram@xa.example.vn>\r\n"
    "From: =?utf-8?b?VHLhuqFtIHkgdOG6vw==?= <Tram@Xa.Example.VN>\r\n"
    "To: baocao@huyen.example.vn\r\n"
    "Subject: =?UTF-8?Q?Re:_B=C3=A1o_c=C3=A1o_th=C3=A1ng_6?=\r\n"
    "Message-ID: <1@xa.example.vn>\r\n"
    "In-Reply-To: <a@huyen.example.vn>\r\n"
    "References: <b@huyen.example.vn> <a@huyen.example.vn>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=zz\r\n\r\n"
    "--zz\r\nContent-Type: multipart/alternative; boundary=yy\r\n\r\n"
    "--yy\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "S2jDtG5nIHBow6F0IHNpbmg=\r\n"
    "--yy\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Không phát sinh</p>\r\n--yy--\r\n"
    "--zz\r\nContent-Type: text/plain\r\n"
    "Content-Disposition: attachment; filename*=utf-8''b%C3%A1o%20c%C3%A1o.txt\r\n\r\nSố liệu\r\n"
    "--zz--\r\n";

}  // namespace

TEST_CASE("a mail is its sender, its subject in letters, its words and its files") {
    const auto mail = sources::read_message(with_file);
    CHECK(mail.id == "1@xa.example.vn");
    CHECK(mail.from == "tram@xa.example.vn");
    CHECK(mail.subject == "Re: Báo cáo tháng 6");
    CHECK(mail.replies_to ==
          std::vector<std::string>{"a@huyen.example.vn", "a@huyen.example.vn", "b@huyen.example.vn"});
    CHECK(mail.text == "Không phát sinh");
    REQUIRE(mail.attachments.size() == 1);
    CHECK(mail.attachments[0].name == "báo cáo.txt");
    CHECK(mail.attachments[0].bytes == "Số liệu");
    CHECK_FALSE(mail.is_automatic);
}

TEST_CASE("a mail without plain words says what its page says, and old letters become modern ones") {
    CHECK(sources::read_message("From: a@b.vn\nContent-Type: text/html; charset=utf-8\n\n<p>Đã xong</p>").text ==
          "Đã xong\n\n");
    // Declared as UTF-8, written in Windows-1258.
    CHECK(sources::read_message("From: a@b.vn\nContent-Type: text/plain; charset=utf-8\n\nC\xE1\x63 t\xF4\xED").text ==
          "Các tôí");
}

TEST_CASE("machines, lists and bounces are told from people") {
    const auto automatic = [](const std::string& head) {
        return sources::read_message("From: a@b.vn\n" + head + "\n\nx").is_automatic;
    };
    CHECK(automatic("Auto-Submitted: auto-replied"));
    CHECK(automatic("List-Id: <x.b.vn>"));
    CHECK(automatic("Precedence: bulk"));
    CHECK(automatic("Return-Path: <>"));
    CHECK_FALSE(automatic("Auto-Submitted: no"));
    const auto bounce = sources::read_message(
        "From: mailer-daemon@b.vn\nContent-Type: multipart/report; report-type=delivery-status; boundary=zz\n\n"
        "--zz\n\nKhông gửi được\n--zz\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.vn\n"
        "Status: 5.1.1\n--zz\nContent-Type: message/rfc822\n\nMessage-ID: <7@c.vn>\nSubject: x\n\nx\n--zz--\n");
    CHECK(bounce.is_bounce);
    CHECK(bounce.text.find("Status: 5.1.1") != std::string::npos);
    CHECK(bounce.text.find("Message-ID: <7@c.vn>") != std::string::npos);
}

TEST_CASE("two senders or none are no sender, and a text without a head is no mail") {
    CHECK(sources::read_message("From: a@b.vn, c@d.vn\n\nx").from.empty());
    CHECK(sources::read_message("Subject: x\n\nx").from.empty());
    CHECK(problem_of([] { sources::read_message("x"); }) == "document.unreadable");
}

TEST_CASE("a workbook is its rows, the paragraphs of a cell apart") {
    const auto book = spec::archive_of(
        {{"xl/workbook.xml", "<workbook/>"},
         {"xl/sharedStrings.xml", "<sst><si><t>Mã</t></si><si><r><t>Đã </t></r><r><t>làm</t></r></si></sst>"},
         {"xl/worksheets/sheet1.xml",
          "<worksheet><sheetData><row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\"><v>12</v></c></row>"
          "<row><c t=\"inlineStr\"><is><t>Một&#10;Hai</t></is></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>9</v></c></row>"
          "</sheetData></worksheet>"}});
    CHECK(sources::read("so.xlsx", book).text == "Mã\t\t12\n\nMột\vHai\tĐã làm\n\n");
}

TEST_CASE("a workbook marked secret is refused") {
    const auto book = spec::archive_of({{"xl/workbook.xml", "<workbook/>"},
                                        {"xl/worksheets/sheet1.xml",
                                         "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>MẬT</t></is></c></row>"
                                         "</sheetData></worksheet>"}});
    CHECK(problem_of([&] { sources::read("so.xlsx", book); }) == "document.secret");
}
