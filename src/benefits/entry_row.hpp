#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "benefits/entry.hpp"
#include "store/row.hpp"
#include "store/sealed_index.hpp"

/// Lists and entries as their rows keep them, for the verbs of this folder.
namespace benefits {

struct ListRow {
    List list;
    std::int64_t home = 0;
    base::Uuid commune;
    std::string area_path;
    std::string purse;
    base::Uuid made_by;
};

/// `where` speaks of l.
std::vector<ListRow> list_rows(store::Transaction& tx, const std::string& where,
                               std::span<const store::Value> parameters);
/// Problem: benefit_list.not_found.
ListRow list_row(store::Transaction& tx, ListId id);
/// Of a body for which the caller holds the permission. Problems: benefit_list.not_found, account.outside_area.
ListRow own_list(store::Transaction& tx, const base::Who& who, base::Permission permission, ListId id);
/// Problem: benefit_list.not_in_state.
void require_state(const ListRow& row, std::initializer_list<ListState> states);
void record(store::Transaction& tx, const base::Who& who, const ListRow& row, std::string_view verb);

struct EntryRow {
    Entry entry;
    std::int64_t home = 0;
    std::string policy;
    base::Uuid commune;
};

/// `where` speaks of e, and of h, the household as it is called now.
std::vector<EntryRow> entry_rows(store::Transaction& tx, const std::string& where,
                                 std::span<const store::Value> parameters);
/// Problem: benefit_entry.not_found.
EntryRow entry_row(store::Transaction& tx, EntryId id);
/// Problem: benefit_entry.not_in_state.
void require_state(const EntryRow& row, std::initializer_list<EntryState> states);
/// The change of an entry's state, with its counts.
void set(store::Transaction& tx, const EntryRow& before, const Entry& after);
/// The same with the journal's line.
void keep(store::Transaction& tx, const base::Who& who, const EntryRow& before, const Entry& after,
          std::string_view verb);
/// Counts an entry where it stands, or no longer there.
void count_in(store::Transaction& tx, const EntryRow& row);
void count_out(store::Transaction& tx, const EntryRow& row);
void count_as_approved(store::Transaction& tx, const ListRow& row, const Sum& sum);
/// In the order of the lists.
std::vector<Numbers> numbers_of(store::Transaction& tx, const std::vector<ListId>& lists);

/// The account of the public budget in the ledger.
inline constexpr std::string_view budget_account = "donors:ngan-sach";
/// Money between the public budget and the purse of a list.
void allot(store::Transaction& tx, const base::Who& who, const ListRow& row, std::int64_t amount);
void give_back_to_budget(store::Transaction& tx, const base::Who& who, const ListRow& row, std::int64_t amount);

/// What somebody is to have.
struct Claim {
    std::optional<EntryId> self;  ///< left out of what they have already
    Policy policy;
    households::HouseholdId household;
    std::optional<Person> person;
    std::optional<std::int64_t> days;
    bool beside_paid_only = false;  ///< held only against what was paid
};
/// Held against what the household or person has or is to have already. Problems: benefit_entry.due_once,
/// benefit_entry.not_combined, benefit_entry.over_days.
void require_due(store::Transaction& tx, const store::MasterKey& master, const Claim& claim);

/// Parks what looks alike for a person's word.
void link_doubles(store::Transaction& tx, const store::MasterKey& master, const EntryRow& row, const Claim& claim);
/// Entries of a list whose household became one with another's that is due the same; false when nothing is new in it.
bool link_merged(store::Transaction& tx, ListId list);
/// An entry waits as long as a person has to look at it; those that it keeps waiting are looked at again too.
void settle(store::Transaction& tx, EntryId id);

inline constexpr store::SealedIndex<EntryId> entry_index{"benefit"};
/// By what a person of an entry is found.
std::vector<std::string> words_of(const Person& person);
std::optional<Person> person_of(store::Transaction& tx, const store::MasterKey& master, EntryId id);

/// What somebody typed, tidied. Problem: goods.text_too_long.
std::string short_text(std::string_view typed);
/// Problem: benefit_entry.reason_missing.
std::string reason_of(std::string_view typed);

}  // namespace benefits
