#include "store/journal.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "test_store.hpp"

namespace {

using store::Transaction;

base::Who somebody(TestStore& store) {
    base::Who who;
    who.account = store.new_id();
    return who;
}

std::vector<store::JournalLine> lines(TestStore& store, std::int64_t after = 0) {
    return store.db.read([&](Transaction& tx) { return store::lines_after(tx, after, 1000); });
}

}  // namespace

TEST_CASE_FIXTURE(TestStore, "a recorded line says who did what to what, where and when") {
    const auto who = somebody(*this);
    const auto task = new_id();
    const auto area = new_id();
    db.write([&](Transaction& tx) { store::record(tx, who, "task.done", task, area, {{"percent", 100}}); });
    const auto written = lines(*this);
    REQUIRE(written.size() == 1);
    const auto& line = written.front();
    CHECK(line.seq == 1);
    CHECK(line.at == now());
    CHECK(line.actor == who.account);
    CHECK(line.area == area);
    CHECK(line.verb == "task.done");
    CHECK(line.subject == task);
    CHECK(line.detail.at("percent").as_int64() == 100);
}

TEST_CASE_FIXTURE(TestStore, "what the system does by itself has no actor") {
    db.write([&](Transaction& tx) { store::record_by_system(tx, "store.folded", new_id()); });
    CHECK(lines(*this).front().actor == std::nullopt);
}

TEST_CASE_FIXTURE(TestStore, "a verb that fails leaves no line and no gap") {
    const auto note = [&](const char* verb, bool fails) {
        db.write([&](Transaction& tx) {
            store::record_by_system(tx, verb, new_id());
            if (fails) throw std::runtime_error("no");
        });
    };
    note("first", false);
    CHECK_THROWS(note("second", true));
    note("third", false);
    const auto written = lines(*this);
    REQUIRE(written.size() == 2);
    CHECK(written[1].seq == 2);
    CHECK(written[1].verb == "third");
}

TEST_CASE_FIXTURE(TestStore, "lines after a number come oldest first and end at the limit") {
    db.write([&](Transaction& tx) {
        for (const auto* verb : {"a", "b", "c", "d"}) store::record_by_system(tx, verb, new_id());
    });
    const auto some = db.read([](Transaction& tx) { return store::lines_after(tx, 1, 2); });
    REQUIRE(some.size() == 2);
    CHECK(some[0].verb == "b");
    CHECK(some[1].verb == "c");
    CHECK(db.read(store::last_seq) == 4);
}

TEST_CASE_FIXTURE(TestStore, "the lines about one thing come newest first") {
    const auto thing = new_id();
    db.write([&](Transaction& tx) {
        store::record_by_system(tx, "old", thing);
        store::record_by_system(tx, "other", new_id());
        store::record_by_system(tx, "new", thing);
    });
    const auto about = db.read([&](Transaction& tx) { return store::lines_about(tx, thing, 0, 10); });
    REQUIRE(about.size() == 2);
    CHECK(about[0].verb == "new");
    const auto earlier = db.read([&](Transaction& tx) { return store::lines_about(tx, thing, about[0].seq, 10); });
    REQUIRE(earlier.size() == 1);
    CHECK(earlier[0].verb == "old");
}

TEST_CASE_FIXTURE(TestStore, "whoever asked is told the last number, until they let go") {
    std::atomic<std::int64_t> told = 0;
    auto handle = db.on_numbered([&](std::int64_t seq) {
        told = seq;
        told.notify_all();
    });
    db.write([&](Transaction& tx) { store::record_by_system(tx, "a", new_id()); });
    told.wait(0);
    CHECK(told == 1);
    handle.reset();
    db.write([&](Transaction& tx) { store::record_by_system(tx, "b", new_id()); });
    db.write([](Transaction&) {});
    CHECK(told == 1);
}

TEST_CASE_FIXTURE(TestStore, "many writers make one gapless sequence") {
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 10; ++i) db.write([&](Transaction& tx) { store::record_by_system(tx, "a", new_id()); });
        });
    for (auto& thread : threads) thread.join();
    const auto written = lines(*this);
    REQUIRE(written.size() == 40);
    for (std::size_t i = 0; i < written.size(); ++i) CHECK(written[i].seq == static_cast<std::int64_t>(i + 1));
}
