#include <doctest/doctest.h>

#include "plans/recipient.hpp"

using plans::Purpose;
using plans::recipient_of;

TEST_CASE("a recipient line says who and for what") {
    const auto above = recipient_of("- Thường trực Huyện ủy (để b/c);");
    CHECK(above.who == "Thường trực Huyện ủy");
    CHECK(above.purpose == Purpose::report);
    CHECK(recipient_of("- Các xã, thị trấn (để thực hiện);").purpose == Purpose::execute);
    CHECK(recipient_of("UBND các xã (t/h)").purpose == Purpose::execute);
    CHECK(recipient_of("- Mặt trận huyện (để p/h);").purpose == Purpose::coordinate);
    CHECK(recipient_of("+ Đài Truyền thanh (để biết);").purpose == Purpose::know);
}

TEST_CASE("who stands among the recipients without a purpose is told") {
    CHECK(recipient_of("- HĐND xã;").purpose == Purpose::know);
    CHECK(recipient_of("- Trạm y tế xã (2 bản);").who == "Trạm y tế xã (2 bản)");
}

TEST_CASE("as above speaks to all that the document speaks to") {
    CHECK(recipient_of("- Như trên;").is_as_above);
    CHECK(recipient_of("- Các đơn vị nêu trên;").is_as_above);
    CHECK(recipient_of("- Như trên;").who.empty());
}

TEST_CASE("what is kept is kept by somebody or by the registry") {
    CHECK(recipient_of("- Lưu: VT.").purpose == Purpose::keep);
    CHECK(recipient_of("- Lưu: VT.").who == "VT");
    CHECK(recipient_of("Lưu VT").who == "VT");
    CHECK(recipient_of("- Lưu.").who.empty());
}
