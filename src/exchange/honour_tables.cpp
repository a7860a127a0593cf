#include <array>
#include <map>

#include "accounts/permission.hpp"
#include "exchange/tables.hpp"
#include "honours/review.hpp"

namespace exchange {
namespace {

const std::map<std::string, Words> what_words{{"deed", {"Việc tốt", "Good deed"}},
                                              {"model", {"Mô hình", "Model"}},
                                              {"copy", {"Làm theo mô hình", "Copied model"}},
                                              {"reward", {"Khen thưởng", "Reward"}},
                                              {"title", {"Danh hiệu", "Title"}}};

TableRows honour_table(http::Call& call, std::size_t most) {
    const auto language = call.who.language;
    auto table = headed(language, {{{"Nội dung", "What"}, "#subject"},
                                   {{"Tên, lời kể", "Words"}, "#description"},
                                   {{"Địa bàn", "Area"}, "#adm+name"},
                                   {{"Đơn vị", "Body"}, "#org+name"},
                                   {{"Ngày", "Day"}, "#date"},
                                   {{"Số quyết định", "Decision"}, "#meta+decision+id"},
                                   {{"Minh chứng", "Evidence"}, "#meta+evidence"}});
    const auto until = call.day_or_today("until");
    const auto from = call.maybe_day("from").value_or(honours::year_begin(until));
    for (const auto& line : honours::review_lines(call.tx, call.who, call.id<areas::AreaId>("area"), from, until, most))
        table.rows.push_back({in(language, what_words.at(line.what)), line.words, line.place, line.body, cell(line.day),
                              line.number, line.evidence});
    return table;
}

}  // namespace

std::vector<Table> honour_tables() {
    return {{"areas/{area}/honours", "khen-thuong", http::allow(base::Permission::plans_read),
             "Good deeds, models, rewards and titles of a place with their evidence, without names (?from=, ?until=)",
             honour_table}};
}

}  // namespace exchange
