#include "registry/envelope.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <sodium.h>

#include "base/hex.hpp"
#include "base/text.hpp"

namespace registry {
namespace {

constexpr std::string_view signed_headers = "(created) (expires) digest";
constexpr std::string_view algorithm = "ed25519";
constexpr std::int64_t lifetime_seconds = 600;
constexpr std::int64_t clocks_differ_seconds = 60;
constexpr std::size_t longest_line = 2048;
constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;

std::string to_base64(const std::uint8_t* bytes, std::size_t size) {
    std::string text(sodium_base64_encoded_len(size, base64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, base64);
    text.pop_back();  // the zero at its end
    return text;
}

template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> from_base64(std::string_view text) {
    std::array<std::uint8_t, size> bytes{};
    std::size_t length = 0;
    const bool is_whole =
        sodium_base642bin(bytes.data(), size, text.data(), text.size(), nullptr, &length, nullptr, base64) == 0;
    return is_whole && length == size ? std::optional(bytes) : std::nullopt;
}

/// The end of a string, object, array or word that begins at `at`, in a text that is known to be JSON.
std::size_t end_of_value(std::string_view text, std::size_t at) {
    int depth = 0;
    bool in_string = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (in_string) {
            if (c == '\\') ++at;  // what it keeps from being an end
            if (c != '"') continue;
            in_string = false;
            if (depth == 0) return at + 1;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return at;
            if (--depth == 0) return at + 1;
        } else if (depth == 0 && (c == ',' || c == ':')) {
            return at;
        }
    }
    return at;
}

/// The values of an object as they stand in its text, by their keys as they stand there.
std::map<std::string_view, std::string_view> members_of(std::string_view object) {
    std::map<std::string_view, std::string_view> members;
    const auto skip = [&](std::size_t at) {
        return std::min(object.find_first_not_of(" \t\r\n,:", at), object.size());
    };
    auto at = std::min(object.find('{'), object.size());
    for (at = skip(std::min(at + 1, object.size())); at < object.size() && object[at] == '"'; at = skip(at)) {
        const auto key_end = end_of_value(object, at);
        const auto value = skip(key_end);
        const auto value_end = end_of_value(object, value);
        members[object.substr(at, key_end - at)] = object.substr(value, value_end - value);
        at = value_end;
    }
    return members;
}

std::string signing_text(std::int64_t created, std::int64_t expires, std::string_view header,
                         std::string_view message) {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
    const auto whole = std::string(header) + std::string(message);
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(whole.data()), whole.size());
    return "(created): " + std::to_string(created) + "\n(expires): " + std::to_string(expires) +
           "\ndigest: SHA-256=" + to_base64(digest.data(), digest.size());
}

/// name="value", … as they stand in a line.
std::map<std::string, std::string> words_in(std::string_view text) {
    std::map<std::string, std::string> words;
    while (!text.empty()) {
        const auto opens = text.find("=\"");
        if (opens == std::string_view::npos) break;
        const auto closes = text.find('"', opens + 2);
        if (closes == std::string_view::npos) break;
        auto name = text.substr(0, opens);
        name.remove_prefix(std::min(name.find_first_not_of(" ,\t"), name.size()));
        words[std::string(name)] = std::string(text.substr(opens + 2, closes - opens - 2));
        text.remove_prefix(closes + 1);
    }
    return words;
}

}  // namespace

std::optional<Envelope> envelope_of(std::string_view body) {
    base::Json whole;
    try {
        whole = base::parse_json(body);
    } catch (const base::Problem&) {
        return std::nullopt;  // the standard has its own words for it
    }
    if (!whole.is_object()) return std::nullopt;
    const auto& object = whole.get_object();
    for (const auto* part : {"header", "message"})
        if (const auto* value = object.if_contains(part); !value || !value->is_object()) return std::nullopt;
    const auto members = members_of(body);
    const auto header = members.find("\"header\"");
    const auto message = members.find("\"message\"");
    if (header == members.end() || message == members.end()) return std::nullopt;
    Envelope envelope{.signature = {}, .header = header->second, .message = message->second};
    if (const auto* signature = object.if_contains("signature"); signature && signature->is_string())
        envelope.signature = std::string(signature->get_string());
    return envelope;
}

std::optional<SignatureLine> signature_line(std::string_view text) {
    constexpr std::string_view label = "Signature:";
    if (text.size() > longest_line) return std::nullopt;
    if (text.starts_with(label)) text.remove_prefix(label.size());
    auto words = words_in(text);
    const auto created = base::to_number<std::int64_t>(words["created"]);
    const auto expires = base::to_number<std::int64_t>(words["expires"]);
    const auto& kid = words["kidId"].empty() ? words["keyId"] : words["kidId"];
    const auto first = kid.find('|');
    const auto second = first == std::string::npos ? first : kid.find('|', first + 1);
    if (!created || !expires || second == std::string::npos) return std::nullopt;
    SignatureLine line{.sender = kid.substr(0, first),
                       .key_id = kid.substr(first + 1, second - first - 1),
                       .algorithm = kid.substr(second + 1),
                       .created = *created,
                       .expires = *expires,
                       .headers = words["headers"],
                       .signature = words["signature"]};
    if (words["algorithm"] != line.algorithm) return std::nullopt;
    return line;
}

std::optional<PublicKey> public_key(std::string_view base64_text) {
    return from_base64<32>(base64_text);
}

bool is_signed_by(const PublicKey& key, const SignatureLine& line, const Envelope& envelope, base::Instant now) {
    const auto seconds = now.ms / 1000;
    const bool holds_now =
        line.created <= seconds + clocks_differ_seconds && line.expires + clocks_differ_seconds >= seconds;
    if (!holds_now || line.algorithm != algorithm || line.headers != signed_headers) return false;
    const auto signature = from_base64<crypto_sign_BYTES>(line.signature);
    if (!signature) return false;
    const auto text = signing_text(line.created, line.expires, envelope.header, envelope.message);
    return crypto_sign_verify_detached(signature->data(), reinterpret_cast<const unsigned char*>(text.data()),
                                       text.size(), key.data()) == 0;
}

SigningKey::SigningKey(const std::array<std::uint8_t, 32>& seed) {
    crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data());
}

SigningKey::SigningKey(const store::MasterKey& master) {
    constexpr std::string_view what_for = "registry messages";
    std::array<std::uint8_t, 32> seed{};
    crypto_generichash(seed.data(), seed.size(), reinterpret_cast<const unsigned char*>(what_for.data()),
                       what_for.size(), master.bytes().data(), master.bytes().size());
    crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data());
    sodium_memzero(seed.data(), seed.size());
}

SigningKey::~SigningKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

std::string SigningKey::public_base64() const {
    return to_base64(public_.data(), public_.size());
}

std::string SigningKey::key_id() const {
    constexpr std::size_t bytes = 6;
    return base::hex_of(std::span(public_).first(bytes));
}

std::string SigningKey::signed_body(const std::string& sender, std::string_view header, std::string_view message,
                                    base::Instant now) const {
    const auto created = now.ms / 1000;
    const auto expires = created + lifetime_seconds;
    const auto text = signing_text(created, expires, header, message);
    std::array<std::uint8_t, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                         secret_.data());
    const auto name = std::string(algorithm);
    const auto line = "Signature: namespace=\"spdci\", kidId=\"" + sender + '|' + key_id() + '|' + name +
                      "\", algorithm=\"" + name + "\", created=\"" + std::to_string(created) + "\", expires=\"" +
                      std::to_string(expires) + "\", headers=\"" + std::string(signed_headers) + "\", signature=\"" +
                      to_base64(signature.data(), signature.size()) + '"';
    std::string body = "{\"signature\":";
    base::json::append_string(body, line);
    return body + ",\"header\":" + std::string(header) + ",\"message\":" + std::string(message) + '}';
}

}  // namespace registry
