#include "reader/vocabulary_tables.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/embedded.hpp"
#include "base/text.hpp"

namespace reader {

std::string_view vocabulary_table(std::string_view name) {
    const auto path = "reader/vocabulary/" + std::string(name);
    for (const auto& file : base::embedded_vocabulary())
        if (file.path == path) return file.bytes;
    throw std::logic_error("the vocabulary has no table " + path);
}

std::vector<std::string_view> table_lines(std::string_view table) {
    std::vector<std::string_view> lines;
    while (!table.empty()) {
        const auto end = std::min(table.find('\n'), table.size());
        const auto line = base::trim(table.substr(0, end));
        table.remove_prefix(std::min(end + 1, table.size()));
        if (!line.empty() && !line.starts_with("#")) lines.push_back(line);
    }
    return lines;
}

std::vector<std::pair<std::string_view, std::string_view>> table_pairs(std::string_view table) {
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (const auto line : table_lines(table)) {
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) throw std::logic_error("a row without =: " + std::string(line));
        pairs.emplace_back(base::trim(line.substr(0, equals)), base::trim(line.substr(equals + 1)));
    }
    return pairs;
}

}  // namespace reader
