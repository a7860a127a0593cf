#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "ledger/entry.hpp"
#include "ledger/merkle.hpp"
#include "store/sealed.hpp"

/// Signed heads of the tree: once a day the installation signs how many entries there are and their root. Whoever keeps
/// a head, on paper too, can prove any later rewriting.
namespace ledger {

/// The Ed25519 key of the installation. It follows from the master key, so that there is one file to keep and none to
/// forget; who knows it learns nothing of the master key.
class SigningKey {
public:
    explicit SigningKey(const store::MasterKey& master);
    const store::Bytes& public_key() const { return public_; }
    store::Bytes sign(const std::string& text) const;

private:
    store::Bytes public_;
    std::array<std::uint8_t, 64> secret_{};
};

bool is_signed(const std::string& text, const store::Bytes& signature, const store::Bytes& public_key);

/// One head, its bytes as hexadecimal digits.
struct Head {
    base::Day day;
    std::int64_t size = 0;
    std::string root;
    base::Instant signed_at;
    std::string public_key;
    std::string signature;

    bool operator==(const Head&) const = default;
};
BOOST_DESCRIBE_STRUCT(Head, (), (day, size, root, signed_at, public_key, signature))

/// What is signed (docs/ledger.md).
std::string text_of(const Head& head);
bool is_signed(const Head& head);

/// Signs the tree as it is, once a day at most and only when it has grown. Returns the new head.
std::optional<Head> publish_head(store::Transaction& tx, const SigningKey& key);

std::optional<Head> last_head(store::Transaction& tx);
/// The first that covers a place in the tree.
std::optional<Head> head_over(store::Transaction& tx, std::int64_t position);
/// The newest first, those before a day.
std::vector<Head> heads(store::Transaction& tx, std::optional<base::Day> before, std::size_t limit);

/// What a donor keeps: all that is needed to check, without us, that an entry stands in the ledger.
struct Receipt {
    std::string format;  ///< "lalanh receipt 1"
    std::string entry;   ///< the text of the entry
    std::string salt;
    std::int64_t position = 0;
    std::vector<std::string> path;
    Head head;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (format, entry, salt, position, path, head))

/// Problems: ledger.not_found; ledger.no_head_yet (it comes with the next head, within a day).
Receipt receipt_of(store::Transaction& tx, const Entry& entry);

/// Whether a receipt proves itself; nobody's word is taken, not even ours.
bool is_proved(const Receipt& receipt);

}  // namespace ledger
