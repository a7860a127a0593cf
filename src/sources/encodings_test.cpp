#include "sources/encodings.hpp"

#include <doctest/doctest.h>

#include "base/syllable.hpp"
#include "base/text.hpp"
#include "project_file.hpp"
#include "sources/source.hpp"

namespace {

using sources::with_modern_letters;

std::string formats_file(const std::string& name) {
    return spec::file_of("spec/formats/" + name);
}

}  // namespace

TEST_CASE("the same sentences in every encoding are the same text") {
    const auto sentences = formats_file("sentences.txt");
    for (const char* name : {"vni.txt", "viscii.txt", "windows_1258.txt", "utf16.txt"}) {
        CAPTURE(name);
        CHECK(sources::read(name, formats_file(name)).text == sentences);
    }
    // TCVN3 has no capital letters with tones outside of its fonts of capitals.
    CHECK(base::to_lower(sources::read("tcvn3.txt", formats_file("tcvn3.txt")).text) == base::to_lower(sentences));
}

TEST_CASE("old letters in a Unicode document are converted line by line") {
    const std::string modern = "Ủy ban nhân dân xã An Khê";
    CHECK(with_modern_letters(modern + "\nKÕ ho¹ch phßng chèng dÞch bÖnh\nMét sè viÖc\n" + modern) ==
          modern + "\nKế hoạch phòng chống dịch bệnh\nMột số việc\n" + modern);
    CHECK(with_modern_letters("Keá hoaïch öùng phoù vôùi baõo") == "Kế hoạch ứng phó với bão");
}

TEST_CASE("words typed with the capital lock are capitals with all their letters") {
    CHECK(with_modern_letters("KÕ HO¹CH PHßNG CHèNG B·O") == "KẾ HOẠCH PHÒNG CHỐNG BÃO");
}

TEST_CASE("texts of other languages and modern Vietnamese are never converted") {
    for (const char* text :
         {"El niño soñó con un año más en España, ¿verdad?", "Größe und Übermaß: 25 µm, 5 m², ½ Øre",
          "Déjà vu à la crème brûlée; le café coûte 3 £ où ça?", "Nhiệt độ 38°C ± 0,5 · mức «đỏ» ½ giờ",
          "Được sự đồng ý, xã lập tổ ở thôn; giá 5.000 đ/m² © 2023"}) {
        CAPTURE(text);
        CHECK(with_modern_letters(text) == text);
    }
}

TEST_CASE("the name of a font tells an old encoding, and a modern letter shows that the name is a leftover") {
    CHECK(sources::encoding_of_font(".VnTime") == sources::Encoding::tcvn3);
    CHECK(sources::encoding_of_font(".VnArialH") == sources::Encoding::tcvn3_capitals);
    CHECK(sources::encoding_of_font("VNI-Times") == sources::Encoding::vni);
    CHECK_FALSE(sources::encoding_of_font("Times New Roman"));
    sources::OldFonts old;
    CHECK(old.read("ñy ban nh©n d©n", sources::Encoding::tcvn3_capitals) == "ỦY BAN NHÂN DÂN");
    CHECK(old.read("Mét sè", sources::Encoding::tcvn3) == "Một số");
    sources::OldFonts converted;
    CHECK(converted.read("Ủy ban", sources::Encoding::tcvn3) == "Ủy ban");
    CHECK(converted.read("xã", sources::Encoding::tcvn3) == "xã");
}

TEST_CASE("syllables are told from what only looks like them") {
    for (const auto* word : {U"nghiêng", U"khuyến", U"quốc", U"giếng", U"ở", U"tuần", U"xoáy", U"ý", U"rượu"})
        CHECK(base::is_syllable(word));
    for (const auto* word : {U"ngêgn", U"cafộ", U"été", U"zốt", U"bàc", U""}) CHECK_FALSE(base::is_syllable(word));
}
