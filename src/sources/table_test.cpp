#include "sources/table.hpp"

#include <doctest/doctest.h>

#include "sources/source.hpp"

namespace {

using sources::TableText;

TableText table_of(std::vector<std::vector<std::string>> rows, bool bordered) {
    TableText table;
    table.bordered = bordered;
    for (auto& row : rows) {
        auto& cells = table.rows.emplace_back();
        for (auto& text : row) cells.push_back({std::move(text), 1});
    }
    return table;
}

}  // namespace

TEST_CASE("a row is a line with its cells apart by tabs, a cell's paragraphs by vertical tabs") {
    CHECK(sources::printed(table_of({{"TT\n\n", "Nội dung", "Đơn vị"}, {"1", "Một\n\nHai\tBa\n\n", ""}}, true)) ==
          "TT\tNội dung\tĐơn vị\n\n1\tMột\vHai Ba\t\n\n");
}

TEST_CASE("a cell over two columns is followed by an empty one") {
    auto table = table_of({{"a", "b", "c"}, {"d", "e"}}, true);
    table.rows[1][0].columns = 2;
    CHECK(sources::printed(table) == "a\tb\tc\n\nd\t\te\n\n");
}

TEST_CASE("header and closing tables only put things side by side, drawn lines or not") {
    CHECK(sources::is_layout(table_of({{"UBND XÃ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}}, true)));
    CHECK(sources::is_layout(table_of({{"Nơi nhận:\n- Như trên", "CHỦ TỊCH"}}, false)));
    CHECK(sources::is_layout(table_of({{"", "TM. ỦY BAN NHÂN DÂN"}}, false)));
    CHECK_FALSE(sources::is_layout(table_of({{"a", "b"}, {"c", "d"}}, true)));
}

TEST_CASE("a small table of work is no layout even when its lines are not drawn") {
    CHECK_FALSE(sources::is_layout(table_of({{"Nội dung", "Đơn vị chủ trì", "Thời gian"}, {"a", "b", "c"}}, false)));
}

TEST_CASE("a Markdown table becomes rows, and bars elsewhere stay") {
    CHECK(sources::with_markdown_tables("a\n| X | Y |\n|---|:-:|\n| 1<br>2 | b\\|c |\nz | y\n") ==
          "a\nX\tY\n\n1\v2\tb|c\n\nz | y\n");
    CHECK(sources::with_markdown_tables("a\n| b\n| c\n") == "a\n| b\n| c\n");
}

TEST_CASE("a table of HTML keeps its rows, and a page laid out by tables does not become one") {
    const auto text_of = [](const std::string& html) { return sources::read("a.html", html).text; };
    CHECK(text_of("<html><table border=1><tr><th>TT<th>Việc<tr><td>1<td><p>Một<p>Hai</table>") ==
          "TT\tViệc\n\n1\tMột\vHai\n\n");
    CHECK(text_of("<html><table><tr><td>Trái<td><table><tr><td>a<td>b</table></table>") == "Trái\n\na\n\nb\n\n");
}
