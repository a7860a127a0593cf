#include "households/twin.hpp"

#include <algorithm>

#include <boost/describe/enum_to_string.hpp>
#include <boost/json/array.hpp>
#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/entry.hpp"
#include "households/register_index.hpp"
#include "households/twin_row.hpp"
#include "store/journal.hpp"

/// Finding twins, and reading those that were found.
namespace households {
namespace {

using base::Permission;

/// Of many that share a word, those that share most are opened.
constexpr std::size_t most_opened = 30;

/// A pair as it is kept: the older id first, since ids sort by the time they were made.
struct Pair {
    HouseholdId older;
    HouseholdId newer;
};

Pair pair_of(HouseholdId one, HouseholdId other) {
    return one < other ? Pair{one, other} : Pair{other, one};
}

bool lives_here(const Entry& one, base::Day today) {
    return !one.household.valid_until || *one.household.valid_until >= today;
}

Appearance appearance_of(const Entry& one, Record record) {
    return {.record = std::move(record), .area = one.household.area.id, .dwelling = one.household.dwelling};
}

/// Whether something speaks for it now that did not when a person decided.
bool says_more(const std::vector<TwinReason>& now, const std::vector<TwinReason>& before) {
    return std::ranges::any_of(now,
                               [&](TwinReason reason) { return std::ranges::find(before, reason) == before.end(); });
}

void park(store::Transaction& tx, const Entry& one, const Entry& other, const Likeness& likeness) {
    const auto pair = pair_of(one.household.id, other.household.id);
    const auto home = (pair.older == one.household.id ? one : other).home;
    const auto reasons = base::to_json(likeness.reasons);
    const auto known =
        tx.run("SELECT id, state, reasons FROM household_twin WHERE home = $1 AND older = $2 AND newer = $3",
               {home, pair.older, pair.newer});
    if (known.empty()) {
        const auto id = tx.new_id();
        tx.change(R"(
            INSERT INTO household_twin (home, id, commune, older, newer, score, reasons, state, found_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8))",
                  {home, id, one.commune, pair.older, pair.newer, likeness.score, reasons, tx.now()});
        store::record_by_system(tx, "household_twin.found", id, one.household.area.id,
                                base::Json{{"score", likeness.score}});
        return;
    }
    const auto& row = known.front();
    const bool was_open = row.text("state") == "open";
    if (!was_open && !says_more(likeness.reasons, reasons_of(row))) return;
    if (was_open && row.text("reasons") == reasons) return;
    tx.change(R"(
        UPDATE household_twin SET score = $3, reasons = $4, state = 'open', commune = $5,
            decided_at = CASE WHEN state = 'open' THEN decided_at ELSE NULL END
        WHERE home = $1 AND id = $2)",
              {home, row.uuid("id"), likeness.score, reasons, one.commune});
}

/// Open ones that nobody asked for and that no longer look alike; a person who reopened two decides about them.
void forget_others(store::Transaction& tx, HouseholdId household, const std::vector<HouseholdId>& alike) {
    const auto open = tx.run(R"(
        SELECT home, id, older, newer FROM household_twin WHERE older = $1 AND state = 'open' AND decided_at IS NULL
        UNION ALL
        SELECT home, id, older, newer FROM household_twin WHERE newer = $1 AND state = 'open' AND decided_at IS NULL)",
                             {household});
    for (const auto& row : open) {
        const auto older = row.id<HouseholdTag>("older");
        const auto other = older == household ? row.id<HouseholdTag>("newer") : older;
        if (std::ranges::find(alike, other) == alike.end())
            tx.change("DELETE FROM household_twin WHERE home = $1 AND id = $2", {row.integer("home"), row.uuid("id")});
    }
}

std::vector<HouseholdId> park_those_alike(store::Transaction& tx, const store::MasterKey& master, const Entry& one,
                                          const Record& record) {
    std::vector<HouseholdId> alike;
    auto candidates = register_index.find_any(tx, master, one.commune, words_of_twins(record));
    std::erase(candidates, one.household.id);
    if (candidates.size() > most_opened) candidates.resize(most_opened);
    const auto appearance = appearance_of(one, record);
    for (const auto& candidate : candidates) {
        auto other_record = unsealed(tx, master, candidate);
        if (!other_record) continue;
        const auto other = entry(tx, candidate);
        if (other.commune != one.commune || !lives_here(other, base::day_of(tx.now()))) continue;
        const auto found = likeness(appearance, appearance_of(other, std::move(*other_record)));
        if (found.score < asked_from) continue;
        park(tx, one, other, found);
        alike.push_back(other.household.id);
    }
    return alike;
}

/// The cursor of a page: a score and an id.
struct PlaceInList {
    std::int64_t score = 101;
    base::Uuid id;
};

PlaceInList read_place(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos) return {};
    const auto score = base::to_number<std::int64_t>(text.substr(0, dot));
    const auto id = base::parse_uuid(text.substr(dot + 1));
    return score && id ? PlaceInList{*score, *id} : PlaceInList{};
}

}  // namespace

void find_again(store::Transaction& tx, const store::MasterKey& master, HouseholdId household) {
    const auto one = entry(tx, household);
    const auto record = unsealed(tx, master, one.household.id);
    std::vector<HouseholdId> alike;
    if (record && lives_here(one, base::day_of(tx.now()))) alike = park_those_alike(tx, master, one, *record);
    forget_others(tx, one.household.id, alike);
}

std::vector<Twin> twins(store::Transaction& tx, const base::Who& who, const TwinQuery& query) {
    const auto area = areas::get(tx, query.area);
    accounts::require(who, Permission::households_read, area.path);
    const auto hamlet = area.level > areas::commune_level ? std::optional(area.id.uuid) : std::nullopt;
    const auto after = read_place(query.after);
    const auto rows = tx.run(std::string(select_twin) + R"(
        WHERE twin.commune = $1 AND twin.state = $2
          AND ($3 IS NULL OR COALESCE(older.area, older_alias.area) = $3 OR COALESCE(newer.area, newer_alias.area) = $3)
          AND (twin.score < $4 OR (twin.score = $4 AND twin.id < $5))
        ORDER BY twin.score DESC, twin.id DESC LIMIT $6)",
                             {commune_of(tx, area).id, std::string(boost::describe::enum_to_string(query.state, "")),
                              hamlet, after.score, after.id, query.limit});
    std::vector<Twin> found;
    for (const auto& row : rows) found.push_back(twin_of(row));
    return found;
}

std::string place_of(const Twin& twin) {
    return fmt::format("{}.{}", twin.score, base::to_string(twin.id));
}

Twin get(store::Transaction& tx, const base::Who& who, TwinId id) {
    return reached(tx, who, Permission::households_read, id).twin;
}

}  // namespace households
