#include "ledger/code.hpp"

#include <cctype>

#include "ledger/merkle.hpp"

namespace ledger {
namespace {

constexpr std::string_view characters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t length = 12;
constexpr std::size_t group = 4;
constexpr unsigned bits_of_a_character = 5;

/// What people and printers mistake for it, or itself.
char meant_by(char c) {
    const auto upper = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (upper == 'O') return '0';
    if (upper == 'I' || upper == 'L') return '1';
    return upper;
}

}  // namespace

std::string code_of(EntryId id) {
    const auto hash = leaf_hash(std::string(id.uuid.bytes.begin(), id.uuid.bytes.end()));
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof bits; ++i) bits = bits << 8 | hash[i];
    std::string stored;
    for (std::size_t i = 0; i < length; ++i) {
        stored += characters[bits % characters.size()];
        bits >>= bits_of_a_character;
    }
    return shown_code(stored);
}

std::string stored_code(std::string_view code) {
    std::string stored;
    for (const char c : code)
        if (c != '-') stored += c;
    return stored;
}

std::string shown_code(std::string_view stored) {
    std::string shown;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        if (i > 0 && i % group == 0) shown += '-';
        shown += stored[i];
    }
    return shown;
}

std::optional<std::string> read_code(std::string_view typed) {
    std::string stored;
    for (const char c : typed) {
        if (c == '-' || c == ' ') continue;
        const char meant = meant_by(c);
        if (characters.find(meant) == std::string_view::npos) return std::nullopt;
        stored += meant;
    }
    if (stored.size() != length) return std::nullopt;
    return stored;
}

}  // namespace ledger
