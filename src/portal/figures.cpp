#include "portal/figures.hpp"

#include <algorithm>
#include <map>

#include "base/vocabulary.hpp"
#include "store/values.hpp"

namespace portal {
namespace {

constexpr std::size_t most_weeks_at_once = 8;

base::Day monday_of(base::Day day) {
    const auto since_monday = (std::chrono::weekday(day.days) - std::chrono::Monday).count();
    return day - static_cast<int>(since_monday);
}

/// Counts of one commune by the place of their kind.
using Counts = std::vector<std::int64_t>;

struct CountedWeek {
    base::Day monday;
    std::map<std::pair<std::int64_t, base::Uuid>, Counts> communes;  ///< by home and id
};

/// The place of the kind that an indicator belongs to.
std::optional<std::size_t> kind_of(std::string_view indicator) {
    const auto& kinds = figure_kinds();
    for (std::size_t place = 0; place < kinds.size(); ++place) {
        const std::string_view wanted = kinds[place].indicator;
        if (wanted.ends_with('*') ? indicator.starts_with(wanted.substr(0, wanted.size() - 1)) : indicator == wanted)
            return place;
    }
    return std::nullopt;
}

CountedWeek counted_week(store::Transaction& tx, base::Day monday) {
    CountedWeek week{monday, {}};
    // Facts of a hamlet or of a place in it belong to the commune above.
    constexpr auto by_commune = R"(
        WITH RECURSIVE counted AS (
            SELECT area, indicator, CAST(sum(value) AS BIGINT) AS value FROM counter WHERE day >= $1 AND day <= $2
            GROUP BY area, indicator),
        up (area, home, above, parent, level) AS (
            SELECT id, home, id, parent, level FROM area WHERE id IN (SELECT area FROM counted)
            UNION ALL
            SELECT up.area, a.home, a.id, a.parent, a.level FROM up JOIN area a ON a.id = up.parent WHERE up.level > $3)
        SELECT up.home, up.above, c.indicator, c.value FROM counted c JOIN up ON up.area = c.area AND up.level = $3)";
    const std::vector<store::Value> parameters{monday, monday + 6, areas::commune_level};
    tx.each(by_commune, parameters, [&](store::Row&& row) {
        const auto place = kind_of(row.text("indicator"));
        if (!place) return;
        auto& counts = week.communes[{row.integer("home"), row.uuid("above")}];
        counts.resize(figure_kinds().size());
        counts[*place] += row.integer("value");
    });
    return week;
}

/// Weeks that are over, waited for and not told, the earliest first.
std::vector<base::Day> waiting_weeks(store::Transaction& tx) {
    std::vector<base::Day> waiting;
    const auto last = monday_of(base::day_of(tx.now()) - 7 - days_to_wait);
    const auto told = told_weeks(tx, 2 * most_weeks_at_once);
    for (std::size_t back = 0; back < most_weeks_at_once; ++back) {
        const auto monday = last - static_cast<int>(7 * back);
        // What lies before a week that was told is the past: it stays as it is.
        if (!told.empty() && monday <= told.front()) break;
        waiting.insert(waiting.begin(), monday);
    }
    return waiting;
}

void tell(store::Transaction& tx, const CountedWeek& week) {
    const auto is_first = tx.change(
        "INSERT INTO told_week (week, told_at) VALUES ($1, $2) ON CONFLICT (week) DO NOTHING", {week.monday, tx.now()});
    if (is_first == 0) return;
    for (const auto& [commune, counts] : week.communes)
        for (std::size_t place = 0; place < counts.size(); ++place) {
            if (counts[place] <= 0) continue;
            const auto told = counts[place] < fewest_told ? std::nullopt : std::optional(counts[place]);
            tx.change("INSERT INTO told_figure (home, week, area, indicator, value) VALUES ($1, $2, $3, $4, $5)",
                      {commune.first, week.monday, commune.second, figure_kinds()[place].code, told});
        }
}

std::optional<std::size_t> place_of(const std::string& code) {
    const auto& kinds = figure_kinds();
    const auto found = std::ranges::find(kinds, code, &FigureKind::code);
    return found == kinds.end() ? std::nullopt : std::optional<std::size_t>(found - kinds.begin());
}

}  // namespace

const std::vector<FigureKind>& figure_kinds() {
    static const auto kinds = base::vocabulary<FigureKind>("portal/vocabulary/portal_figures.json");
    return kinds;
}

void tell_weeks(store::Database& database) {
    for (const auto monday : database.read(waiting_weeks)) {
        const auto week = database.read([&](store::Transaction& tx) { return counted_week(tx, monday); });
        database.write([&](store::Transaction& tx) { tell(tx, week); });
    }
}

std::vector<base::Day> told_weeks(store::Transaction& tx, std::size_t most) {
    return store::all([](const store::Row& row) { return row.day("week"); },
                      tx.run("SELECT week FROM told_week ORDER BY week DESC LIMIT $1", {most}));
}

std::vector<Figure> figures(store::Transaction& tx, const areas::Area& area, base::Day monday) {
    std::vector<Figure> all;
    for (const auto& kind : figure_kinds()) all.push_back({.code = kind.code});
    for (const auto& row : tx.run(R"(
             SELECT f.indicator, CAST(COALESCE(sum(f.value), 0) AS BIGINT) AS value,
                    CAST(sum(CASE WHEN f.value IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS hidden
             FROM told_figure f JOIN area a ON a.id = f.area
             WHERE f.week = $1 AND a.path >= $2 AND a.path < $3 GROUP BY f.indicator)",
                                  {monday, area.path, area.path + '~'}))
        if (const auto place = place_of(row.text("indicator")))
            all[*place] = {row.text("indicator"), row.integer("value"), row.integer("hidden") == 0};
    return all;
}

std::vector<ToldCommune> told_communes(store::Transaction& tx, base::Day monday) {
    std::vector<ToldCommune> communes;
    const std::vector<store::Value> parameters{monday};
    tx.each(R"(
        SELECT a.id, a.code, a.name, p.name AS above, f.indicator, f.value
        FROM told_figure f JOIN area a ON a.id = f.area JOIN area p ON p.id = a.parent
        WHERE f.week = $1 ORDER BY a.path, a.id)",
            parameters, [&](store::Row&& row) {
                const auto id = row.id<areas::AreaTag>("id");
                if (communes.empty() || communes.back().id != id)
                    communes.push_back({id, row.text("code"), row.text("name"), row.text("above"),
                                        std::vector<std::optional<std::int64_t>>(figure_kinds().size(), 0)});
                if (const auto place = place_of(row.text("indicator")))
                    communes.back().cells[*place] = row.maybe_integer("value");
            });
    return communes;
}

}  // namespace portal
