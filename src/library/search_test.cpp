#include "library/search.hpp"

#include <doctest/doctest.h>

#include "cast.hpp"
#include "problem_of.hpp"

TEST_CASE("the passage is the sentence that holds the most of the words, in whatever order") {
    const std::string text = "Các thôn quét dọn.\nTrạm y tế phun hóa chất ở chợ; công an giữ trật tự.";
    CHECK(library::passage_of(text, {"chat", "hoa", "phun"}) == "Trạm y tế phun hóa chất ở chợ");
    CHECK(library::passage_of(text, {"trat"}) == "công an giữ trật tự.");
    CHECK(library::passage_of(text, {"bien"}).empty());
    CHECK(library::passage_of(text, {}).empty());
}

TEST_CASE("a long passage is cut between words") {
    std::string text;
    for (int i = 0; i < 80; ++i) text += "nước ngập ";
    const auto passage = library::passage_of(text, {"ngap"});
    CHECK(passage.size() < 300);
    CHECK(passage.ends_with("…"));
}

TEST_CASE("a scan is read in as a plan first") {
    CHECK(problem_of([] { library::read_paper("dai.txt", std::string(4U << 20U, 'a')); }) == "paper.too_long");
}

TEST_CASE_FIXTURE(spec::Cast, "a word is found by its beginning and no other word is") {
    const auto lan = who("lan");
    const auto found = [&](const std::string& words) {
        return db().read([&](store::Transaction& tx) {
            return library::search(tx, lan,
                                   {.words = words, .kind = {}, .issuer = {}, .from = {}, .until = {}, .after = {}})
                .items.size();
        });
    };
    db().write([&](store::Transaction& tx) {
        library::bring_in(tx, lan, {"", "", "Chống ngập úng ở Đồng Mới", {.subject = "Số 7"}});
    });
    CHECK(found("ngap") == 1);
    CHECK(found("nga") == 1);
    CHECK(found("gap") == 0);
    CHECK(found("dong moi ngap") == 1);
    CHECK(found("dong cu") == 0);
    CHECK(found("7") == 1);
}
