#include "ledger/handing_over.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace ledger {
namespace {

using store::Transaction;

void add(std::vector<Amount>& amounts, const Amount& more) {
    const auto same = std::ranges::find_if(amounts, [&](const Amount& amount) {
        return amount.commodity == more.commodity && amount.valued_by == more.valued_by;
    });
    if (same == amounts.end()) {
        amounts.push_back(more);
    } else {
        same->quantity += more.quantity;
        same->value += more.value;
    }
}

void add(Reached& sum, const Reached& more) {
    sum.households += more.households;
    for (const auto& amount : more.amounts) add(sum.amounts, amount);
}

/// Areas with what reached them, the deepest first.
struct Place {
    areas::Area area;
    Reached reached;
};
using Places = std::map<std::pair<int, areas::AreaId>, Place, std::greater<>>;

void put(Transaction& tx, Places& places, areas::AreaId id, const Reached& reached) {
    const auto area = areas::get(tx, id);
    auto& place =
        places.try_emplace({area.level, id}, Place{area, {.area = id, .households = 0, .amounts = {}}}).first->second;
    add(place.reached, reached);
}

}  // namespace

std::string delivered_account(const areas::Area& area) {
    std::string name = "delivered";
    for (std::size_t from = 1; from < area.path.size();) {
        const auto until = std::min(area.path.find('/', from), area.path.size());
        name = account(name, area.path.substr(from, until - from));
        from = until + 1;
    }
    return name;
}

std::int64_t least_households(Transaction& tx, base::Day day) {
    return tx
        .run(R"(
            SELECT least_households FROM ledger_rule
            WHERE valid_from <= $1 OR valid_from = (SELECT MIN(valid_from) FROM ledger_rule)
            ORDER BY valid_from DESC LIMIT 1)",
             {day})
        .front()
        .integer("least_households");
}

std::vector<Reached> joined(Transaction& tx, std::vector<Reached> reached, std::int64_t least) {
    Places places;
    for (const auto& one : reached) put(tx, places, one.area, one);
    std::vector<Reached> enough;
    while (!places.empty()) {
        const auto deepest = places.extract(places.begin()).mapped();
        if (deepest.reached.households >= least || !deepest.area.parent)
            enough.push_back(deepest.reached);
        else
            put(tx, places, *deepest.area.parent, deepest.reached);
    }
    return enough;
}

std::vector<Entry> post_deliveries(Transaction& tx, const base::Who& who, const NewDeliveries& deliveries) {
    const auto least = least_households(tx, deliveries.day);
    std::vector<Entry> entries;
    for (const auto& reached : joined(tx, deliveries.reached, least)) {
        NewEntry entry{.kind = Kind::delivery,
                       .day = deliveries.day,
                       .campaign = deliveries.campaign,
                       .area = reached.area,
                       .households = std::nullopt,
                       .words = deliveries.words,
                       .lines = {}};
        if (reached.households >= least) entry.households = reached.households;
        const auto area = areas::get(tx, reached.area);
        const auto to = delivered_account(area);
        name_account(tx, who, to, area.name);
        for (const auto& amount : reached.amounts) {
            const auto lines = moved(deliveries.from, to, amount);
            entry.lines.insert(entry.lines.end(), lines.begin(), lines.end());
        }
        entries.push_back(post(tx, who, entry));
    }
    return entries;
}

}  // namespace ledger
