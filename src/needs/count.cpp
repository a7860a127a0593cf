#include "needs/count.hpp"

#include <algorithm>
#include <limits>

#include "base/named.hpp"
#include "needs/counting.hpp"

namespace needs {
namespace {

/// What a need n is counted as.
const std::string stands = R"(
    SELECT n.home, n.commune, n.owner, CASE WHEN n.is_open AND n.waits THEN 'waits' ELSE n.state END AS what, n.until
    FROM need n )";

std::string what_of(const Standing& standing) {
    return is_open(standing.state) && standing.waits ? "waits" : base::name_of(standing.state);
}

void add(store::Transaction& tx, const Entry& entry, const Standing& standing, std::int64_t change) {
    const auto owner = standing.owner.value_or(base::Uuid{});
    const auto slot = store::own_slot(tx.engine());
    const auto what = what_of(standing);
    const auto until = until_of(standing);
    tx.change(R"(
        INSERT INTO need_count (home, commune, owner, what, until, slot, value) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (home, commune, owner, what, until, slot) DO UPDATE SET value = need_count.value + excluded.value)",
              {entry.home, entry.commune, owner, what, until, slot, change});
    tx.change(R"(
        DELETE FROM need_count
        WHERE home = $1 AND commune = $2 AND owner = $3 AND what = $4 AND until = $5 AND slot = $6 AND value = 0)",
              {entry.home, entry.commune, owner, what, until, slot});
}

/// Rows c of need_count added up at the moment $1.
const std::string added_up = R"(
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what NOT IN ('done', 'refused', 'joined')), 0) AS BIGINT) AS open,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.until < $1), 0) AS BIGINT) AS late,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what IN ('received', 'waits')), 0) AS BIGINT) AS received,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'waits'), 0) AS BIGINT) AS waits,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'appealed'), 0) AS BIGINT) AS appealed,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'done'), 0) AS BIGINT) AS done,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'refused'), 0) AS BIGINT) AS refused )";

Counts read_counts(const store::Row& row) {
    return {.open = row.integer("open"),
            .late = row.integer("late"),
            .received = row.integer("received"),
            .waits = row.integer("waits"),
            .appealed = row.integer("appealed"),
            .done = row.integer("done"),
            .refused = row.integer("refused")};
}

}  // namespace

std::vector<store::Indicator> indicators() {
    return {{asked_indicator, "SELECT area, day, 1 AS value FROM need_step WHERE act = 'open'"},
            {open_indicator, "SELECT area, day, opens AS value FROM need_step WHERE opens <> 0"}};
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
             FROM area a JOIN need_count c ON c.home = a.home AND c.commune = a.id LEFT JOIN body b ON b.id = c.owner
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
        tx.run("SELECT " + added_up + " FROM need_count c WHERE c.owner = $2", {tx.now(), body}).front());
}

Counts sum(const std::vector<OwnerCounts>& parts) {
    Counts whole;
    for (const auto& [owner, counts] : parts) {
        whole.open += counts.open;
        whole.late += counts.late;
        whole.received += counts.received;
        whole.waits += counts.waits;
        whole.appealed += counts.appealed;
        whole.done += counts.done;
        whole.refused += counts.refused;
    }
    return whole;
}

void rebuild_counts(store::Transaction& tx) {
    tx.change("DELETE FROM need_count");
    tx.change("WITH fact AS (" + stands + R"()
        INSERT INTO need_count (home, commune, owner, what, until, slot, value)
        SELECT home, commune, coalesce(owner, $2), what, until, $1, count(*) FROM fact GROUP BY home, commune, owner, what, until)",
              {store::own_slot(tx.engine()), base::Uuid{}});
}

std::vector<Miscount> miscounts(store::Transaction& tx) {
    std::vector<Miscount> found;
    for (const auto& row : tx.run("WITH fact AS (" + stands + R"(), both_sides AS (
             SELECT commune, coalesce(owner, $1) AS owner, what, until, 0 AS kept, 1 AS facts FROM fact
             UNION ALL SELECT commune, owner, what, until, value, 0 FROM need_count)
             SELECT commune, what, CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(facts) AS BIGINT) AS facts FROM both_sides
             GROUP BY commune, owner, what, until HAVING sum(kept) <> sum(facts) ORDER BY commune, what, until)",
                                  {base::Uuid{}}))
        found.push_back({row.uuid("commune"), row.text("what"), row.integer("kept"), row.integer("facts")});
    return found;
}

}  // namespace needs
