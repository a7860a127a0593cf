#include "voices/count.hpp"

#include <limits>

#include <fmt/format.h>

#include "base/named.hpp"
#include "voices/counting.hpp"

namespace voices {
namespace {

/// What a voice v is counted as.
const std::string stands = " SELECT v.home, v.commune, v.owner, v.state AS what, v.until FROM voice v ";

void add(store::Transaction& tx, const Entry& entry, const Standing& standing, std::int64_t change) {
    const auto owner = standing.owner.value_or(base::Uuid{});
    const auto slot = store::own_slot(tx.engine());
    const auto what = base::name_of(standing.state);
    const auto until = until_of(standing);
    tx.change(R"(
        INSERT INTO voice_count (home, commune, owner, what, until, slot, value) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (home, commune, owner, what, until, slot) DO UPDATE SET value = voice_count.value + excluded.value)",
              {entry.home, entry.commune, owner, what, until, slot, change});
    tx.change(R"(
        DELETE FROM voice_count
        WHERE home = $1 AND commune = $2 AND owner = $3 AND what = $4 AND until = $5 AND slot = $6 AND value = 0)",
              {entry.home, entry.commune, owner, what, until, slot});
}

/// Rows c of voice_count added up at the moment $1.
const std::string added_up = R"(
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what NOT IN ('answered', 'closed', 'joined')), 0) AS BIGINT) AS open,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.until < $1), 0) AS BIGINT) AS late,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'received'), 0) AS BIGINT) AS received,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'raised'), 0) AS BIGINT) AS raised,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'coming_down'), 0) AS BIGINT) AS coming_down,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'answered'), 0) AS BIGINT) AS answered,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'closed'), 0) AS BIGINT) AS closed )";

Counts read_counts(const store::Row& row) {
    return {.open = row.integer("open"),
            .late = row.integer("late"),
            .received = row.integer("received"),
            .raised = row.integer("raised"),
            .coming_down = row.integer("coming_down"),
            .answered = row.integer("answered"),
            .closed = row.integer("closed")};
}

/// The first path that is not below this one.
std::string behind(std::string_view path) {
    return std::string(path.substr(0, path.size() - 1)) + '0';
}

/// How each indicator follows from the voices.
struct Counted {
    std::string indicator;
    std::string select;
};

const std::vector<Counted>& all_counted() {
    static const auto made_once = [] {
        std::vector<Counted> all;
        for (const auto& topic : words().topics)
            all.push_back({topic_indicator(topic.code),
                           fmt::format("SELECT area, said_on AS day, COUNT(*) AS value FROM voice WHERE topic = '{}' "
                                       "GROUP BY area, said_on",
                                       topic.code)});
        for (const auto satisfaction : {Satisfaction::good, Satisfaction::fair, Satisfaction::poor})
            all.push_back({rated_indicator(satisfaction),
                           fmt::format("SELECT area, day, COUNT(*) AS value FROM voice_step WHERE act = 'rate' AND "
                                       "code = '{}' GROUP BY area, day",
                                       base::name_of(satisfaction))});
        return all;
    }();
    return made_once;
}

}  // namespace

std::string topic_indicator(std::string_view topic) {
    return fmt::format("voices.{}", topic);
}

std::string rated_indicator(Satisfaction satisfaction) {
    return fmt::format("voices_rated.{}", base::name_of(satisfaction));
}

std::vector<store::Indicator> indicators() {
    std::vector<store::Indicator> all{
        {open_indicator, "SELECT area, day, opens AS value FROM voice_step WHERE opens <> 0"}};
    for (const auto& one : all_counted()) all.push_back({one.indicator, one.select});
    return all;
}

std::int64_t until_of(const Standing& standing) {
    constexpr auto never = std::numeric_limits<std::int64_t>::max();
    return is_open(standing.state) && standing.due_at ? standing.due_at->ms : never;
}

void recount(store::Transaction& tx, const Entry& entry, const std::optional<Standing>& before, const Standing& after) {
    if (before) add(tx, entry, *before, -1);
    add(tx, entry, after, 1);
}

std::vector<OwnerCounts> counts_of_commune(store::Transaction& tx, const base::Uuid& commune) {
    std::vector<OwnerCounts> counts;
    for (const auto& row : tx.run("SELECT c.owner, b.name, " + added_up + R"(
             FROM area a JOIN voice_count c ON c.home = a.home AND c.commune = a.id LEFT JOIN body b ON b.id = c.owner
             WHERE a.id = $2 GROUP BY c.owner, b.name HAVING sum(c.value) <> 0 ORDER BY late DESC, open DESC, c.owner)",
                                  {tx.now(), commune})) {
        OwnerCounts one{.owner = std::nullopt, .counts = read_counts(row)};
        if (const auto name = row.maybe_text("name")) one.owner = Place{row.uuid("owner"), *name};
        counts.push_back(std::move(one));
    }
    return counts;
}

Counts counts_of_owner(store::Transaction& tx, const base::Uuid& body) {
    return read_counts(
        tx.run("SELECT " + added_up + " FROM voice_count c WHERE c.owner = $2", {tx.now(), body}).front());
}

Counts counts_below(store::Transaction& tx, std::string_view path) {
    return read_counts(tx.run("SELECT " + added_up + R"(
        FROM area a JOIN voice_count c ON c.home = a.home AND c.commune = a.id
        WHERE a.path >= $2 AND a.path < $3)",
                              {tx.now(), std::string(path), behind(path)})
                           .front());
}

Counts sum(const std::vector<OwnerCounts>& parts) {
    Counts whole;
    for (const auto& [owner, counts] : parts) {
        whole.open += counts.open;
        whole.late += counts.late;
        whole.received += counts.received;
        whole.raised += counts.raised;
        whole.coming_down += counts.coming_down;
        whole.answered += counts.answered;
        whole.closed += counts.closed;
    }
    return whole;
}

void rebuild_counts(store::Transaction& tx) {
    tx.change("DELETE FROM voice_count");
    tx.change("WITH fact AS (" + stands + R"()
        INSERT INTO voice_count (home, commune, owner, what, until, slot, value)
        SELECT home, commune, coalesce(owner, $2), what, until, $1, count(*) FROM fact GROUP BY home, commune, owner, what, until)",
              {store::own_slot(tx.engine()), base::Uuid{}});
}

std::vector<Miscount> miscounts(store::Transaction& tx) {
    std::vector<Miscount> found;
    for (const auto& row : tx.run("WITH fact AS (" + stands + R"(), both_sides AS (
             SELECT commune, coalesce(owner, $1) AS owner, what, until, 0 AS kept, 1 AS facts FROM fact
             UNION ALL SELECT commune, owner, what, until, value, 0 FROM voice_count)
             SELECT commune, what, CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(facts) AS BIGINT) AS facts FROM both_sides
             GROUP BY commune, owner, what, until HAVING sum(kept) <> sum(facts) ORDER BY commune, what, until)",
                                  {base::Uuid{}}))
        found.push_back({row.uuid("commune"), row.text("what"), row.integer("kept"), row.integer("facts")});
    return found;
}

}  // namespace voices
