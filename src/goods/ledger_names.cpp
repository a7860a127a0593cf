#include "goods/ledger_names.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ledger/code.hpp"

namespace goods {
std::string own_account(std::string_view root, StoreId store) {
    return ledger::account(root, ledger::code_of({store.uuid}));
}

std::string stock_account(StoreId store) {
    return own_account("stock", store);
}

std::string way_account(StoreId store) {
    return own_account("way", store);
}

std::string road_account(StoreId from, StoreId to) {
    return ledger::account(way_account(from), ledger::code_of({to.uuid}));
}

std::string contents_account(LotId lot) {
    return ledger::account("packed", ledger::code_of({lot.uuid}));
}

std::string commodity_of(std::string_view item) {
    const auto id = base::parse_uuid(item);
    auto code = base::fold(id ? "hang " + ledger::code_of({*id}) : std::string(item));
    std::ranges::replace(code, ' ', '-');
    return code;
}

}  // namespace goods
