#include "exchange/hxl.hpp"

namespace exchange {

std::string hxl_head(const std::vector<Column>& columns) {
    Cells names;
    Cells tags;
    for (const auto& column : columns) {
        names.push_back(column.name);
        tags.push_back(column.tag);
    }
    return std::string(base::byte_order_mark) + base::csv_line(names) + base::csv_line(tags);
}

}  // namespace exchange
