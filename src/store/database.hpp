#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/id.hpp"
#include "base/time.hpp"
#include "store/row.hpp"

/// The store: one statement in, rows out. Statements are written once, in the dialect that SQLite 3.40 and PostgreSQL
/// 15 share (docs/data-model.md), with $1 parameters. Verbs are free functions that take a Transaction first; they may
/// be run more than once before they are committed, so they do no I/O and keep no memory of an attempt.
namespace store {

enum class Engine { sqlite, postgres };

struct UnnumberedLine;

/// What a line of the journal is about, and where.
struct Subject {
    base::Uuid id;
    std::optional<base::Uuid> area;
};

/// A snapshot that is read, or a unit of work that becomes true as a whole or not at all. Leaving without commit undoes
/// it.
class Transaction {
public:
    virtual ~Transaction() = default;

    Rows run(std::string_view sql, std::initializer_list<Value> parameters = {}) {
        return run(sql, std::span<const Value>(parameters.begin(), parameters.size()));
    }
    virtual Rows run(std::string_view sql, std::span<const Value> parameters);

    /// Rows one at a time, for results too large to hold.
    virtual void each(std::string_view sql, std::span<const Value> parameters,
                      const std::function<void(Row&&)>& visit) = 0;
    /// A statement without rows; the number of rows it changed.
    virtual std::int64_t change(std::string_view sql, std::span<const Value> parameters) = 0;
    std::int64_t change(std::string_view sql, std::initializer_list<Value> parameters = {}) {
        return change(sql, std::span<const Value>(parameters.begin(), parameters.size()));
    }

    virtual Engine engine() const = 0;
    /// The time at which this unit of work happens; the same for all it writes.
    virtual base::Instant now() const = 0;
    virtual base::Uuid new_id() = 0;

    /// A part that happens as a whole or not at all: what it throws undoes what it did, its lines of the journal too,
    /// and is thrown on. The unit of work goes on when the caller catches it; a Problem of kind unavailable is never to
    /// be caught, for then the whole unit is run again.
    void attempt(const std::function<void()>& part);

    /// Takes a line of the journal for the numberer; journal.hpp's record() is what verbs call.
    virtual void leave_line(UnnumberedLine line) = 0;
    /// One line about each subject, alike in all else; record_each() is what verbs call.
    virtual void leave_lines(const UnnumberedLine& alike, std::span<const Subject> subjects);

private:
    /// Lines that wait outside the tables and that no savepoint undoes.
    virtual std::size_t lines_held() const { return 0; }
    virtual void drop_lines_after(std::size_t) {}
};

/// What a store is made with: the edges of the world, handed in.
struct Options {
    base::Clock clock = base::system_now;
    base::IdSource ids = base::random_uuid;
    int connections = 8;  ///< PostgreSQL: how many write at once
    /// SQLite: how many verbs share one durable commit at most; 1 only to measure what that saves.
    std::size_t verbs_per_commit = 256;
    /// Where the key that wraps household keys lies, outside the database; empty: beside it.
    std::string master_key_file;
};

class Database {
public:
    using Verb = std::function<void(Transaction&)>;
    using Done = std::function<void(std::exception_ptr)>;

    Database();
    virtual ~Database() = default;

    /// Queues a unit of work; `done` is called once, on a store thread, after the commit is durable or with what went
    /// wrong. It must be quick and must not throw. Problem: store.too_busy when the queue is full; then `done` is not
    /// called.
    virtual void submit(Verb verb, Done done) = 0;

    /// Runs on a snapshot, on the calling thread; never waits for a writer.
    virtual void read_with(const Verb& verb) = 0;

    virtual Engine engine() const = 0;
    virtual const Options& options() const = 0;

    /// `told` is called on a store thread with the last sequence number whenever new journal lines can be read, until
    /// the handle is let go. It must be quick; it may be told less often than lines are numbered, never later than
    /// them.
    [[nodiscard]] std::shared_ptr<void> on_numbered(std::function<void(std::int64_t last_seq)> told);

    /// A unit of work whose result is given back after it is durable. The verb may run more than once.
    template <class F>
    auto write(F verb) {
        return waited<std::invoke_result_t<F&, Transaction&>>(std::move(verb));
    }
    template <class F>
    auto read(F verb) {
        using Result = std::invoke_result_t<F&, Transaction&>;
        if constexpr (std::is_void_v<Result>) {
            read_with([&](Transaction& tx) { verb(tx); });
        } else {
            std::optional<Result> result;
            read_with([&](Transaction& tx) { result.emplace(verb(tx)); });
            return std::move(*result);
        }
    }

protected:
    void tell_numbered(std::int64_t last_seq) const;

private:
    struct Listeners;

    void submit_and_wait(Verb verb);
    template <class Result, class F>
    Result waited(F verb) {
        if constexpr (std::is_void_v<Result>) {
            submit_and_wait([&](Transaction& tx) { verb(tx); });
        } else {
            std::optional<Result> result;
            submit_and_wait([&](Transaction& tx) { result.emplace(verb(tx)); });
            return std::move(*result);
        }
    }

    std::shared_ptr<Listeners> listeners_;
};

/// Opens or makes the file; write-ahead log, synchronous FULL, group commit on one writer thread.
std::unique_ptr<Database> open_sqlite(const std::string& path, Options options = {});
/// Opens by a libpq connection string; serializable, retried on 40001 for up to 5 s.
std::unique_ptr<Database> open_postgres(const std::string& connection, Options options = {});
/// "postgres://…" or "host=… dbname=…" opens PostgreSQL, anything else is a file of SQLite.
std::unique_ptr<Database> open(const std::string& where, Options options = {});
Engine engine_of(const std::string& where);

}  // namespace store
