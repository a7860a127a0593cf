#include "http/repeat.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <sodium.h>

#include "base/problem.hpp"

namespace http {
namespace {

constexpr std::int64_t kept_for_ms = 2LL * 24 * 60 * 60 * 1000;

template <std::size_t Size>
std::array<std::uint8_t, Size> hash_of(std::initializer_list<std::string_view> parts) {
    std::array<std::uint8_t, Size> hash{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, Size);
    for (const auto part : parts) {
        // The length goes before each part, so that no two lists of parts read alike.
        const std::uint64_t size = part.size();
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&size), sizeof size);
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
    }
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

std::string_view bytes_of(const base::Uuid& id) {
    return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

/// "201\napplication/json\nLocation: /api/plans/…\n\n" and the body, as on the wire.
std::string pack(const Response& response) {
    auto packed = std::to_string(response.status) + '\n' + response.content_type + '\n';
    for (const auto& [name, value] : response.headers) packed += name + ": " + value + '\n';
    return packed + '\n' + response.body;
}

std::string take_line(std::string_view& packed) {
    const auto end = packed.find('\n');
    if (end == std::string_view::npos) throw std::logic_error("a kept answer is cut short");
    const std::string line(packed.substr(0, end));
    packed.remove_prefix(end + 1);
    return line;
}

Response unpack(std::string_view packed) {
    Response response;
    response.status = std::stoi(take_line(packed));
    response.content_type = take_line(packed);
    for (auto line = take_line(packed); !line.empty(); line = take_line(packed)) {
        const auto colon = line.find(": ");
        response.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    response.body = packed;
    return response;
}

/// The content's own hash serves as nonce: the same secret never seals two contents under one nonce.
const unsigned char* nonce_of(const RepeatKey& key) {
    static_assert(crypto_secretbox_NONCEBYTES <= 32);
    return key.content.data();
}

}  // namespace

std::optional<RepeatKey> repeat_key(const Request& request, const base::Who& who) {
    const auto given = request.header("idempotency-key");
    if (!given || !who.is_somebody()) return std::nullopt;
    const auto key = base::parse_uuid(*given);
    if (!key) throw base::Problem(base::ProblemKind::invalid, "request.key_malformed");
    std::string query;
    for (const auto& [name, value] : request.query) query += name + '\0' + value + '\0';
    const auto content = hash_of<32>({to_string(request.method), request.path, query, request.body});
    return RepeatKey{{hash_of<16>({"id", bytes_of(who.account), bytes_of(*key)})},
                     {content.begin(), content.end()},
                     hash_of<32>({"secret", bytes_of(who.account), bytes_of(*key)})};
}

std::optional<Response> kept_answer(store::Transaction& tx, const RepeatKey& key) {
    const auto rows = tx.run("SELECT content, answer FROM idempotency WHERE id = $1", {key.id});
    if (rows.empty()) return std::nullopt;
    if (rows.front().bytes("content") != key.content)
        throw base::Problem(base::ProblemKind::conflict, "request.key_reused");
    const auto sealed = rows.front().bytes("answer");
    if (sealed.size() < crypto_secretbox_MACBYTES) throw std::logic_error("a kept answer is cut short");
    std::string packed(sealed.size() - crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(packed.data()), sealed.data(), sealed.size(),
                                   nonce_of(key), key.secret.data()) != 0)
        throw std::logic_error("a kept answer does not open under its own key");
    return unpack(packed);
}

void keep_answer(store::Transaction& tx, const RepeatKey& key, const Response& response) {
    const auto packed = pack(response);
    store::Bytes sealed(packed.size() + crypto_secretbox_MACBYTES);
    crypto_secretbox_easy(sealed.data(), reinterpret_cast<const unsigned char*>(packed.data()), packed.size(),
                          nonce_of(key), key.secret.data());
    tx.change("INSERT INTO idempotency (id, content, answer, at) VALUES ($1, $2, $3, $4)",
              {key.id, key.content, sealed, tx.now()});
}

std::int64_t forget_kept_answers(store::Transaction& tx) {
    return tx.change("DELETE FROM idempotency WHERE at < $1", {base::Instant{tx.now().ms - kept_for_ms}});
}

}  // namespace http
