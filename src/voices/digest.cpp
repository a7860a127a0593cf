#include "voices/digest.hpp"

#include <algorithm>
#include <map>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "store/values.hpp"
#include "voices/entry.hpp"

namespace voices {
namespace {

using base::Permission;

constexpr int days_compared = 7;
constexpr int days_public = 30;
constexpr std::size_t most_waiting = 5;

/// The first path that is not below this one.
std::string behind(const std::string& path) {
    return path.substr(0, path.size() - 1) + '0';
}

/// What was counted in one area of one indicator.
struct CountedLine {
    std::string path;
    std::string indicator;
    std::int64_t last = 0;    ///< on the last day
    std::int64_t before = 0;  ///< on the days before it
};

/// Of an area with all below it, from kept counts.
std::vector<CountedLine> counted_below(store::Transaction& tx, const areas::Area& area,
                                       const std::vector<std::string>& indicators, base::Day from, base::Day until) {
    std::vector<store::Value> values{area.path, behind(area.path), base::to_string(from), base::to_string(until)};
    const auto wanted = store::list_behind(values, indicators);
    return store::all(
        [](const store::Row& row) {
            return CountedLine{row.text("path"), row.text("indicator"), row.integer("last"), row.integer("earlier")};
        },
        tx.run(R"(
        SELECT a.path, c.indicator, CAST(sum(CASE WHEN c.day = $4 THEN c.value ELSE 0 END) AS BIGINT) AS last,
               CAST(sum(CASE WHEN c.day < $4 THEN c.value ELSE 0 END) AS BIGINT) AS earlier
        FROM area a JOIN counter c ON c.home = a.home AND c.area = a.id
        WHERE a.path >= $1 AND a.path < $2 AND c.day >= $3 AND c.day <= $4 AND c.indicator IN )" +
                   wanted + " GROUP BY a.path, c.indicator",
               values));
}

std::vector<std::string> topic_indicators() {
    std::vector<std::string> all;
    for (const auto& topic : words().topics) all.push_back(topic_indicator(topic.code));
    return all;
}

std::string topic_in(std::string_view indicator) {
    return std::string(indicator.substr(indicator.find('.') + 1));
}

/// Adds up by topic, and gives those that were spoken of, the most of today first.
struct ByTopic {
    std::map<std::string, Movement> movements;

    void add(const CountedLine& line) {
        auto& movement = movements[topic_in(line.indicator)];
        movement.today += line.last;
        movement.week_before += line.before;
    }
    Movement all() const {
        Movement sum;
        for (const auto& [topic, movement] : movements) {
            sum.today += movement.today;
            sum.week_before += movement.week_before;
        }
        sum.trend = trend_of(sum.today, sum.week_before);
        return sum;
    }
    std::vector<TopicLine> lines() const {
        std::vector<TopicLine> lines;
        for (const auto& [topic, movement] : movements) {
            if (movement.today == 0 && movement.week_before == 0) continue;
            TopicLine line;
            line.today = movement.today;
            line.week_before = movement.week_before;
            line.trend = trend_of(line.today, line.week_before);
            line.topic = topic;
            lines.push_back(std::move(line));
        }
        std::ranges::sort(lines, [](const TopicLine& a, const TopicLine& b) {
            return std::tuple(-a.today, -a.week_before, a.topic) < std::tuple(-b.today, -b.week_before, b.topic);
        });
        return lines;
    }
};

/// Each unit directly below the area, and the area itself for what was said of no unit below.
std::vector<PlaceLine> places_of(store::Transaction& tx, const areas::Area& area,
                                 const std::vector<CountedLine>& counted, base::Day day) {
    auto units = areas::children(tx, area.id, day);
    units.push_back(area);
    std::vector<PlaceLine> lines;
    for (const auto& unit : units) {
        const bool is_whole = unit.id == area.id;
        ByTopic topics;
        for (const auto& line : counted)
            if (is_whole ? line.path == unit.path : areas::is_within(line.path, unit.path)) topics.add(line);
        PlaceLine line;
        static_cast<Movement&>(line) = topics.all();
        line.area = {unit.id.uuid, unit.name};
        line.topics = topics.lines();
        if (!line.topics.empty()) lines.push_back(std::move(line));
    }
    std::ranges::sort(lines, [](const PlaceLine& a, const PlaceLine& b) {
        return std::tuple(-a.today, -a.week_before, a.area.name) < std::tuple(-b.today, -b.week_before, b.area.name);
    });
    return lines;
}

std::vector<Voice> longest_waiting(store::Transaction& tx, const areas::Area& area) {
    return store::all([&](const store::Row& row) { return read_voice(tx, row); },
                      tx.run("SELECT " + voice_columns + " FROM " + voice_tables + R"(
        WHERE a.path >= $1 AND a.path < $2 AND v.is_open ORDER BY v.since, v.id LIMIT $3)",
                             {area.path, behind(area.path), most_waiting}));
}

Ratings ratings_of(store::Transaction& tx, const areas::Area& area, base::Day from, base::Day until) {
    Ratings ratings;
    const std::pair<Satisfaction, std::int64_t Ratings::*> fields[] = {{Satisfaction::good, &Ratings::good},
                                                                       {Satisfaction::fair, &Ratings::fair},
                                                                       {Satisfaction::poor, &Ratings::poor}};
    std::vector<std::string> indicators;
    for (const auto& field : fields) indicators.push_back(rated_indicator(field.first));
    for (const auto& line : counted_below(tx, area, indicators, from, until))
        for (const auto& [satisfaction, field] : fields)
            if (line.indicator == rated_indicator(satisfaction)) ratings.*field += line.last + line.before;
    return ratings;
}

Proposal read_proposal(const store::Row& row, const base::Who& who) {
    return {.id = row.id<VoiceProposalTag>("id"),
            .words = row.text("words"),
            .at = row.instant("at"),
            .by = row.maybe_text("body_name").value_or(""),
            .is_mine = row.uuid("account") == who.account};
}

std::vector<Proposal> proposals_of(store::Transaction& tx, const base::Who& who, const areas::Area& area,
                                   base::Day day) {
    return store::all([&](const store::Row& row) { return read_proposal(row, who); }, tx.run(R"(
        SELECT p.*, b.name AS body_name FROM voice_proposal p LEFT JOIN body b ON b.id = p.body
        WHERE p.area = $1 AND p.day = $2 AND p.taken_back_at IS NULL ORDER BY p.at, p.id LIMIT 100)",
                                                                                             {area.id, day}));
}

}  // namespace

Trend trend_of(std::int64_t today, std::int64_t week_before) {
    if (week_before == 0) return today > 0 ? Trend::fresh : Trend::steady;
    if (today >= 2 && today * days_compared * 2 >= week_before * 3) return Trend::rising;
    return today * days_compared * 2 <= week_before ? Trend::falling : Trend::steady;
}

Digest digest(store::Transaction& tx, const base::Who& who, areas::AreaId id, base::Day day) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::needs_answer, area.path);
    const auto from = day - days_compared;
    const auto counted = counted_below(tx, area, topic_indicators(), from, day);
    ByTopic topics;
    for (const auto& line : counted) topics.add(line);
    return {.area = {area.id.uuid, area.name},
            .day = day,
            .all = topics.all(),
            .topics = topics.lines(),
            .places = places_of(tx, area, counted, day),
            .standing = counts_below(tx, area.path),
            .waiting = longest_waiting(tx, area),
            .ratings = ratings_of(tx, area, from, day),
            .situation =
                who.may(Permission::plans_read) ? situation::counts(tx, who, id) : std::vector<situation::TopicCount>{},
            .proposals = proposals_of(tx, who, area, day)};
}

PublicTopics public_topics(store::Transaction& tx, areas::AreaId id) {
    const auto area = areas::get(tx, id);
    const auto today = base::day_of(tx.now());
    ByTopic topics;
    for (const auto& line : counted_below(tx, area, topic_indicators(), today - days_public, today)) topics.add(line);
    PublicTopics told;
    std::int64_t small = 0;
    for (const auto& line : topics.lines()) {
        const auto said = line.today + line.week_before;
        if (said >= least_public_count)
            told.topics.push_back({line.topic, said - said % least_public_count});
        else
            small += said;
    }
    std::ranges::sort(told.topics, std::greater{}, &PublicTopic::at_least);
    if (small >= least_public_count) told.others = small - small % least_public_count;
    return told;
}

}  // namespace voices
