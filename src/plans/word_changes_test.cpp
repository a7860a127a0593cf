#include "plans/word_changes.hpp"

#include <doctest/doctest.h>

namespace {

/// "[-old-] {+new+} same".
std::string marked(std::string_view older, std::string_view newer) {
    std::string text;
    for (const auto& run : plans::word_changes(older, newer)) {
        if (!text.empty()) text += ' ';
        if (run.change == plans::WordChange::same) text += run.text;
        if (run.change == plans::WordChange::removed) text += "[-" + run.text + "-]";
        if (run.change == plans::WordChange::added) text += "{+" + run.text + "+}";
    }
    return text;
}

}  // namespace

TEST_CASE("a changed word is marked between words that stayed") {
    CHECK(marked("báo cáo trước ngày 15/6", "báo cáo trước ngày 20/6") == "báo cáo trước ngày [-15/6-] {+20/6+}");
    CHECK(marked("Giao Trạm y tế lập danh sách", "Trạm y tế xã lập danh sách") ==
          "[-Giao-] Trạm y tế {+xã+} lập danh sách");
}

TEST_CASE("lines that break elsewhere are no change") {
    CHECK(marked("Công an xã\ngiữ trật tự", "Công an\nxã giữ   trật tự") == "Công an xã giữ trật tự");
}

TEST_CASE("a text against nothing is added or removed whole") {
    CHECK(marked("", "một hai") == "{+một hai+}");
    CHECK(marked("một hai", "") == "[-một hai-]");
    CHECK(plans::word_changes("", "").empty());
}

TEST_CASE("texts that share almost nothing are shown whole, the older first") {
    std::string older;
    std::string newer;
    for (int n = 0; n < 1000; ++n) {
        older += "a" + std::to_string(n) + " ";
        newer += "b" + std::to_string(n) + " ";
    }
    const auto runs = plans::word_changes(older, newer);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].change == plans::WordChange::removed);
    CHECK(runs[1].change == plans::WordChange::added);
}

TEST_CASE("likeness counts shared words") {
    CHECK(plans::likeness("một hai ba", "ba hai một") == doctest::Approx(1));
    CHECK(plans::likeness("một hai", "ba bốn") == doctest::Approx(0));
    CHECK(plans::likeness("một hai", "một ba") == doctest::Approx(0.5));
}
