#include <doctest/doctest.h>

#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <future>
#include <tuple>

#include "base/problem.hpp"
#include "problem_of.hpp"
#include "store/database.hpp"
#include "test_store.hpp"

// What happens when the disk does not do as it is told. Only SQLite writes to a disk of ours, whatever the other tests
// run on.

namespace {

using store::Transaction;

struct File : TestStore {
    File() : sqlite(store::open_sqlite(folder() + "/own.sqlite", options())) {
        sqlite->write(
            [](Transaction& tx) { tx.change("CREATE TABLE box (id UUID NOT NULL PRIMARY KEY, inside BYTEA)"); });
    }

    void put(std::size_t bytes) {
        sqlite->write([&](Transaction& tx) {
            tx.change("INSERT INTO box (id, inside) VALUES ($1, $2)", {tx.new_id(), store::Bytes(bytes, 1)});
        });
    }
    std::int64_t boxes() {
        return sqlite->read(
            [](Transaction& tx) { return tx.run("SELECT count(*) AS n FROM box").front().integer("n"); });
    }

    std::unique_ptr<store::Database> sqlite;
};

/// No file of this process may grow beyond the size while this lives: to SQLite, a disk that fails.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::ignore = std::signal(SIGXFSZ, handler_);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

}  // namespace

TEST_CASE_FIXTURE(File, "a full disk refuses the write, says so, and loses nothing") {
    put(100);
    sqlite->write([](Transaction& tx) { tx.run("PRAGMA max_page_count = 1"); });
    CHECK(problem_of([&] { put(100'000); }) == "store.disk_full");
    CHECK(boxes() == 1);
    sqlite->write([](Transaction& tx) { tx.run("PRAGMA max_page_count = 1000000"); });
    put(100'000);
    CHECK(boxes() == 2);
}

TEST_CASE_FIXTURE(File, "one write too large for the disk does not take the small ones of its batch with it") {
    sqlite->write([](Transaction& tx) {
        for (int i = 0; i < 50; ++i)
            tx.change("INSERT INTO box (id, inside) VALUES ($1, $2)", {tx.new_id(), store::Bytes(2000, 1)});
    });
    sqlite->write([](Transaction& tx) {
        tx.change("DELETE FROM box");
        tx.run("PRAGMA max_page_count = 1");
    });
    std::promise<void> gate;
    const auto opened = gate.get_future().share();
    auto first = std::async(std::launch::async, [&] { sqlite->write([&](Transaction&) { opened.wait(); }); });
    std::vector<std::future<std::string>> codes;
    for (const std::size_t bytes : {std::size_t{100}, std::size_t{10'000'000}, std::size_t{100}})
        codes.push_back(std::async(std::launch::async, [this, bytes] { return problem_of([&] { put(bytes); }); }));
    gate.set_value();
    first.get();
    CHECK(codes[0].get() == "no problem");
    CHECK(codes[1].get() == "store.disk_full");
    CHECK(codes[2].get() == "no problem");
    CHECK(boxes() == 2);
}

TEST_CASE_FIXTURE(File, "a disk that fails refuses the write and loses nothing") {
    put(100);
    {
        const SmallFiles failing(64 * 1024);
        CHECK(problem_of([&] { put(1'000'000); }) == "store.disk_failed");
    }
    CHECK(boxes() == 1);
    put(1'000'000);
    CHECK(boxes() == 2);
}

TEST_CASE_FIXTURE(TestStore, "a store in a folder that does not exist cannot be opened") {
    CHECK(problem_of([&] { store::open_sqlite(folder() + "/nowhere/store.sqlite"); }) == "store.cannot_open");
    CHECK(problem_of([] { store::open_postgres("host=/nowhere dbname=none"); }) == "store.cannot_open");
}

TEST_CASE_FIXTURE(TestStore, "a file that is no database is refused") {
    std::ofstream(folder() + "/list") << std::string(2000, 'x');
    CHECK(problem_of([&] { store::open_sqlite(folder() + "/list"); }) == "store.cannot_open");
}

TEST_CASE_FIXTURE(TestStore, "a queue that is full refuses at once, and everything taken is done") {
    std::promise<void> gate;
    const auto opened = gate.get_future().share();
    std::atomic<int> done = 0;
    int taken = 0;
    std::string code = "no problem";
    while (code == "no problem" && taken < 20'000) {
        code = problem_of([&] {
            db.submit([opened](Transaction&) { opened.wait(); },
                      [&](std::exception_ptr) {
                          ++done;
                          done.notify_all();
                      });
        });
        if (code == "no problem") ++taken;
    }
    CHECK(code == "store.too_busy");
    gate.set_value();
    for (int seen = done; seen < taken; seen = done) done.wait(seen);
    CHECK(done == taken);
}

TEST_CASE_FIXTURE(TestStore,
                  "a lost connection is told to the one whose write it was, and the next write has a new one") {
    if (db.engine() == store::Engine::sqlite) return;
    CHECK(problem_of([&] {
              db.write([](Transaction& tx) { tx.run("SELECT pg_terminate_backend(pg_backend_pid())"); });
          }) == "store.connection_lost");
    CHECK(problem_of([&] {
              db.read([](Transaction& tx) { tx.run("SELECT pg_terminate_backend(pg_backend_pid())"); });
          }) == "store.connection_lost");
    db.write([](Transaction& tx) { tx.change("INSERT INTO setting (name, value) VALUES ('cup', 'full')"); });
    CHECK(db.read([](Transaction& tx) {
        return tx.run("SELECT value FROM setting WHERE name = 'cup'").front().text("value");
    }) == "full");
}
