#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

/// The store: one statement in, rows out. Statements are written once, in the dialect that SQLite 3.40 and PostgreSQL 15 share
/// (docs/data-model.md), with $1 parameters. Verbs are free functions that take a Transaction first; they may be run more than
/// once before they are committed, so they do no I/O and keep no memory of an attempt.
namespace store {

using Bytes = std::vector<std::uint8_t>;

/// A parameter. Its C++ type decides the type the engine is told, also when it is null.
class Value {
public:
    enum class Type { integer, boolean, text, uuid, bytes };

    Value(std::int64_t number) : type_(Type::integer), held_(number) {}
    Value(int number) : Value(std::int64_t{number}) {}
    Value(std::size_t number) : Value(static_cast<std::int64_t>(number)) {}
    Value(bool truth) : type_(Type::boolean), held_(truth) {}
    Value(std::string text) : type_(Type::text), held_(std::move(text)) {}
    Value(std::string_view text) : Value(std::string(text)) {}
    Value(const char* text) : Value(std::string(text)) {}
    Value(Bytes bytes) : type_(Type::bytes), held_(std::move(bytes)) {}
    Value(const base::Uuid& id) : type_(Type::uuid), held_(id) {}
    template <class Tag>
    Value(const base::Id<Tag>& id) : Value(id.uuid) {}
    Value(base::Instant instant) : Value(instant.ms) {}
    Value(base::Day day) : Value(base::to_string(day)) {}
    template <class T>
    Value(const std::optional<T>& perhaps) : Value(perhaps ? Value(*perhaps) : null_of<T>()) {}

    Type type() const { return type_; }
    bool is_null() const { return held_.index() == 0; }
    std::int64_t integer() const { return std::get<std::int64_t>(held_); }
    bool boolean() const { return std::get<bool>(held_); }
    const std::string& text() const { return std::get<std::string>(held_); }
    const base::Uuid& uuid() const { return std::get<base::Uuid>(held_); }
    const Bytes& bytes() const { return std::get<Bytes>(held_); }

private:
    explicit Value(Type type) : type_(type) {}
    template <class T>
    static Value null_of() {
        return Value(Value(T{}).type());
    }

    Type type_;
    std::variant<std::monostate, std::int64_t, bool, std::string, base::Uuid, Bytes> held_;
};

/// The names of a result's columns, shared by its rows.
using Columns = std::vector<std::string>;
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

/// One row, read by column name. A missing column, a null or another type is a bug in the statement: std::logic_error.
class Row {
public:
    Row(std::shared_ptr<const Columns> columns, std::vector<Cell> cells);

    bool is_null(std::string_view column) const;
    std::int64_t integer(std::string_view column) const;
    bool boolean(std::string_view column) const;
    const std::string& text(std::string_view column) const;
    base::Uuid uuid(std::string_view column) const;
    Bytes bytes(std::string_view column) const;
    base::Instant instant(std::string_view column) const { return {integer(column)}; }
    base::Day day(std::string_view column) const;
    template <class Tag>
    base::Id<Tag> id(std::string_view column) const {
        return {uuid(column)};
    }

    std::optional<std::int64_t> maybe_integer(std::string_view column) const;
    std::optional<std::string> maybe_text(std::string_view column) const;
    std::optional<base::Uuid> maybe_uuid(std::string_view column) const;
    std::optional<base::Instant> maybe_instant(std::string_view column) const;
    std::optional<base::Day> maybe_day(std::string_view column) const;

private:
    const Cell& cell(std::string_view column) const;

    std::shared_ptr<const Columns> columns_;
    std::vector<Cell> cells_;
};

using Rows = std::vector<Row>;

/// The schema is the last validator; a verb that has a better word for it catches this and says so.
class ConstraintViolation : public std::runtime_error {
public:
    enum class Rule { unique, foreign_key, check, not_null };
    ConstraintViolation(Rule rule, const std::string& text) : std::runtime_error(text), rule(rule) {}
    const Rule rule;
};

enum class Engine { sqlite, postgres };

/// A snapshot that is read, or a unit of work that becomes true as a whole or not at all. Leaving without commit undoes it.
class Transaction {
public:
    virtual ~Transaction() = default;

    Rows run(std::string_view sql, std::initializer_list<Value> parameters = {}) {
        return run(sql, std::span<const Value>(parameters.begin(), parameters.size()));
    }
    Rows run(std::string_view sql, std::span<const Value> parameters);

    /// Rows one at a time, for results too large to hold.
    virtual void each(std::string_view sql, std::span<const Value> parameters,
                      const std::function<void(const Row&)>& visit) = 0;
    /// A statement without rows; the number of rows it changed.
    virtual std::int64_t change(std::string_view sql, std::span<const Value> parameters) = 0;
    std::int64_t change(std::string_view sql, std::initializer_list<Value> parameters = {}) {
        return change(sql, std::span<const Value>(parameters.begin(), parameters.size()));
    }

    virtual Engine engine() const = 0;
    /// The time at which this unit of work happens; the same for all it writes.
    virtual base::Instant now() const = 0;
    virtual base::Uuid new_id() = 0;
};

/// What a store is made with: the edges of the world, handed in.
struct Options {
    base::Clock clock = base::system_now;
    base::IdSource ids = base::random_uuid;
    int connections = 8;         ///< PostgreSQL: writers; SQLite: ignored
    std::string master_key_file; ///< where the key that wraps household keys lies, outside the database; empty: beside it
};

class Database {
public:
    using Verb = std::function<void(Transaction&)>;
    using Done = std::function<void(std::exception_ptr)>;

    virtual ~Database() = default;

    /// Queues a unit of work; `done` is called once, on a store thread, after the commit is durable or with what went wrong.
    virtual void submit(Verb verb, Done done) = 0;

    /// Runs on a snapshot, on the calling thread; never waits for a writer.
    virtual void read_with(const Verb& verb) = 0;

    virtual Engine engine() const = 0;
    virtual const Options& options() const = 0;

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

private:
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
};

/// Opens or makes the file; write-ahead log, synchronous FULL, group commit on one writer thread.
std::unique_ptr<Database> open_sqlite(const std::string& path, Options options = {});
/// Opens by a libpq connection string; serializable, retried on 40001 for up to 5 s.
std::unique_ptr<Database> open_postgres(const std::string& connection, Options options = {});
/// "postgres://…" or "host=… dbname=…" opens PostgreSQL, anything else is a file of SQLite.
std::unique_ptr<Database> open(const std::string& where, Options options = {});

}  // namespace store
