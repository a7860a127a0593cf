#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/row.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace store {

/// One connection to a file of SQLite, used by one thread at a time. Statements are prepared once and kept.
class SqliteConnection {
public:
    enum class Use { write, read };

    SqliteConnection(const std::string& path, Use use);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    void each(std::string_view sql, std::span<const Value> parameters, const std::function<void(Row&&)>& visit);
    std::int64_t change(std::string_view sql, std::span<const Value> parameters = {});

    /// False again when SQLite itself undid the transaction (a full disk does that).
    bool in_transaction() const;
    sqlite3* handle() const { return handle_; }

private:
    struct Statement;
    struct Running;
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    std::unique_ptr<Statement> prepare(std::string_view sql) const;
    Running start(std::string_view sql, std::span<const Value> parameters);
    [[noreturn]] void fail(std::string_view sql) const;

    sqlite3* handle_ = nullptr;
    std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> statements_;
};

}  // namespace store
