#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/database.hpp"

/// Random secrets that people's devices hold, and the hashes of them that the store holds. They are drawn outside
/// transactions and handed in, so that a unit of work which is tried again gives the same answer.
namespace accounts {

/// What a session cookie carries.
struct Token {
    std::array<std::uint8_t, 32> bytes{};
};

Token new_token();
std::string to_string(const Token& token);                ///< 43 characters of base64url
std::optional<Token> parse_token(std::string_view text);  ///< nothing for anything else
store::Bytes hash_of(const Token& token);

/// What a page of this session repeats in X-CSRF: made from the token, so that nothing more is stored.
std::string csrf_of(const Token& token);

/// How long a code is, and in groups of how many characters it is read. Each character is worth 4.9 random bits.
struct CodeShape {
    std::size_t length;
    std::size_t group;
};
inline constexpr CodeShape invitation_code{20, 4};

/// Characters of an alphabet without look-alikes, in groups: "7KQD-M2XH-...".
std::string new_code(CodeShape shape = invitation_code);

/// The characters as they are hashed, whatever hyphens, blanks and case somebody typed; nothing when it cannot be a
/// code of this shape.
std::optional<std::string> tidy_code(std::string_view typed, CodeShape shape = invitation_code);

store::Bytes hash_of(std::string_view text);

}  // namespace accounts
