#include "ledger/merkle.hpp"

#include <bit>
#include <string>

#include <sodium.h>

namespace ledger {
namespace {

Hash hash_of(std::uint8_t first, std::string_view bytes) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &first, 1);
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    Hash hash;
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

/// The largest power of two below a size of at least 2, as an exponent.
std::int64_t split(std::int64_t size) {
    return static_cast<std::int64_t>(std::bit_width(static_cast<std::uint64_t>(size - 1))) - 1;
}

/// Over the leaves from `from`, which is a multiple of the power of two that holds `count`.
Hash hash_over(std::int64_t from, std::int64_t count, const NodeAt& at) {
    if (std::has_single_bit(static_cast<std::uint64_t>(count))) {
        const auto level = static_cast<std::int64_t>(std::bit_width(static_cast<std::uint64_t>(count))) - 1;
        return at(level, from >> level);
    }
    const auto left = std::int64_t{1} << split(count);
    return node_hash(hash_over(from, left, at), hash_over(from + left, count - left, at));
}

void prove_inclusion(std::int64_t position, std::int64_t from, std::int64_t count, const NodeAt& at,
                     std::vector<Hash>& proof) {
    if (count == 1) return;
    const auto left = std::int64_t{1} << split(count);
    if (position < left) {
        prove_inclusion(position, from, left, at, proof);
        proof.push_back(hash_over(from + left, count - left, at));
    } else {
        prove_inclusion(position - left, from + left, count - left, at, proof);
        proof.push_back(hash_over(from, left, at));
    }
}

void prove_consistency(std::int64_t first, std::int64_t from, std::int64_t count, bool is_known, const NodeAt& at,
                       std::vector<Hash>& proof) {
    if (first == count) {
        if (!is_known) proof.push_back(hash_over(from, count, at));
        return;
    }
    const auto left = std::int64_t{1} << split(count);
    if (first <= left) {
        prove_consistency(first, from, left, is_known, at, proof);
        proof.push_back(hash_over(from + left, count - left, at));
    } else {
        prove_consistency(first - left, from + left, count - left, false, at, proof);
        proof.push_back(hash_over(from, left, at));
    }
}

}  // namespace

Hash leaf_hash(std::string_view bytes) {
    return hash_of(0, bytes);
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::string both(left.begin(), left.end());
    both.append(right.begin(), right.end());
    return hash_of(1, both);
}

std::vector<Node> nodes_made_by(std::int64_t position, const Hash& leaf, const NodeAt& at) {
    std::vector<Node> made{{0, position, leaf}};
    while (made.back().position % 2 == 1) {
        const auto& [level, right, hash] = made.back();
        made.push_back({level + 1, right / 2, node_hash(at(level, right - 1), hash)});
    }
    return made;
}

Hash root_of(std::int64_t size, const NodeAt& at) {
    if (size > 0) return hash_over(0, size, at);
    Hash nothing;
    crypto_hash_sha256(nothing.data(), nullptr, 0);
    return nothing;
}

std::vector<Hash> inclusion_proof(std::int64_t position, std::int64_t size, const NodeAt& at) {
    std::vector<Hash> proof;
    prove_inclusion(position, 0, size, at, proof);
    return proof;
}

std::vector<Hash> consistency_proof(std::int64_t first, std::int64_t second, const NodeAt& at) {
    std::vector<Hash> proof;
    if (first > 0) prove_consistency(first, 0, second, true, at, proof);
    return proof;
}

bool is_included(const Hash& leaf, std::int64_t position, const std::vector<Hash>& proof, const TreeRoot& root) {
    if (position < 0 || position >= root.size) return false;
    auto hash = leaf;
    auto last = root.size - 1;
    for (const auto& beside : proof) {
        if (last == 0) return false;
        if (position % 2 == 1 || position == last) {
            hash = node_hash(beside, hash);
            while (position % 2 == 0 && position != 0) {
                position /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(hash, beside);
        }
        position /= 2;
        last /= 2;
    }
    return last == 0 && hash == root.hash;
}

bool is_continued(const TreeRoot& first, const TreeRoot& second, const std::vector<Hash>& proof) {
    if (first.size > second.size) return false;
    if (first.size == second.size) return proof.empty() && first.hash == second.hash;
    if (first.size == 0) return proof.empty();
    auto position = first.size - 1;
    auto last = second.size - 1;
    while (position % 2 == 1) {
        position /= 2;
        last /= 2;
    }
    auto next = proof.begin();
    // A first root over a power of two is itself where the way begins.
    if (position != 0 && next == proof.end()) return false;
    auto was = position == 0 ? first.hash : *next++;
    auto is = was;
    for (; next != proof.end(); ++next) {
        if (last == 0) return false;
        if (position % 2 == 1 || position == last) {
            was = node_hash(*next, was);
            is = node_hash(*next, is);
            while (position % 2 == 0 && position != 0) {
                position /= 2;
                last /= 2;
            }
        } else {
            is = node_hash(is, *next);
        }
        position /= 2;
        last /= 2;
    }
    return last == 0 && was == first.hash && is == second.hash;
}

}  // namespace ledger
