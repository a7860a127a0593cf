#include <doctest/doctest.h>

#include "accounts/secret.hpp"
#include "base/problem.hpp"
#include "household_register.hpp"
#include "households/own_record.hpp"
#include "households/twin.hpp"
#include "problem_of.hpp"

using namespace households;

namespace {

/// A household at the ferry that holds a card.
struct Card : spec::Register {
    HouseholdId home = enter(lan, family(ferry, "Đỗ Thị Cam"));
    std::string key = handed(home);

    std::string handed(HouseholdId id) {
        const auto code = accounts::new_code();
        db.write([&](store::Transaction& tx) { hand_key(tx, master, lan, id, code); });
        return code;
    }
    OwnRecord ask(WishKind kind, const std::string& words) {
        return db.write([&](store::Transaction& tx) { return wish(tx, master, key, {kind, words}); });
    }
    OwnRecord seen() {
        return db.read([&](store::Transaction& tx) { return own_record(tx, master, key); });
    }
    void erase() {
        db.write([&](store::Transaction& tx) { store::erase_sealed(tx, home.uuid); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Card, "five wishes may wait at once, and none is longer than a page") {
    for (const char* words : {"Một", "Hai", "Ba", "Bốn", "Năm"}) ask(WishKind::correction, words);
    CHECK(problem_of([&] { ask(WishKind::correction, "Sáu"); }) == "own_record.too_many_wishes");
    CHECK(problem_of([&] { ask(WishKind::correction, std::string(2001, 'a')); }) == "own_record.words_too_long");
    CHECK(seen().wishes.size() == 5);
}

TEST_CASE_FIXTURE(Card, "with the record its wishes become unreadable, and nothing is added to it") {
    ask(WishKind::erasure, "Xin xóa");
    erase();
    CHECK_FALSE(seen().record);
    CHECK(seen().wishes.front().words.empty());
    CHECK(problem_of([&] { ask(WishKind::correction, "Một"); }) == "household.erased");
    CHECK(problem_of([&] { handed(home); }) == "household.erased");
    const auto id = seen().wishes.front().id;
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) { answer(tx, master, lan, id, {true, ""}); });
          }) == "household.erased");
}

TEST_CASE_FIXTURE(Card, "the journal says that consent was taken back, and not what it was about") {
    const Hardship hardship{.notes = {"Ở một mình"}, .consented_on = spec::today};
    db.write([&](store::Transaction& tx) {
        Change wanted;
        wanted.hardship = {std::nullopt, hardship};
        households::change(tx, master, lan, home, wanted);
    });
    db.write([&](store::Transaction& tx) { withdraw_consent(tx, master, key); });
    CHECK_FALSE(seen().record->hardship);
    db.read([&](store::Transaction& tx) {
        const auto lines = tx.run("SELECT detail FROM journal WHERE verb = 'household.consent_withdrawn'");
        REQUIRE(lines.size() == 1);
        CHECK(lines.front().text("detail") == "null");
    });
}

TEST_CASE_FIXTURE(Card, "the card of an entry that became part of another opens that other, with what was asked") {
    const auto twin = enter(lan, family(ferry, "Đỗ Thị Cam", "0400123456"));
    ask(WishKind::correction, "Chúng tôi chỉ là một hộ");
    db.write([&](store::Transaction& tx) {
        const auto pair = twins(tx, lan, {.area = commune.id, .after = {}});
        REQUIRE(pair.size() == 1);
        merge(tx, master, lan, pair.front().id, twin);
    });
    const auto own = seen();
    CHECK(own.code == "H-0002");
    REQUIRE(own.wishes.size() == 1);
    CHECK(own.wishes.front().words == "Chúng tôi chỉ là một hộ");
    const auto page = db.read([&](store::Transaction& tx) {
        return waiting_wishes(tx, master, lan, ferry.id, WishPart::waiting, std::nullopt, 10);
    });
    REQUIRE(page.items.size() == 1);
    CHECK(page.items.front().code == "H-0002");
}
