#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

/// The hash tree of RFC 6962 over leaves that are only ever added. Whoever knows its root can be shown, by a few
/// hashes, that a leaf is in it and that a later root holds all that an earlier one held.
namespace ledger {

using Hash = std::array<std::uint8_t, 32>;

/// SHA-256 of 00 and the bytes.
Hash leaf_hash(std::string_view bytes);
/// SHA-256 of 01, left and right.
Hash node_hash(const Hash& left, const Hash& right);

/// A node over 2^level leaves, all of them there; the leaves themselves are level 0.
struct Node {
    std::int64_t level = 0;
    std::int64_t position = 0;
    Hash hash{};
};

/// Whoever keeps the nodes gives them out.
using NodeAt = std::function<Hash(std::int64_t level, std::int64_t position)>;

/// The nodes that a further leaf makes whole, the leaf first: two on average.
std::vector<Node> nodes_made_by(std::int64_t position, const Hash& leaf, const NodeAt& at);

/// The root over the first `size` leaves; over none it is SHA-256 of nothing.
Hash root_of(std::int64_t size, const NodeAt& at);

/// What leads from a leaf to the root over the first `size`, from below.
std::vector<Hash> inclusion_proof(std::int64_t position, std::int64_t size, const NodeAt& at);
/// What leads from the root over `first` leaves to the root over `second`; none when either says it all.
std::vector<Hash> consistency_proof(std::int64_t first, std::int64_t second, const NodeAt& at);

struct TreeRoot {
    std::int64_t size = 0;
    Hash hash{};
};

bool is_included(const Hash& leaf, std::int64_t position, const std::vector<Hash>& proof, const TreeRoot& root);
bool is_continued(const TreeRoot& first, const TreeRoot& second, const std::vector<Hash>& proof);

}  // namespace ledger
