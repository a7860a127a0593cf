#include "store/sqlite_connection.hpp"

#include <cstring>

#include <sqlite3.h>

#include "base/problem.hpp"
#include "store/statement.hpp"

namespace store {

using base::Problem;
using base::ProblemKind;

struct SqliteConnection::Statement {
    Statement() = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(prepared); }

    sqlite3_stmt* prepared = nullptr;
    std::vector<int> positions;  ///< of $1, $2, …: SQLite numbers them by first appearance, not by name
    std::shared_ptr<const Columns> columns;
};

/// A statement between its first step and its reset; one that is not kept dies here.
struct SqliteConnection::Running {
    explicit Running(Statement& kept) : statement(kept) {}
    explicit Running(std::unique_ptr<Statement> once) : own(std::move(once)), statement(*own) {}
    Running(Running&&) = delete;
    ~Running() { sqlite3_reset(statement.prepared); }

    std::unique_ptr<Statement> own;
    Statement& statement;
};

namespace {

void bind(sqlite3_stmt* prepared, int position, const Value& value) {
    if (value.is_null()) {
        sqlite3_bind_null(prepared, position);
        return;
    }
    // The caller's values outlive the statement's run, so nothing is copied.
    switch (value.type()) {
        case Value::Type::integer:
            sqlite3_bind_int64(prepared, position, value.integer());
            break;
        case Value::Type::boolean:
            sqlite3_bind_int(prepared, position, value.boolean() ? 1 : 0);
            break;
        case Value::Type::text:
            sqlite3_bind_text64(prepared, position, value.text().data(), value.text().size(), SQLITE_STATIC,
                                SQLITE_UTF8);
            break;
        case Value::Type::uuid:
            sqlite3_bind_blob64(prepared, position, value.uuid().bytes.data(), value.uuid().bytes.size(),
                                SQLITE_STATIC);
            break;
        case Value::Type::bytes:
            // An empty vector may have no address, which SQLite would take for null.
            if (value.bytes().empty())
                sqlite3_bind_zeroblob(prepared, position, 0);
            else
                sqlite3_bind_blob64(prepared, position, value.bytes().data(), value.bytes().size(), SQLITE_STATIC);
            break;
    }
}

Cell cell_of_bytes(const std::uint8_t* data, std::size_t size) {
    base::Uuid id;
    if (size != id.bytes.size()) return Bytes(data, data + size);
    std::memcpy(id.bytes.data(), data, size);
    return id;
}

Cell cell_of(sqlite3_stmt* prepared, int column) {
    switch (sqlite3_column_type(prepared, column)) {
        case SQLITE_INTEGER:
            return std::int64_t{sqlite3_column_int64(prepared, column)};
        case SQLITE_FLOAT:
            return sqlite3_column_double(prepared, column);
        case SQLITE_TEXT: {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared, column));
            return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(prepared, column)));
        }
        case SQLITE_BLOB: {
            const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(prepared, column));
            return cell_of_bytes(data, static_cast<std::size_t>(sqlite3_column_bytes(prepared, column)));
        }
        default:
            return std::monostate{};
    }
}

Row row_of(sqlite3_stmt* prepared, std::shared_ptr<const Columns>& columns) {
    const int count = sqlite3_column_count(prepared);
    // SQLite prepares anew after the schema changed; then the columns of SELECT * may have changed too.
    if (!columns || columns->size() != static_cast<std::size_t>(count)) {
        Columns names;
        for (int i = 0; i < count; ++i) names.emplace_back(sqlite3_column_name(prepared, i));
        columns = std::make_shared<const Columns>(std::move(names));
    }
    std::vector<Cell> cells;
    cells.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) cells.push_back(cell_of(prepared, i));
    return Row(columns, std::move(cells));
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Use use) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (use == Use::write ? SQLITE_OPEN_CREATE : 0);
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
        const std::string why = handle_ ? sqlite3_errmsg(handle_) : "no memory";
        sqlite3_close(handle_);
        throw Problem(ProblemKind::unavailable, "store.cannot_open", path + ": " + why);
    }
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, 5000);
    try {
        each("PRAGMA journal_mode = WAL", {}, [](Row&&) {});
        change("PRAGMA synchronous = FULL");
        change("PRAGMA foreign_keys = ON");
        change("PRAGMA temp_store = MEMORY");
        change(use == Use::write ? "PRAGMA cache_size = -16384" : "PRAGMA cache_size = -4096");
        if (use == Use::read) change("PRAGMA query_only = ON");
    } catch (...) {
        statements_.clear();
        sqlite3_close(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection() {
    statements_.clear();
    sqlite3_close(handle_);
}

bool SqliteConnection::in_transaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

std::unique_ptr<SqliteConnection::Statement> SqliteConnection::prepare(std::string_view sql) const {
    auto statement = std::make_unique<Statement>();
    const char* rest = nullptr;
    if (sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement->prepared, &rest) != SQLITE_OK)
        fail(sql);
    if (!statement->prepared) throw std::logic_error("an empty statement");
    const int count = sqlite3_bind_parameter_count(statement->prepared);
    for (int i = 1; i <= count; ++i) {
        const int position = sqlite3_bind_parameter_index(statement->prepared, ("$" + std::to_string(i)).c_str());
        if (position == 0) throw std::logic_error("parameters are $1, $2, … without a gap: " + std::string(sql));
        statement->positions.push_back(position);
    }
    return statement;
}

SqliteConnection::Running SqliteConnection::start(std::string_view sql, std::span<const Value> parameters) {
    const auto bound = [&](Statement& statement) -> Statement& {
        if (parameters.size() != statement.positions.size())
            throw std::logic_error(std::to_string(parameters.size()) + " parameters for " + std::string(sql));
        for (std::size_t i = 0; i < parameters.size(); ++i)
            bind(statement.prepared, statement.positions[i], parameters[i]);
        return statement;
    };
    if (!is_worth_keeping(sql)) {
        auto once = prepare(sql);
        bound(*once);
        return Running(std::move(once));
    }
    auto kept = statements_.find(sql);
    if (kept == statements_.end()) kept = statements_.emplace(std::string(sql), prepare(sql)).first;
    if (!sqlite3_stmt_busy(kept->second->prepared)) return Running(bound(*kept->second));
    // The same statement is being read further out; this run gets one of its own.
    auto once = prepare(sql);
    bound(*once);
    return Running(std::move(once));
}

void SqliteConnection::each(std::string_view sql, std::span<const Value> parameters,
                            const std::function<void(Row&&)>& visit) {
    const Running running = start(sql, parameters);
    int step = 0;
    while ((step = sqlite3_step(running.statement.prepared)) == SQLITE_ROW)
        visit(row_of(running.statement.prepared, running.statement.columns));
    if (step != SQLITE_DONE) fail(sql);
}

std::int64_t SqliteConnection::change(std::string_view sql, std::span<const Value> parameters) {
    const auto before = sqlite3_total_changes64(handle_);
    {
        const Running running = start(sql, parameters);
        int step = 0;
        while ((step = sqlite3_step(running.statement.prepared)) == SQLITE_ROW) {
        }
        if (step != SQLITE_DONE) fail(sql);
    }
    // The count of a statement that changes no rows is the one of the statement before it.
    return sqlite3_total_changes64(handle_) == before ? 0 : sqlite3_changes64(handle_);
}

void SqliteConnection::fail(std::string_view sql) const {
    const int code = sqlite3_extended_errcode(handle_);
    const std::string text = std::string(sqlite3_errmsg(handle_)) + " in " + std::string(sql);
    using Rule = ConstraintViolation::Rule;
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            throw ConstraintViolation(Rule::unique, text);
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            throw ConstraintViolation(Rule::foreign_key, text);
        case SQLITE_CONSTRAINT_NOTNULL:
            throw ConstraintViolation(Rule::not_null, text);
        case SQLITE_CONSTRAINT_CHECK:
            throw ConstraintViolation(Rule::check, text);
        default:
            break;
    }
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Problem(ProblemKind::unavailable, "store.too_busy", text);
        case SQLITE_FULL:
            throw Problem(ProblemKind::unavailable, "store.disk_full", text);
        case SQLITE_NOTADB:
        case SQLITE_CANTOPEN:
            throw Problem(ProblemKind::unavailable, "store.cannot_open", text);
        case SQLITE_IOERR:
            throw Problem(ProblemKind::unavailable, "store.disk_failed", text);
        default:
            throw std::logic_error(text);
    }
}

}  // namespace store
