#include "portal/front.hpp"

#include <algorithm>

#include "commitments/open_drives.hpp"

namespace portal {
namespace {

constexpr std::size_t most_of_a_kind = 20;
constexpr std::size_t most_news = 8;
constexpr std::size_t most_deeds = 3;
/// A level that nobody looked at for longer says nothing of today.
constexpr int level_days = 21;

std::optional<ShownLevel> level_of(store::Transaction& tx, const areas::Area& area) {
    const auto today = base::day_of(tx.now());
    for (const auto& rule : levels::rules(tx)) {
        if (!rule.is_on || today < rule.valid_from || (rule.valid_until && *rule.valid_until < today)) continue;
        auto weeks = levels::history(tx, area.id, rule.code, today, 1);
        if (!weeks.empty() && today - weeks.front().week <= level_days)
            return ShownLevel{std::move(weeks.front()), rule.name};
    }
    return std::nullopt;
}

}  // namespace

Front front(store::Transaction& tx, const base::Who& who, areas::AreaId id) {
    Front front;
    front.area = areas::get(tx, id);
    const auto& area = front.area;
    const auto today = base::day_of(tx.now());
    for (auto& above : areas::ancestors(tx, area))
        if (above.level > areas::country_level) front.above.push_back(std::move(above));
    if (area.level < areas::commune_level) {
        front.below = areas::children(tx, id, today);
        std::ranges::sort(front.below, {}, &areas::Area::name);
    }
    front.level = level_of(tx, area);
    front.zones = zones::in_force(tx, area, most_of_a_kind);
    front.news = outreach::news(tx, {.area = id, .kind = {}, .after = {}, .limit = most_news}).items;
    front.points = goods::points_in(tx, area, most_of_a_kind);
    front.fundraisers =
        gifts::list(tx, who, {.body = {}, .area = id, .open = true, .after = {}, .limit = most_of_a_kind}).items;
    front.campaigns = campaigns::campaigns_on(tx, area, most_of_a_kind);
    front.drives = commitments::open_drives(tx, area, most_of_a_kind);
    front.titles = honours::open_titles(tx, id, "", most_of_a_kind).items;
    std::erase_if(front.titles, [](const auto& title) { return title.revoked_on.has_value(); });
    front.deeds = honours::open_deeds(tx, id, "", most_deeds).items;
    front.plans = plans::published_in(tx, area, most_of_a_kind);
    if (const auto weeks = told_weeks(tx, 1); !weeks.empty()) {
        front.week = weeks.front();
        front.figures = figures(tx, area, weeks.front());
    }
    return front;
}

}  // namespace portal
