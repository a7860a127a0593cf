#include "store/sealed.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <sodium.h>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/first_seal.hpp"
#include "store/insert_rows.hpp"
#include "store/sealed_index.hpp"

namespace store {

using base::Problem;
using base::ProblemKind;

namespace {

using Key = std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t mark_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

/// What a ciphertext is bound to, so that none can be put in another's place: its use and its subject.
std::string bound_to(std::string_view use, const base::Uuid& subject) {
    return std::string(use) + base::to_string(subject);
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Bytes encrypt(const Key& key, std::string_view plain, const std::string& binding) {
    Bytes sealed(nonce_size + plain.size() + mark_size);
    randombytes_buf(sealed.data(), nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_size, nullptr, bytes_of(plain), plain.size(),
                                               bytes_of(binding), binding.size(), nullptr, sealed.data(), key.data());
    return sealed;
}

std::optional<std::string> decrypt(const Key& key, const Bytes& sealed, const std::string& binding) {
    if (sealed.size() < nonce_size + mark_size) return std::nullopt;
    std::string plain(sealed.size() - nonce_size - mark_size, '\0');
    const int wrong = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, sealed.data() + nonce_size,
        sealed.size() - nonce_size, bytes_of(binding), binding.size(), sealed.data(), key.data());
    return wrong ? std::nullopt : std::optional(std::move(plain));
}

[[noreturn]] void damaged(const base::Uuid& subject) {
    throw Problem(ProblemKind::unavailable, "seal.damaged", "what is sealed of " + base::to_string(subject));
}

std::int64_t home_of(Transaction& tx, const base::Uuid& commune) {
    const auto area = tx.run("SELECT home FROM area WHERE id = $1", {commune});
    return area.empty() ? 0 : area.front().integer("home");
}

std::optional<Key> find_key(Transaction& tx, const MasterKey& master, const base::Uuid& subject) {
    const auto rows = tx.run("SELECT wrapped FROM sealed_key WHERE subject = $1", {subject});
    if (rows.empty()) return std::nullopt;
    const auto plain = decrypt(master.bytes(), rows.front().bytes("wrapped"), bound_to("key:", subject));
    Key key;
    if (!plain || plain->size() != key.size())
        throw Problem(ProblemKind::unavailable, "seal.wrong_master_key", base::to_string(subject));
    std::copy(plain->begin(), plain->end(), key.begin());
    return key;
}

Key random_key() {
    Key key;
    randombytes_buf(key.data(), key.size());
    return key;
}

Bytes wrapped(const Key& key, const MasterKey& master, const base::Uuid& subject) {
    const std::string_view plain(reinterpret_cast<const char*>(key.data()), key.size());
    return encrypt(master.bytes(), plain, bound_to("key:", subject));
}

Key find_or_make_key(Transaction& tx, const MasterKey& master, const base::Uuid& subject, std::int64_t home) {
    if (const auto key = find_key(tx, master, subject)) return *key;
    const auto key = random_key();
    tx.change("INSERT INTO sealed_key (home, subject, wrapped) VALUES ($1, $2, $3)",
              {home, subject, wrapped(key, master, subject)});
    return key;
}

/// The blind index of one commune: its key follows from the master key, so nothing of it is stored.
class Tokens {
public:
    Tokens(const MasterKey& master, const base::Uuid& commune) {
        const auto use = bound_to("words:", commune);
        crypto_generichash(key_.data(), key_.size(), bytes_of(use), use.size(), master.bytes().data(),
                           master.bytes().size());
    }

    Bytes of(std::string_view word) const {
        Bytes token(crypto_generichash_BYTES_MIN);
        crypto_generichash(token.data(), token.size(), bytes_of(word), word.size(), key_.data(), key_.size());
        return token;
    }

private:
    Key key_{};
};

std::set<std::string> folded_words(const std::vector<std::string>& phrases) {
    std::set<std::string> words;
    for (const auto& phrase : phrases) {
        const auto folded = base::fold(phrase);
        for (const auto word : base::words_of(folded)) words.emplace(word);
    }
    return words;
}

std::vector<base::Uuid> subjects_with(Transaction& tx, std::string_view among, std::int64_t home,
                                      const base::Uuid& commune, const Bytes& token) {
    std::vector<base::Uuid> subjects;
    for (const auto& row : tx.run(R"(
             SELECT subject FROM sealed_word WHERE home = $1 AND commune = $2 AND token = $3 AND among = $4
             ORDER BY subject)",
                                  {home, commune, token, std::string(among)}))
        subjects.push_back(row.uuid("subject"));
    return subjects;
}

}  // namespace

void seal(Transaction& tx, const MasterKey& master, const base::Uuid& subject, const base::Uuid& commune,
          const base::Json& record) {
    const auto home = home_of(tx, commune);
    const auto key = find_or_make_key(tx, master, subject, home);
    const auto content = encrypt(key, base::to_json(record), bound_to("record:", subject));
    // A row keeps the partition in which it was made, wherever the household moves.
    if (tx.change("UPDATE sealed_record SET commune = $2, content = $3, at = $4 WHERE subject = $1",
                  {subject, commune, content, tx.now()}) == 0)
        tx.change("INSERT INTO sealed_record (home, subject, commune, content, at) VALUES ($1, $2, $3, $4, $5)",
                  {home, subject, commune, content, tx.now()});
    tx.change("DELETE FROM sealed_word WHERE subject = $1", {subject});
}

void seal_each(Transaction& tx, const MasterKey& master, std::string_view among, const base::Uuid& commune,
               const std::vector<FirstSeal<base::Uuid>>& subjects) {
    const auto home = home_of(tx, commune);
    const Tokens tokens(master, commune);
    std::vector<std::vector<Value>> keys, records, words;
    for (const auto& [subject, record, phrases] : subjects) {
        const auto key = random_key();
        const auto content = encrypt(key, base::to_json(record), bound_to("record:", subject));
        keys.push_back({home, subject, wrapped(key, master, subject)});
        records.push_back({home, subject, commune, content, tx.now()});
        for (const auto& word : folded_words(phrases))
            words.push_back({home, commune, tokens.of(word), subject, std::string(among)});
    }
    insert_rows(tx, "INSERT INTO sealed_key (home, subject, wrapped)", keys);
    insert_rows(tx, "INSERT INTO sealed_record (home, subject, commune, content, at)", records);
    insert_rows(tx, "INSERT INTO sealed_word (home, commune, token, subject, among)", words);
}

std::optional<base::Json> unseal(Transaction& tx, const MasterKey& master, const base::Uuid& subject) {
    const auto rows = tx.run("SELECT content FROM sealed_record WHERE subject = $1", {subject});
    if (rows.empty()) return std::nullopt;
    const auto key = find_key(tx, master, subject);
    if (!key) return std::nullopt;
    const auto plain = decrypt(*key, rows.front().bytes("content"), bound_to("record:", subject));
    if (!plain) damaged(subject);
    return base::parse_json(*plain);
}

std::string seal_text(Transaction& tx, const MasterKey& master, const base::Uuid& subject, std::string_view text) {
    const auto key = find_key(tx, master, subject);
    if (!key) throw std::logic_error("a text is sealed under the key of a record, and there is none yet");
    const auto sealed = encrypt(*key, text, bound_to("text:", subject));
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string encoded(sodium_base64_encoded_len(sealed.size(), variant), '\0');
    sodium_bin2base64(encoded.data(), encoded.size(), sealed.data(), sealed.size(), variant);
    encoded.pop_back();
    return encoded;
}

std::optional<std::string> unseal_text(Transaction& tx, const MasterKey& master, const base::Uuid& subject,
                                       std::string_view sealed) {
    const auto key = find_key(tx, master, subject);
    if (!key) return std::nullopt;
    Bytes bytes(sealed.size());
    std::size_t size = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), sealed.data(), sealed.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        damaged(subject);
    bytes.resize(size);
    auto plain = decrypt(*key, bytes, bound_to("text:", subject));
    if (!plain) damaged(subject);
    return plain;
}

void sealed_words::write(Transaction& tx, const MasterKey& master, std::string_view among, const base::Uuid& subject,
                         const base::Uuid& commune, const std::vector<std::string>& words) {
    const auto home = home_of(tx, commune);
    const Tokens tokens(master, commune);
    std::vector<std::vector<Value>> rows;
    for (const auto& word : folded_words(words))
        rows.push_back({home, commune, tokens.of(word), subject, std::string(among)});
    insert_rows(tx, "INSERT INTO sealed_word (home, commune, token, subject, among)", rows);
}

std::vector<base::Uuid> sealed_words::find(Transaction& tx, const MasterKey& master, std::string_view among,
                                           const base::Uuid& commune, std::string_view query) {
    const auto home = home_of(tx, commune);
    const Tokens tokens(master, commune);
    std::optional<std::vector<base::Uuid>> found;
    for (const auto& word : folded_words({std::string(query)})) {
        auto subjects = subjects_with(tx, among, home, commune, tokens.of(word));
        if (!found) {
            found = std::move(subjects);
            continue;
        }
        std::vector<base::Uuid> both;
        std::set_intersection(found->begin(), found->end(), subjects.begin(), subjects.end(), std::back_inserter(both));
        found = std::move(both);
    }
    return found.value_or(std::vector<base::Uuid>{});
}

std::vector<base::Uuid> sealed_words::find_any(Transaction& tx, const MasterKey& master, std::string_view among,
                                               const base::Uuid& commune, const std::vector<std::string>& words) {
    const auto home = home_of(tx, commune);
    const Tokens tokens(master, commune);
    std::map<base::Uuid, int> hits;
    for (const auto& word : folded_words(words))
        for (const auto& subject : subjects_with(tx, among, home, commune, tokens.of(word))) ++hits[subject];
    std::vector<base::Uuid> found;
    for (const auto& [subject, count] : hits) found.push_back(subject);
    std::ranges::stable_sort(found, std::ranges::greater(),
                             [&](const base::Uuid& subject) { return hits.at(subject); });
    return found;
}

void erase_sealed(Transaction& tx, const base::Uuid& subject) {
    tx.change("DELETE FROM sealed_key WHERE subject = $1", {subject});
    tx.change("DELETE FROM sealed_record WHERE subject = $1", {subject});
    tx.change("DELETE FROM sealed_word WHERE subject = $1", {subject});
}

}  // namespace store
