#include <doctest/doctest.h>

#include "mail/address.hpp"
#include "mail/letter.hpp"
#include "mail/matching.hpp"
#include "mail/read_mail.hpp"
#include "sources/message.hpp"

TEST_CASE("a letter on the wire is what the reader of mails reads") {
    const mail::Letter letter{{*base::parse_uuid("0191e000-0000-7000-8000-000000000001")},
                              "tram@xa.vn",
                              {"[LL-7KQD2XHM] Ngày mai đến hạn: báo cáo tháng 6", "Kính gửi Trạm y tế,\n\nxin gửi.\n"},
                              false,
                              "9@xa.vn",
                              std::nullopt};
    const mail::Attachment file{"báo cáo.xlsx", "application/zip", std::string("PK\0\1", 4)};
    const auto wire = mail::on_the_wire(letter, file, {"baocao@huyen.vn", "UBND huyện"}, {1'623'400'000'000});
    CHECK(wire.find("Date: Fri, 11 Jun 2021 08:26:40 +0000\r\n") != std::string::npos);
    const auto read = sources::read_message(wire);
    CHECK(read.from == "baocao@huyen.vn");
    CHECK(read.subject == letter.words.subject);
    CHECK(read.text == "Kính gửi Trạm y tế,\n\nxin gửi.\n");
    CHECK(read.replies_to.at(0) == "9@xa.vn");
    CHECK(read.is_automatic);
    REQUIRE(read.attachments.size() == 1);
    CHECK(read.attachments[0].name == "báo cáo.xlsx");
    CHECK(read.attachments[0].bytes == file.bytes);
    CHECK(mail::letter_of(read.id) == letter.id);
}

TEST_CASE("codes are found however they were typed") {
    const auto code = mail::code_of(*base::parse_uuid("0191e000-0000-7000-8000-0123456789ab"));
    CHECK(code.size() == 11);
    CHECK(mail::code_in("Re: [" + code + "] x") == code);
    CHECK(mail::code_in("re: ll-2345abcd") == "LL-2345ABCD");
    CHECK_FALSE(mail::code_in("LL-1O"));
    CHECK_FALSE(mail::code_in("ALL-10"));
}

TEST_CASE("addresses are found in a text and told from what only looks like one") {
    CHECK(mail::addresses_in("email: BaoCao@tinh.gov.vn; b.c-d@e.vn. Xem @abc, a@b và a@b..vn.") ==
          std::vector<std::string>{"baocao@tinh.gov.vn", "b.c-d@e.vn"});
    CHECK_FALSE(mail::tidy_address("a b@c.vn"));
    CHECK_FALSE(mail::tidy_address("a@-c.vn"));
    CHECK(mail::tidy_address(" A@C.vn ") == "a@c.vn");
}

TEST_CASE("quoted words and signatures are not the sender's own") {
    CHECK(mail::own_words("Đã xong\n\nOn Monday, a@b wrote:\n> x") == "Đã xong");
    CHECK(mail::own_words("> hỏi\nĐã xong\r\n-- \nTrạm y tế") == "Đã xong");
    CHECK(mail::own_words("Đã xong\n----- Original Message -----\nFrom: x") == "Đã xong");
}

TEST_CASE("a period is named as people write it") {
    const auto period = [](const char* from, const char* until) {
        return reports::Period{*base::parse_day(from), *base::parse_day(until)};
    };
    const auto june = period("2021-06-01", "2021-06-30");
    CHECK(mail::names_period("Báo cáo tháng 6", june));
    CHECK(mail::names_period("tháng 06/2021", june));
    CHECK_FALSE(mail::names_period("tháng 6 năm 2020", june));
    CHECK_FALSE(mail::names_period("tháng 16", june));
    CHECK(mail::names_period("Quý II/2021", period("2021-04-01", "2021-06-30")));
    CHECK(mail::names_period("từ ngày 07/6 đến 13/6", period("2021-06-07", "2021-06-13")));
    CHECK(mail::names_period("ngày 7/6/2021", period("2021-06-07", "2021-06-07")));
    CHECK(mail::names_period("6 tháng đầu năm", period("2021-01-01", "2021-06-30")));
    CHECK(mail::names_period("năm 2021", period("2021-01-01", "2021-12-31")));
}
