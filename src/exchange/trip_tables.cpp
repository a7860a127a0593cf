#include <array>

#include "accounts/permission.hpp"
#include "exchange/tables.hpp"
#include "needs/word.hpp"
#include "trips/proposal.hpp"

namespace exchange {
namespace {

using base::Permission;
using http::Call;

constexpr std::size_t rows_at_once = 500;

// In the order of trips::Outcome.
constexpr std::array outcome_words{Words{"đã giao tận tay", "handed over"},
                                   Words{"để trước cửa", "left at the door"},
                                   Words{"người khác nhận thay", "taken by another"},
                                   Words{"không gặp", "nobody met"},
                                   Words{"không nhận", "not wanted"},
                                   Words{"đã chuyển đi", "moved away"}};

std::string outcome_cell(base::Language language, const std::optional<trips::Outcome>& outcome) {
    return outcome ? word(language, outcome_words, *outcome) : std::string();
}

std::string kind_cell(base::Language language, const std::string& code) {
    for (const auto& kind : needs::words().kinds)
        if (kind.code == code) return language == base::Language::vi ? kind.vi : kind.en;
    return code;
}

TableRows waiting_table(Call& call, std::size_t most) {
    const auto language = call.who.language;
    auto table = headed(language, {{{"Mã hộ", "Household"}, "#meta+household+code"},
                                   {{"Địa bàn", "Area"}, "#adm+name"},
                                   {{"Cần gì", "Need"}, "#affected+need+type"},
                                   {{"Nhờ từ", "Since"}, "#date+asked"},
                                   {{"Đã chờ (ngày)", "Days waited"}, "#indicator+waited+num", true},
                                   {{"Trên chuyến", "On trip"}, "#meta+trip+code"},
                                   {{"Lần giao trước", "Last time"}, "#status+tried"}});
    trips::WaitingQuery query{.area = call.id<areas::AreaId>("area"), .after = {}, .limit = rows_at_once};
    do {
        const auto page = trips::waiting(call.tx, call.who, query);
        for (const auto& one : page.items)
            table.rows.push_back({one.household, one.area.name, kind_cell(language, one.kind),
                                  cell(std::optional(one.since)), std::to_string(one.waited_days),
                                  one.trip ? one.trip->name : std::string(), outcome_cell(language, one.tried)});
        query.after = page.next.value_or("");
    } while (!query.after.empty() && table.rows.size() < most);
    return table;
}

/// A row for each item of each stop.
TableRows stops_table(Call& call, std::size_t) {
    const auto language = call.who.language;
    auto table = headed(language, {{{"Điểm", "Stop"}, "#meta+stop+code"},
                                   {{"Mã hộ", "Household"}, "#meta+household+code"},
                                   {{"Địa bàn", "Area"}, "#adm+name"},
                                   {{"Mặt hàng", "Item"}, "#item+name"},
                                   {{"Số lượng", "Amount"}, "#item+amount+num", true},
                                   {{"Đơn vị nhỏ nhất", "Smallest unit"}, "#item+unit"},
                                   {{"Kết quả", "How it went"}, "#status"},
                                   {{"Ngày", "Date"}, "#date"}});
    const auto sheet = trips::get(call.tx, call.who, call.id<trips::TripId>("trip"));
    const bool is_vi = language == base::Language::vi;
    for (const auto& stop : sheet.stops)
        for (const auto& gets : stop.gets)
            table.rows.push_back({sheet.trip.code + '/' + std::to_string(stop.number), stop.household, stop.area.name,
                                  is_vi ? gets.item.vi : gets.item.en, std::to_string(gets.amount),
                                  is_vi ? gets.item.smallest_vi : gets.item.smallest_en,
                                  outcome_cell(language, stop.outcome), cell(stop.told_at)});
    return table;
}

}  // namespace

std::vector<Table> trip_tables() {
    const auto reads = http::allow(Permission::needs_answer);
    return {
        {"areas/{area}/goods-waiting", "dang-cho-hang", reads,
         "Who asked for goods and got none, who waits longest first", waiting_table},
        {"trips/{trip}/stops", "diem-giao-cua-chuyen", reads, "The stops of a trip, without names", stops_table},
    };
}

}  // namespace exchange
