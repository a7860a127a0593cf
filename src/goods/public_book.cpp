#include "goods/public_book.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "goods/book_lines.hpp"
#include "goods/ledger_names.hpp"
#include "goods/word.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

using ledger::Kind;

const std::string beginning = "counted:dau-ky";

/// The account that gets what a movement takes and gives what it puts, and of which kind that makes the entry.
struct OtherSide {
    Kind kind = Kind::stocktake;
    std::string account;
    std::string name;
};

OtherSide where_it_came_from(const Posting& posting) {
    static const std::map<Coming, OtherSide> unnamed{
        {Coming::gift, {Kind::gift, "donors:khong-neu-ten", "Người ủng hộ không nêu tên"}},
        {Coming::purchase, {Kind::purchase, "bought:chua-ghi-nguoi-ban", "Mua, chưa ghi người bán"}},
        {Coming::other, {Kind::stocktake, beginning, "Có sẵn từ trước"}}};
    auto side = unnamed.at(posting.coming);
    if (posting.origin) std::tie(side.account, side.name) = std::tie(posting.origin->account, posting.origin->name);
    return side;
}

OtherSide lost_by(Kind kind, const std::string& reason) {
    const auto& all = words();
    const auto word =
        std::ranges::find_if(all, [&](const Word& one) { return one.what == "loss" && one.code == reason; });
    if (word == all.end()) return {kind, "lost:khong-ro", "Chưa rõ vì sao"};
    return {kind, ledger::account("lost", reason), word->vi};
}

OtherSide other_side(const Posting& posting) {
    const auto& [id, name] = std::tie(posting.store.store.id, posting.store.store.name);
    switch (posting.kind) {
        case MovementKind::receipt:
            return where_it_came_from(posting);
        case MovementKind::issue:
            return {Kind::issue, way_account(id), name + ": đang mang đi"};
        case MovementKind::give_back:
            return {Kind::give_back, way_account(id), name + ": đang mang đi"};
        case MovementKind::transfer_out:
        case MovementKind::transfer_in:
            return lost_by(Kind::transfer, posting.reason);
        case MovementKind::count:
            return {Kind::stocktake, own_account("counted", id), name};
        case MovementKind::loss:
            return lost_by(Kind::loss, posting.reason);
        case MovementKind::packing:
            return {Kind::packing, own_account("packed", id), name};
        case MovementKind::to_seller:
            return {Kind::purchase, posting.origin->account, posting.origin->name};
        case MovementKind::undo:
            if (posting.transfer) return lost_by(Kind::transfer, posting.reason);
            return {Kind::stocktake, beginning, "Có sẵn từ trước"};
    }
    throw std::logic_error("a movement without another side");
}

std::optional<Road> road_of(store::Transaction& tx, const std::optional<TransferId>& transfer) {
    if (!transfer) return std::nullopt;
    return store::first(
        [](const store::Row& row) {
            return Road{{row.uuid("from_store"), row.text("from_name")}, {row.uuid("to_store"), row.text("to_name")}};
        },
        tx.run(R"(
        SELECT t.from_store, t.to_store, f.name AS from_name, o.name AS to_name
        FROM goods_transfer t JOIN goods_store f ON f.id = t.from_store JOIN goods_store o ON o.id = t.to_store
        WHERE t.id = $1)",
               {*transfer}));
}

void name_stock(store::Transaction& tx, const base::Who& who, const Store& place) {
    ledger::name_account(tx, who, stock_account(place.id), place.name);
}

void name_road(store::Transaction& tx, const base::Who& who, const Road& road) {
    ledger::name_account(tx, who, road_account({road.from.id}, {road.to.id}), road.from.name + " → " + road.to.name);
}

void name_goods(store::Transaction& tx, const base::Who& who, const std::set<std::string>& codes) {
    for (const auto& [code, item] : items_called(tx, codes))
        ledger::name_commodity(tx, who, {commodity_of(code), item.vi, item.unit_vi, item.factor});
}

std::vector<ledger::EntryId> entries_of(store::Transaction& tx, const MovementId& movement) {
    return store::all([](const store::Row& row) { return ledger::EntryId{row.uuid("entry")}; }, tx.run(R"(
        SELECT entry FROM goods_movement WHERE id = $1 AND entry IS NOT NULL
        UNION ALL SELECT entry FROM goods_movement_entry WHERE movement = $1)",
                                                                                                       {movement}));
}

/// A lot that was divided may be worth a đồng more or less when it comes back together: the books follow the stock.
void round_off(store::Transaction& tx, const base::Who& who, const Posting& posting, const std::string& words) {
    const auto before = legs_of(tx, *posting.refers_to);
    const auto sources = sources_of(tx, before);
    const auto counted = own_account("counted", posting.store.store.id);
    ledger::NewEntry entry{.kind = Kind::stocktake, .day = base::day_of(tx.now()), .words = words};
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto more = posting.legs[i].worth + before[i].worth;
        if (more == 0) continue;
        const auto up = std::max<std::int64_t>(more, 0);
        const auto down = std::min<std::int64_t>(more, 0);
        const auto stock = stock_account(StoreId{posting.legs[i].place});
        const std::vector<ledger::Line> lines{{stock, commodity_of(posting.legs[i].item), 1, up, "làm tròn"},
                                              {stock, commodity_of(posting.legs[i].item), -1, down, "làm tròn"}};
        const auto lot = posting.legs[i].lot;
        const auto back = mirrored(lines, sources.at(lot).whose.is_mixed ? contents_account(lot) : counted);
        entry.lines.insert(entry.lines.end(), lines.begin(), lines.end());
        entry.lines.insert(entry.lines.end(), back.begin(), back.end());
    }
    if (entry.lines.empty()) return;
    ledger::name_account(tx, who, counted, posting.store.store.name);
    entry.area = areas::AreaId{posting.store.store.area.id};
    entry.lines = joined(entry.lines);
    ledger::post(tx, who, entry);
}

std::vector<ledger::EntryId> take_back(store::Transaction& tx, const base::Who& who, const Posting& posting,
                                       const std::vector<ledger::EntryId>& entries, const std::string& words) {
    std::vector<ledger::EntryId> corrected;
    for (const auto& entry : entries) corrected.push_back(ledger::correct(tx, who, entry, words).id);
    round_off(tx, who, posting, words);
    return corrected;
}

/// Goods that were issued before the ledger began come back as what was there.
bool comes_from_before(store::Transaction& tx, const Posting& posting) {
    return posting.kind == MovementKind::give_back && entries_of(tx, *posting.refers_to).empty();
}

OtherSide other_side_of(store::Transaction& tx, const Posting& posting, const Sources& sources,
                        const std::string& code) {
    if (comes_from_before(tx, posting)) return {Kind::stocktake, beginning, "Có sẵn từ trước"};
    auto other = other_side(posting);
    const auto& made = posting.legs.back().lot;
    if (posting.kind == MovementKind::packing && sources.at(made).whose.is_mixed) {
        other.account = contents_account(made);
        other.name = other.name + ": trong túi theo phiếu " + code;
    }
    return other;
}

void open_in_ledger(store::Transaction& tx, const base::Who& who, const StoreEntry& place) {
    if (place.in_ledger) return;
    const auto rows = tx.run(R"(
        SELECT k.item, t.to_store, o.name AS to_name, CAST(sum(k.amount) AS BIGINT) AS amount
        FROM goods_stock k LEFT JOIN goods_transfer t ON t.id = k.place LEFT JOIN goods_store o ON o.id = t.to_store
        WHERE k.place = $1 OR k.place IN (SELECT u.id FROM goods_transfer u WHERE u.from_store = $1)
        GROUP BY k.item, t.to_store, o.name ORDER BY k.item)",
                             {place.store.id});
    ledger::NewEntry found{.kind = Kind::stocktake,
                           .day = base::day_of(tx.now()),
                           .area = areas::AreaId{place.store.area.id},
                           .words = "Có sẵn khi sổ cái bắt đầu ghi kho này"};
    auto sent = found;
    sent.kind = Kind::transfer;
    std::set<std::string> codes;
    const auto stock = stock_account(place.store.id);
    for (const auto& row : rows) {
        codes.insert(row.text("item"));
        const ledger::Amount amount{commodity_of(row.text("item")), row.integer("amount"), 0, not_valued().valued_by};
        for (auto& line : ledger::moved(beginning, stock, amount)) found.lines.push_back(std::move(line));
        const auto to = row.maybe_uuid("to_store");
        if (!to) continue;
        const Road road{{place.store.id.uuid, place.store.name}, {*to, row.text("to_name")}};
        name_road(tx, who, road);
        for (auto& line : ledger::moved(stock, road_account(place.store.id, {*to}), amount))
            sent.lines.push_back(std::move(line));
    }
    name_goods(tx, who, codes);
    name_stock(tx, who, place.store);
    ledger::name_account(tx, who, beginning, "Có sẵn từ trước");
    for (auto* entry : {&found, &sent}) {
        entry->lines = joined(entry->lines);
        if (!entry->lines.empty()) ledger::post(tx, who, *entry);
    }
    tx.change("UPDATE goods_store SET in_ledger = TRUE WHERE home = $1 AND id = $2", {place.home, place.store.id});
}

}  // namespace

Whose whose(store::Transaction& tx, const std::vector<Leg>& legs) {
    std::set<std::optional<base::Uuid>> fundraisers;
    for (const auto& [lot, source] : sources_of(tx, legs)) fundraisers.insert(source.whose.fundraiser);
    if (fundraisers.size() > 1) return {.is_mixed = true};
    return {*fundraisers.begin()};
}

void enter_what_was_there(store::Transaction& tx, const base::Who& who, const Posting& posting) {
    open_in_ledger(tx, who, posting.store);
    const auto road = road_of(tx, posting.transfer);
    if (road && road->from.id != posting.store.store.id.uuid) open_in_ledger(tx, who, store_entry(tx, {road->from.id}));
}

std::vector<ledger::EntryId> enter(store::Transaction& tx, const base::Who& who, const Posting& posting,
                                   const std::string& code) {
    if (posting.legs.empty()) return {};
    const auto words = "Phiếu " + code;
    if (posting.kind == MovementKind::undo)
        if (const auto before = entries_of(tx, *posting.refers_to); !before.empty())
            return take_back(tx, who, posting, before, words);
    const auto sources = sources_of(tx, posting.legs);
    const auto road = road_of(tx, posting.transfer);
    const auto other = other_side_of(tx, posting, sources, code);
    std::set<std::string> codes;
    for (const auto& leg : posting.legs) codes.insert(leg.item);
    name_goods(tx, who, codes);
    name_stock(tx, who, posting.store.store);
    if (road) name_road(tx, who, *road);
    auto besides = posting.origin ? posting.origin->besides : std::vector<ledger::Line>{};
    std::vector<ledger::EntryId> entries;
    for (auto& [fundraiser, lines] : lines_of(tx, posting, sources, road, other.account)) {
        if (std::ranges::count(lines, other.account, &ledger::Line::account) > 0)
            ledger::name_account(tx, who, other.account, other.name);
        const auto paid = std::exchange(besides, {});
        lines.insert(lines.end(), paid.begin(), paid.end());
        entries.push_back(ledger::post(tx, who,
                                       {.kind = other.kind,
                                        .day = base::day_of(tx.now()),
                                        .campaign = fundraiser,
                                        .area = areas::AreaId{posting.store.store.area.id},
                                        .words = words,
                                        .lines = std::move(lines)})
                              .id);
    }
    return entries;
}

}  // namespace goods
