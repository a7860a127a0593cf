#include "sources/scan_mend.hpp"

#include <doctest/doctest.h>

namespace {

using sources::SeenWord;

std::vector<SeenWord> line_of(const std::vector<std::string>& words) {
    std::vector<SeenWord> line;
    double left = 0;
    for (const auto& word : words) {
        line.push_back({1, left, 0, 50, 20, 90, word});
        left += 60;
    }
    return line;
}

std::string mended(const std::vector<std::string>& words) {
    auto line = line_of(words);
    sources::mend(line);
    std::string text;
    for (const auto& word : line) text += (text.empty() ? "" : " ") + word.text;
    return text;
}

}  // namespace

TEST_CASE("two syllables that only become a word with other marks are that word, in the case they were seen in") {
    CHECK(mended({"KÉ", "HOẠCH"}) == "KẾ HOẠCH");
    CHECK(mended({"Tô", "chức", "triên", "khai,"}) == "Tổ chức triển khai,");
    CHECK(mended({"Đề", "nghị", "đẻ", "nghị"}) == "Đề nghị đề nghị");
    CHECK(mended({"hằng", "tuần", "hàng", "tuần"}) == "hằng tuần hàng tuần");
    CHECK(mended({"GD&Đ\u00D0T", "\u00D0ề", "án"}) == "GD&ĐT Đề án");
    CHECK(mended({"phố,", "biến"}) == "phố, biến");
}

TEST_CASE("a Roman number before a heading in capitals is mended, a decimal one stays") {
    CHECK(mended({"IL", "NHIỆM", "VỤ"}) == "II. NHIỆM VỤ");
    CHECK(mended({"L.", "MỤC", "ĐÍCH"}) == "I. MỤC ĐÍCH");
    CHECK(mended({"HL", "GIẢI", "PHÁP"}) == "III. GIẢI PHÁP");
    CHECK(mended({"1.", "MỤC", "ĐÍCH"}) == "1. MỤC ĐÍCH");
    CHECK(mended({"Hl", "vọng"}) == "Hl vọng");
}

TEST_CASE("figures come from the look that is surer of them, and a dispute is told") {
    auto words = line_of({"X1", "30/6", "năm"});
    auto second = line_of({"2021", "30/8", "nam"});
    second[0].confidence = 95;
    second[1].confidence = 80;
    sources::take_figures(words, second);
    CHECK(words[0].text == "2021");
    CHECK(words[0].confidence == 95);
    CHECK(words[1].text == "30/6");
    CHECK(words[1].confidence < 60);
    CHECK(words[2].text == "năm");
}
