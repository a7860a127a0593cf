#include "sources/secrecy.hpp"

#include <doctest/doctest.h>

#include <string>

#include "docx_archive.hpp"
#include "problem_of.hpp"
#include "sources/source.hpp"

namespace {

std::string code_of(std::string_view bytes) {
    return problem_of([&] { sources::read("file", bytes); });
}

}  // namespace

TEST_CASE("a secrecy mark alone on a line or in a column is refused") {
    CHECK(code_of("UBND XÃ A\n\nMẬT\n\nKẾ HOẠCH\n") == "document.secret");
    CHECK(code_of("UBND XÃ A            TỐI MẬT\nKẾ HOẠCH\n") == "document.secret");
    CHECK(code_of("(TUYỆT MẬT)\nKẾ HOẠCH\n") == "document.secret");
    CHECK(code_of("**\"TỐI  MẬT\"**\nKẾ HOẠCH\n") == "document.secret");
}

TEST_CASE("secrets in a sentence are not a secrecy mark") {
    CHECK(code_of("KẾ HOẠCH\nGiữ bí mật nhà nước\n1. Bảo vệ bí mật\n(ngoại trừ thông tin mật)\n") == "no problem");
    CHECK(code_of("Mật\n\nTỐI MẮT\n\nMẤT\n\nKẾ HOẠCH\n") == "no problem");
}

TEST_CASE("a secrecy mark in the margin of a DOCX counts, also when its letters are decomposed") {
    for (const char* mark : {"MẬT", "MA\xCC\xA3\xCC\x82T"}) {
        const auto header = "<w:hdr xmlns:w=\"w\">" + spec::paragraph(mark) + "</w:hdr>";
        CHECK(code_of(spec::docx_of({{"document.xml", spec::document(spec::paragraph("KẾ HOẠCH"))},
                                     {"header1.xml", header}})) == "document.secret");
    }
}

TEST_CASE("a stamp on a scan counts without the marks on its letters and anywhere on the page") {
    const std::string page(200, '\n');
    CHECK(sources::is_stamped_secret("KE HOACH\n" + page + "TOI MAT\n"));
    CHECK(sources::is_stamped_secret("(MÂT)      KẾ HOẠCH\n"));
    CHECK_FALSE(sources::is_stamped_secret("Mặt bằng      Mất\nTôi mất\n"));
    CHECK_FALSE(sources::is_marked_secret("TOI MAT\n"));
}
