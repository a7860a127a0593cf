#include "erasures/erasure.hpp"

#include <algorithm>

#include "arrivals/of_household.hpp"
#include "base/vocabulary.hpp"
#include "benefits/entry.hpp"
#include "households/standing.hpp"
#include "isolation/of_household.hpp"
#include "needs/of_household.hpp"
#include "registry/callback.hpp"
#include "store/journal.hpp"

namespace erasures {
namespace {

using households::HouseholdId;

constexpr std::size_t at_once = 200;

using Helps = bool (*)(store::Transaction&, HouseholdId);

/// Who may be helping a household: as long as one of them is, it is not forgotten.
constexpr Helps helpers[] = {needs::helps, isolation::helps, arrivals::helps, benefits::helps};

using Forgets = void (*)(store::Transaction&, const store::MasterKey&, HouseholdId);

/// Everybody who keeps something sealed of a household, the register last. Visits, its life, its wishes and its twins
/// lie under its own key. Zones keep no more than its number; stays and volunteers are known by no household.
constexpr Forgets keepers[] = {
    [](auto& tx, const auto&, auto household) { needs::erase_of(tx, household); },
    [](auto& tx, const auto&, auto household) { isolation::erase_of(tx, household); },
    [](auto& tx, const auto&, auto household) { arrivals::erase_of(tx, household); },
    [](auto& tx, const auto&, auto household) { benefits::erase_of(tx, household); },
    [](auto& tx, const auto& master, auto household) { registry::forget_callbacks_about(tx, master, household); },
    [](auto& tx, const auto&, auto household) { households::erase_of(tx, household); },
};

/// Telephones read this line too: the household's name leaves them at their next call.
constexpr std::string_view erased_verb = "household.erased";

void erase(store::Transaction& tx, const store::MasterKey& master, HouseholdId household) {
    for (const auto forget : keepers) forget(tx, master, household);
}

/// Of a list that `next` reads by pages, those whom nobody helps; found without holding up a writer.
template <class Next>
std::vector<HouseholdId> ready(store::Database& database, Next next) {
    std::vector<HouseholdId> found;
    std::optional<HouseholdId> after;
    std::vector<HouseholdId> page;
    do {
        page = database.read([&](store::Transaction& tx) {
            auto some = next(tx, after);
            std::ranges::copy_if(some, std::back_inserter(found),
                                 [&](HouseholdId each) { return !is_being_helped(tx, each); });
            return some;
        });
        if (!page.empty()) after = page.back();
    } while (page.size() == at_once);
    return found;
}

/// Those whom nobody helps among the households that left before the rule keeps them.
std::vector<HouseholdId> left_long_ago(store::Database& database, const std::vector<RetentionRule>& rules) {
    return ready(database, [&](store::Transaction& tx, std::optional<HouseholdId> after) {
        const auto today = base::day_of(tx.now());
        const auto days = base::rule_on(rules, today).days_after_leaving;
        if (!days) return std::vector<HouseholdId>{};
        return households::left_before(tx, today - *days, after, at_once);
    });
}

}  // namespace

bool is_being_helped(store::Transaction& tx, HouseholdId household) {
    return std::ranges::any_of(helpers, [&](const Helps helps) { return helps(tx, household); });
}

Outcome decide(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, households::WishId id,
               const households::ErasureDecision& decision) {
    const auto household = households::decide(tx, master, who, id, decision);
    if (!decision.agreed) return Outcome::refused;
    if (is_being_helped(tx, household)) return Outcome::waits;
    erase(tx, master, household);
    store::record(tx, who, erased_verb, household.uuid, households::standing(tx, household).area);
    return Outcome::erased;
}

const std::vector<RetentionRule>& retention_rules() {
    static const auto read_once = base::vocabulary<RetentionRule>("erasures/vocabulary/retention_rules.json");
    return read_once;
}

std::size_t carry_out(store::Database& database, const store::MasterKey& master,
                      const std::vector<RetentionRule>& rules) {
    auto due = ready(database, [](store::Transaction& tx, std::optional<HouseholdId> after) {
        return households::agreed_erasures(tx, after, at_once);
    });
    for (const auto household : left_long_ago(database, rules))
        if (std::ranges::find(due, household) == due.end()) due.push_back(household);
    std::size_t forgotten = 0;
    for (const auto household : due)
        forgotten += database.write([&](store::Transaction& tx) -> std::size_t {
            if (is_being_helped(tx, household)) return 0;
            erase(tx, master, household);
            store::record_by_system(tx, erased_verb, household.uuid, households::standing(tx, household).area);
            return 1;
        });
    return forgotten;
}

}  // namespace erasures
