#include "bodies/member_list.hpp"

#include <doctest/doctest.h>

#include "problem_of.hpp"

using bodies::Rank;
using bodies::read_member_list;

TEST_CASE("a numbered list names people, their posts and their roles") {
    const auto list = read_member_list(
        "DANH SÁCH\n1. Đồng chí Lê Thị Suối, Vụ trưởng Vụ Dân tộc, Tổ trưởng;\n2) Ông Đặng Văn Ao - Phó Tổ trưởng.\n"
        "- Đ/c Bùi Thị Hồ: Văn phòng Ban; Thư ký\n");
    REQUIRE(list.size() == 3);
    CHECK(list[0].name == "Lê Thị Suối");
    CHECK(list[0].post == "Vụ trưởng Vụ Dân tộc");
    CHECK(list[0].role == "Tổ trưởng");
    CHECK(list[0].rank == Rank::head);
    CHECK(list[1].name == "Đặng Văn Ao");
    CHECK(list[1].rank == Rank::deputy);
    CHECK(list[2].post == "Văn phòng Ban");
    CHECK(list[2].role == "Thư ký");
}

TEST_CASE("a table of names is read by its rows, and its head is no person") {
    const auto list =
        read_member_list("TT\tHọ và tên\tChức vụ\tGhi chú\n\n1\tĐỗ Văn Lạch\tVụ Tôn giáo\tThành viên\n\n");
    REQUIRE(list.size() == 1);
    CHECK(list[0].name == "Đỗ Văn Lạch");
    CHECK(list[0].post == "Vụ Tôn giáo");
    CHECK(list[0].role == "Thành viên");
}

TEST_CASE("sentences and numbered duties are no people") {
    CHECK(read_member_list("1. Mục tiêu của kế hoạch\n2. Tổ trưởng phân công\nNơi nhận: Như trên\nHà Nội, ngày 4")
              .empty());
}

TEST_CASE("a whole book is no list of members") {
    CHECK(problem_of([] { bodies::read_member_file("dai.txt", std::string(4U << 20U, 'a')); }) ==
          "member_list.too_long");
}
