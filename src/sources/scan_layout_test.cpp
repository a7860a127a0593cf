#include "sources/scan_layout.hpp"

#include <doctest/doctest.h>

namespace {

using sources::SeenWord;

/// Words of a line one after the other, each sign ten points wide and twenty high.
std::vector<SeenWord> line(int number, double left, double top, const std::vector<std::string>& words) {
    std::vector<SeenWord> seen;
    for (const auto& word : words) {
        seen.push_back({number, left, top, 10.0 * static_cast<double>(word.size()), 20, 95, word});
        left += 10.0 * static_cast<double>(word.size() + 1);
    }
    return seen;
}

std::string text_of(std::vector<std::vector<SeenWord>> lines) {
    std::vector<SeenWord> words;
    for (auto& one : lines) words.insert(words.end(), one.begin(), one.end());
    return sources::laid_out(std::move(words)).text;
}

}  // namespace

TEST_CASE("two columns side by side stay apart on one line") {
    CHECK(text_of({line(1, 0, 100, {"UBND", "XA"}), line(2, 300, 102, {"CONG", "HOA"})}) ==
          "UBND XA                       CONG HOA\n");
}

TEST_CASE("a page that lies askew is read as if it were straight") {
    auto left = line(1, 0, 100, {"mot", "hai", "ba", "bon"});
    auto right = line(2, 1000, 100, {"nam", "sau", "bay", "tam"});
    for (auto* words : {&left, &right})
        for (auto& word : *words) word.top += 0.03 * word.left;
    const auto text = text_of({left, right});
    CHECK(text.find('\n') == text.size() - 1);
}

TEST_CASE("a wide step between lines is an empty line") {
    CHECK(text_of({line(1, 0, 0, {"a"}), line(2, 0, 30, {"b"}), line(3, 0, 60, {"c"}), line(4, 0, 130, {"d"})}) ==
          "a\nb\nc\n\nd\n");
}

TEST_CASE("words of low confidence are marked, and dirt is dropped") {
    auto words = line(1, 0, 0, {"ngay", "15", "|"});
    words[1].confidence = 40;
    words[2].confidence = 20;
    const auto page = sources::laid_out(words);
    CHECK(page.text == "ngay 15\n");
    REQUIRE(page.unsure.size() == 1);
    CHECK(page.text.substr(page.unsure[0].from, page.unsure[0].to - page.unsure[0].from) == "15");
}

TEST_CASE("a wave before an item is its dash, and a dash alone is a drawn line") {
    CHECK(text_of({line(1, 0, 0, {"~", "Tram"}), line(2, 0, 30, {"-"}), line(3, 0, 60, {"b"})}) == "- Tram\nb\n");
}

TEST_CASE("the table that Tesseract writes is read by its columns") {
    const auto words = sources::words_of_tsv(
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t10\t12\t40\t20\t91.5\tHộ\n"
        "5\t1\t2\t1\t1\t1\t60\t12\t40\t20\t17\tnghèo\ncut");
    REQUIRE(words.size() == 2);
    CHECK(words[0].text == "Hộ");
    CHECK(words[1].confidence == 17);
    CHECK(words[0].line != words[1].line);
}
