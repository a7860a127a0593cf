#include "store/postgres_connection.hpp"

#include <array>
#include <cstring>

#include <libpq-fe.h>

#include "base/problem.hpp"
#include "store/statement.hpp"

namespace store {

using base::Problem;
using base::ProblemKind;

namespace {

/// Object identifiers of PostgreSQL's own types; they have never changed.
enum : Oid {
    bool_type = 16,
    bytes_type = 17,
    int8_type = 20,
    int2_type = 21,
    int4_type = 23,
    text_type = 25,
    float4_type = 700,
    float8_type = 701,
    varchar_type = 1043,
    void_type = 2278,
    uuid_type = 2950
};

Oid type_of(const Value& value) {
    switch (value.type()) {
        case Value::Type::integer:
            return int8_type;
        case Value::Type::boolean:
            return bool_type;
        case Value::Type::text:
            return text_type;
        case Value::Type::uuid:
            return uuid_type;
        case Value::Type::bytes:
            return bytes_type;
    }
    return text_type;
}

/// Parameters in the form libpq wants them; points into the values, which outlive the call.
struct Bound {
    explicit Bound(std::span<const Value> values) {
        types.reserve(values.size());
        numbers.reserve(values.size());
        for (const auto& value : values) add(value);
        formats.assign(values.size(), 1);
    }

    int count() const { return static_cast<int>(types.size()); }

    std::vector<Oid> types;
    std::vector<const char*> data;
    std::vector<int> lengths;
    std::vector<int> formats;

private:
    void add(const Value& value) {
        types.push_back(type_of(value));
        if (value.is_null()) return point_at(nullptr, 0);
        switch (value.type()) {
            case Value::Type::integer:
                return point_at(numbers.emplace_back(big_endian(value.integer())).data(), 8);
            case Value::Type::boolean:
                return point_at(value.boolean() ? "\1" : "\0", 1);
            case Value::Type::text:
                return point_at(value.text().c_str(), value.text().size());
            case Value::Type::uuid:
                return point_at(reinterpret_cast<const char*>(value.uuid().bytes.data()), 16);
            case Value::Type::bytes:
                // An empty vector may have no address, which libpq would take for null.
                return point_at(value.bytes().empty() ? "" : reinterpret_cast<const char*>(value.bytes().data()),
                                value.bytes().size());
        }
    }

    void point_at(const char* from, std::size_t length) {
        data.push_back(from);
        lengths.push_back(static_cast<int>(length));
    }

    static std::array<char, 8> big_endian(std::int64_t number) {
        std::array<char, 8> bytes{};
        for (std::size_t i = 0; i < 8; ++i)
            bytes[i] = static_cast<char>(static_cast<std::uint64_t>(number) >> (56 - 8 * i));
        return bytes;
    }

    std::vector<std::array<char, 8>> numbers;
};

std::uint64_t unsigned_of(const char* bytes, int length) {
    std::uint64_t number = 0;
    for (int i = 0; i < length; ++i) number = number << 8 | static_cast<std::uint8_t>(bytes[i]);
    return number;
}

Cell cell_of(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column)) return std::monostate{};
    const char* bytes = PQgetvalue(result, row, column);
    const int length = PQgetlength(result, row, column);
    switch (PQftype(result, column)) {
        case bool_type:
            return std::int64_t{bytes[0] != 0};
        case int2_type:
            return std::int64_t{static_cast<std::int16_t>(unsigned_of(bytes, 2))};
        case int4_type:
            return std::int64_t{static_cast<std::int32_t>(unsigned_of(bytes, 4))};
        case int8_type:
            return static_cast<std::int64_t>(unsigned_of(bytes, 8));
        case text_type:
        case varchar_type:
            return std::string(bytes, static_cast<std::size_t>(length));
        case bytes_type:
            return Bytes(bytes, bytes + length);
        case float8_type: {
            double number = 0;
            const auto bits = unsigned_of(bytes, 8);
            std::memcpy(&number, &bits, sizeof number);
            return number;
        }
        case uuid_type: {
            base::Uuid id;
            std::memcpy(id.bytes.data(), bytes, id.bytes.size());
            return id;
        }
        case void_type:
            return std::monostate{};
        default:
            throw std::logic_error(std::string("column ") + PQfname(result, column) +
                                   " has a type that SQLite has not; CAST it to BIGINT or TEXT");
    }
}

void visit_rows(const PGresult* result, const std::function<void(Row&&)>& visit) {
    const int count = PQnfields(result);
    Columns names;
    for (int i = 0; i < count; ++i) names.emplace_back(PQfname(result, i));
    const auto columns = std::make_shared<const Columns>(std::move(names));
    for (int row = 0; row < PQntuples(result); ++row) {
        std::vector<Cell> cells;
        cells.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) cells.push_back(cell_of(result, row, i));
        visit(Row(columns, std::move(cells)));
    }
}

}  // namespace

void PostgresConnection::Clear::operator()(pg_result* result) const {
    PQclear(result);
}

PostgresConnection::PostgresConnection(const std::string& connection) : handle_(PQconnectdb(connection.c_str())) {
    if (PQstatus(handle_) == CONNECTION_OK) {
        // A notice such as "relation exists, skipping" is nobody's business.
        PQsetNoticeProcessor(
            handle_, [](void*, const char*) {}, nullptr);
        return;
    }
    const std::string why = PQerrorMessage(handle_);
    PQfinish(handle_);
    throw Problem(ProblemKind::unavailable, "store.cannot_open", why);
}

PostgresConnection::~PostgresConnection() {
    PQfinish(handle_);
}

bool PostgresConnection::is_lost() const {
    return PQstatus(handle_) != CONNECTION_OK;
}

Rows PostgresConnection::run(std::string_view sql, std::span<const Value> parameters) {
    const auto result = execute(sql, parameters);
    Rows rows;
    rows.reserve(static_cast<std::size_t>(PQntuples(result.get())));
    visit_rows(result.get(), [&](Row&& row) { rows.push_back(std::move(row)); });
    return rows;
}

void PostgresConnection::each(std::string_view sql, std::span<const Value> parameters,
                              const std::function<void(Row&&)>& visit) {
    if (!is_query(sql)) return visit_rows(execute(sql, parameters).get(), visit);
    // A cursor, because the visitor may run statements of its own on this connection.
    const std::string cursor = "each_" + std::to_string(cursors_++);
    execute_once("DECLARE " + cursor + " NO SCROLL CURSOR FOR " + std::string(sql), parameters);
    for (;;) {
        const auto some = execute_once("FETCH 1000 FROM " + cursor, {});
        if (PQntuples(some.get()) == 0) break;
        visit_rows(some.get(), visit);
    }
    execute_once("CLOSE " + cursor, {});
}

std::int64_t PostgresConnection::change(std::string_view sql, std::span<const Value> parameters) {
    const auto result = execute(sql, parameters);
    const char* count = PQcmdTuples(result.get());
    return *count ? std::stoll(count) : 0;
}

bool PostgresConnection::commit() {
    const auto result = execute_once("COMMIT", {});
    return std::string_view(PQcmdStatus(result.get())) == "COMMIT";
}

void PostgresConnection::rollback() noexcept {
    PQclear(PQexec(handle_, "ROLLBACK"));
    may_run_again_ = false;
    if (!is_stale_) return;
    PQclear(PQexec(handle_, "DEALLOCATE ALL"));
    names_.clear();
    is_stale_ = false;
}

PostgresConnection::Result PostgresConnection::execute(std::string_view sql, std::span<const Value> parameters) {
    const std::string text(sql);
    if (!is_worth_keeping(sql)) return execute_once(text, parameters);
    const auto& name = prepared(text, parameters);
    const Bound bound(parameters);
    return checked(PQexecPrepared(handle_, name.c_str(), bound.count(), bound.data.data(), bound.lengths.data(),
                                  bound.formats.data(), 1),
                   sql);
}

PostgresConnection::Result PostgresConnection::execute_once(const std::string& sql, std::span<const Value> parameters) {
    const Bound bound(parameters);
    return checked(PQexecParams(handle_, sql.c_str(), bound.count(), bound.types.data(), bound.data.data(),
                                bound.lengths.data(), bound.formats.data(), 1),
                   sql);
}

const std::string& PostgresConnection::prepared(const std::string& sql, std::span<const Value> parameters) {
    std::string key;
    std::vector<Oid> types;
    for (const auto& value : parameters) {
        key += static_cast<char>('0' + static_cast<int>(value.type()));
        types.push_back(type_of(value));
    }
    key += sql;
    const auto found = names_.find(key);
    if (found != names_.end()) return found->second;
    const std::string name = "s" + std::to_string(names_.size());
    checked(PQprepare(handle_, name.c_str(), sql.c_str(), static_cast<int>(types.size()), types.data()), sql);
    return names_.emplace(std::move(key), name).first->second;
}

PostgresConnection::Result PostgresConnection::checked(pg_result* result, std::string_view sql) {
    Result owned(result);
    const auto status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result, sql);
    return owned;
}

void PostgresConnection::fail(const pg_result* result, std::string_view sql) {
    const char* field = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const std::string_view state = field ? field : "";
    const std::string text = std::string(PQerrorMessage(handle_)) + " in " + std::string(sql);
    using Rule = ConstraintViolation::Rule;
    if (state == "23505") throw ConstraintViolation(Rule::unique, text);
    if (state == "23503" || state == "23001") throw ConstraintViolation(Rule::foreign_key, text);
    if (state == "23514") throw ConstraintViolation(Rule::check, text);
    if (state == "23502") throw ConstraintViolation(Rule::not_null, text);
    if (is_lost()) throw Problem(ProblemKind::unavailable, "store.connection_lost", text);
    if (state == "53100") throw Problem(ProblemKind::unavailable, "store.disk_full", text);
    // A migration gave a table other columns than the kept statement was prepared for.
    const char* raised_by = result ? PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION) : nullptr;
    is_stale_ = state == "0A000" && raised_by && std::string_view(raised_by) == "RevalidateCachedQuery";
    if (state == "40001" || state == "40P01" || is_stale_) {
        may_run_again_ = true;
        throw Problem(ProblemKind::unavailable, "store.too_busy", text);
    }
    throw std::logic_error(text);
}

}  // namespace store
