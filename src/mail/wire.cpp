#include "mail/wire.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/text.hpp"

namespace mail {

namespace {

constexpr long connect_seconds = 20;
constexpr long slowest_bytes = 100;  ///< a second, for half a minute
constexpr long slowest_seconds = 30;
constexpr std::size_t largest_mail = 30U << 20U;

struct Free {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What goes up or comes down, and how far it is.
struct Flow {
    std::string_view up;
    std::string down;
    bool is_too_large = false;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* flow) {
    auto& up = static_cast<Flow*>(flow)->up;
    const auto taken = std::min(size * count, up.size());
    std::memcpy(into, up.data(), taken);
    up.remove_prefix(taken);
    return taken;
}

std::size_t take(char* from, std::size_t size, std::size_t count, void* flow) {
    auto& into = *static_cast<Flow*>(flow);
    into.is_too_large = into.down.size() + size * count > largest_mail;
    if (into.is_too_large) return 0;
    into.down.append(from, size * count);
    return size * count;
}

/// The number behind a word of an answer: "UIDVALIDITY 7".
std::int64_t number_behind(const std::string& answer, const std::string& word) {
    const auto at = answer.find(word + ' ');
    if (at == std::string::npos) throw WireError("the mailbox did not say its " + word, false);
    std::int64_t number = 0;
    std::from_chars(answer.data() + at + word.size() + 1, answer.data() + answer.size(), number);
    return number;
}

}  // namespace

struct Handle {
    explicit Handle(const Settings& settings) : curl(curl_easy_init()) {
        if (curl == nullptr) throw WireError("no memory", false);
        begin(settings);
    }
    ~Handle() { curl_easy_cleanup(curl); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    /// Options as new, the connection stays.
    void begin(const Settings& settings) {
        curl_easy_reset(curl);
        flow = {};
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps,imap,imaps");
        curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        if (settings.authorities) curl_easy_setopt(curl, CURLOPT_CAINFO, settings.authorities->c_str());
        curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, slowest_bytes);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, slowest_seconds);
        curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, said);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &flow);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, &give);
        curl_easy_setopt(curl, CURLOPT_READDATA, &flow);
        said[0] = '\0';
    }

    CURLcode run() { return curl_easy_perform(curl); }

    WireError error(CURLcode code, bool for_good = false) const {
        return {said[0] != '\0' ? said : curl_easy_strerror(code), for_good};
    }

    CURL* curl;
    Flow flow;
    char said[CURL_ERROR_SIZE] = {};
};

OutgoingServer::OutgoingServer(const Settings& settings)
    : settings_(settings), handle_(std::make_unique<Handle>(settings)) {}
OutgoingServer::~OutgoingServer() = default;

void OutgoingServer::send(const std::string& receiver, std::string_view message) {
    handle_->begin(settings_);
    auto* curl = handle_->curl;
    const std::unique_ptr<curl_slist, Free> receivers(curl_slist_append(nullptr, ('<' + receiver + '>').c_str()));
    curl_easy_setopt(curl, CURLOPT_URL, settings_.outgoing.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ('<' + settings_.address + '>').c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, receivers.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    handle_->flow.up = message;
    const auto code = handle_->run();
    if (code == CURLE_OK) return;
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    // RFC 5321, 4.2.1: 550 to 553 are about this mailbox; other refusals may be about us, and somebody mends them.
    const bool of_mailbox = code != CURLE_LOGIN_DENIED && answer >= 550 && answer <= 553;
    throw handle_->error(code, of_mailbox);
}

IncomingServer::IncomingServer(const Settings& settings)
    : settings_(settings), handle_(std::make_unique<Handle>(settings)) {}
IncomingServer::~IncomingServer() = default;

std::string IncomingServer::ask(const std::string& url, const std::string& command) {
    handle_->begin(settings_);
    curl_easy_setopt(handle_->curl, CURLOPT_URL, url.c_str());
    if (!command.empty()) curl_easy_setopt(handle_->curl, CURLOPT_CUSTOMREQUEST, command.c_str());
    if (const auto code = handle_->run(); code != CURLE_OK) throw handle_->error(code);
    return std::move(handle_->flow.down);
}

IncomingServer::State IncomingServer::look() {
    const auto& url = *settings_.incoming;
    const auto slash = url.find('/', url.find("://") + 3);
    const auto box = slash == std::string::npos || slash + 1 == url.size() ? "INBOX" : url.substr(slash + 1);
    const auto answer = ask(url.substr(0, slash), "STATUS \"" + box + "\" (UIDVALIDITY UIDNEXT)");
    return {number_behind(answer, "UIDVALIDITY"), number_behind(answer, "UIDNEXT")};
}

std::vector<std::int64_t> IncomingServer::uids_above(std::int64_t uid) {
    const auto answer = ask(*settings_.incoming, "UID SEARCH UID " + std::to_string(uid + 1) + ":*");
    std::vector<std::int64_t> uids;
    const auto at = answer.find("SEARCH");
    if (at == std::string::npos) return uids;
    const auto numbers = base::fold(std::string_view(answer).substr(at + 6));
    for (const auto word : base::words_of(numbers))
        // "5:*" gives the last mail also when its number is below five (RFC 3501, 6.4.8).
        if (const auto number = base::to_number<std::int64_t>(word); number && *number > uid) uids.push_back(*number);
    std::sort(uids.begin(), uids.end());
    return uids;
}

std::optional<std::string> IncomingServer::fetch(std::int64_t uid) {
    const auto mail = *settings_.incoming + "/;UID=" + std::to_string(uid);
    try {
        return ask(mail, "");
    } catch (const WireError&) {
        if (handle_->flow.is_too_large) return ask(mail + ";SECTION=HEADER", "");
        const auto there = uids_above(uid - 1);
        if (!there.empty() && there.front() == uid) throw;
        return std::nullopt;
    }
}

}  // namespace mail
