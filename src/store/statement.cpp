#include "store/statement.hpp"

#include <algorithm>

namespace store {
namespace {

bool starts_with_any(std::string_view sql, std::initializer_list<std::string_view> words) {
    const auto start = sql.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return false;
    return std::any_of(words.begin(), words.end(), [&](auto word) { return sql.substr(start).starts_with(word); });
}

}  // namespace

bool is_worth_keeping(std::string_view sql) {
    return !starts_with_any(sql, {"CREATE", "ALTER", "DROP", "PRAGMA", "VACUUM", "LOCK", "SET"});
}

bool is_query(std::string_view sql) {
    return starts_with_any(sql, {"SELECT", "WITH"});
}

std::vector<std::string_view> statements_of(std::string_view script) {
    std::vector<std::string_view> statements;
    std::size_t start = 0;
    bool has_words = false;
    const auto finish = [&](std::size_t end) {
        if (has_words) statements.push_back(script.substr(start, end - start));
        start = end + 1;
        has_words = false;
    };
    for (std::size_t i = 0; i < script.size(); ++i) {
        const char c = script[i];
        if (c == '-' && script.substr(i, 2) == "--") {
            i = std::min(script.find('\n', i), script.size());
        } else if (c == '\'' || c == '"') {
            i = std::min(script.find(c, i + 1), script.size());
            has_words = true;
        } else if (c == ';') {
            finish(i);
        } else if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
            has_words = true;
        }
    }
    finish(script.size());
    return statements;
}

}  // namespace store
