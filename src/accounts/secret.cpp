#include "accounts/secret.hpp"

#include <stdexcept>

#include <sodium.h>

namespace accounts {
namespace {

// No I, L, O, U, 0, 1: what is read aloud over a telephone arrives as it was said.
constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

void ready_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) throw std::logic_error("libsodium has no source of random bytes");
}

store::Bytes hash_bytes(const std::uint8_t* bytes, std::size_t size) {
    store::Bytes hash(32);
    crypto_generichash(hash.data(), hash.size(), bytes, size, nullptr, 0);
    return hash;
}

std::string base64url(const std::uint8_t* bytes, std::size_t size) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, variant);
    text.pop_back();  // the NUL that libsodium counts
    return text;
}

}  // namespace

Token new_token() {
    ready_sodium();
    Token token;
    randombytes_buf(token.bytes.data(), token.bytes.size());
    return token;
}

std::string to_string(const Token& token) {
    return base64url(token.bytes.data(), token.bytes.size());
}

std::optional<Token> parse_token(std::string_view text) {
    Token token;
    std::size_t size = 0;
    const char* end = nullptr;
    const bool is_read = sodium_base642bin(token.bytes.data(), token.bytes.size(), text.data(), text.size(), nullptr,
                                           &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0;
    if (!is_read || size != token.bytes.size() || end != text.data() + text.size()) return std::nullopt;
    return token;
}

store::Bytes hash_of(const Token& token) {
    return hash_bytes(token.bytes.data(), token.bytes.size());
}

store::Bytes hash_of(std::string_view text) {
    return hash_bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

std::string csrf_of(const Token& token) {
    constexpr std::string_view purpose = "csrf";
    std::array<std::uint8_t, 24> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size(),
                       token.bytes.data(), token.bytes.size());
    return base64url(hash.data(), hash.size());
}

std::string new_code(CodeShape shape) {
    ready_sodium();
    std::string code;
    for (std::size_t at = 0; at < shape.length; ++at) {
        if (at != 0 && at % shape.group == 0) code += '-';
        code += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return code;
}

std::optional<std::string> tidy_code(std::string_view typed, CodeShape shape) {
    std::string code;
    for (const char letter : typed) {
        if (letter == '-' || letter == ' ') continue;
        const char big = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        if (letters.find(big) == std::string_view::npos) return std::nullopt;
        code += big;
    }
    if (code.size() != shape.length) return std::nullopt;
    return code;
}

}  // namespace accounts
