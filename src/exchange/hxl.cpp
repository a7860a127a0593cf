#include "exchange/hxl.hpp"

namespace exchange {

std::string hxl_head(const std::vector<Column>& columns) {
    Cells names;
    Cells tags;
    for (const auto& column : columns) {
        names.push_back(column.name);
        tags.push_back(column.tag);
    }
    return std::string(byte_order_mark) + csv_line(names) + csv_line(tags);
}

}  // namespace exchange
