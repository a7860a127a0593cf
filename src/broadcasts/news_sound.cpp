#include "broadcasts/news_sound.hpp"

#include "base/named.hpp"
#include "base/problem.hpp"
#include "outreach/page.hpp"
#include "store/values.hpp"

namespace broadcasts {
namespace {

using base::Problem;
using base::ProblemKind;

/// The voices in which there is a sound, the one of most loudspeakers first.
std::vector<Voice> voices_of(store::Transaction& tx, MessageId id) {
    return store::all([](const store::Row& row) { return base::named<Voice>(row.text("voice")); }, tx.run(R"(
        SELECT s.voice, count(c.id) AS clusters
        FROM message_sound s JOIN message m ON m.id = s.message
        LEFT JOIN speaker_cluster c ON c.area = m.area AND c.voice = s.voice AND c.closed_at IS NULL
        WHERE s.message = $1 GROUP BY s.voice ORDER BY clusters DESC, s.voice)",
                                                                                                          {id}));
}

}  // namespace

std::optional<NewsSound> news_sound(store::Transaction& tx, MessageId id) {
    if (outreach::one_news(tx, id).recording) return std::nullopt;
    const auto voices = voices_of(tx, id);
    if (voices.empty()) return std::nullopt;
    NewsSound sound{.voice = voices.front(), .length_ms = 0, .formats = {}};
    for (const auto& row :
         tx.run("SELECT format, length_ms FROM message_sound WHERE message = $1 AND voice = $2 ORDER BY format DESC",
                {id, base::name_of(sound.voice)})) {
        sound.length_ms = row.integer("length_ms");
        sound.formats.push_back(base::named<Format>(row.text("format")));
    }
    return sound;
}

files::File news_sound_file(store::Transaction& tx, MessageId id, Format format) {
    if (const auto sound = news_sound(tx, id)) {
        const auto file =
            store::first([](const store::Row& row) { return files::FileId{row.uuid("file")}; },
                         tx.run("SELECT file FROM message_sound WHERE message = $1 AND voice = $2 AND format = $3",
                                {id, base::name_of(sound->voice), base::name_of(format)}));
        if (file) return files::get(tx, *file);
    }
    throw Problem(ProblemKind::not_found, "speaker.no_sound", base::to_string(id));
}

}  // namespace broadcasts
