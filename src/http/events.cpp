#include "http/events.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/log.hpp"

namespace http {
namespace {

/// A client further behind than this is told to read everything anew instead.
constexpr std::size_t most_lines_behind = 1000;

std::string event_of(const store::JournalLine& line) {
    std::string area = line.area ? '"' + base::to_string(*line.area) + '"' : "null";
    std::string verb;
    base::json::append_string(verb, line.verb);
    return fmt::format("id: {0}\ndata: {{\"seq\":{0},\"verb\":{1},\"subject\":\"{2}\",\"area\":{3}}}\n\n", line.seq,
                       verb, base::to_string(line.subject), area);
}

std::string start_anew(std::int64_t seq) {
    return fmt::format("id: {}\nevent: reset\ndata: {{}}\n\n", seq);
}

}  // namespace

Events::Events(store::Database& database, MaySee may_see) : database_(database), may_see_(std::move(may_see)) {
    listening_ = database_.on_numbered([this](std::int64_t) {
        const std::lock_guard lock(mutex_);
        has_news_ = true;
        changed_.notify_one();
    });
    thread_ = std::thread([this] { follow(); });
}

Events::~Events() {
    stop();
}

std::uint64_t Events::open(base::Who who, std::optional<std::int64_t> after, Sink sink) {
    const std::lock_guard lock(mutex_);
    streams_.emplace(++last_stream_, std::make_shared<Stream>(Stream{std::move(who), after, std::move(sink)}));
    has_news_ = true;
    changed_.notify_one();
    return last_stream_;
}

void Events::close(std::uint64_t stream) {
    const std::lock_guard lock(mutex_);
    streams_.erase(stream);
}

void Events::stop() {
    listening_.reset();
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        changed_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void Events::follow() {
    for (;;) {
        std::map<std::uint64_t, std::shared_ptr<Stream>> streams;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return is_stopping_ || has_news_; });
            if (is_stopping_) return;
            has_news_ = false;
            streams = streams_;
        }
        if (streams.empty()) continue;
        try {
            look(streams);
        } catch (const std::exception& error) {
            // The next line that is numbered makes us look again, from where each stream stands; nothing is lost.
            base::log("events_failed", {{"error", error.what()}});
        }
    }
}

void Events::look(std::map<std::uint64_t, std::shared_ptr<Stream>>& streams) {
    database_.read_with([&](store::Transaction& tx) {
        const auto last = store::last_seq(tx);
        std::int64_t oldest = last;
        for (auto& [number, stream] : streams) {
            if (!stream->seen || *stream->seen > last) {
                // Without data this is no event, but the browser keeps the number and resumes from it.
                stream->sink(fmt::format("id: {}\n\n", last));
                stream->seen = last;
            }
            if (last - *stream->seen > static_cast<std::int64_t>(most_lines_behind)) {
                stream->sink(start_anew(last));
                stream->seen = last;
            }
            oldest = std::min(oldest, *stream->seen);
        }
        if (oldest == last) return;
        std::map<std::uint64_t, std::string> texts;
        for (const auto& line : store::lines_after(tx, oldest, most_lines_behind)) {
            const auto text = event_of(line);
            for (auto& [number, stream] : streams)
                if (*stream->seen < line.seq && may_see_(tx, stream->who, line)) texts[number] += text;
        }
        for (const auto& [number, text] : texts) streams.at(number)->sink(text);
        for (auto& [number, stream] : streams) stream->seen = last;
    });
}

}  // namespace http
