#include "portal/open_data.hpp"

#include "base/csv.hpp"
#include "base/json.hpp"

namespace portal {

std::string figures_csv(base::Day monday, const std::vector<ToldCommune>& communes) {
    base::Cells heads{"week", "code", "commune", "above"};
    base::Cells tags{"#date+week+start", "#adm3+code", "#adm3+name", "#adm2+name"};
    for (const auto& kind : figure_kinds()) {
        heads.push_back(kind.code);
        tags.push_back(kind.hxl);
    }
    auto csv = base::csv_line(heads) + base::csv_line(tags);
    for (const auto& commune : communes) {
        base::Cells cells{base::to_string(monday), commune.code, commune.name, commune.above};
        for (const auto& cell : commune.cells)
            cells.push_back(cell ? std::to_string(*cell) : "<" + std::to_string(fewest_told));
        csv += base::csv_line(cells);
    }
    return csv;
}

std::string figures_json(base::Day monday, const std::vector<ToldCommune>& communes) {
    boost::json::array items;
    for (const auto& commune : communes) {
        boost::json::object figures;
        for (std::size_t place = 0; place < commune.cells.size(); ++place) {
            const auto& cell = commune.cells[place];
            figures[figure_kinds()[place].code] = cell ? boost::json::value(*cell) : boost::json::value(nullptr);
        }
        items.push_back({{"id", base::to_string(commune.id)},
                         {"code", commune.code},
                         {"commune", commune.name},
                         {"above", commune.above},
                         {"figures", std::move(figures)}});
    }
    return base::write_json(
        {{"week", base::to_string(monday)}, {"fewest_told", fewest_told}, {"items", std::move(items)}});
}

}  // namespace portal
