#include <algorithm>
#include <map>

#include "base/vocabulary.hpp"
#include "isolation/episode_row.hpp"
#include "needs/of_household.hpp"

/// What an isolation asks of the neighbours: food. The need is written down as everybody else's is and names neither
/// the episode nor who began it, so that whoever carries the bag learns no more than how to bring it.
namespace isolation {
namespace {

constexpr std::size_t households_of_a_question = 50;
constexpr auto how_to_bring_it = "Mang đến cửa, không tiếp xúc.";

bool isolates(store::Transaction& tx, households::HouseholdId household) {
    return !tx.run("SELECT 1 AS found FROM episode WHERE household = $1 AND closed_on IS NULL LIMIT 1", {household})
                .empty();
}

/// The first open episode of each household that isolates.
std::map<base::Uuid, EpisodeRow> who_isolates(store::Transaction& tx) {
    std::map<base::Uuid, EpisodeRow> rows;
    for (const auto& row : tx.run(std::string(select_episode) + "e.closed_on IS NULL ORDER BY e.household, e.id"))
        rows.try_emplace(row.uuid("household"), row_of(row));
    return rows;
}

}  // namespace

void open_food_need(store::Transaction& tx, const store::MasterKey& master, const EpisodeRow& row) {
    const auto asked = needs::open_of(tx, row.episode.household);
    if (std::ranges::find(asked, "food", &needs::Need::kind) != asked.end()) return;
    needs::open(
        tx, master, base::Who{},
        {.id = std::nullopt,
         .area = std::nullopt,
         .household = row.episode.household,
         .source = needs::Source::automatic,
         .kind = "food",
         .wait = needs::Wait::days,
         .asker = {.name = {}, .phone = {}, .address = {}, .words = how_to_bring_it, .neighbour = std::nullopt}},
        needs::new_code());
}

void end_food_need(store::Transaction& tx, const EpisodeRow& row) {
    if (isolates(tx, row.episode.household)) return;
    for (const auto& need : needs::open_of(tx, row.episode.household))
        if (need.source == needs::Source::automatic && need.kind == "food")
            needs::withdraw_untouched(tx, base::Who{}, need.id, "not_needed");
}

const std::vector<FoodRule>& food_rules() {
    static const auto read_once = base::vocabulary<FoodRule>("isolation/vocabulary/food_rules.json");
    return read_once;
}

std::size_t renew_food_needs(store::Transaction& tx, const store::MasterKey& master,
                             const std::vector<FoodRule>& rules) {
    const auto today = base::day_of(tx.now());
    const auto days = base::rule_on(rules, today).again_after_days;
    if (!days) return 0;
    const auto isolating = who_isolates(tx);
    const auto since = base::start_of(today - static_cast<int>(*days) + 1);
    std::vector<base::Uuid> asked;
    std::size_t renewed = 0;
    const auto renew = [&] {
        const auto fed = needs::looked_after_since(tx, asked, "food", since);
        for (const auto& household : asked)
            if (!fed.contains(household)) {
                open_food_need(tx, master, isolating.at(household));
                ++renewed;
            }
        asked.clear();
    };
    for (const auto& [household, row] : isolating) {
        asked.push_back(household);
        if (asked.size() == households_of_a_question) renew();
    }
    renew();
    return renewed;
}

}  // namespace isolation
