#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

/// The log: one JSON object a line on standard error, which the system's journal keeps. Never a name, an address, a
/// query or a number that belongs to a person.
namespace base {

struct LogField {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double> value;
};

/// {"time": …, "event": …, fields…} without a line break.
std::string log_line(std::string_view event, std::initializer_list<LogField> fields);

void log(std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace base
