#pragma once

#include "outreach/message.hpp"
#include "store/counters.hpp"

/// What everybody reads of messages: those approved for the public page, from their first to their last day.
namespace outreach {

struct News {
    MessageId id;
    Kind kind = Kind::directive;
    Priority priority = Priority::ordinary;
    std::string title;
    std::string text;
    std::vector<Translation> translations;
    std::string source;
    std::string body;  ///< who says it, by name
    std::vector<Place> places;
    base::Day from;
    base::Day until;
    base::Instant said_at;
    std::optional<files::FileId> picture;
    std::optional<files::FileId> recording;
};
BOOST_DESCRIBE_STRUCT(News, (),
                      (id, kind, priority, title, text, translations, source, body, places, from, until, said_at,
                       picture, recording))

struct NewsQuery {
    std::optional<areas::AreaId> area;  ///< what is said there, below it, and to all around it
    std::optional<Kind> kind;
    std::string after;
    std::size_t limit = 50;
    std::optional<std::vector<MessageId>> among = {};  ///< no others
};
struct NewsPage {
    std::vector<News> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(NewsPage, (), (items, next))

/// The newest first. Problem: area.not_found.
NewsPage news(store::Transaction& tx, const NewsQuery& query);
/// Problem: message.not_found.
News one_news(store::Transaction& tx, MessageId id);
/// Its picture or recording. Problems: message.not_found, file.not_found.
files::File public_file(store::Transaction& tx, MessageId id, files::FileId file);

/// Where something is said today, the latest said first.
std::vector<Place> places_with_news(store::Transaction& tx, std::size_t most);

/// Somebody read it: one more on this day, and nothing of who. Problem: message.not_found.
void count_view(store::Transaction& tx, MessageId id);

/// The newest fifty as an Atom feed (RFC 4287). `origin` is how the server was called: "https://host".
/// Problem: area.not_found.
std::string atom_feed(store::Transaction& tx, const std::string& origin, std::optional<areas::AreaId> area);

/// How often messages were read, by the area of their body and by day.
std::vector<store::Indicator> indicators();

}  // namespace outreach
