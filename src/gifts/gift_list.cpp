#include <fmt/format.h>

#include "base/named.hpp"
#include "gifts/gift_row.hpp"
#include "store/values.hpp"

namespace gifts {
namespace {

/// What the counts must be, from all gifts.
constexpr std::string_view facts = R"(
    SELECT home, fundraiser, 'pledges' AS what, CAST(count(*) AS BIGINT) AS value FROM gift
    WHERE state = 'pledged' GROUP BY home, fundraiser
    UNION ALL SELECT home, fundraiser, 'pledged', CAST(sum(promised) AS BIGINT) FROM gift
    WHERE state = 'pledged' AND form <> 'work' AND promised > 0 GROUP BY home, fundraiser
    UNION ALL SELECT home, fundraiser, 'gifts', CAST(count(*) AS BIGINT) FROM gift
    WHERE state = 'received' GROUP BY home, fundraiser
    UNION ALL SELECT home, fundraiser, 'hours', CAST(sum(amount) AS BIGINT) FROM gift
    WHERE state = 'received' AND form = 'work' GROUP BY home, fundraiser)";

std::vector<GiftEntry> page(store::Transaction& tx, const GiftQuery& query) {
    return store::all(read_gift, tx.run(R"(
        SELECT * FROM gift WHERE fundraiser = $1 AND state = $2 AND ($3 IS NULL OR id < $3) ORDER BY id DESC LIMIT $4)",
                                        {query.fundraiser, base::name_of(query.state), query.after, query.limit}));
}

std::map<std::string, std::int64_t> by_name(const store::Rows& rows) {
    std::map<std::string, std::int64_t> values;
    for (const auto& row : rows)
        values[base::to_string(row.uuid("fundraiser")) + ' ' + row.text("what")] = row.integer("value");
    return values;
}

}  // namespace

std::vector<Gift> gifts(store::Transaction& tx, const base::Who& who, const GiftQuery& query) {
    own_fundraiser(tx, who, query.fundraiser);
    std::vector<Gift> list;
    for (auto& entry : page(tx, query)) list.push_back(std::move(entry.gift));
    return list;
}

std::vector<PublicGift> public_gifts(store::Transaction& tx, const GiftQuery& query) {
    auto received = query;
    received.state = GiftState::received;
    std::vector<PublicGift> list;
    for (const auto& entry : page(tx, received)) {
        const auto& gift = entry.gift;
        list.push_back({gift.id, gift.form, gift.amount, gift.words, gift.donor_kind, gift.public_name,
                        gift.received_on.value_or(base::day_of(gift.made_at)), gift.entry});
    }
    return list;
}

void rebuild_counts(store::Transaction& tx) {
    tx.change("DELETE FROM fundraiser_count");
    tx.change(
        "INSERT INTO fundraiser_count (home, fundraiser, what, slot, value) "
        "SELECT home, fundraiser, what, 0, value FROM (" +
        std::string(facts) + ") counted");
}

std::vector<std::string> count_miscounts(store::Transaction& tx) {
    const auto kept = by_name(tx.run(R"(
        SELECT fundraiser, what, CAST(sum(value) AS BIGINT) AS value FROM fundraiser_count
        GROUP BY fundraiser, what HAVING sum(value) <> 0)"));
    const auto counted = by_name(tx.run(std::string(facts)));
    std::vector<std::string> wrong;
    for (const auto& [name, value] : counted)
        if (!kept.contains(name) || kept.at(name) != value) wrong.push_back(fmt::format("fundraiser {}", name));
    for (const auto& [name, value] : kept)
        if (!counted.contains(name)) wrong.push_back(fmt::format("fundraiser {}", name));
    return wrong;
}

}  // namespace gifts
