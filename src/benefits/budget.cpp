#include <fmt/format.h>

#include "benefits/entry_row.hpp"
#include "ledger/entry.hpp"

/// Money between the public budget and the purse of a list.
namespace benefits {
namespace {

void post(store::Transaction& tx, const base::Who& who, const ListRow& row, ledger::Kind kind, const std::string& words,
          std::vector<ledger::Line> lines) {
    ledger::post(tx, who,
                 {.kind = kind,
                  .day = base::day_of(tx.now()),
                  .campaign = {},
                  .area = areas::AreaId{row.commune},
                  .households = {},
                  .words = fmt::format("{} {}", words, row.list.code),
                  .lines = std::move(lines)});
}

}  // namespace

void allot(store::Transaction& tx, const base::Who& who, const ListRow& row, std::int64_t amount) {
    ledger::name_account(tx, who, std::string(budget_account), "Ngân sách");
    ledger::name_account(tx, who, row.purse, fmt::format("Trợ cấp {}, {}", row.list.code, row.list.area.name));
    post(tx, who, row, ledger::Kind::gift, "Ngân sách cấp cho danh sách trợ cấp",
         ledger::moved(std::string(budget_account), row.purse, ledger::money(amount)));
}

void give_back_to_budget(store::Transaction& tx, const base::Who& who, const ListRow& row, std::int64_t amount) {
    post(tx, who, row, ledger::Kind::refund, "Hoàn ngân sách từ danh sách trợ cấp",
         ledger::moved(row.purse, std::string(budget_account), ledger::money(amount)));
}

}  // namespace benefits
