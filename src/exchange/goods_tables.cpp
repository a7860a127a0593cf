#include <array>

#include "accounts/permission.hpp"
#include "exchange/tables.hpp"
#include "goods/requisition.hpp"

namespace exchange {
namespace {

using base::Permission;
using http::Call;

constexpr std::size_t rows_at_once = 500;

// In the order of goods::StoreKind and goods::MovementKind.
constexpr std::array store_words{Words{"kho", "warehouse"}, Words{"ATM gạo", "rice ATM"},
                                 Words{"chợ 0 đồng", "zero-đồng market"}, Words{"điểm phát", "relief point"}};
constexpr std::array movement_words{Words{"nhập", "receipt"},          Words{"xuất", "issue"},
                                    Words{"chuyển đi", "sent on"},     Words{"nhận chuyển đến", "taken in"},
                                    Words{"kiểm kê", "stocktake"},     Words{"hao hụt", "loss"},
                                    Words{"đóng túi", "packing"},      Words{"trả lại", "returned"},
                                    Words{"hoàn phiếu", "moved back"}, Words{"trả người bán", "back to the seller"}};

std::string name_of(base::Language language, const goods::Item& item) {
    return language == base::Language::vi ? item.vi : item.en;
}
std::string smallest_of(base::Language language, const goods::Item& item) {
    return language == base::Language::vi ? item.smallest_vi : item.smallest_en;
}

goods::StoreId store_of(Call& call) {
    return call.id<goods::StoreId>("goods_store");
}

TableRows stores_table(Call& call, std::size_t most) {
    auto table = headed(call.who.language, {{{"Kho, điểm", "Store"}, "#loc+name"},
                                            {{"Loại", "Kind"}, "#loc+type"},
                                            {{"Đơn vị", "Body"}, "#org+name"},
                                            {{"Địa bàn", "Area"}, "#adm+name"},
                                            {{"Địa chỉ", "Address"}, "#loc+address"},
                                            {{"Giờ mở", "Hours"}, "#loc+hours"}});
    goods::StoreQuery query{
        .area = call.id<areas::AreaId>("area"), .kind = {}, .body = {}, .after = {}, .limit = rows_at_once};
    do {
        const auto page = goods::stores(call.tx, call.who, query);
        for (const auto& one : page.items)
            table.rows.push_back({one.name, word(call.who.language, store_words, one.kind), one.body.name,
                                  one.area.name, one.address, one.hours});
        query.after = page.next.value_or("");
    } while (!query.after.empty() && table.rows.size() < most);
    return table;
}

TableRows stock_table(Call& call, std::size_t most) {
    auto table = headed(call.who.language, {{{"Mặt hàng", "Item"}, "#item+name"},
                                            {{"Có trong kho", "In stock"}, "#item+stock+num", true},
                                            {{"Đơn vị nhỏ nhất", "Smallest unit"}, "#item+unit"},
                                            {{"Hạn dùng gần nhất", "First last good day"}, "#date+expiry"},
                                            {{"Đã quá hạn", "Past its day"}, "#item+expired+num", true}});
    goods::ShelfQuery query{.after = {}, .limit = rows_at_once};
    do {
        const auto page = goods::shelves(call.tx, call.who, store_of(call), query);
        for (const auto& one : page.items)
            table.rows.push_back({name_of(call.who.language, one.item), std::to_string(one.amount),
                                  smallest_of(call.who.language, one.item), cell(one.first_expiry),
                                  std::to_string(one.expired)});
        query.after = page.next.value_or("");
    } while (!query.after.empty() && table.rows.size() < most);
    return table;
}

/// A row for each line of each voucher.
void add_rows(Call& call, TableRows& table, const std::vector<goods::Movement>& movements) {
    std::set<std::string> codes;
    for (const auto& one : movements)
        for (const auto& line : one.lines) codes.insert(line.item);
    auto items = goods::items_called(call.tx, codes);
    for (const auto& one : movements)
        for (const auto& line : one.lines)
            table.rows.push_back({one.code, word(call.who.language, movement_words, one.kind), base::to_string(one.day),
                                  name_of(call.who.language, items[line.item]), std::to_string(line.amount),
                                  smallest_of(call.who.language, items[line.item]), cell(line.expires_on), line.source,
                                  one.receiver      ? one.receiver->name
                                  : one.other_store ? one.other_store->name
                                                    : "",
                                  one.by});
}

TableRows movements_table(Call& call, std::size_t most) {
    auto table = headed(call.who.language, {{{"Số phiếu", "Voucher"}, "#meta+voucher+code"},
                                            {{"Loại", "Kind"}, "#activity+type"},
                                            {{"Ngày", "Date"}, "#date"},
                                            {{"Mặt hàng", "Item"}, "#item+name"},
                                            {{"Số lượng", "Amount"}, "#item+moved+num", true},
                                            {{"Đơn vị nhỏ nhất", "Smallest unit"}, "#item+unit"},
                                            {{"Hạn dùng", "Last good day"}, "#date+expiry"},
                                            {{"Nguồn", "Source"}, "#meta+source"},
                                            {{"Nơi nhận, nơi gửi", "To or from"}, "#org+name"},
                                            {{"Người ghi", "Written by"}, "#contact+name"}});
    goods::MovementQuery query{.store = store_of(call),
                               .kind = {},
                               .item = {},
                               .code = {},
                               .from = {},
                               .until = {},
                               .after = {},
                               .limit = rows_at_once};
    bool more = true;
    while (more && table.rows.size() < most) {
        const auto found = goods::movements(call.tx, call.who, query);
        add_rows(call, table, found);
        more = found.size() == query.limit;
        if (more) query.after = found.back().id;
    }
    return table;
}

TableRows shortfall_table(Call& call, std::size_t most) {
    auto table = headed(call.who.language, {{{"Địa bàn", "Area"}, "#adm+name"},
                                            {{"Mặt hàng", "Item"}, "#item+name"},
                                            {{"Đã xin", "Asked"}, "#item+asked+num", true},
                                            {{"Được cấp", "Granted"}, "#item+granted+num", true},
                                            {{"Còn thiếu", "Missing"}, "#item+missing+num", true},
                                            {{"Đơn vị nhỏ nhất", "Smallest unit"}, "#item+unit"}});
    constexpr int usual_days = 30;
    const auto until = call.day_or_today("until");
    goods::ShortfallQuery query{.area = call.id<areas::AreaId>("area"),
                                .from = call.maybe_day("from").value_or(until - usual_days),
                                .until = until,
                                .after = {},
                                .limit = rows_at_once};
    do {
        const auto page = goods::shortfall(call.tx, call.who, query);
        for (const auto& one : page.items)
            table.rows.push_back({one.area.name, name_of(call.who.language, one.item), std::to_string(one.asked),
                                  std::to_string(one.granted), std::to_string(one.missing),
                                  smallest_of(call.who.language, one.item)});
        query.after = page.next.value_or("");
    } while (!query.after.empty() && table.rows.size() < most);
    return table;
}

}  // namespace

std::vector<Table> goods_tables() {
    const auto reads = http::allow(Permission::goods_read);
    return {
        {"areas/{area}/stores", "kho-va-diem-phat", reads, "Warehouses and relief points of an area", stores_table},
        {"stores/{goods_store}/stock", "ton-kho", reads, "What is in a store, by item", stock_table},
        {"stores/{goods_store}/movements", "so-nhap-xuat-kho", reads, "The book of a store, a row for each line",
         movements_table},
        {"areas/{area}/shortfall", "hang-con-thieu", reads, "What was asked, granted and is missing", shortfall_table},
    };
}

}  // namespace exchange
