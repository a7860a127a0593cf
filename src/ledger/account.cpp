#include "ledger/account.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.hpp"

namespace ledger {
namespace {

constexpr std::array roots{
    Root{"donors", "Người ủng hộ", "Donors", false},    Root{"cash", "Tiền đang giữ", "Money in hand", true},
    Root{"bought", "Đã mua", "Bought", false},          Root{"spent", "Chi phí", "Costs", false},
    Root{"stock", "Trong kho", "In stores", true},      Root{"packed", "Đóng gói", "Packed", false},
    Root{"way", "Đang trên đường", "On the way", true}, Root{"delivered", "Đã tới bà con", "At people's", false},
    Root{"lost", "Hư hao, mất", "Lost", false},         Root{"counted", "Kiểm kê", "Counted", false},
};

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

std::span<const Root> account_roots() {
    return roots;
}

std::span<const KindRules> all_kinds() {
    static const std::vector<KindRules> kinds{
        {Kind::gift, "Ủng hộ", "Gift", {"donors", "cash", "stock"}},
        {Kind::purchase, "Mua hàng", "Purchase", {"cash", "bought", "stock"}},
        {Kind::cost, "Chi phí", "Cost", {"cash", "spent"}},
        {Kind::issue, "Xuất kho", "Issue", {"stock", "packed", "way"}},
        {Kind::transfer, "Điều chuyển", "Transfer", {"stock", "packed", "way", "cash", "lost"}},
        {Kind::give_back, "Nhập lại kho", "Back into store", {"way", "packed", "stock"}},
        {Kind::delivery, "Trao tới bà con", "Delivery", {"stock", "way", "cash", "delivered"}},
        {Kind::loss, "Hư hao, mất", "Loss", {"stock", "packed", "way", "cash", "lost"}},
        {Kind::stocktake, "Kiểm kê", "Stocktake", {"stock", "packed", "counted"}},
        {Kind::packing, "Đóng gói", "Packing", {"stock", "packed"}},
        {Kind::refund, "Trả lại người ủng hộ", "Refund", {"cash", "stock", "donors"}},
        {Kind::correction, "Đính chính", "Correction", {}},
    };
    return kinds;
}

const KindRules& rules_of(Kind kind) {
    for (const auto& rules : all_kinds())
        if (rules.kind == kind) return rules;
    throw std::logic_error("a kind of entry without rules");
}

const Root* root_of_account(std::string_view account) {
    constexpr std::size_t longest = 200;
    if (account.size() > longest) return nullptr;
    char before = ':';
    for (const char c : account) {
        if (!is_plain(c) && c != ':') return nullptr;
        if (c == ':' && before == ':') return nullptr;
        before = c;
    }
    const auto end = account.find(':');
    if (end == std::string_view::npos || before == ':') return nullptr;
    const auto found = std::ranges::find(roots, account.substr(0, end), &Root::name);
    return found == roots.end() ? nullptr : &*found;
}

std::string account(std::string_view root, std::string_view code) {
    auto name = base::fold(code);
    std::ranges::replace(name, ' ', '-');
    return std::string(root) + ':' + name;
}

}  // namespace ledger
