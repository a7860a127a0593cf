#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "store/sealed.hpp"

/// A message of the standard: signature, header and message in one JSON object. The signature is over the bytes of
/// header and message as they were sent, so nobody needs to agree on how JSON is written.
namespace registry {

/// Header and message as they stand in the body, and what the signature says.
struct Envelope {
    std::string signature;     ///< "" when there is none
    std::string_view header;   ///< of the body
    std::string_view message;  ///< of the body
};

/// Nothing when the body is not JSON with a header and a message that are objects.
std::optional<Envelope> envelope_of(std::string_view body);

/// What a signature line says: Signature: namespace="spdci", kidId="sender|key|ed25519", algorithm="ed25519",
/// created="…", expires="…", headers="(created) (expires) digest", signature="…"
struct SignatureLine {
    std::string sender;
    std::string key_id;
    std::string algorithm;
    std::int64_t created = 0;  ///< seconds since 1970
    std::int64_t expires = 0;
    std::string headers;
    std::string signature;  ///< base64
};
std::optional<SignatureLine> signature_line(std::string_view text);

using PublicKey = std::array<std::uint8_t, 32>;
std::optional<PublicKey> public_key(std::string_view base64);

/// Whether the line was made over this header and message with the key, and holds at the moment.
bool is_signed_by(const PublicKey& key, const SignatureLine& line, const Envelope& envelope, base::Instant now);

/// A key that signs messages: ours, made of the master key, or that of a caller in a test.
class SigningKey {
public:
    explicit SigningKey(const store::MasterKey& master);
    explicit SigningKey(const std::array<std::uint8_t, 32>& seed);
    ~SigningKey();
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;

    std::string public_base64() const;
    std::string key_id() const;  ///< the first letters of its public half

    /// The whole body that is sent.
    std::string signed_body(const std::string& sender, std::string_view header, std::string_view message,
                            base::Instant now) const;

private:
    PublicKey public_{};
    std::array<std::uint8_t, 64> secret_{};
};

}  // namespace registry
