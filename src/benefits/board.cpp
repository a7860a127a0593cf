#include "benefits/board.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "benefits/entry_row.hpp"
#include "households/alias.hpp"
#include "households/own_record.hpp"
#include "households/standing.hpp"
#include "ledger/code.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace benefits {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t read_at_once = 500;

/// Entries e that stand in public.
constexpr std::string_view is_told = " e.state IN ('listed', 'approved', 'paid', 'returned') ";

PostedList posted(const List& list) {
    return {.code = list.code,
            .id = list.id,
            .state = list.state,
            .vi = list.policy.vi,
            .en = list.policy.en,
            .who_vi = list.policy.who_vi,
            .who_en = list.policy.who_en,
            .source = list.policy.source,
            .area = list.area.name,
            .body = list.body.name,
            .amount = list.policy.amount,
            .per_day = list.policy.per_day,
            .posted_at = list.posted_at.value_or(list.made_at),
            .decision = list.decision,
            .numbers = list.numbers};
}

std::vector<PostedList> posted_all(store::Transaction& tx, std::vector<ListRow> rows) {
    std::vector<ListId> ids;
    for (const auto& row : rows) ids.push_back(row.list.id);
    const auto numbers = numbers_of(tx, ids);
    std::vector<PostedList> all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].list.numbers = numbers[i];
        all.push_back(posted(rows[i].list));
    }
    return all;
}

PostedEntry posted(const Entry& entry) {
    return {entry.code, entry.area.name, entry.amount, entry.state};
}

/// Those of a household's own hardships that a policy is for.
std::vector<std::string> speaking_for(const Policy& policy, const std::optional<households::Record>& record) {
    std::vector<std::string> found;
    if (!record || !record->hardship) return found;
    for (const auto& kind : record->hardship->kinds.value_or(std::vector<std::string>{}))
        if (std::ranges::find(policy.kinds, kind) != policy.kinds.end()) found.push_back(kind);
    return found;
}

store::Rows households_without(store::Transaction& tx, const ListRow& list, std::int64_t after) {
    return tx.run(R"(
        SELECT h.id, h.number, h.area, a.name AS area_name FROM household h JOIN area a ON a.id = h.area
        WHERE h.commune = $1 AND a.path >= $2 AND a.path < $3 AND h.valid_until IS NULL AND h.number > $4
          AND NOT EXISTS (SELECT 1 FROM benefit_entry e WHERE e.household = h.id AND e.policy = $5
                            AND e.state IN ('listed', 'approved', 'paid'))
          AND NOT EXISTS (SELECT 1 FROM household_alias o JOIN benefit_entry e ON e.household = o.id
                          WHERE o.survivor = h.id AND e.policy = $5 AND e.state IN ('listed', 'approved', 'paid'))
        ORDER BY h.number LIMIT $6)",
                  {list.commune, list.area_path, list.area_path + "\x7f", after, list.list.policy.code, read_at_once});
}

}  // namespace

std::vector<PostedList> board(store::Transaction& tx, areas::AreaId area, std::optional<ListId> after,
                              std::size_t limit) {
    const auto slice = households::slice_of(tx, area);
    return posted_all(tx, list_rows(tx, R"(
        l.commune = $1 AND l.state <> 'making' AND ($2 OR l.id < $3) ORDER BY l.id DESC LIMIT $4)",
                                    std::vector<store::Value>{slice.commune, !after, after.value_or(ListId{}), limit}));
}

PostedList posted_list(store::Transaction& tx, ListId id) {
    auto row = list_row(tx, id);
    if (row.list.state == ListState::making)
        throw Problem(ProblemKind::not_found, "benefit_list.not_found", base::to_string(id));
    return posted_all(tx, {std::move(row)}).front();
}

std::vector<PostedEntry> posted_entries(store::Transaction& tx, ListId id, const std::string& after,
                                        std::size_t limit) {
    posted_list(tx, id);
    std::vector<PostedEntry> page;
    for (const auto& row :
         entry_rows(tx, "e.list = $1 AND" + std::string(is_told) + "AND e.code > $2 ORDER BY e.code LIMIT $3",
                    std::vector<store::Value>{id, ledger::stored_code(after), limit}))
        page.push_back(posted(row.entry));
    return page;
}

FoundEntry look_up(store::Transaction& tx, std::string_view typed) {
    const auto code = ledger::read_code(typed);
    const auto rows = code ? entry_rows(tx, "e.code = $1 AND" + std::string(is_told),
                                        std::vector<store::Value>{ledger::stored_code(*code)})
                           : std::vector<EntryRow>{};
    if (rows.empty()) throw Problem(ProblemKind::not_found, "benefit_entry.not_found");
    const auto list = list_row(tx, rows.front().entry.list);
    if (list.list.state == ListState::making) throw Problem(ProblemKind::not_found, "benefit_entry.not_found");
    return {posted_list(tx, list.list.id), posted(rows.front().entry)};
}

std::vector<OwnEntry> own_entries(store::Transaction& tx, const store::MasterKey& master, std::string_view key) {
    const auto household = households::household_of_key(tx, key);
    std::vector<OwnEntry> own;
    for (const auto& row : entry_rows(tx, "e.household IN " + households::ids_of_it + " ORDER BY e.added_at DESC, e.id",
                                      std::vector<store::Value>{household})) {
        const auto list = list_row(tx, row.entry.list).list;
        const auto person = person_of(tx, master, row.entry.id);
        own.push_back({.code = row.entry.code,
                       .list = list.code,
                       .vi = list.policy.vi,
                       .en = list.policy.en,
                       .person = person ? person->name : std::string(),
                       .amount = row.entry.amount,
                       .state = row.entry.state,
                       .waits = row.entry.waits,
                       .reason = row.entry.reason,
                       .body = list.body.name});
    }
    return own;
}

MissingPage missing(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ListId id,
                    const std::string& after) {
    const auto list = list_row(tx, id);
    accounts::require(who, Permission::households_read, list.area_path);
    record(tx, who, list, "benefit_list.group_read");
    const auto rows = households_without(tx, list, households::number_of(after));
    MissingPage page;
    for (const auto& row : rows) {
        const auto household = row.id<households::HouseholdTag>("id");
        auto kinds = speaking_for(list.list.policy, households::record_held(tx, master, household));
        if (kinds.empty()) continue;
        // What is told of a household is read of it, and the household may see by whom.
        households::open_record(tx, master, who, household);
        page.items.push_back({household,
                              households::code_of(row.integer("number")),
                              {row.uuid("area"), row.text("area_name")},
                              std::move(kinds)});
    }
    if (rows.size() == read_at_once) page.next = households::code_of(rows.back().integer("number"));
    return page;
}

}  // namespace benefits
