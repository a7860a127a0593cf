#include "accounts/password.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <sodium.h>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace accounts {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t fewest_characters = 10;
constexpr std::size_t most_bytes = 512;
constexpr unsigned long long passes = 2;
constexpr auto memory = std::size_t{19} * 1024 * 1024;

// What people choose first when ten characters are asked for. Longer lists help little: guessing is throttled.
constexpr std::array<std::string_view, 44> common_passwords{
    "0123456789",   "0987654321",  "1234567890",    "12345678910",  "123456789a",   "1234512345",   "123123123123",
    "123456123456", "9876543210",  "1q2w3e4r5t",    "1qaz2wsx3edc", "a123456789",   "abc1234567",   "abcd123456",
    "admin12345",   "admin123456", "administrator", "anhyeuem123",  "asdfghjkl123", "covid19covid", "emyeuanh123",
    "hanoi12345",   "iloveyou123", "khongbiet123",  "lalanh12345",  "letmein123",   "matkhau123",   "matkhau1234",
    "matkhau12345", "matkhaumoi",  "p@ssw0rd123",   "p@ssword123",  "passw0rd123",  "password12",   "password123",
    "password1234", "qwerty12345", "qwerty123456",  "qwertyuiop",   "vietnam123",   "vietnam1234",  "vietnam2021",
    "welcome123",   "zxcvbnm123"};

/// What an unknown login is compared with, so that it takes as long as a known one. Made of 32 random bytes that nobody
/// kept.
const std::string& nobodys_hash() {
    static const std::string hash = [] {
        std::array<char, 32> secret{};
        randombytes_buf(secret.data(), secret.size());
        std::array<char, crypto_pwhash_STRBYTES> text{};
        if (crypto_pwhash_str(text.data(), secret.data(), secret.size(), passes, memory) != 0) throw std::bad_alloc();
        return std::string(text.data());
    }();
    return hash;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

void check_password(std::string_view password) {
    if (password.size() > most_bytes) throw Problem(ProblemKind::invalid, "account.password_too_long");
    if (count_characters(base::to_nfc(password)) < fewest_characters)
        throw Problem(ProblemKind::invalid, "account.password_too_short");
    const auto lower = base::to_lower(password);
    const bool is_one_letter = lower.find_first_not_of(lower.front()) == std::string::npos;
    if (is_one_letter || std::find(common_passwords.begin(), common_passwords.end(), lower) != common_passwords.end())
        throw Problem(ProblemKind::invalid, "account.password_common");
}

/// Holds the turn for as long as it lives.
class HashingTurn::Turn {
public:
    explicit Turn(HashingTurn& queue) : queue_(queue) {
        std::unique_lock lock(queue_.mutex_);
        if (queue_.taken_ && queue_.waiting_ >= queue_.most_waiting_)
            throw Problem(ProblemKind::unavailable, "account.sign_in_busy");
        ++queue_.waiting_;
        queue_.freed_.wait(lock, [&] { return !queue_.taken_; });
        --queue_.waiting_;
        queue_.taken_ = true;
    }
    ~Turn() {
        {
            const std::lock_guard lock(queue_.mutex_);
            queue_.taken_ = false;
        }
        queue_.freed_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    HashingTurn& queue_;
};

// Both forms of a marked letter must open the same door: keyboards differ in which one they type.
std::string HashingTurn::hash(std::string_view password) {
    const auto typed = base::to_nfc(password);
    const Turn turn(*this);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (sodium_init() < 0 || crypto_pwhash_str(text.data(), typed.data(), typed.size(), passes, memory) != 0)
        throw std::bad_alloc();
    return text.data();
}

bool HashingTurn::matches(const std::string& hash, std::string_view password) {
    if (password.size() > most_bytes) return false;
    const auto typed = base::to_nfc(password);
    const Turn turn(*this);
    if (sodium_init() < 0) throw std::logic_error("libsodium has no source of random bytes");
    const auto& stored = hash.empty() ? nobodys_hash() : hash;
    return crypto_pwhash_str_verify(stored.c_str(), typed.data(), typed.size()) == 0 && !hash.empty();
}

}  // namespace accounts
