#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area_json.hpp"
#include "ledger/balance.hpp"
#include "ledger/entry.hpp"

/// Entries as the page and other programs read them: with the names of accounts, commodities and places.
namespace ledger {

struct LineView {
    std::string account;
    std::string account_name;  ///< "Trong kho · Kho xã Châu Sơn"
    std::string commodity;
    std::string commodity_name;
    std::string unit;
    std::int64_t parts = 1;
    std::int64_t quantity = 0;
    std::int64_t value = 0;
    std::string valued_by;
};
BOOST_DESCRIBE_STRUCT(LineView, (),
                      (account, account_name, commodity, commodity_name, unit, parts, quantity, value, valued_by))

struct EntryView {
    EntryId id;
    std::string code;
    Kind kind = Kind::gift;
    std::string kind_name;
    base::Day day;
    base::Instant posted_at;
    std::optional<base::Uuid> campaign;
    std::optional<areas::Named> area;
    std::optional<std::string> corrects;
    std::optional<std::string> corrected_by;
    std::optional<std::int64_t> households;
    std::string words;
    std::vector<LineView> lines;
};
BOOST_DESCRIBE_STRUCT(EntryView, (),
                      (id, code, kind, kind_name, day, posted_at, campaign, area, corrects, corrected_by, households,
                       words, lines))

/// In the order they have, in the reader's language.
std::vector<EntryView> views_of(store::Transaction& tx, base::Language language, const std::vector<Entry>& entries);

/// One root of the tree of accounts with what stands on all its accounts, by commodity: the flow of the page.
struct Standing {
    std::string root;
    std::string name;
    std::string commodity;
    std::string commodity_name;
    std::string unit;
    std::int64_t parts = 1;
    std::int64_t quantity = 0;
    std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (root, name, commodity, commodity_name, unit, parts, quantity, value))

/// In the order of account_roots.
std::vector<Standing> standings(store::Transaction& tx, base::Language language);
/// Of one campaign, money and the worth of goods together, as it is kept in đồng.
std::vector<Standing> standings(store::Transaction& tx, base::Language language, const base::Uuid& campaign);

}  // namespace ledger
