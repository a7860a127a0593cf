#include "broadcasts/push.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include <shout/shout.h>

#include "base/text.hpp"

namespace broadcasts {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t bytes_at_once = 2048;
constexpr auto longest_silence = 10s;  ///< of a server that neither takes nor refuses

struct Address {
    std::string user;
    std::string password;
    std::string host;
    unsigned short port = 8000;
    std::string mount;
};

Address parsed(std::string_view address) {
    const auto take_until = [&](char mark) {
        const auto end = std::min(address.find(mark), address.size());
        std::string part(address.substr(0, end));
        address.remove_prefix(std::min(end + 1, address.size()));
        return part;
    };
    address.remove_prefix(std::min(address.find("://"), address.size() - 3) + 3);
    Address parts;
    parts.user = take_until(':');
    parts.password = take_until('@');
    const auto server = take_until('/');
    parts.mount = '/' + std::string(address);
    const auto colon = std::min(server.find(':'), server.size());
    parts.host = server.substr(0, colon);
    parts.port = base::to_number<unsigned short>(std::string_view(server).substr(std::min(colon + 1, server.size())))
                     .value_or(parts.port);
    return parts;
}

struct Close {
    void operator()(shout_t* server) const {
        shout_close(server);
        shout_free(server);
    }
};
using Connection = std::unique_ptr<shout_t, Close>;

Connection connection_to(const Address& address) {
    static const bool is_ready = (shout_init(), true);
    Connection made(is_ready ? shout_new() : nullptr);
    shout_set_host(made.get(), address.host.c_str());
    shout_set_port(made.get(), address.port);
    shout_set_user(made.get(), address.user.c_str());
    shout_set_password(made.get(), address.password.c_str());
    shout_set_mount(made.get(), address.mount.c_str());
    shout_set_protocol(made.get(), SHOUT_PROTOCOL_HTTP);
    shout_set_content_format(made.get(), SHOUT_FORMAT_MP3, SHOUT_USAGE_AUDIO, nullptr);
    shout_set_nonblocking(made.get(), 1);
    return made;
}

/// Asks again until the server has answered, has been silent too long, or nobody wants to know any more.
template <class Ask>
bool is_done(const std::stop_token& stop, Ask ask) {
    const auto last = std::chrono::steady_clock::now() + longest_silence;
    int answer = ask();
    while (answer == SHOUTERR_BUSY || answer == SHOUTERR_RETRY) {
        if (stop.stop_requested() || std::chrono::steady_clock::now() > last) return false;
        std::this_thread::sleep_for(10ms);
        answer = ask();
    }
    return answer == SHOUTERR_SUCCESS || answer == SHOUTERR_CONNECTED;
}

bool sent(const std::stop_token& stop, std::string_view sound, const Address& address) {
    const auto connection = connection_to(address);
    auto* const server = connection.get();
    const int opened = shout_open(server);
    if (opened != SHOUTERR_SUCCESS && opened != SHOUTERR_BUSY) return false;
    if (!is_done(stop, [&] { return shout_get_connected(server); })) return false;
    while (!sound.empty()) {
        const auto part = sound.substr(0, bytes_at_once);
        const int answer = shout_send(server, reinterpret_cast<const unsigned char*>(part.data()), part.size());
        if (answer != SHOUTERR_SUCCESS && answer != SHOUTERR_BUSY) return false;
        sound.remove_prefix(part.size());
        // As fast as it is heard: what is sent ahead could not be taken back for an emergency.
        for (auto left = shout_delay(server); left > 0 && !stop.stop_requested(); left = shout_delay(server))
            std::this_thread::sleep_for(std::chrono::milliseconds(std::min(left, 50)));
        if (stop.stop_requested()) return false;
    }
    return is_done(stop, [&] {
        if (shout_queuelen(server) <= 0) return SHOUTERR_SUCCESS;
        const int answer = shout_send(server, nullptr, 0);
        return answer == SHOUTERR_SUCCESS ? SHOUTERR_BUSY : answer;
    });
}

}  // namespace

Push::Push(std::string sound, const std::string& address)
    : thread_([this, sound = std::move(sound), to = parsed(address)](const std::stop_token& stop) {
          standing_ = sent(stop, sound, to) ? Standing::arrived : Standing::lost;
      }) {}

std::optional<bool> Push::arrived() const {
    if (standing_ == Standing::going) return std::nullopt;
    return standing_ == Standing::arrived;
}

}  // namespace broadcasts
