#include "store/counters.hpp"

#include <array>
#include <atomic>
#include <map>
#include <stdexcept>

namespace store {
namespace {

constexpr std::int64_t slots = 16;
constexpr std::size_t areas_of_a_statement = 50;

void add(Transaction& tx, const base::Uuid& area, std::string_view indicator, std::string_view day,
         std::int64_t delta) {
    const auto changed = tx.change(R"(
        INSERT INTO counter (home, area, indicator, day, slot, value, folded)
        SELECT home, id, $2, $3, $4, $5, 0 FROM area WHERE id = $1
        ON CONFLICT (home, area, indicator, day, slot) DO UPDATE SET value = counter.value + excluded.value)",
                                   {area, indicator, day, own_slot(tx.engine()), delta});
    if (changed == 0) throw std::logic_error("counted for an area that is not known: " + base::to_string(area));
}

/// Area and day first, so that kept and rebuilt counts can be laid side by side.
using Counts = std::map<std::pair<base::Uuid, std::string>, std::int64_t>;

Counts from_facts(Transaction& tx, const Indicator& indicator) {
    Counts counts;
    tx.each(indicator.select, {}, [&](const Row& row) {
        counts[{row.uuid("area"), row.text("day")}] += row.integer("value");
    });
    std::erase_if(counts, [](const auto& count) { return count.second == 0; });
    return counts;
}

Counts kept(Transaction& tx, std::string_view indicator) {
    Counts counts;
    const Value wanted(indicator);
    tx.each(R"(
        SELECT area, day, CAST(sum(value) AS BIGINT) AS value FROM counter
        WHERE indicator = $1 GROUP BY area, day HAVING sum(value) <> 0)",
            {&wanted, 1}, [&](const Row& row) {
                counts[{row.uuid("area"), row.text("day")}] = row.integer("value");
            });
    return counts;
}

}  // namespace

std::int64_t own_slot(Engine engine) {
    static std::atomic<std::int64_t> next = 0;
    thread_local const std::int64_t slot = next++ % slots;
    return engine == Engine::sqlite ? 0 : slot;
}

void count(Transaction& tx, const base::Uuid& area, std::string_view indicator, base::Day day, std::int64_t delta) {
    if (delta != 0) add(tx, area, indicator, base::to_string(day), delta);
}

void count_each(Transaction& tx, std::string_view indicator, base::Day day, std::string_view select,
                std::span<const Value> parameters) {
    std::vector<Value> all(parameters.begin(), parameters.end());
    const auto next = [&](Value value) {
        all.push_back(std::move(value));
        return "$" + std::to_string(all.size());
    };
    const auto columns = next(indicator) + ", " + next(base::to_string(day)) + ", " + next(own_slot(tx.engine()));
    tx.change("INSERT INTO counter (home, area, indicator, day, slot, value, folded) SELECT a.home, a.id, " + columns +
                  ", CAST(sum(f.value) AS BIGINT), 0 FROM (" + std::string(select) +
                  ") f JOIN area a ON a.id = f.area WHERE f.value <> 0 GROUP BY a.home, a.id "
                  "ON CONFLICT (home, area, indicator, day, slot) DO UPDATE SET value = counter.value + excluded.value",
              all);
}

void count_each(Transaction& tx, std::string_view indicator, base::Day day,
                const std::map<base::Uuid, std::int64_t>& deltas) {
    std::string select;
    std::vector<Value> parameters;
    const auto write = [&] {
        if (!parameters.empty()) count_each(tx, indicator, day, select, parameters);
        select.clear();
        parameters.clear();
    };
    for (const auto& [area, delta] : deltas) {
        parameters.insert(parameters.end(), {area, delta});
        const auto last = parameters.size();
        select += (select.empty() ? "SELECT $" : " UNION ALL SELECT $") + std::to_string(last - 1) + " AS area, $" +
                  std::to_string(last) + " AS value";
        if (last == 2 * areas_of_a_statement) write();
    }
    write();
}

std::int64_t counted(Transaction& tx, const base::Uuid& area, std::string_view indicator, base::Day from,
                     base::Day until) {
    return tx
        .run(R"(
            SELECT CAST(coalesce(sum(c.value), 0) AS BIGINT) AS value
            FROM area a JOIN counter c ON c.home = a.home AND c.area = a.id
            WHERE a.id = $1 AND c.indicator = $2 AND c.day BETWEEN $3 AND $4)",
             {area, indicator, from, until})
        .front()
        .integer("value");
}

FoldedTotal folded(Transaction& tx, const base::Uuid& area, std::string_view indicator) {
    const auto total = tx.run(R"(
        SELECT t.value FROM area a JOIN counter_total t ON t.home = a.home AND t.area = a.id
        WHERE a.id = $1 AND t.indicator = $2)",
                              {area, indicator});
    return {.value = total.empty() ? 0 : total.front().integer("value"), .as_of = folded_as_of(tx)};
}

base::Instant folded_as_of(Transaction& tx) {
    // When nothing waits, the totals are as true as the moment of reading.
    if (tx.run("SELECT 1 AS waiting FROM counter WHERE value <> folded LIMIT 1").empty()) return tx.now();
    const auto last = tx.run("SELECT at FROM counter_fold");
    return last.empty() ? base::Instant{} : last.front().instant("at");
}

std::vector<Total> folded_children(Transaction& tx, const base::Uuid& parent, std::string_view indicator) {
    std::vector<Total> totals;
    const std::array<Value, 2> parameters{parent, indicator};
    tx.each(R"(
        SELECT area, value FROM counter_total WHERE parent = $1 AND indicator = $2)",
            parameters, [&](const Row& row) {
                totals.push_back({row.uuid("area"), row.integer("value")});
            });
    return totals;
}

std::size_t fold_counters(Transaction& tx) {
    const auto climbed = tx.change(R"(
        WITH RECURSIVE climb (area, indicator, delta) AS (
            SELECT area, indicator, value - folded FROM counter WHERE value <> folded
            UNION ALL
            SELECT a.parent, c.indicator, c.delta FROM climb c JOIN area a ON a.id = c.area WHERE a.parent IS NOT NULL
        )
        INSERT INTO counter_total (home, area, parent, indicator, value)
        SELECT a.home, a.id, a.parent, c.indicator, CAST(sum(c.delta) AS BIGINT)
        FROM climb c JOIN area a ON a.id = c.area
        GROUP BY a.home, a.id, a.parent, c.indicator
        ON CONFLICT (home, area, indicator) DO UPDATE SET value = counter_total.value + excluded.value)");
    if (climbed == 0) return 0;
    tx.change("INSERT INTO counter_fold (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at",
              {tx.now()});
    return static_cast<std::size_t>(tx.change("UPDATE counter SET folded = value WHERE value <> folded"));
}

void rebuild(Transaction& tx, const Indicator& indicator) {
    const auto counts = from_facts(tx, indicator);
    tx.change("DELETE FROM counter WHERE indicator = $1", {indicator.name});
    for (const auto& [where, value] : counts) add(tx, where.first, indicator.name, where.second, value);
    tx.change("DELETE FROM counter_total WHERE indicator = $1", {indicator.name});
    fold_counters(tx);
}

std::vector<Disagreement> disagreements(Transaction& tx, const Indicator& indicator) {
    const auto facts = from_facts(tx, indicator);
    auto totals = kept(tx, indicator.name);
    std::vector<Disagreement> found;
    for (const auto& [where, value] : facts) {
        const auto total = totals.extract(where);
        const auto kept_value = total ? total.mapped() : 0;
        if (kept_value != value) found.push_back({where.first, where.second, kept_value, value});
    }
    for (const auto& [where, value] : totals) found.push_back({where.first, where.second, value, 0});
    return found;
}

}  // namespace store
