#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

/// What goes into a statement and what comes out of it.
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
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, base::Uuid, Bytes>;

/// One row, read by column name. A missing column, a null or another type is a bug in the statement: std::logic_error.
class Row {
public:
    Row(std::shared_ptr<const Columns> columns, std::vector<Cell> cells)
        : columns_(std::move(columns)), cells_(std::move(cells)) {}

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

/// The schema is the last validator; a verb that has a better word for it catches this and throws that. The unit of
/// work is lost: a verb that wants to go on uses ON CONFLICT.
class ConstraintViolation : public std::runtime_error {
public:
    enum class Rule { unique, foreign_key, check, not_null };
    ConstraintViolation(Rule broken, const std::string& text) : std::runtime_error(text), rule(broken) {}
    const Rule rule;
};

}  // namespace store
