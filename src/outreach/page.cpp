#include "outreach/page.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "outreach/message_row.hpp"
#include "store/values.hpp"

namespace outreach {
namespace {

using base::Problem;
using base::ProblemKind;

News news_of(Entry entry) {
    auto& [id, version, state, body, approver, content, places, findings, written_at, written_by, decided_at,
           decided_by, reason, views, may_write, may_decide] = entry.message;
    return {.id = id,
            .kind = content.kind,
            .priority = content.priority,
            .title = std::move(content.title),
            .text = std::move(content.text),
            .translations = std::move(content.translations),
            .source = std::move(content.source),
            .body = std::move(body.name),
            .places = std::move(entry.public_places),
            .from = content.from,
            .until = content.until,
            .said_at = decided_at.value_or(written_at),
            .picture = content.picture,
            .recording = content.recording};
}

/// Problem: message.not_found, also for one that nobody approved, that is withdrawn, or whose days are over.
Entry public_entry(store::Transaction& tx, MessageId id) {
    auto found = entry(tx, id);
    const auto today = base::day_of(tx.now());
    const auto& message = found.message;
    if (message.state != State::approved || !found.is_on_page || today < message.content.from ||
        message.content.until < today)
        throw Problem(ProblemKind::not_found, "message.not_found", base::to_string(id));
    return found;
}

}  // namespace

NewsPage news(store::Transaction& tx, const NewsQuery& query) {
    const auto path = query.area ? areas::get(tx, *query.area).path : std::string();
    const auto kind = query.kind ? base::name_of(*query.kind) : std::string();
    const auto [at, id] = read_cursor(query.after);
    std::vector<store::Value> parameters{base::day_of(tx.now()), kind, at, id, path, path + '~', query.limit};
    const auto among = query.among ? "m.id IN " + store::list_behind(parameters, *query.among) : "TRUE";
    auto entries = read_entries(tx, tx.run(select_messages(R"(
        m.state = 'approved' AND m.on_page AND m.valid_from <= $1 AND m.valid_until >= $1 AND ($2 = '' OR m.kind = $2)
        AND (m.decided_at, m.id) < ($3, $4)
        AND ($5 = '' OR EXISTS (SELECT 1 FROM message_area t JOIN area a ON a.id = t.area WHERE t.message = m.id
             AND ((a.path >= $5 AND a.path < $6) OR substr($5, 1, length(a.path)) = a.path)))
        AND )" + among + " ORDER BY m.decided_at DESC, m.id DESC LIMIT $7"),
                                           parameters));
    NewsPage page;
    for (auto& one : entries) page.items.push_back(news_of(std::move(one)));
    if (page.items.size() == query.limit) page.next = cursor_of(page.items.back().said_at, page.items.back().id);
    return page;
}

News one_news(store::Transaction& tx, MessageId id) {
    return news_of(public_entry(tx, id));
}

files::File public_file(store::Transaction& tx, MessageId id, files::FileId file) {
    const auto found = one_news(tx, id);
    if (found.picture != file && found.recording != file)
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(file));
    return files::get(tx, file);
}

std::vector<Place> places_with_news(store::Transaction& tx, std::size_t most) {
    std::vector<Place> places;
    for (const auto& row : tx.run(R"(
             SELECT a.id, a.name, max(m.decided_at) AS said_at
             FROM message m JOIN message_area t ON t.message = m.id JOIN area a ON a.id = t.area
             WHERE m.state = 'approved' AND m.on_page AND m.valid_from <= $1 AND m.valid_until >= $1
             GROUP BY a.id, a.name ORDER BY said_at DESC, a.id LIMIT $2)",
                                  {base::day_of(tx.now()), most}))
        places.push_back({row.uuid("id"), row.text("name")});
    return places;
}

void count_view(store::Transaction& tx, MessageId id) {
    const auto found = public_entry(tx, id);
    const auto today = base::day_of(tx.now());
    tx.change(R"(
        INSERT INTO message_view (home, message, day, slot, views) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (home, message, day, slot) DO UPDATE SET views = message_view.views + 1)",
              {found.home, id, today, store::own_slot(tx.engine())});
    store::count(tx, found.area, "message_views", today, 1);
}

std::vector<store::Indicator> indicators() {
    return {{"message_views", R"(
        SELECT m.area, v.day, CAST(sum(v.views) AS BIGINT) AS value FROM message_view v JOIN message m ON m.id = v.message
        GROUP BY m.area, v.day)"}};
}

}  // namespace outreach
