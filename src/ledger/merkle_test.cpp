#include "ledger/merkle.hpp"

#include <map>
#include <string>

#include <doctest/doctest.h>

#include "base/hex.hpp"
#include "ledger/bytes.hpp"

namespace {

using ledger::Hash;

/// A tree with all its nodes at hand.
struct Grove {
    std::map<std::pair<std::int64_t, std::int64_t>, Hash> nodes;
    std::vector<Hash> leaves;
    ledger::NodeAt at = [this](std::int64_t level, std::int64_t position) { return nodes.at({level, position}); };

    explicit Grove(int size) {
        for (int i = 0; i < size; ++i) {
            leaves.push_back(ledger::leaf_hash("leaf " + std::to_string(i)));
            for (const auto& node : ledger::nodes_made_by(i, leaves.back(), at))
                nodes[{node.level, node.position}] = node.hash;
        }
    }
    ledger::TreeRoot root(std::int64_t size) const { return {size, ledger::root_of(size, at)}; }
};

/// As the standard defines it, from the leaves alone.
Hash naive_root(const Hash* leaves, std::size_t count) {
    if (count == 1) return *leaves;
    std::size_t left = 1;
    while (left * 2 < count) left *= 2;
    return ledger::node_hash(naive_root(leaves, left), naive_root(leaves + left, count - left));
}

}  // namespace

TEST_CASE("the tree is that of RFC 6962: known roots of one and of no leaf") {
    CHECK(base::hex_of(ledger::root_of(0, nullptr)) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(base::hex_of(ledger::leaf_hash("")) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST_CASE("the root of every size is what the leaves alone give") {
    const Grove grove(70);
    for (std::size_t size = 1; size <= grove.leaves.size(); ++size)
        CHECK(grove.root(static_cast<std::int64_t>(size)).hash == naive_root(grove.leaves.data(), size));
}

TEST_CASE("every leaf is proved in every size that holds it, and in no other tree") {
    const Grove grove(70);
    for (std::int64_t size = 1; size <= 70; ++size)
        for (std::int64_t position = 0; position < size; ++position) {
            auto proof = ledger::inclusion_proof(position, size, grove.at);
            const auto& leaf = grove.leaves[static_cast<std::size_t>(position)];
            CHECK(ledger::is_included(leaf, position, proof, grove.root(size)));
            CHECK_FALSE(ledger::is_included(leaf, position + 1, proof, grove.root(size)));
            CHECK_FALSE(ledger::is_included(ledger::leaf_hash("other"), position, proof, grove.root(size)));
            proof.push_back(leaf);
            CHECK_FALSE(ledger::is_included(leaf, position, proof, grove.root(size)));
        }
}

TEST_CASE("every size is proved to continue every earlier one, and a changed byte is seen") {
    const Grove grove(70);
    for (std::int64_t second = 0; second <= 70; ++second)
        for (std::int64_t first = 0; first <= second; ++first) {
            auto proof = ledger::consistency_proof(first, second, grove.at);
            CHECK(ledger::is_continued(grove.root(first), grove.root(second), proof));
            auto other = grove.root(second);
            other.hash[7] ^= 1;
            if (first > 0) CHECK_FALSE(ledger::is_continued(grove.root(first), other, proof));
            for (auto& hash : proof) {
                hash[3] ^= 1;
                CHECK_FALSE(ledger::is_continued(grove.root(first), grove.root(second), proof));
                hash[3] ^= 1;
            }
        }
}
