#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "base/who.hpp"
#include "store/database.hpp"

/// A fresh, migrated store for each test: a file of SQLite, or a PostgreSQL database when TEST_DATABASE holds a
/// connection string. No test knows which. The clock stands at 2021-06-11T01:00:00Z until the test moves it, and ids
/// count upward.
class TestStore {
public:
    TestStore();
    ~TestStore();
    TestStore(const TestStore&) = delete;
    TestStore& operator=(const TestStore&) = delete;

    base::Instant now() const { return {now_ms_}; }
    void set_now(base::Instant instant) { now_ms_ = instant.ms; }
    void set_now(std::string_view rfc3339);
    /// Moves the clock on.
    void pass_minutes(std::int64_t minutes) { now_ms_ += minutes * 60'000; }
    void pass_days(std::int64_t days) { pass_minutes(days * 24 * 60); }
    base::Uuid new_id();

    /// What opened the store: a path or a connection string.
    const std::string& where() const { return where_; }
    /// The options it was opened with, to open it a second time.
    store::Options options();
    /// A new folder that goes away with the test.
    const std::string& folder() const { return folder_; }

private:
    std::atomic<std::int64_t> now_ms_;
    std::atomic<std::int64_t> ids_ = 0;
    std::string folder_;
    std::string where_;
    std::unique_ptr<store::Database> owned_;

public:
    store::Database& db;
};

/// An account that may do everything everywhere.
base::Who everybody();

/// A second place beside a test's own, of the same engine and with nothing in it, not even tables.
class EmptyStore {
public:
    explicit EmptyStore(const TestStore& beside);
    ~EmptyStore();
    EmptyStore(const EmptyStore&) = delete;
    EmptyStore& operator=(const EmptyStore&) = delete;

    const std::string where;  ///< a path without a file, or a connection string

private:
    std::string database_;
};
