#include "base/log.hpp"

#include <unistd.h>

#include "base/json.hpp"
#include "base/time.hpp"

namespace base {

std::string log_line(std::string_view event, std::initializer_list<LogField> fields) {
    std::string line = "{\"time\":\"" + to_string(system_now()) + "\",\"event\":";
    json::append_string(line, event);
    for (const auto& [name, value] : fields) {
        line += ',';
        json::append_string(line, name);
        line += ':';
        std::visit([&](const auto& held) { json::write(line, held); }, value);
    }
    line += '}';
    return line;
}

void log(std::string_view event, std::initializer_list<LogField> fields) {
    const auto line = log_line(event, fields) + '\n';
    // One write, so that lines of several threads do not mix. When standard error is gone there is nobody left to tell.
    [[maybe_unused]] const auto written = write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace base
