#include "store/database.hpp"

#include <doctest/doctest.h>

#include <future>
#include <limits>
#include <thread>

#include "base/problem.hpp"
#include "test_store.hpp"

namespace {

using store::ConstraintViolation;
using store::Transaction;

/// A store with one table of every column type and every kind of rule.
struct Shelf : TestStore {
    Shelf() {
        db.write([](Transaction& tx) {
            tx.change(
                "CREATE TABLE box (id UUID NOT NULL PRIMARY KEY, name TEXT UNIQUE, number BIGINT CHECK (number < 100), "
                "open BOOLEAN, seal BYTEA, day TEXT, inside UUID REFERENCES box (id))");
        });
    }

    base::Uuid put(const std::string& name, std::optional<std::int64_t> number = std::nullopt) {
        const auto id = new_id();
        db.write([&](Transaction& tx) {
            tx.change("INSERT INTO box (id, name, number) VALUES ($1, $2, $3)", {id, name, number});
        });
        return id;
    }
    std::int64_t boxes() {
        return db.read([](Transaction& tx) { return tx.run("SELECT count(*) AS n FROM box").front().integer("n"); });
    }
};

ConstraintViolation::Rule rule_broken_by(Shelf& shelf, std::string_view sql,
                                         std::initializer_list<store::Value> parameters) {
    try {
        shelf.db.write([&](Transaction& tx) { tx.change(sql, parameters); });
    } catch (const ConstraintViolation& violation) {
        return violation.rule;
    }
    throw std::logic_error("no rule was broken");
}

}  // namespace

TEST_CASE_FIXTURE(Shelf, "every type comes back as it went in") {
    const auto id = new_id();
    const store::Bytes seal{0, 1, 255, 0};
    const auto row = db.write([&](Transaction& tx) {
        return tx
            .run(
                "INSERT INTO box (id, name, number, open, seal, day, inside) VALUES ($1, $2, $3, $4, $5, $6, $1) "
                "RETURNING *",
                {id, "Châu Sơn", -7, true, seal, *base::parse_day("2021-06-15")})
            .front();
    });
    CHECK(row.uuid("id") == id);
    CHECK(row.text("name") == "Châu Sơn");
    CHECK(row.integer("number") == -7);
    CHECK(row.boolean("open"));
    CHECK(row.bytes("seal") == seal);
    CHECK(base::to_string(row.day("day")) == "2021-06-15");
    CHECK(row.uuid("inside") == id);
}

TEST_CASE_FIXTURE(Shelf, "a null of every type goes in and comes back as a null") {
    const auto id = new_id();
    const auto row = db.write([&](Transaction& tx) {
        return tx
            .run(
                "INSERT INTO box (id, name, number, open, seal, day, inside) VALUES ($1, $2, $3, $4, $5, $6, $7) "
                "RETURNING *",
                {id, std::optional<std::string>(), std::optional<std::int64_t>(), std::optional<bool>(),
                 std::optional<store::Bytes>(), std::optional<base::Day>(), std::optional<base::Uuid>()})
            .front();
    });
    for (const auto* column : {"name", "number", "open", "seal", "day", "inside"}) CHECK(row.is_null(column));
    CHECK(row.maybe_text("name") == std::nullopt);
    CHECK(row.maybe_uuid("inside") == std::nullopt);
}

TEST_CASE_FIXTURE(Shelf, "an optional filter that is null lets every row pass") {
    put("a", 1);
    put("b", 2);
    const auto count = [&](std::optional<base::Uuid> id, std::optional<std::int64_t> number) {
        return db.read([&](Transaction& tx) {
            return tx
                .run("SELECT id FROM box WHERE ($1 IS NULL OR id = $1) AND ($2 IS NULL OR number = $2)", {id, number})
                .size();
        });
    };
    CHECK(count(std::nullopt, std::nullopt) == 2);
    CHECK(count(std::nullopt, 2) == 1);
    CHECK(count(base::Uuid{}, std::nullopt) == 0);
}

TEST_CASE_FIXTURE(Shelf, "parameters are known by their number, whatever the order and however often") {
    const auto row = db.read([](Transaction& tx) {
        return tx
            .run("SELECT CAST($2 AS TEXT) AS second, CAST($1 AS TEXT) AS first, CAST($2 AS TEXT) AS again",
                 {"one", "two"})
            .front();
    });
    CHECK(row.text("first") == "one");
    CHECK(row.text("second") == "two");
    CHECK(row.text("again") == "two");
}

TEST_CASE_FIXTURE(Shelf, "sixteen bytes may be an id or bytes, as the reader asks") {
    const store::Bytes sixteen(16, 7);
    const auto row = db.write([&](Transaction& tx) {
        return tx.run("INSERT INTO box (id, seal) VALUES ($1, $2) RETURNING seal", {new_id(), sixteen}).front();
    });
    CHECK(row.bytes("seal") == sixteen);
}

TEST_CASE_FIXTURE(Shelf, "the largest and smallest numbers and the empty text and bytes survive") {
    const auto row = db.write([&](Transaction& tx) {
        return tx
            .run("INSERT INTO box (id, number, name, seal) VALUES ($1, $2, $3, $4) RETURNING number, name, seal",
                 {new_id(), std::numeric_limits<std::int64_t>::min(), "", store::Bytes{}})
            .front();
    });
    CHECK(row.integer("number") == std::numeric_limits<std::int64_t>::min());
    CHECK(row.text("name").empty());
    CHECK(!row.is_null("seal"));
    CHECK(row.bytes("seal").empty());
}

TEST_CASE_FIXTURE(Shelf, "asking a row for a column it has not, or for another type, is a bug that says so") {
    const auto row = db.read([](Transaction& tx) { return tx.run("SELECT 1 AS one").front(); });
    CHECK_THROWS_AS(row.text("two"), std::logic_error);
    CHECK_THROWS_AS(row.text("one"), std::logic_error);
}

TEST_CASE_FIXTURE(Shelf, "each broken rule of the schema has its name") {
    const auto id = put("a");
    using Rule = ConstraintViolation::Rule;
    CHECK(rule_broken_by(*this, "INSERT INTO box (id, name) VALUES ($1, 'a')", {new_id()}) == Rule::unique);
    CHECK(rule_broken_by(*this, "INSERT INTO box (id) VALUES ($1)", {id}) == Rule::unique);
    CHECK(rule_broken_by(*this, "INSERT INTO box (id, number) VALUES ($1, 100)", {new_id()}) == Rule::check);
    CHECK(rule_broken_by(*this, "INSERT INTO box (id, inside) VALUES ($1, $2)", {new_id(), new_id()}) ==
          Rule::foreign_key);
    CHECK(rule_broken_by(*this, "INSERT INTO box (name) VALUES ($1)", {"b"}) == Rule::not_null);
}

TEST_CASE_FIXTURE(Shelf, "a change says how many rows it changed") {
    put("a");
    put("b");
    const auto counts = db.write([](Transaction& tx) {
        return std::pair(tx.change("UPDATE box SET number = 1"),
                         tx.change("UPDATE box SET number = 2 WHERE name = 'nobody'"));
    });
    CHECK(counts.first == 2);
    CHECK(counts.second == 0);
}

TEST_CASE_FIXTURE(Shelf, "a verb that throws leaves nothing behind, and its caller sees what it threw") {
    CHECK_THROWS_AS(db.write([&](Transaction& tx) {
        tx.change("INSERT INTO box (id) VALUES ($1)", {new_id()});
        throw base::Problem(base::ProblemKind::conflict, "box.full");
    }),
                    base::Problem);
    CHECK(boxes() == 0);
}

TEST_CASE_FIXTURE(Shelf, "a verb that expects a conflict goes on after it") {
    put("a");
    db.write([&](Transaction& tx) {
        if (tx.change("INSERT INTO box (id, name) VALUES ($1, 'a') ON CONFLICT (name) DO NOTHING", {new_id()}) == 0)
            tx.change("INSERT INTO box (id, name) VALUES ($1, 'b')", {new_id()});
    });
    CHECK(boxes() == 2);
}

TEST_CASE_FIXTURE(Shelf, "one failing verb in a batch harms nobody else") {
    std::promise<void> gate;
    const auto opened = gate.get_future().share();
    // The first verb holds the writer back, so that the others meet in one batch.
    auto first = std::async(std::launch::async, [&] { db.write([&](Transaction&) { opened.wait(); }); });
    std::atomic<int> done = 0;
    std::atomic<int> failed = 0;
    std::promise<void> all;
    for (int i = 0; i < 20; ++i) {
        db.submit(
            [&, i, id = new_id()](Transaction& tx) {
                tx.change("INSERT INTO box (id, number) VALUES ($1, $2)", {id, i});
                if (i % 5 == 0) throw base::Problem(base::ProblemKind::conflict, "box.full");
                if (i % 5 == 1) tx.change("INSERT INTO box (id) VALUES ($1)", {id});
            },
            [&](const std::exception_ptr& problem) {
                ++(problem ? failed : done);
                if (failed + done == 20) all.set_value();
            });
    }
    gate.set_value();
    first.get();
    all.get_future().wait();
    CHECK(failed == 8);
    CHECK(done == 12);
    CHECK(boxes() == 12);
}

TEST_CASE_FIXTURE(Shelf, "a read sees one moment, whatever is written meanwhile") {
    put("a");
    const auto counts = db.read([&](Transaction& tx) {
        const auto count = [&] { return tx.run("SELECT count(*) AS n FROM box").front().integer("n"); };
        const auto before = count();
        put("b");
        return std::pair(before, count());
    });
    CHECK(counts.first == 1);
    CHECK(counts.second == 1);
    CHECK(boxes() == 2);
}

TEST_CASE_FIXTURE(Shelf, "a read cannot write") {
    CHECK_THROWS(db.read([&](Transaction& tx) { return tx.change("INSERT INTO box (id) VALUES ($1)", {new_id()}); }));
    CHECK(boxes() == 0);
}

TEST_CASE_FIXTURE(Shelf, "a statement may be run again while its own rows are being read") {
    put("a");
    put("b");
    int pairs = 0;
    db.read([&](Transaction& tx) {
        const auto every = "SELECT name FROM box";
        tx.each(every, {}, [&](store::Row&&) { tx.each(every, {}, [&](store::Row&&) { ++pairs; }); });
    });
    CHECK(pairs == 4);
}

TEST_CASE_FIXTURE(Shelf, "a column added while the store is open shows in statements that were prepared before") {
    put("a");
    const auto read_all = [](Transaction& tx) { return tx.run("SELECT * FROM box").front(); };
    const auto write_all = [](Transaction& tx) { return tx.run("UPDATE box SET number = 1 RETURNING *").front(); };
    db.read(read_all);
    for (int i = 0; i < 20; ++i) db.write(write_all);
    db.write([](Transaction& tx) { tx.change("ALTER TABLE box ADD COLUMN lid TEXT"); });
    CHECK(db.read(read_all).is_null("lid"));
    for (int i = 0; i < 20; ++i) CHECK(db.write(write_all).is_null("lid"));
}

TEST_CASE_FIXTURE(Shelf, "many threads write at once and nothing is lost") {
    put("shared", 0);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 15; ++i)
                db.write([](Transaction& tx) { tx.change("UPDATE box SET number = number + 1"); });
        });
    for (auto& thread : threads) thread.join();
    CHECK(db.read([](Transaction& tx) { return tx.run("SELECT number FROM box").front().integer("number"); }) == 60);
}

TEST_CASE_FIXTURE(Shelf, "what was written is there when the store is opened again") {
    put("a");
    const auto again = store::open(where(), options());
    const auto row = again->read([](Transaction& tx) { return tx.run("SELECT name FROM box").front(); });
    CHECK(row.text("name") == "a");
}

TEST_CASE_FIXTURE(TestStore, "the time of a unit of work is the clock's, and the same throughout") {
    const auto times = db.write([&](Transaction& tx) {
        const auto first = tx.now();
        pass_minutes(5);
        return std::pair(first, tx.now());
    });
    CHECK(times.first == times.second);
    CHECK(base::to_string(times.first) == "2021-06-11T01:00:00.000Z");
}
