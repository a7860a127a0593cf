#include "occasions/occasion.hpp"

#include <algorithm>
#include <map>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "goods/contents.hpp"
#include "goods/ledger_names.hpp"
#include "goods/store_row.hpp"
#include "goods/word.hpp"
#include "ledger/handing_over.hpp"
#include "occasions/occasion_row.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace occasions {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int most_days_ago = 366;

void check(store::Transaction& tx, const NewOccasion& wanted) {
    const auto today = base::day_of(tx.now());
    if (wanted.day > today || wanted.day < today - most_days_ago)
        throw Problem(ProblemKind::invalid, "occasion.day_wrong", base::to_string(wanted.day));
    if (wanted.cash < 0 || (wanted.cash > 0) != wanted.purse.has_value())
        throw Problem(ProblemKind::invalid, "occasion.cash_wrong");
    if (wanted.goods.empty() == wanted.store.has_value()) throw Problem(ProblemKind::invalid, "occasion.store_missing");
}

ledger::NewEntry delivery(const NewOccasion& wanted, const FrontPlace& place,
                          const std::optional<base::Uuid>& fundraiser) {
    ledger::NewEntry entry{.kind = ledger::Kind::delivery,
                           .day = wanted.day,
                           .campaign = fundraiser,
                           .area = areas::AreaId{place.area.id},
                           .households = std::nullopt,
                           .words = "Thăm, tặng quà: " + place.name,
                           .lines = {}};
    return entry;
}

void add_lines(ledger::NewEntry& entry, const std::string& from, const std::string& to, const ledger::Amount& amount) {
    const auto lines = ledger::moved(from, to, amount);
    entry.lines.insert(entry.lines.end(), lines.begin(), lines.end());
}

/// What was given, as the row keeps it.
struct Given {
    std::optional<goods::MovementId> issue;
    std::vector<ledger::EntryId> goods;  ///< one for each fundraiser whose gifts are among them
    std::optional<ledger::EntryId> cash;
};

/// Out of the store and into their hands: the voucher says that it left, the delivery where it came.
void give_goods(store::Transaction& tx, const base::Who& who, const NewOccasion& wanted, const FrontPlace& place,
                const std::string& to, Given& given) {
    goods::Issue issue{.id = {tx.new_id()},
                       .receiver = std::nullopt,
                       .words = "Thăm, tặng quà: " + place.name,
                       .requisition = std::nullopt,
                       .lines = {}};
    if (place.kind == PlaceKind::body) issue.receiver = place.id;
    for (const auto& [item, amount] : wanted.goods) issue.lines.push_back({item, amount, std::nullopt});
    const auto left = goods::issue(tx, who, *wanted.store, issue);
    std::map<std::optional<base::Uuid>, ledger::NewEntry> entries;
    for (const auto& [fundraiser, amount] : goods::put_under_way(tx, *wanted.store, left.id)) {
        const auto entry = entries.try_emplace(fundraiser, delivery(wanted, place, fundraiser)).first;
        add_lines(entry->second, goods::way_account(*wanted.store), to, amount);
    }
    given.issue = left.id;
    for (const auto& [fundraiser, entry] : entries) given.goods.push_back(ledger::post(tx, who, entry).id);
}

void give_cash(store::Transaction& tx, const base::Who& who, const NewOccasion& wanted, const FrontPlace& place,
               const std::string& to, Given& given) {
    const auto purse = purchases::purse_of(tx, *wanted.purse, wanted.body);
    auto entry = delivery(wanted, place, purse.is_fundraiser ? std::optional(purse.id.uuid) : std::nullopt);
    add_lines(entry, purse.account, to, ledger::money(wanted.cash));
    given.cash = ledger::post(tx, who, entry).id;
}

Entry entry(store::Transaction& tx, OccasionId id) {
    auto found = find_entry(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "occasion.not_found", base::to_string(id));
    return std::move(*found);
}

void tell_rights(store::Transaction& tx, const base::Who& who, Occasion& one) {
    one.may_take_back = !one.is_taken_back && accounts::reaches_body(tx, who, Permission::goods_write, one.body.id);
}

}  // namespace

Occasion record(store::Transaction& tx, const base::Who& who, const NewOccasion& wanted) {
    bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::goods_write, wanted.body);
    const auto fingerprint = goods::fingerprint_of(base::to_json(wanted));
    if (const auto before = find_entry(tx, wanted.id)) {
        if (before->fingerprint != fingerprint)
            throw Problem(ProblemKind::conflict, "occasion.id_taken", base::to_string(wanted.id));
        return get(tx, who, wanted.id);
    }
    check(tx, wanted);
    const auto place = place_of(tx, wanted.kind, wanted.place);
    if (!place) throw Problem(ProblemKind::not_found, "occasion.place_unknown", base::to_string(wanted.place));
    const auto area = areas::get(tx, areas::AreaId{place->area.id});
    const auto to = ledger::delivered_account(area);
    Given given;
    if (wanted.store) give_goods(tx, who, wanted, *place, to, given);
    if (wanted.purse) give_cash(tx, who, wanted, *place, to, given);
    tx.change(R"(
        INSERT INTO occasion (home, id, body, place_kind, place, place_name, area, day, people, words, issue, given, cash, cash_entry,
                              made_at, made_by, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17))",
              {area.home, wanted.id, wanted.body, base::name_of(wanted.kind), wanted.place, place->name, area.id,
               wanted.day, goods::short_text(wanted.people), goods::short_text(wanted.words), given.issue,
               given.goods.empty() ? std::nullopt : std::optional(given.goods.front()), wanted.cash, given.cash,
               tx.now(), who.account, fingerprint});
    for (std::size_t at = 1; at < given.goods.size(); ++at)
        tx.change("INSERT INTO occasion_entry (home, occasion, entry) VALUES ($1, $2, $3)",
                  {area.home, wanted.id, given.goods[at]});
    store::record(tx, who, "occasion.recorded", wanted.id.uuid, area.id.uuid, base::Json{{"place", place->name}});
    return get(tx, who, wanted.id);
}

Occasion take_back(store::Transaction& tx, const base::Who& who, OccasionId id) {
    const auto found = entry(tx, id);
    accounts::require_body(tx, who, Permission::goods_write, found.occasion.body.id);
    if (found.occasion.is_taken_back) throw Problem(ProblemKind::conflict, "occasion.taken_back");
    const std::string words = "Ghi nhầm lần thăm, tặng quà";
    for (const auto& one : found.entries) ledger::correct(tx, who, one, words);
    if (found.occasion.issue) goods::undo(tx, who, *found.occasion.issue, {{tx.new_id()}, words});
    tx.change("UPDATE occasion SET taken_back_at = $3 WHERE home = $1 AND id = $2", {found.home, id, tx.now()});
    store::record(tx, who, "occasion.taken_back", id.uuid, found.occasion.area.id);
    return get(tx, who, id);
}

Occasion get(store::Transaction& tx, const base::Who& who, OccasionId id) {
    auto found = entry(tx, id);
    const auto body = bodies::get(tx, bodies::BodyId{found.occasion.body.id});
    if (!accounts::reaches_body(tx, who, Permission::goods_read, body.id.uuid))
        accounts::require_figures(tx, who, Permission::goods_read, found.area_path);
    tell_rights(tx, who, found.occasion);
    return std::move(found.occasion);
}

OccasionPage occasions(store::Transaction& tx, const base::Who& who, areas::AreaId id, const std::string& after,
                       std::size_t limit) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::goods_read, area.path);
    const auto dot = std::min(after.find('.'), after.size());
    const auto day = after.empty() ? std::string("9999-12-31") : after.substr(0, dot);
    const auto last = base::parse_uuid(std::string_view(after).substr(std::min(dot + 1, after.size())));
    const auto rows = tx.run(select_occasions(R"(
        a.path >= $1 AND a.path < $2 AND o.taken_back_at IS NULL AND (o.day, o.id) < ($3, $4)
        ORDER BY o.day DESC, o.id DESC LIMIT $5)"),
                             {area.path, area.path + '~', day, last.value_or(base::Uuid{}), limit});
    OccasionPage page;
    for (auto& one : read_entries(tx, rows)) {
        tell_rights(tx, who, one.occasion);
        page.items.push_back(std::move(one.occasion));
    }
    if (rows.size() == limit)
        page.next = base::to_string(page.items.back().day) + '.' + base::to_string(page.items.back().id);
    return page;
}

}  // namespace occasions
