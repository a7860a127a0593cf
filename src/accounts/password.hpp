#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

/// Passwords: long rather than odd. Hashes are argon2id (19 MiB, two passes); each costs some 40 ms of a core on
/// purpose.
namespace accounts {

/// Problems: account.password_too_short (10 characters), account.password_too_long, account.password_common.
void check_password(std::string_view password);

/// Lets one hash be worked out at a time and a few wait: 19 MiB each and a core's time are what an attacker would spend
/// of ours.
class HashingTurn {
public:
    explicit HashingTurn(int most_waiting = 16) : most_waiting_(most_waiting) {}

    /// The hash in libsodium's text form. Problem: account.sign_in_busy.
    std::string hash(std::string_view password);

    /// Whether the hash was made of this password. An empty hash takes as long and matches nothing. Problem:
    /// account.sign_in_busy.
    bool matches(const std::string& hash, std::string_view password);

private:
    class Turn;

    const int most_waiting_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int waiting_ = 0;
    bool taken_ = false;
};

}  // namespace accounts
