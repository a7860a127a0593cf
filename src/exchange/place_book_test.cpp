#include "exchange/place_book.hpp"

#include <doctest/doctest.h>

#include "cast.hpp"

namespace {

/// An Khê with its hamlets, as a list of the commune looks them up.
struct Hamlets : spec::Cast {
    exchange::PlaceBook book = open();

    exchange::PlaceBook open() {
        return db().write([&](store::Transaction& tx) {
            const auto day = *base::make_day(2021, 1, 1);
            const auto add = [&](const char* kind, const char* name) {
                return areas::open(tx, who("admin"),
                                   {.parent = areas::AreaId{id("commune_a")},
                                    .kind = kind,
                                    .name = name,
                                    .code = "",
                                    .valid_from = day});
            };
            areas::add_alias(tx, who("admin"), add("thon", "Thôn Bến Đò").id, "Bến Cũ");
            add("thon", "Thôn 5");
            add("to_dan_pho", "Tổ dân phố số 05");
            add("to_dan_pho", "Tổ dân phố số 12");
            add("khu_pho", "Khu phố 3");
            return exchange::PlaceBook(tx, areas::get(tx, areas::AreaId{id("commune_a")}), areas::hamlet_level,
                                       base::day_of(tx.now()));
        });
    }

    /// The names of what is meant, apart by " | ".
    std::string meant(const char* words) {
        std::string names;
        for (const auto* place : book.meant_by(words, book.root().path))
            names += (names.empty() ? "" : " | ") + place->name;
        return names;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Hamlets, "a hamlet is known however its name is written") {
    for (const auto* words : {"Thôn Bến Đò", "ben do", "thôn bến đò, xã An Khê", "Bến Cũ", "Xóm Bến Đò"})
        CHECK(meant(words) == "Thôn Bến Đò");
    for (const auto* words : {"Tổ 5", "tổ dân phố số 5", "TDP 05", "to5"}) CHECK(meant(words) == "Tổ dân phố số 05");
    for (const auto* words : {"12", "Tổ 12"}) CHECK(meant(words) == "Tổ dân phố số 12");
    for (const auto* words : {"KP3", "Khu 3", "khu phố 3"}) CHECK(meant(words) == "Khu phố 3");
    CHECK(meant("Xã An Khê") == "Xã An Khê");
}

TEST_CASE_FIXTURE(Hamlets,
                  "a bare number that two hamlets bear is not guessed, and another kind's number is not theirs") {
    CHECK(meant("5") == "Thôn 5 | Tổ dân phố số 05");
    CHECK(meant("Thôn 5") == "Thôn 5");
    CHECK(meant("Thôn 12").empty());
    CHECK(meant("Thôn Lạc").empty());
    CHECK(meant("").empty());
}

TEST_CASE_FIXTURE(Hamlets, "an area is followed up to where the book begins") {
    const auto hamlet = book.meant_by("Bến Đò", book.root().path).at(0)->id;
    CHECK(book.up_from(hamlet) == std::vector{hamlet, areas::AreaId{id("commune_a")}});
    CHECK(book.at(areas::AreaId{id("commune_b")}) == nullptr);
}
