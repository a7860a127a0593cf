#include "store/journal_seal.hpp"

#include <doctest/doctest.h>

#include "store/journal.hpp"
#include "test_store.hpp"

namespace {

using store::Transaction;

/// A journal over three days, two of them sealed.
struct Diary : TestStore {
    Diary() : master(store::MasterKey::open(folder() + "/key")) {
        for (int day = 0; day < 3; ++day) {
            for (int i = 0; i < 4; ++i) write();
            pass_days(1);
        }
        pass_days(-1);
        seal();
    }

    void write() {
        db.write([&](Transaction& tx) { store::record_by_system(tx, "day.lived", tx.new_id()); });
    }
    std::size_t seal() {
        return db.write([&](Transaction& tx) { return store::seal_journal_days(tx, master); });
    }
    store::JournalCheck check() {
        return db.read([&](Transaction& tx) { return store::verify_journal(tx, &master); });
    }
    std::optional<std::int64_t> broken_by(std::string_view sql) {
        db.write([&](Transaction& tx) { tx.change(sql); });
        return check().first_broken;
    }

    store::MasterKey master;
};

}  // namespace

TEST_CASE_FIXTURE(Diary, "a journal that nobody touched is whole") {
    const auto whole = check();
    CHECK(whole.lines == 12);
    CHECK(whole.days == 2);
    CHECK(whole.first_broken == std::nullopt);
}

TEST_CASE_FIXTURE(Diary, "an empty journal is whole") {
    db.write([](Transaction& tx) {
        tx.change("DELETE FROM journal");
        tx.change("DELETE FROM journal_day");
    });
    CHECK(check().first_broken == std::nullopt);
}

TEST_CASE_FIXTURE(Diary, "a day is sealed once, when it is over") {
    CHECK(seal() == 0);
    pass_days(1);
    CHECK(seal() == 1);
    CHECK(check().days == 3);
    CHECK(check().first_broken == std::nullopt);
}

TEST_CASE_FIXTURE(Diary, "a line that is numbered after its day was sealed belongs to the next day") {
    pass_days(-1);
    write();
    pass_days(1);
    CHECK(seal() == 0);
    write();
    pass_days(1);
    CHECK(seal() == 1);
    CHECK(check().first_broken == std::nullopt);
}

TEST_CASE_FIXTURE(Diary, "a changed word is found at its line") {
    CHECK(broken_by("UPDATE journal SET verb = 'day.missed' WHERE seq = 6") == 6);
}

TEST_CASE_FIXTURE(Diary, "a changed time, actor or detail is found at its line") {
    CHECK(broken_by("UPDATE journal SET at = at + 1 WHERE seq = 9") == 9);
    CHECK(broken_by("UPDATE journal SET actor = subject WHERE seq = 8") == 8);
    CHECK(broken_by("UPDATE journal SET detail = '{}' WHERE seq = 7") == 7);
}

TEST_CASE_FIXTURE(Diary, "a line taken out is found") {
    CHECK(broken_by("DELETE FROM journal WHERE seq = 5") == 5);
}

TEST_CASE_FIXTURE(Diary, "an end cut off behind a seal is found") {
    CHECK(broken_by("DELETE FROM journal WHERE seq > 7") == 8);
}

TEST_CASE_FIXTURE(Diary, "a past rewritten with a fresh chain is found by the seal") {
    // Whoever can write to the tables can make new hashes, but not new seals.
    db.write([](Transaction& tx) {
        auto lines = store::lines_after(tx, 0, 100);
        tx.change("DELETE FROM journal");
        for (auto& line : lines)
            tx.leave_line({.at = line.at,
                           .actor = {},
                           .area = {},
                           .verb = "day.invented",
                           .subject = line.subject,
                           .detail = "null"});
    });
    const auto without_seals = db.write([](Transaction& tx) {
        const auto hash = tx.run("SELECT hash FROM journal WHERE seq = 4").front().bytes("hash");
        tx.change("UPDATE journal_day SET hash = $1 WHERE last_seq = 4", {hash});
        const auto second = tx.run("SELECT hash FROM journal WHERE seq = 8").front().bytes("hash");
        tx.change("UPDATE journal_day SET hash = $1 WHERE last_seq = 8", {second});
        return store::verify_journal(tx).first_broken;
    });
    CHECK(without_seals == std::nullopt);
    CHECK(check().first_broken == 1);
}

TEST_CASE_FIXTURE(Diary, "a day's seal taken out is found by the day after") {
    CHECK(broken_by("DELETE FROM journal_day WHERE last_seq = 4") == 1);
}
