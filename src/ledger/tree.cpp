#include "ledger/tree.hpp"

#include <map>
#include <stdexcept>
#include <utility>

#include "base/problem.hpp"
#include "ledger/bytes.hpp"
#include "store/insert_rows.hpp"

namespace ledger {
namespace {

using base::Problem;
using base::ProblemKind;
using store::Transaction;
using store::Value;

Hash stored_node(Transaction& tx, std::int64_t level, std::int64_t position) {
    const auto rows = tx.run("SELECT hash FROM ledger_node WHERE level = $1 AND position = $2", {level, position});
    if (rows.empty()) throw std::logic_error("a node of the ledger's tree is missing");
    return hash_in(rows.front(), "hash");
}

NodeAt nodes_of(Transaction& tx) {
    return [&tx](std::int64_t level, std::int64_t position) { return stored_node(tx, level, position); };
}

/// The rows that a batch of new leaves makes.
struct Growth {
    std::vector<std::vector<Value>> leaves;
    std::vector<std::vector<Value>> nodes;
    std::map<std::pair<std::int64_t, std::int64_t>, Hash> fresh;
};

void add_leaf(Transaction& tx, Growth& growth, std::int64_t position, const store::Row& row) {
    const auto at = [&](std::int64_t level, std::int64_t place) {
        const auto found = growth.fresh.find({level, place});
        return found == growth.fresh.end() ? stored_node(tx, level, place) : found->second;
    };
    growth.leaves.push_back({position, row.uuid("entry")});
    for (const auto& node : nodes_made_by(position, hash_in(row, "leaf"), at)) {
        growth.fresh[{node.level, node.position}] = node.hash;
        growth.nodes.push_back({node.level, node.position, bytes_of(node.hash)});
    }
}

}  // namespace

std::size_t grow(Transaction& tx, std::size_t limit) {
    const auto waiting = tx.run("SELECT entry, leaf FROM ledger_waiting ORDER BY entry LIMIT $1", {limit});
    if (waiting.empty()) return 0;
    Growth growth;
    auto position = tree_size(tx);
    for (const auto& row : waiting) add_leaf(tx, growth, position++, row);
    store::insert_rows(tx, "INSERT INTO ledger_leaf (position, entry)", growth.leaves);
    store::insert_rows(tx, "INSERT INTO ledger_node (level, position, hash)", growth.nodes);
    tx.change("DELETE FROM ledger_waiting WHERE entry <= $1", {waiting.back().uuid("entry")});
    return waiting.size();
}

std::int64_t tree_size(Transaction& tx) {
    return tx.run("SELECT coalesce(max(position), -1) + 1 AS size FROM ledger_leaf").front().integer("size");
}

std::optional<std::int64_t> position_of(Transaction& tx, EntryId id) {
    const auto rows = tx.run("SELECT position FROM ledger_leaf WHERE entry = $1", {id});
    return rows.empty() ? std::nullopt : std::optional(rows.front().integer("position"));
}

TreeRoot root_at(Transaction& tx, std::int64_t size) {
    return {size, root_of(size, nodes_of(tx))};
}

std::vector<Hash> prove_inclusion(Transaction& tx, std::int64_t position, std::int64_t size) {
    return inclusion_proof(position, size, nodes_of(tx));
}

std::vector<Hash> prove_consistency(Transaction& tx, std::int64_t first, std::int64_t second) {
    if (first < 0 || first > second || second > tree_size(tx))
        throw Problem(ProblemKind::invalid, "ledger.size_wrong",
                      std::to_string(first) + " of " + std::to_string(second));
    return consistency_proof(first, second, nodes_of(tx));
}

}  // namespace ledger
