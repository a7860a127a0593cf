#include "store/insert_rows.hpp"

#include <algorithm>
#include <string>

namespace store {
namespace {

constexpr std::size_t rows_of_a_statement = 50;  ///< few parameters, and one text that is prepared once

}  // namespace

void insert_rows(Transaction& tx, std::string_view insert, const std::vector<std::vector<Value>>& rows) {
    for (std::size_t from = 0; from < rows.size(); from += rows_of_a_statement) {
        std::string sql = std::string(insert) + " VALUES ";
        std::vector<Value> parameters;
        for (auto at = from; at < std::min(from + rows_of_a_statement, rows.size()); ++at) {
            sql += at > from ? ", (" : "(";
            for (std::size_t place = 0; place < rows[at].size(); ++place) {
                parameters.push_back(rows[at][place]);
                sql += (place > 0 ? ", $" : "$") + std::to_string(parameters.size());
            }
            sql += ')';
        }
        tx.change(sql, parameters);
    }
}

}  // namespace store
