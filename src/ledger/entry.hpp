#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "ledger/account.hpp"
#include "store/database.hpp"

/// The public ledger of money and of goods: double entry, append-only. An entry moves amounts between accounts, and of
/// every commodity what is taken and what is put add up to nothing. Nothing is ever changed or deleted; a mistake is
/// taken back by a further entry that names it. Everything here is public: no name, address or telephone number of a
/// household, and of a donor only what the donor chose.
///
/// Whoever posts has asked before whether `who` may. Entries come into the hash tree within seconds (tree.hpp) and
/// under a signed head once a day (head.hpp).
namespace ledger {

using EntryId = base::Id<struct LedgerEntryTag>;

inline constexpr std::string_view dong = "VND";
/// Of an entry: a warehouse that burns is one.
inline constexpr std::size_t most_lines = 1000;

/// What is counted, under a name that never changes: "gao-te", with the unit people read ("kg") and how many of its
/// smallest parts make one (1000: counted in grams). Money is there from the beginning.
struct Commodity {
    std::string code;
    std::string name;
    std::string unit;
    std::int64_t parts = 1;
};
BOOST_DESCRIBE_STRUCT(Commodity, (), (code, name, unit, parts))

/// Makes a commodity known before it is first moved; saying the same again is harmless, another name is taken over.
/// Problems: ledger.commodity_wrong (its code or unit), ledger.unit_changed (it was counted otherwise before).
void name_commodity(store::Transaction& tx, const base::Who& who, const Commodity& commodity);
std::vector<Commodity> commodities(store::Transaction& tx);

/// What an account is called on the page: "Kho xã Châu Sơn". Problem: ledger.account_wrong.
void name_account(store::Transaction& tx, const base::Who& who, const std::string& account, const std::string& name);

/// So much of a commodity in its smallest parts, and what it is worth in đồng according to whom ("hóa đơn 0012",
/// "giá chợ Giao Xuân ngày 10/6"). Money is worth itself.
struct Amount {
    std::string commodity;
    std::int64_t quantity = 0;
    std::int64_t value = 0;
    std::string valued_by;
};
Amount money(std::int64_t amount);

/// One line: what is put into an account, or, below zero, taken out of it.
struct Line {
    std::string account;
    std::string commodity;
    std::int64_t quantity = 0;
    std::int64_t value = 0;
    std::string valued_by;

    auto operator<=>(const Line&) const = default;
};
BOOST_DESCRIBE_STRUCT(Line, (), (account, commodity, quantity, value, valued_by))

/// The two lines that move an amount.
std::vector<Line> moved(const std::string& from, const std::string& to, const Amount& amount);

struct NewEntry {
    Kind kind = Kind::gift;
    base::Day day;  ///< on which it happened
    std::optional<base::Uuid> campaign;
    std::optional<areas::AreaId> area;
    std::optional<std::int64_t> households;  ///< how many were reached; never a small number (post_deliveries)
    std::string words;                       ///< public
    std::vector<Line> lines;
};

/// What is signed of an entry, and a little beside it that the reader needs.
struct Entry {
    EntryId id;
    std::string code;  ///< "7K3F-9Q2M-4XAB", what a receipt shows
    Kind kind = Kind::gift;
    base::Day day;
    base::Instant posted_at;
    std::optional<base::Uuid> campaign;
    std::optional<areas::AreaId> area;
    std::optional<std::string> corrects;  ///< the code of the entry it takes back
    std::optional<std::int64_t> households;
    std::string words;
    std::vector<Line> lines;
    std::string salt;  ///< 32 hexadecimal digits

    bool operator==(const Entry&) const = default;
};

/// Writes an entry and moves the kept balances. Problems: ledger.day_ahead, ledger.words_missing, ledger.lines_wrong
/// (none, or more than most_lines), ledger.account_wrong, ledger.kind_wrong (this kind moves nothing on that account),
/// ledger.commodity_unknown, ledger.amount_wrong (nothing, or beyond reason), ledger.value_wrong (money that is not
/// worth itself, goods whose value points the other way, or without a source), ledger.not_balanced,
/// ledger.not_enough (an account that holds real things would go below zero), area.not_found.
Entry post(store::Transaction& tx, const base::Who& who, const NewEntry& wanted);

/// Takes an entry back, line by line, by a further one. The right one is posted behind it.
/// Problems: ledger.not_found, ledger.corrected_already, ledger.words_missing (why?), ledger.not_enough (what it
/// brought is gone already).
Entry correct(store::Transaction& tx, const base::Who& who, EntryId wrong, const std::string& words);

/// Problem: ledger.not_found.
Entry get(store::Transaction& tx, EntryId id);
/// A code as people type it: case, blanks and hyphens do not matter. Problem: ledger.not_found.
Entry get(store::Transaction& tx, std::string_view code);
/// In the order of the ids; one that is not there is left out.
std::vector<Entry> entries_of(store::Transaction& tx, const std::vector<EntryId>& ids);

}  // namespace ledger
