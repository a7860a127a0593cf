#include "broadcasts/sound.hpp"

#include <array>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/values.hpp"

namespace broadcasts {
namespace {

using namespace std::chrono_literals;

constexpr std::array kept_formats{Format::mp3, Format::opus};
constexpr std::size_t messages_at_once = 10;

std::string file_name(const Unspoken& what, Voice voice, Format format) {
    return base::to_string(what.message) + '-' + base::name_of(voice) + '.' + base::name_of(format);
}

/// Without a program that speaks nothing is kept, and the next turn tries again; a text that it will not say is not
/// tried for ever.
void speak(store::Database& database, const Unspoken& what) {
    Recordings recordings;
    std::string problem;
    try {
        for (const auto voice : what.voices)
            for (const auto format : kept_formats)
                recordings.emplace(std::pair(voice, format), speech::record(what.words, voice, format));
    } catch (const base::Problem& refused) {
        if (refused.code() == "speech.no_voice") throw;
        problem = refused.code();
    }
    database.write([&](store::Transaction& tx) { keep_sounds(tx, what, recordings, problem); });
}

}  // namespace

std::vector<Unspoken> unspoken(store::Transaction& tx, std::size_t most) {
    std::vector<Unspoken> found;
    for (const auto& row : tx.run(R"(
        SELECT m.home, m.id, m.title, m.text, a.path FROM message m JOIN area a ON a.id = m.area
        WHERE m.on_loudspeakers AND m.decided_at IS NOT NULL AND m.state = 'approved' AND m.recording IS NULL
        AND m.valid_until >= $1 AND NOT EXISTS (SELECT 1 FROM message_spoken s WHERE s.message = m.id)
        ORDER BY m.decided_at, m.id LIMIT $2)",
                                  {base::day_of(tx.now()), most})) {
        const auto& path = row.text("path");
        const auto voices = store::all([](const store::Row& one) { return base::named<Voice>(one.text("voice")); },
                                       tx.run(R"(
            SELECT DISTINCT c.voice FROM speaker_cluster c JOIN area a ON a.id = c.area
            WHERE c.closed_at IS NULL AND ((a.path >= $1 AND a.path < $2) OR substr($1, 1, length(a.path)) = a.path))",
                                              {path, path + '~'}));
        found.push_back({row.id<outreach::MessageTag>("id"), row.integer("home"),
                         row.text("title") + ".\n" + row.text("text"), voices});
    }
    return found;
}

void keep_sounds(store::Transaction& tx, const Unspoken& what, const Recordings& recordings,
                 const std::string& problem) {
    for (const auto& [key, recording] : recordings) {
        const auto& [voice, format] = key;
        const auto file = files::keep(tx, base::Who{}, file_name(what, voice, format), recording.bytes);
        tx.change(R"(
            INSERT INTO message_sound (home, message, voice, format, file, length_ms) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (home, message, voice, format) DO NOTHING)",
                  {what.home, what.message, base::name_of(voice), base::name_of(format), file,
                   static_cast<std::int64_t>(recording.length.count())});
    }
    tx.change(R"(
        INSERT INTO message_spoken (home, message, at, problem) VALUES ($1, $2, $3, $4)
        ON CONFLICT (home, message) DO UPDATE SET at = excluded.at, problem = excluded.problem)",
              {what.home, what.message, tx.now(), problem});
}

void look_again(store::Transaction& tx, std::string_view path) {
    const auto today = base::day_of(tx.now());
    for (const auto& one : outreach::on_loudspeakers(tx, path, today, today + 366))
        tx.change("DELETE FROM message_spoken WHERE message = $1", {one.id});
}

Lengths lengths_of(store::Transaction& tx, const std::vector<outreach::Aired>& aired) {
    std::vector<store::Value> parameters;
    std::vector<MessageId> ids;
    for (const auto& one : aired) ids.push_back(one.id);
    const auto list = store::list_behind(parameters, ids);
    Lengths lengths;
    for (const auto& row :
         tx.run("SELECT message, voice, length_ms FROM message_sound WHERE format = 'mp3' AND message IN " + list,
                parameters))
        lengths.emplace(std::pair(row.id<outreach::MessageTag>("message"), base::named<Voice>(row.text("voice"))),
                        std::chrono::milliseconds(row.integer("length_ms")));
    return lengths;
}

std::optional<files::File> sound_of(store::Transaction& tx, const outreach::Aired& message, Voice voice,
                                    Format format) {
    if (message.recording) return files::get(tx, *message.recording);
    const auto file =
        store::first([](const store::Row& row) { return files::FileId{row.uuid("file")}; },
                     tx.run("SELECT file FROM message_sound WHERE message = $1 AND voice = $2 AND format = $3",
                            {message.id, base::name_of(voice), base::name_of(format)}));
    return file ? std::optional(files::get(tx, *file)) : std::nullopt;
}

std::vector<jobs::Job> jobs_of() {
    return {{"speak what was approved", 5s, [](store::Database& database) {
                 for (const auto& one :
                      database.read([](store::Transaction& tx) { return unspoken(tx, messages_at_once); }))
                     speak(database, one);
             }}};
}

}  // namespace broadcasts
