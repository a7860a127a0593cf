#include "outreach/message_row.hpp"

#include <algorithm>
#include <limits>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "zones/addressed.hpp"

namespace outreach {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

std::optional<files::FileId> maybe_file(const store::Row& row, std::string_view column) {
    const auto id = row.maybe_uuid(column);
    return id ? std::optional(files::FileId{*id}) : std::nullopt;
}

std::vector<Channel> read_channels(const store::Row& row) {
    std::vector<Channel> channels;
    if (row.boolean("on_page")) channels.push_back(Channel::page);
    if (row.boolean("on_loudspeakers")) channels.push_back(Channel::loudspeakers);
    if (row.boolean("on_email")) channels.push_back(Channel::email);
    if (row.boolean("on_sms")) channels.push_back(Channel::sms);
    return channels;
}

Content read_content(const store::Row& row) {
    return {.kind = base::named<Kind>(row.text("kind")),
            .priority = base::named<Priority>(row.text("priority")),
            .title = row.text("title"),
            .text = row.text("text"),
            .translations = {},
            .source = row.text("source"),
            .from = row.day("valid_from"),
            .until = row.day("valid_until"),
            .areas = {},
            .channels = read_channels(row),
            .picture = maybe_file(row, "picture"),
            .recording = maybe_file(row, "recording"),
            .zones = std::vector<zones::ZoneId>{}};
}

Entry read_entry(const store::Row& row) {
    return {.message = {.id = row.id<MessageTag>("id"),
                        .version = row.integer("version"),
                        .state = base::named<State>(row.text("state")),
                        .body = {row.uuid("body"), row.text("body_name")},
                        .approver = {row.uuid("approver"), row.text("approver_name")},
                        .content = read_content(row),
                        .places = {},
                        .findings = {},
                        .written_at = row.instant("written_at"),
                        .written_by = row.text("written_name"),
                        .decided_at = row.maybe_instant("decided_at"),
                        .decided_by = row.maybe_text("decided_name").value_or(""),
                        .reason = row.text("reason")},
            .home = row.integer("home"),
            .area = row.uuid("area"),
            .written_by = row.uuid("written_by"),
            .changed_by = row.uuid("changed_by"),
            .is_on_page = row.boolean("on_page"),
            .public_places = {}};
}

void add_once(std::vector<Place>& places, const Place& place) {
    if (std::ranges::find(places, place.id, &Place::id) == places.end()) places.push_back(place);
}

/// Behind the areas of each: its zones by name, and to everybody the hamlet of one that nobody names.
void add_zones(store::Transaction& tx, std::vector<Entry>& entries, const std::string& list,
               const std::vector<store::Value>& parameters) {
    const auto rows = tx.run(
        "SELECT message, zone FROM message_zone WHERE message IN " + list + " ORDER BY message, position", parameters);
    const auto read_id = [](const store::Row& row) { return row.id<zones::ZoneTag>("zone"); };
    const auto zones = zones::addressed(tx, store::all(read_id, rows));
    for (std::size_t i = 0; i < zones.size(); ++i) {
        const auto& zone = zones[i];
        const auto message = rows[i].id<MessageTag>("message");
        auto& entry = *std::ranges::find(entries, message, [](const Entry& one) { return one.message.id; });
        entry.message.content.zones->push_back(zone.id);
        entry.message.places.push_back({zone.id.uuid, zone.name});
        if (zone.may_be_named)
            entry.public_places.push_back({zone.id.uuid, zone.name});
        else
            add_once(entry.public_places, zone.area);
    }
}

void complete(store::Transaction& tx, std::vector<Entry>& entries) {
    std::vector<store::Value> parameters;
    std::vector<MessageId> ids;
    for (const auto& one : entries) ids.push_back(one.message.id);
    const auto list = store::list_behind(parameters, ids);
    const auto of = [&](const store::Row& row) -> Message& {
        const auto id = row.id<MessageTag>("message");
        return std::ranges::find(entries, id, [](const Entry& one) { return one.message.id; })->message;
    };
    for (const auto& row : tx.run(
             "SELECT m.message, m.area, a.name FROM message_area m JOIN area a ON a.id = m.area WHERE m.message IN " +
                 list + " AND NOT m.of_zone ORDER BY m.message, m.position",
             parameters)) {
        auto& message = of(row);
        message.content.areas.push_back(row.id<areas::AreaTag>("area"));
        message.places.push_back({row.uuid("area"), row.text("name")});
    }
    for (const auto& row : tx.run(
             "SELECT * FROM message_translation WHERE message IN " + list + " ORDER BY message, language", parameters))
        of(row).content.translations.push_back({row.text("language"), row.text("title"), row.text("text")});
    for (const auto& row :
         tx.run("SELECT message, CAST(sum(views) AS BIGINT) AS views FROM message_view WHERE message IN " + list +
                    " GROUP BY message",
                parameters))
        of(row).views = row.integer("views");
    for (auto& one : entries) one.public_places = one.message.places;
    add_zones(tx, entries, list, parameters);
}

}  // namespace

std::string select_messages(const std::string& where) {
    return R"(
        SELECT m.*, b.name AS body_name, o.name AS approver_name, w.name AS written_name, d.name AS decided_name
        FROM message m JOIN body b ON b.id = m.body JOIN body o ON o.id = m.approver JOIN account w ON w.id = m.written_by
        LEFT JOIN account d ON d.id = m.decided_by WHERE )" +
           where;
}

std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows) {
    auto entries = store::all(read_entry, rows);
    complete(tx, entries);
    return entries;
}

Entry entry(store::Transaction& tx, MessageId id) {
    auto found = read_entries(tx, tx.run(select_messages("m.id = $1"), {id}));
    if (found.empty()) throw Problem(ProblemKind::not_found, "message.not_found", base::to_string(id));
    return std::move(found.front());
}

void require_state(const Entry& entry, std::initializer_list<State> states) {
    if (std::ranges::find(states, entry.message.state) == states.end())
        throw Problem(ProblemKind::conflict, "message.not_in_state", base::name_of(entry.message.state));
}

std::string all_words(const Content& content) {
    auto words = content.title + ".\n" + content.text;
    for (const auto& [language, title, text] : content.translations) words += "\n" + title + ".\n" + text;
    return words;
}

void tell_rights(store::Transaction& tx, const base::Who& who, std::vector<Entry>& entries) {
    for (auto& one : entries) {
        auto& message = one.message;
        const bool is_own = one.written_by == who.account || one.changed_by == who.account;
        message.may_write = accounts::reaches_body(tx, who, Permission::documents_write, message.body.id);
        message.may_decide =
            !is_own && accounts::reaches_body(tx, who, Permission::documents_approve, message.approver.id);
        message.findings = check_tone(all_words(message.content));
    }
}

std::pair<std::int64_t, base::Uuid> read_cursor(const std::string& text) {
    const auto dot = text.find('.');
    const std::pair first{std::numeric_limits<std::int64_t>::max(), base::Uuid{}};
    if (dot == std::string::npos) return first;
    const auto at = base::to_number<std::int64_t>(std::string_view(text).substr(0, dot));
    const auto id = base::parse_uuid(std::string_view(text).substr(dot + 1));
    return at && id ? std::pair{*at, *id} : first;
}

std::string cursor_of(base::Instant at, MessageId id) {
    return std::to_string(at.ms) + '.' + base::to_string(id);
}

void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb) {
    store::record(tx, who, verb, entry.message.id.uuid, entry.area);
}

}  // namespace outreach
