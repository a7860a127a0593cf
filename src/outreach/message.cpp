#include "outreach/message.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "files/metadata.hpp"
#include "outreach/message_row.hpp"
#include "zones/addressed.hpp"

/// Writing a message, and reading those of a body.
namespace outreach {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_text = 6000;
constexpr std::size_t longest_language = 12;
constexpr std::size_t most_translations = 12;
constexpr std::size_t most_areas = 200;
constexpr int most_days = 366;
constexpr std::size_t most_recording_bytes = 20 * 1024 * 1024;

std::string tidy_text(std::string_view typed) {
    return std::string(base::trim(base::to_nfc(typed)));
}

void require_words(const std::string& title, const std::string& text) {
    if (title.empty() || text.empty()) throw Problem(ProblemKind::invalid, "message.empty");
    if (title.size() > longest_title || text.size() > longest_text)
        throw Problem(ProblemKind::invalid, "message.too_long");
}

bool is_language(std::string_view tag) {
    return tag.size() >= 2 && tag.size() <= longest_language && tag != "vi" &&
           std::ranges::all_of(tag, [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
}

void tidy_translations(std::vector<Translation>& translations) {
    if (translations.size() > most_translations) throw Problem(ProblemKind::invalid, "message.too_long");
    for (auto& one : translations) {
        one.language = base::to_lower(base::tidy(one.language));
        one.title = base::tidy(base::to_nfc(one.title));
        one.text = tidy_text(one.text);
        require_words(one.title, one.text);
        if (!is_language(one.language)) throw Problem(ProblemKind::invalid, "message.language_wrong", one.language);
    }
    std::ranges::sort(translations, {}, &Translation::language);
    const auto twice = std::ranges::adjacent_find(translations, {}, &Translation::language);
    if (twice != translations.end()) throw Problem(ProblemKind::invalid, "message.language_wrong", twice->language);
}

void require_files(store::Transaction& tx, const Content& content) {
    if (content.picture && !files::get(tx, *content.picture).media_type.starts_with("image/"))
        throw Problem(ProblemKind::invalid, "file.not_a_picture");
    if (content.recording && !files::get(tx, *content.recording).media_type.starts_with("audio/"))
        throw Problem(ProblemKind::invalid, "message.not_a_recording");
}

template <class T>
void keep_once(std::vector<T>& values) {
    std::vector<T> kept;
    for (const auto& one : values)
        if (std::ranges::find(kept, one) == kept.end()) kept.push_back(one);
    values = std::move(kept);
}

/// What is kept of what was sent, for a body that stands in `own`.
Content checked(store::Transaction& tx, Content content, const areas::Area& own) {
    content.title = base::tidy(base::to_nfc(content.title));
    content.text = tidy_text(content.text);
    content.source = base::tidy(base::to_nfc(content.source));
    require_words(content.title, content.text);
    if (content.source.size() > longest_title) throw Problem(ProblemKind::invalid, "message.too_long");
    tidy_translations(content.translations);
    if (content.until < content.from || content.until - content.from > most_days)
        throw Problem(ProblemKind::invalid, "message.days_wrong", base::to_string(content.until));
    keep_once(content.areas);
    keep_once(content.channels);
    std::ranges::sort(content.channels);
    content.zones = content.zones.value_or(std::vector<zones::ZoneId>{});
    keep_once(*content.zones);
    const auto places = content.areas.size() + content.zones->size();
    if (places == 0 || places > most_areas) throw Problem(ProblemKind::invalid, "message.no_area");
    if (content.channels.empty()) throw Problem(ProblemKind::invalid, "message.no_channel");
    for (const auto& id : content.areas) {
        const auto area = areas::get(tx, id);
        if (!areas::is_within(area.path, own.path))
            throw Problem(ProblemKind::forbidden, "message.area_outside", area.path);
    }
    for (const auto& zone : zones::addressed(tx, *content.zones))
        if (!areas::is_within(zone.area_path, own.path))
            throw Problem(ProblemKind::forbidden, "message.area_outside", zone.name);
    require_files(tx, content);
    return content;
}

bool is_on(const Content& content, Channel channel) {
    return std::ranges::find(content.channels, channel) != content.channels.end();
}

/// Its zones, each with the area it lies in, so that whoever asks by area finds the message.
void write_zones(store::Transaction& tx, std::int64_t home, MessageId id, const Content& content) {
    auto position = content.areas.size();
    for (const auto& zone : zones::addressed(tx, *content.zones)) {
        tx.change("INSERT INTO message_zone (home, message, zone, position) VALUES ($1, $2, $3, $4)",
                  {home, id, zone.id, position});
        tx.change(R"(
            INSERT INTO message_area (home, message, area, position, of_zone) VALUES ($1, $2, $3, $4, TRUE)
            ON CONFLICT (home, message, area) DO NOTHING)",
                  {home, id, zone.area.id, position++});
    }
}

void write_lists(store::Transaction& tx, std::int64_t home, MessageId id, const Content& content) {
    tx.change("DELETE FROM message_area WHERE home = $1 AND message = $2", {home, id});
    tx.change("DELETE FROM message_zone WHERE home = $1 AND message = $2", {home, id});
    tx.change("DELETE FROM message_translation WHERE home = $1 AND message = $2", {home, id});
    for (std::size_t i = 0; i < content.areas.size(); ++i)
        tx.change("INSERT INTO message_area (home, message, area, position) VALUES ($1, $2, $3, $4)",
                  {home, id, content.areas[i], i});
    write_zones(tx, home, id, content);
    for (const auto& [language, title, text] : content.translations)
        tx.change("INSERT INTO message_translation (home, message, language, title, text) VALUES ($1, $2, $3, $4, $5)",
                  {home, id, language, title, text});
}

areas::Area area_of(store::Transaction& tx, const base::Uuid& body) {
    return areas::get(tx, bodies::get(tx, bodies::BodyId{body}).area);
}

/// Writers and heads see the messages of their body, and those that it was asked to approve.
bool sees(store::Transaction& tx, const base::Who& who, const base::Uuid& body) {
    return accounts::reaches_body(tx, who, Permission::documents_write, body) ||
           accounts::reaches_body(tx, who, Permission::documents_approve, body);
}

void require_sees(store::Transaction& tx, const base::Who& who, const base::Uuid& body) {
    if (!sees(tx, who, body)) throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(body));
}

}  // namespace

Message write(store::Transaction& tx, const base::Who& who, const NewMessage& wanted) {
    const auto own = area_of(tx, wanted.body);
    accounts::require_body(tx, who, Permission::documents_write, wanted.body);
    const auto content = checked(tx, wanted.content, own);
    if (!tx.run("SELECT 1 AS found FROM message WHERE id = $1", {wanted.id}).empty()) {
        const auto there = entry(tx, wanted.id).message;
        if (there.body.id == wanted.body && there.content == content) return get(tx, who, wanted.id);
        throw Problem(ProblemKind::conflict, "message.id_taken", base::to_string(wanted.id));
    }
    tx.change(R"(
        INSERT INTO message (home, id, body, approver, area, kind, priority, title, text, source, valid_from, valid_until, on_page,
                             on_loudspeakers, on_email, on_sms, picture, recording, state, version, written_at, written_by,
                             changed_by, reason)
        VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'draft', 1, $18, $19, $19, ''))",
              {own.home, wanted.id, wanted.body, own.id, base::name_of(content.kind), base::name_of(content.priority),
               content.title, content.text, content.source, content.from, content.until, is_on(content, Channel::page),
               is_on(content, Channel::loudspeakers), is_on(content, Channel::email), is_on(content, Channel::sms),
               content.picture, content.recording, tx.now(), who.account});
    write_lists(tx, own.home, wanted.id, content);
    record(tx, who, entry(tx, wanted.id), "message.written");
    return get(tx, who, wanted.id);
}

Message say_anew(store::Transaction& tx, const base::Who& who, MessageId id, std::int64_t version,
                 const Content& wanted) {
    const auto found = entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_write, found.message.body.id);
    require_state(found, {State::draft});
    const auto content = checked(tx, wanted, area_of(tx, found.message.body.id));
    if (found.message.content == content) return get(tx, who, id);
    if (found.message.version != version)
        throw Problem(ProblemKind::conflict, "message.changed_meanwhile", base::to_string(id));
    tx.change(R"(
        UPDATE message SET kind = $3, priority = $4, title = $5, text = $6, source = $7, valid_from = $8, valid_until = $9,
                           on_page = $10, on_loudspeakers = $11, on_email = $12, on_sms = $13, picture = $14, recording = $15,
                           version = version + 1, changed_by = $16
        WHERE home = $1 AND id = $2)",
              {found.home, id, base::name_of(content.kind), base::name_of(content.priority), content.title,
               content.text, content.source, content.from, content.until, is_on(content, Channel::page),
               is_on(content, Channel::loudspeakers), is_on(content, Channel::email), is_on(content, Channel::sms),
               content.picture, content.recording, who.account});
    write_lists(tx, found.home, id, content);
    record(tx, who, found, "message.said_anew");
    return get(tx, who, id);
}

Message get(store::Transaction& tx, const base::Who& who, MessageId id) {
    std::vector<Entry> found{entry(tx, id)};
    const auto& message = found.front().message;
    if (!sees(tx, who, message.approver.id)) require_sees(tx, who, message.body.id);
    tell_rights(tx, who, found);
    return std::move(found.front().message);
}

MessagePage messages(store::Transaction& tx, const base::Who& who, const Query& query) {
    bodies::get(tx, bodies::BodyId{query.body});
    require_sees(tx, who, query.body);
    const auto state = query.state ? base::name_of(*query.state) : std::string();
    const auto kind = query.kind ? base::name_of(*query.kind) : std::string();
    const auto [at, id] = read_cursor(query.after);
    auto entries = read_entries(tx, tx.run(select_messages(R"(
        (m.body = $1 OR (m.approver = $1 AND m.state <> 'draft')) AND ($2 = '' OR m.state = $2) AND ($3 = '' OR m.kind = $3) AND (m.written_at, m.id) < ($4, $5)
        ORDER BY m.written_at DESC, m.id DESC LIMIT $6)"),
                                           {query.body, state, kind, at, id, query.limit}));
    tell_rights(tx, who, entries);
    MessagePage page;
    for (auto& one : entries) page.items.push_back(std::move(one.message));
    if (page.items.size() == query.limit) page.next = cursor_of(page.items.back().written_at, page.items.back().id);
    return page;
}

Waiting waiting(store::Transaction& tx, const base::Who& who) {
    if (!who.may(Permission::documents_approve)) return {};
    return {tx.run("SELECT count(*) AS n FROM message WHERE approver = $1 AND state = 'asked'", {who.body})
                .front()
                .integer("n")};
}

files::FileId keep_recording(store::Transaction& tx, const base::Who& who, const std::string& name,
                             std::string_view bytes) {
    if (!files::media_type_of(bytes).starts_with("audio/"))
        throw Problem(ProblemKind::invalid, "message.not_a_recording", std::string(files::media_type_of(bytes)));
    if (bytes.size() > most_recording_bytes)
        throw Problem(ProblemKind::too_large, "message.recording_too_large", std::to_string(bytes.size()));
    return files::keep(tx, who, name, bytes);
}

files::FileId keep_photograph(store::Transaction& tx, const base::Who& who, const std::string& name,
                              std::string_view bytes) {
    const auto bare = files::without_metadata(bytes);
    if (!bare) throw Problem(ProblemKind::invalid, "file.not_a_picture", name);
    return files::keep_picture(tx, who, name, *bare);
}

files::File file_of(store::Transaction& tx, const base::Who& who, MessageId id, files::FileId file) {
    const auto found = get(tx, who, id).content;
    if (found.picture != file && found.recording != file)
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(file));
    return files::get(tx, file);
}

}  // namespace outreach
