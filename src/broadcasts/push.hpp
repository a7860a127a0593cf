#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <thread>

namespace broadcasts {

/// A sound on its way to an Icecast mount, at the speed of speech. It ends with the sound, or when it is let go.
class Push {
public:
    /// `sound` is MP3; `address`: "icecast://source:password@host:port/mount".
    Push(std::string sound, const std::string& address);

    /// Nothing while it goes on; then whether all of it arrived.
    std::optional<bool> arrived() const;

private:
    enum class Standing { going, arrived, lost };
    std::atomic<Standing> standing_ = Standing::going;
    std::jthread thread_;  ///< last: it ends before what it tells of
};

}  // namespace broadcasts
