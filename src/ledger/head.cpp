#include "ledger/head.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sodium.h>

#include "base/hex.hpp"
#include "base/problem.hpp"
#include "ledger/bytes.hpp"
#include "ledger/leaf.hpp"
#include "ledger/tree.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace ledger {
namespace {

using base::Problem;
using base::ProblemKind;
using store::Bytes;
using store::Row;
using store::Transaction;

constexpr std::string_view receipt_format = "lalanh receipt 1";

const unsigned char* bytes_in(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Head read(const Row& row) {
    return {.day = row.day("day"),
            .size = row.integer("size"),
            .root = base::hex_of(row.bytes("root")),
            .signed_at = row.instant("signed_at"),
            .public_key = base::hex_of(row.bytes("public_key")),
            .signature = base::hex_of(row.bytes("signature"))};
}

void write(Transaction& tx, const Head& head) {
    tx.change(R"(INSERT INTO ledger_head (day, size, root, signed_at, public_key, signature)
                 VALUES ($1, $2, $3, $4, $5, $6))",
              {head.day, head.size, base::from_hex(head.root), head.signed_at, base::from_hex(head.public_key),
               base::from_hex(head.signature)});
}

}  // namespace

SigningKey::SigningKey(const store::MasterKey& master) : public_(crypto_sign_PUBLICKEYBYTES) {
    constexpr std::string_view use = "the key that signs the ledger";
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
    crypto_generichash(seed.data(), seed.size(), bytes_in(use), use.size(), master.bytes().data(),
                       master.bytes().size());
    crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data());
    sodium_memzero(seed.data(), seed.size());
}

Bytes SigningKey::sign(const std::string& text) const {
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, bytes_in(text), text.size(), secret_.data());
    return signature;
}

bool is_signed(const std::string& text, const Bytes& signature, const Bytes& public_key) {
    return signature.size() == crypto_sign_BYTES && public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(signature.data(), bytes_in(text), text.size(), public_key.data()) == 0;
}

std::string text_of(const Head& head) {
    return fmt::format("lalanh ledger head 1\nday: {}\nsize: {}\nroot: {}\nsigned: {}\n", base::to_string(head.day),
                       head.size, head.root, base::to_string(head.signed_at));
}

bool is_signed(const Head& head) {
    return is_signed(text_of(head), base::from_hex(head.signature), base::from_hex(head.public_key));
}

std::optional<Head> publish_head(Transaction& tx, const SigningKey& key) {
    const auto before = last_head(tx);
    const auto size = tree_size(tx);
    const auto today = base::day_of(tx.now());
    if (size == 0 || (before && (before->day >= today || before->size == size))) return std::nullopt;
    Head head{.day = today,
              .size = size,
              .root = base::hex_of(root_at(tx, size).hash),
              .signed_at = tx.now(),
              .public_key = base::hex_of(key.public_key()),
              .signature = {}};
    head.signature = base::hex_of(key.sign(text_of(head)));
    write(tx, head);
    store::record_by_system(tx, "ledger.signed", tx.new_id(), std::nullopt,
                            {{"day", base::to_string(head.day)}, {"size", head.size}, {"root", head.root}});
    return head;
}

std::optional<Head> last_head(Transaction& tx) {
    return store::first(read, tx.run(R"(SELECT day, size, root, signed_at, public_key, signature
                                        FROM ledger_head ORDER BY day DESC LIMIT 1)"));
}

std::optional<Head> head_over(Transaction& tx, std::int64_t position) {
    return store::first(read, tx.run(R"(SELECT day, size, root, signed_at, public_key, signature
                                        FROM ledger_head WHERE size > $1 ORDER BY size LIMIT 1)",
                                     {position}));
}

std::vector<Head> heads(Transaction& tx, std::optional<base::Day> before, std::size_t limit) {
    return store::all(read, tx.run(R"(SELECT day, size, root, signed_at, public_key, signature FROM ledger_head
                                      WHERE $1 IS NULL OR day < $1 ORDER BY day DESC LIMIT $2)",
                                   {before, limit}));
}

Receipt receipt_of(Transaction& tx, const Entry& entry) {
    const auto position = position_of(tx, entry.id);
    const auto head = position ? head_over(tx, *position) : std::nullopt;
    if (!head) throw Problem(ProblemKind::conflict, "ledger.no_head_yet", entry.code);
    Receipt receipt{.format = std::string(receipt_format),
                    .entry = text_of(entry),
                    .salt = entry.salt,
                    .position = *position,
                    .path = {},
                    .head = *head};
    for (const auto& hash : prove_inclusion(tx, *position, head->size)) receipt.path.push_back(base::hex_of(hash));
    return receipt;
}

bool is_proved(const Receipt& receipt) {
    std::vector<Hash> path;
    for (const auto& hex : receipt.path) path.push_back(hash_from(base::from_hex(hex)));
    const TreeRoot root{receipt.head.size, hash_from(base::from_hex(receipt.head.root))};
    return receipt.format == receipt_format && is_signed(receipt.head) &&
           is_included(leaf_of(receipt.entry, receipt.salt), receipt.position, path, root);
}

}  // namespace ledger
