#include "base/named.hpp"
#include "produce/match.hpp"
#include "produce/posting_row.hpp"
#include "store/journal.hpp"
#include "store/journal_reader.hpp"
#include "store/values.hpp"

/// What becomes of produce when the purchase it is in goes on or does not: purchases know nothing of produce.
namespace produce {
namespace {

constexpr std::string_view reader = "produce in purchases";

/// Produce in a purchase, and how the purchase stands.
struct InPurchase {
    std::int64_t home = 0;
    MatchId id;
    PostingId offered;
    std::int64_t amount = 0;
    bool has_ended = false;
    bool came_back = false;
};

std::vector<InPurchase> produce_in(store::Transaction& tx, const base::Uuid& purchase) {
    return store::all(
        [](const store::Row& row) {
            return InPurchase{.home = row.integer("home"),
                              .id = row.id<ProduceMatchTag>("id"),
                              .offered = row.id<ProduceTag>("offered"),
                              .amount = row.integer("amount"),
                              .has_ended = row.boolean("has_ended"),
                              .came_back = row.boolean("came_back")};
        },
        tx.run(R"(
            SELECT m.home, m.id, m.offered, m.amount, m.came_back,
                   (p.state IN ('refused', 'cancelled') OR v.undone_by IS NOT NULL) AS has_ended
            FROM produce_match m JOIN purchase p ON p.id = m.purchase LEFT JOIN goods_movement v ON v.id = p.receipt
            WHERE m.purchase = $1 AND (m.undone_at IS NULL OR m.came_back))",
               {purchase}));
}

void keep(store::Transaction& tx, const InPurchase& one, const Entry& offered, bool came_back) {
    tx.change("UPDATE produce_match SET undone_at = $3, came_back = $4 WHERE home = $1 AND id = $2",
              {one.home, one.id, came_back ? std::optional(tx.now()) : std::nullopt, came_back});
    take(tx, offered, came_back ? -one.amount : one.amount);
    store::record_by_system(tx, came_back ? "produce.match_undone" : "produce.matched", one.offered.uuid,
                            offered.posting.area.id, base::Json{{"amount", one.amount}});
}

void follow(store::Transaction& tx, const base::Uuid& purchase) {
    for (const auto& one : produce_in(tx, purchase)) {
        if (one.has_ended == one.came_back) continue;
        const auto offered = entry(tx, one.offered);
        const bool is_free = offered.posting.state != State::closed && offered.posting.remaining >= one.amount;
        if (one.came_back && !is_free) continue;
        keep(tx, one, offered, one.has_ended);
    }
}

/// The purchase of a line of the journal: itself, or the one whose goods were moved back.
std::optional<base::Uuid> purchase_of(store::Transaction& tx, const store::Happened& line) {
    if (line.verb != "goods.undone") return line.subject;
    return store::first([](const store::Row& row) { return row.uuid("id"); },
                        tx.run("SELECT p.id FROM goods_movement u JOIN purchase p ON p.receipt = u.refers_to "
                               "WHERE u.id = $1",
                               {line.subject}));
}

}  // namespace

bool is_behind_purchases(store::Transaction& tx) {
    return store::is_behind(tx, reader);
}

void follow_purchases(store::Transaction& tx) {
    static const std::vector<std::string> verbs{"purchase.refused", "purchase.cancelled",
                                                "purchase.decision_taken_back", "goods.undone"};
    store::read_on(tx, reader, verbs, [&](const store::Happened& line) {
        if (const auto purchase = purchase_of(tx, line)) follow(tx, *purchase);
    });
}

}  // namespace produce
