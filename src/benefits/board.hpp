#pragma once

#include "benefits/entry.hpp"

/// What everybody may read of support: posted lists by code, hamlet and amount, without names; and how one's own
/// stands, by the key of the household's card.
namespace benefits {

struct PostedList {
    std::string code;
    ListId id;
    ListState state = ListState::posted;
    std::string vi;
    std::string en;
    std::string who_vi;
    std::string who_en;
    std::string source;
    std::string area;
    std::string body;
    std::int64_t amount = 0;  ///< of the policy, once or for a day
    bool per_day = false;
    base::Instant posted_at;
    std::string decision;
    Numbers numbers;
};
BOOST_DESCRIBE_STRUCT(PostedList, (),
                      (code, id, state, vi, en, who_vi, who_en, source, area, body, amount, per_day, posted_at,
                       decision, numbers))

/// Those of a commune, the newest first. Problems: area.not_found, household.area_too_wide.
std::vector<PostedList> board(store::Transaction& tx, areas::AreaId commune, std::optional<ListId> after,
                              std::size_t limit);
/// Problem: benefit_list.not_found (also one that is not posted).
PostedList posted_list(store::Transaction& tx, ListId id);

/// listed, approved, paid and returned are told; who is refused or does without stands in no public list.
struct PostedEntry {
    std::string code;
    std::string area;
    std::int64_t amount = 0;
    EntryState state = EntryState::listed;
};
BOOST_DESCRIBE_STRUCT(PostedEntry, (), (code, area, amount, state))

/// By code. Problem: benefit_list.not_found.
std::vector<PostedEntry> posted_entries(store::Transaction& tx, ListId id, const std::string& after, std::size_t limit);

/// An entry wherever it is posted. Problem: benefit_entry.not_found.
struct FoundEntry {
    PostedList list;
    PostedEntry entry;
};
BOOST_DESCRIBE_STRUCT(FoundEntry, (), (list, entry))
FoundEntry look_up(store::Transaction& tx, std::string_view code);

/// How an entry of one's own household stands, with the reason of a refusal.
struct OwnEntry {
    std::string code;
    std::string list;  ///< its code
    std::string vi;
    std::string en;
    std::string person;  ///< of the household; empty: all of it
    std::int64_t amount = 0;
    EntryState state = EntryState::listed;
    bool waits = false;  ///< a person looks whether it stands there twice
    std::string reason;
    std::string body;  ///< that pays
};
BOOST_DESCRIBE_STRUCT(OwnEntry, (), (code, list, vi, en, person, amount, state, waits, reason, body))

/// The newest first, those of lists that are not posted too. Problem: own_record.key_unknown.
std::vector<OwnEntry> own_entries(store::Transaction& tx, const store::MasterKey& master, std::string_view key);

/// Households of a list's area whose own words in the register put them into the policy's group and who stand in no
/// list of it. The register is read for it, and lines say so in the journal: of the list, and of each household told.
struct Missing {
    households::HouseholdId household;
    std::string code;
    Place area;
    std::vector<std::string> kinds;  ///< of households::hardship_kinds that speak for it
};
BOOST_DESCRIBE_STRUCT(Missing, (), (household, code, area, kinds))
struct MissingPage {
    std::vector<Missing> items;
    std::optional<std::string> next;  ///< "H-0500": so far the register was read; a page may be empty
};
BOOST_DESCRIBE_STRUCT(MissingPage, (), (items, next))
/// Problems: benefit_list.not_found, account.outside_area.
MissingPage missing(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ListId id,
                    const std::string& after);

}  // namespace benefits
