#include <doctest/doctest.h>

#include "cast.hpp"
#include "exchange/voice_list.hpp"
#include "problem_of.hpp"

using namespace exchange;

TEST_CASE_FIXTURE(spec::Cast, "a portal's list has an end") {
    std::string rows = "Mã phản ánh,Nội dung\n";
    for (std::size_t i = 0; i <= most_voice_rows; ++i) rows += "PA-" + std::to_string(i) + ",Thử\n";
    const auto list = list_file(list_sheets("1022.csv", rows), voice_columns(), "");
    CHECK(problem_of([&] {
              db().read([&](store::Transaction& tx) {
                  return compare_voices(tx, who("lan"), list, areas::AreaId{id("commune_a")});
              });
          }) == "voice_list.too_many");
}

TEST_CASE_FIXTURE(spec::Cast, "a row without a number is known by its day and words, never by who spoke") {
    voices::ListedVoice row;
    row.words = "Xin thêm điểm lấy nước";
    const auto ref = voices::ref_of(row);
    row.contact = {"Cam", "0400123456"};
    CHECK(voices::ref_of(row) == ref);
    row.words = "Xin thêm điểm lấy gạo";
    CHECK(voices::ref_of(row) != ref);
}
