#include <array>

#include "accounts/permission.hpp"
#include "benefits/payment.hpp"
#include "exchange/tables.hpp"

namespace exchange {
namespace {

using base::Permission;
using http::Call;

constexpr std::size_t rows_at_once = 500;

// In the order of benefits::EntryState.
constexpr std::array state_words{
    Words{"chờ duyệt", "to be approved"}, Words{"chờ chi", "to be paid"}, Words{"không duyệt", "refused"},
    Words{"không nhận", "given up"},      Words{"đã chi", "paid"},        Words{"đã thu hồi", "returned"}};

TableRows headed_entries(base::Language language) {
    return headed(language, {{{"Mã dòng", "Entry"}, "#meta+entry+code"},
                             {{"Mã hộ", "Household"}, "#meta+household+code"},
                             {{"Địa bàn", "Area"}, "#adm+name"},
                             {{"Số ngày", "Days"}, "#indicator+days+num", true},
                             {{"Số tiền (đồng)", "Amount (đồng)"}, "#value+vnd+num", true},
                             {{"Tình trạng", "State"}, "#status"},
                             {{"Duyệt ngày", "Approved on"}, "#date+approved"},
                             {{"Lý do", "Reason"}, "#description+reason"}});
}

void add(TableRows& table, base::Language language, const benefits::Entry& entry) {
    const auto approved = entry.approved_at ? base::to_string(base::day_of(*entry.approved_at)) : std::string();
    table.rows.push_back({entry.code, entry.household_code, entry.area.name,
                          entry.days ? std::to_string(*entry.days) : std::string(), std::to_string(entry.amount),
                          word(language, state_words, entry.state), approved, entry.reason});
}

TableRows list_table(Call& call, std::size_t most) {
    const auto language = call.who.language;
    auto table = headed_entries(language);
    benefits::EntryQuery query{.list = call.id<benefits::ListId>("benefit_list"), .after = "", .limit = rows_at_once};
    std::vector<benefits::Entry> page;
    do {
        page = benefits::entries(call.tx, call.who, query);
        for (const auto& entry : page) add(table, language, entry);
        if (!page.empty()) query.after = page.back().code;
    } while (page.size() == rows_at_once && table.rows.size() < most);
    return table;
}

TableRows unpaid_table(Call& call, std::size_t most) {
    const auto language = call.who.language;
    auto table = headed_entries(language);
    benefits::UnpaidQuery query{.body = call.id("body"), .after = "", .limit = rows_at_once};
    std::vector<benefits::Entry> page;
    do {
        page = benefits::unpaid(call.tx, call.who, query);
        for (const auto& entry : page) add(table, language, entry);
        if (!page.empty()) query.after = benefits::place_of(page.back());
    } while (page.size() == rows_at_once && table.rows.size() < most);
    return table;
}

}  // namespace

std::vector<Table> benefit_tables() {
    const auto reads = http::allow(Permission::needs_answer);
    return {
        {"benefit-lists/{benefit_list}", "danh-sach-tro-cap", reads, "A list of support, without names", list_table},
        {"bodies/{body}/unpaid-benefits", "tro-cap-chua-chi", reads,
         "Support that was approved and not paid, the longest wait first", unpaid_table},
    };
}

}  // namespace exchange
