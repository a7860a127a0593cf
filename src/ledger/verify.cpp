#include "ledger/verify.hpp"

#include <bit>
#include <map>
#include <utility>
#include <vector>

#include "base/hex.hpp"
#include "ledger/balance.hpp"
#include "ledger/campaign.hpp"
#include "ledger/bytes.hpp"
#include "ledger/code.hpp"
#include "ledger/entry_row.hpp"
#include "ledger/leaf.hpp"
#include "ledger/tree.hpp"

namespace ledger {
namespace {

using store::Row;
using store::Transaction;
using What = Broken::What;

/// Roots of trees that only grow, with the few nodes on their right edge.
class Edge {
public:
    void add(const Hash& leaf) {
        auto hash = leaf;
        for (auto size = size_++; size % 2 == 1; size /= 2) {
            hash = node_hash(edge_.back(), hash);
            edge_.pop_back();
        }
        edge_.push_back(hash);
    }
    Hash root() const {
        auto hash = edge_.back();
        for (auto left = edge_.rbegin() + 1; left != edge_.rend(); ++left) hash = node_hash(*left, hash);
        return hash;
    }
    std::int64_t size() const { return size_; }

private:
    std::int64_t size_ = 0;
    std::vector<Hash> edge_;  ///< roots of whole trees, the largest first
};

bool balances_out(const std::vector<Line>& lines) {
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> sums;
    for (const auto& line : lines) {
        sums[line.commodity].first += line.quantity;
        sums[line.commodity].second += line.value;
    }
    for (const auto& [commodity, sum] : sums)
        if (sum != std::pair<std::int64_t, std::int64_t>{}) return false;
    return !lines.empty();
}

/// Goes through the entries in the order of the tree.
class Reading {
public:
    Reading(Transaction& tx, const store::Bytes& our_public_key) : tx_(tx) {
        for (auto& head : heads(tx, std::nullopt, most_heads)) {
            if (!is_signed(head) || base::from_hex(head.public_key) != our_public_key)
                broken_signature_ = base::to_string(head.day);
            heads_[head.size] = std::move(head);
        }
    }

    Check check() {
        tx_.each(R"(
            SELECT p.position, n.hash, e.id, e.code, e.kind, e.day, e.posted_at, e.campaign, e.area,
                   c.code AS corrects_code, e.households, e.words, e.salt,
                   l.account, l.commodity, l.quantity, l.value, l.valued_by
            FROM ledger_leaf p
            JOIN ledger_node n ON n.level = 0 AND n.position = p.position
            JOIN ledger_entry e ON e.id = p.entry
            LEFT JOIN ledger_entry c ON c.id = e.corrects
            LEFT JOIN ledger_line l ON l.entry = e.id
            ORDER BY p.position, l.part)",
                 {}, [this](const Row& row) { take(row); });
        finish_entry();
        if (!check_.first_broken) finish();
        check_.waiting = tx_.run("SELECT count(*) AS many FROM ledger_waiting").front().integer("many");
        return check_;
    }

private:
    static constexpr std::size_t most_heads = 1'000'000;

    void broken(What what, std::string which) {
        if (!check_.first_broken) check_.first_broken = Broken{what, std::move(which)};
    }

    void take(const Row& row) {
        if (check_.first_broken) return;
        if (!entry_ || row.integer("position") != position_) {
            finish_entry();
            position_ = row.integer("position");
            if (position_ != edge_.size()) return broken(What::place, std::to_string(edge_.size()));
            entry_ = read_entry(row);
            kept_ = hash_in(row, "hash");
        }
        if (!row.is_null("account")) entry_->lines.push_back(read_line(row));
    }

    void finish_entry() {
        if (!entry_ || check_.first_broken) return;
        const auto entry = *std::exchange(entry_, std::nullopt);
        if (leaf_of(entry) != kept_) return broken(What::entry, entry.code);
        if (!balances_out(entry.lines)) return broken(What::lines, entry.code);
        edge_.add(kept_);
        leaves_.push_back(kept_);
        ++check_.entries;
        const auto head = heads_.find(edge_.size());
        if (head == heads_.end()) return;
        if (base::from_hex(head->second.root) != bytes_of(edge_.root()))
            return broken(What::head, base::to_string(head->second.day));
        ++check_.heads;
    }

    void finish() {
        const auto size = tree_size(tx_);
        if (size != edge_.size()) return broken(What::place, std::to_string(edge_.size()));
        // Heads that reach further than the entries do: the end was cut off.
        if (!heads_.empty() && heads_.rbegin()->first > size)
            return broken(What::head, base::to_string(heads_.rbegin()->second.day));
        if (broken_signature_) return broken(What::signature, *broken_signature_);
        check_nodes();
        for (const auto& wrong : balance_miscounts(tx_)) broken(What::balance, wrong);
        for (const auto& wrong : campaign_miscounts(tx_)) broken(What::balance, wrong);
    }

    /// Level by level, each from the one below.
    void check_nodes() {
        auto below = std::move(leaves_);
        for (std::int64_t level = 1; below.size() > 1; ++level) {
            std::vector<Hash> here;
            for (std::size_t i = 0; i + 1 < below.size(); i += 2) here.push_back(node_hash(below[i], below[i + 1]));
            std::size_t next = 0;
            const std::vector<store::Value> parameters{level};
            tx_.each("SELECT position, hash FROM ledger_node WHERE level = $1 ORDER BY position", parameters,
                     [&](const Row& row) {
                         if (next < here.size() && row.integer("position") == static_cast<std::int64_t>(next) &&
                             hash_in(row, "hash") == here[next])
                             ++next;
                     });
            if (next != here.size()) return broken(What::node, std::to_string(level) + "/" + std::to_string(next));
            below = std::move(here);
        }
    }

    Transaction& tx_;
    std::map<std::int64_t, Head> heads_;
    std::optional<std::string> broken_signature_;
    Check check_;
    Edge edge_;
    std::vector<Hash> leaves_;
    std::optional<Entry> entry_;
    std::int64_t position_ = -1;
    Hash kept_{};
};

}  // namespace

Check verify(Transaction& tx, const store::Bytes& our_public_key) {
    return Reading(tx, our_public_key).check();
}

}  // namespace ledger
