#include "files/file.hpp"

#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "test_store.hpp"

using namespace std::string_literals;

TEST_CASE("a file's type is told from its first bytes") {
    CHECK(files::media_type_of("\x89PNG\r\n\x1a\n....") == "image/png");
    CHECK(files::media_type_of("\xff\xd8\xff\xe0") == "image/jpeg");
    CHECK(files::media_type_of("RIFF\x01\x02\x03\x04WEBPVP8 ") == "image/webp");
    CHECK(files::media_type_of("%PDF-1.7") == "application/pdf");
    CHECK(files::media_type_of("PK\x03\x04") == "application/zip");
    CHECK(files::media_type_of("Lá lành đùm lá rách") == "text/plain");
    CHECK(files::media_type_of("RIFF") == "text/plain");
    CHECK(files::media_type_of("\x00\x01"s) == "application/octet-stream");
}

TEST_CASE_FIXTURE(TestStore, "a picture comes back as it was sent") {
    const auto sent = "\x89PNG\r\n\x1a\n\x00\x01\x02"s;
    const auto id = db.write([&](store::Transaction& tx) { return files::keep_picture(tx, {}, "lá.png", sent); });
    const auto kept = db.read([&](store::Transaction& tx) { return files::get(tx, id); });
    CHECK(kept.name == "lá.png");
    CHECK(kept.media_type == "image/png");
    CHECK(std::string(kept.bytes.begin(), kept.bytes.end()) == sent);
}

TEST_CASE_FIXTURE(TestStore, "a picture of more than three megabytes is refused") {
    const auto large = "\x89PNG\r\n\x1a\n"s + std::string(3 * 1024 * 1024, 'x');
    const auto keep = [&] { db.write([&](store::Transaction& tx) { files::keep_picture(tx, {}, "lá.png", large); }); };
    CHECK_THROWS_WITH_AS(keep(), "file.picture_too_large: 3145736", base::Problem);
}
