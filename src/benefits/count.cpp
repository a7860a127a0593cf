#include <algorithm>

#include "base/named.hpp"
#include "benefits/entry_row.hpp"
#include "store/counters.hpp"
#include "store/values.hpp"

/// How many entries of a list stand where, and their money: kept, not counted.
namespace benefits {
namespace {

/// What an entry e is counted as.
constexpr std::string_view what_of_e = "CASE WHEN e.state = 'listed' AND e.waits THEN 'waits' ELSE e.state END";

std::string what_of(const Entry& entry) {
    return entry.state == EntryState::listed && entry.waits ? "waits" : base::name_of(entry.state);
}

void add(store::Transaction& tx, std::int64_t home, ListId list, const std::string& what, const Sum& more) {
    tx.change(R"(
        INSERT INTO benefit_count (home, list, what, slot, entries, amount) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (home, list, what, slot) DO UPDATE
        SET entries = benefit_count.entries + excluded.entries, amount = benefit_count.amount + excluded.amount)",
              {home, list, what, store::own_slot(tx.engine()), more.entries, more.amount});
}

Sum* field_of(Numbers& numbers, const std::string& what) {
    if (what == "waits") return &numbers.waits;
    switch (base::named<EntryState>(what)) {
        case EntryState::listed:
            return &numbers.listed;
        case EntryState::approved:
            return &numbers.to_pay;
        case EntryState::refused:
            return &numbers.refused;
        case EntryState::given_up:
            return &numbers.given_up;
        case EntryState::paid:
            return &numbers.paid;
        case EntryState::returned:
            return &numbers.returned;
    }
    return nullptr;
}

}  // namespace

void count_in(store::Transaction& tx, const EntryRow& row) {
    add(tx, row.home, row.entry.list, what_of(row.entry), {1, row.entry.amount});
}

void count_out(store::Transaction& tx, const EntryRow& row) {
    add(tx, row.home, row.entry.list, what_of(row.entry), {-1, -row.entry.amount});
}

void count_as_approved(store::Transaction& tx, const ListRow& row, const Sum& sum) {
    add(tx, row.home, row.list.id, "listed", {-sum.entries, -sum.amount});
    add(tx, row.home, row.list.id, "approved", sum);
}

std::vector<Numbers> numbers_of(store::Transaction& tx, const std::vector<ListId>& lists) {
    std::vector<store::Value> parameters;
    const auto in = store::list_behind(parameters, lists);
    std::vector<Numbers> numbers(lists.size());
    for (const auto& row : tx.run(R"(
             SELECT list, what, CAST(sum(entries) AS BIGINT) AS entries, CAST(sum(amount) AS BIGINT) AS amount
             FROM benefit_count WHERE list IN )" +
                                      in + " GROUP BY list, what",
                                  parameters)) {
        const auto place = std::ranges::find(lists, row.id<BenefitListTag>("list")) - lists.begin();
        auto& one = numbers[static_cast<std::size_t>(place)];
        *field_of(one, row.text("what")) = {row.integer("entries"), row.integer("amount")};
    }
    for (auto& one : numbers) {
        one.listed.entries += one.waits.entries;
        one.listed.amount += one.waits.amount;
    }
    return numbers;
}

void rebuild_counts(store::Transaction& tx) {
    tx.change("DELETE FROM benefit_count");
    tx.change("INSERT INTO benefit_count (home, list, what, slot, entries, amount) SELECT e.home, e.list, " +
                  std::string(what_of_e) +
                  ", $1, count(*), CAST(sum(e.amount) AS BIGINT) FROM benefit_entry e GROUP BY e.home, e.list, " +
                  std::string(what_of_e),
              {store::own_slot(tx.engine())});
}

std::vector<std::string> miscounts(store::Transaction& tx) {
    std::vector<std::string> found;
    for (const auto& row : tx.run("WITH both_sides AS (SELECT e.list, " + std::string(what_of_e) + R"( AS what,
                 1 AS entries, e.amount FROM benefit_entry e
             UNION ALL SELECT list, what, -entries, -amount FROM benefit_count),
             wrong AS (SELECT DISTINCT list FROM (SELECT list FROM both_sides GROUP BY list, what
                                         HAVING sum(entries) <> 0 OR sum(amount) <> 0) w)
             SELECT l.code FROM wrong JOIN benefit_list l ON l.id = wrong.list ORDER BY l.code)"))
        found.push_back(row.text("code"));
    return found;
}

}  // namespace benefits
