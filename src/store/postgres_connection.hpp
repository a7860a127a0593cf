#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/row.hpp"

struct pg_conn;
struct pg_result;

namespace store {

/// One connection to PostgreSQL, used by one thread at a time. Statements are prepared once and kept; values travel in
/// binary.
class PostgresConnection {
public:
    explicit PostgresConnection(const std::string& connection);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    Rows run(std::string_view sql, std::span<const Value> parameters = {});
    /// A query read a thousand rows at a time; anything else is run at once. Only inside a transaction.
    void each(std::string_view sql, std::span<const Value> parameters, const std::function<void(Row&&)>& visit);
    std::int64_t change(std::string_view sql, std::span<const Value> parameters = {});

    /// What became of a COMMIT: false when the server rolled back instead, because a statement had failed.
    bool commit();
    /// Ends whatever transaction is open; never throws.
    void rollback() noexcept;

    /// True when the transaction failed only because of what others did meanwhile, and may be run again.
    bool may_run_again() const { return may_run_again_; }
    bool is_lost() const;

private:
    struct Clear {
        void operator()(pg_result* result) const;
    };
    using Result = std::unique_ptr<pg_result, Clear>;

    Result execute(std::string_view sql, std::span<const Value> parameters);
    Result execute_once(const std::string& sql, std::span<const Value> parameters);
    const std::string& prepared(const std::string& sql, std::span<const Value> parameters);
    Result checked(pg_result* result, std::string_view sql);
    [[noreturn]] void fail(const pg_result* result, std::string_view sql);

    pg_conn* handle_ = nullptr;
    /// From the parameters' types and the text to the name it was prepared under.
    std::unordered_map<std::string, std::string> names_;
    int cursors_ = 0;
    bool may_run_again_ = false;
    bool is_stale_ = false;  ///< the kept statements belong to an older schema
};

}  // namespace store
