#include "outreach/airing.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "store/values.hpp"

namespace outreach {
namespace {

Aired read_aired(const store::Row& row) {
    const auto recording = row.maybe_uuid("recording");
    const auto day_begins = base::start_of(row.day("valid_from"));
    const auto day_ends = base::end_of(row.day("valid_until"));
    return {.id = row.id<MessageTag>("id"),
            .title = row.text("title"),
            .text = row.text("text"),
            .priority = base::named<Priority>(row.text("priority")),
            .from = std::max(day_begins, row.instant("decided_at")),
            .until = std::min(day_ends, row.maybe_instant("withdrawn_at").value_or(day_ends)),
            .recording = recording ? std::optional(files::FileId{*recording}) : std::nullopt,
            .paths = {}};
}

}  // namespace

std::vector<Aired> on_loudspeakers(store::Transaction& tx, std::string_view path, base::Day from, base::Day until) {
    auto aired = store::all(read_aired, tx.run(R"(
        SELECT m.* FROM message m
        WHERE m.on_loudspeakers AND m.decided_at IS NOT NULL AND m.state IN ('approved', 'withdrawn')
        AND m.valid_until >= $1 AND m.valid_from <= $2
        AND EXISTS (SELECT 1 FROM message_area t JOIN area a ON a.id = t.area WHERE t.message = m.id
             AND ((a.path >= $3 AND a.path < $4) OR substr($3, 1, length(a.path)) = a.path))
        ORDER BY m.decided_at, m.id)",
                                               {from, until, path, std::string(path) + '~'}));
    std::vector<store::Value> parameters;
    std::vector<MessageId> ids;
    for (const auto& one : aired) ids.push_back(one.id);
    const auto list = store::list_behind(parameters, ids);
    for (const auto& row :
         tx.run("SELECT t.message, a.path FROM message_area t JOIN area a ON a.id = t.area WHERE t.message IN " + list,
                parameters))
        std::ranges::find(aired, row.id<MessageTag>("message"), &Aired::id)->paths.push_back(row.text("path"));
    return aired;
}

bool touches(std::string_view path, std::string_view other) {
    return areas::is_within(path, other) || areas::is_within(other, path);
}

}  // namespace outreach
