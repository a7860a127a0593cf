#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "mail/settings.hpp"

/// The mail server at the other end of the network. Never without TLS and a certificate that holds, never longer than
/// the limits below; nothing here knows the store.
namespace mail {

/// What a mail server or the network said instead of doing it.
class WireError : public std::runtime_error {
public:
    WireError(const std::string& said, bool for_good) : std::runtime_error(said), is_for_good(for_good) {}
    const bool is_for_good;  ///< the server refuses this letter for ever, not for the moment
};

struct Handle;  ///< of libcurl

/// One connection for many letters.
class OutgoingServer {
public:
    explicit OutgoingServer(const Settings& settings);
    ~OutgoingServer();

    /// Throws WireError.
    void send(const std::string& receiver, std::string_view message);

private:
    const Settings& settings_;
    std::unique_ptr<Handle> handle_;
};

/// A mailbox, read without marking or moving anything by our own wish.
class IncomingServer {
public:
    explicit IncomingServer(const Settings& settings);
    ~IncomingServer();

    struct State {
        std::int64_t validity = 0;
        std::int64_t next_uid = 0;
    };
    /// Throws WireError, as all that follow.
    State look();
    /// In rising order, all above `uid`.
    std::vector<std::int64_t> uids_above(std::int64_t uid);
    /// A whole mail, or nothing when it is gone. One above the limit of a mail gives its head alone.
    std::optional<std::string> fetch(std::int64_t uid);

private:
    std::string ask(const std::string& url, const std::string& command);

    const Settings& settings_;
    std::unique_ptr<Handle> handle_;
};

}  // namespace mail
