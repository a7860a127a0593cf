#include "situation/situation.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "households/standing.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"

namespace situation {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_words = 1000;
constexpr std::int64_t take_back_ms = 24LL * 60 * 60 * 1000;

constexpr std::string_view select_note = R"(
    SELECT n.*, a.name AS area_name, a.path AS area_path, b.name AS by_body FROM situation_note n
    JOIN area a ON a.id = n.area LEFT JOIN account u ON u.id = n.account LEFT JOIN body b ON b.id = u.body
    WHERE )";

std::string indicator_of(std::string_view topic, Tone tone) {
    return fmt::format("situation.{}.{}", topic, base::name_of(tone));
}

/// Every topic with every tone in which it is told.
struct Counted {
    std::string topic;
    Tone tone;
    std::string indicator;
    std::string select;
};

const std::vector<Counted>& all_counted() {
    static const auto made_once = [] {
        std::vector<Counted> all;
        for (const auto& [topic, vi, en, tones, takes_words] : topics())
            for (const auto tone : tones)
                all.push_back({topic, tone, indicator_of(topic, tone),
                               fmt::format("SELECT area, day, COUNT(*) AS value FROM situation_note WHERE topic = '{}' "
                                           "AND tone = '{}' AND taken_back_at IS NULL GROUP BY area, day",
                                           topic, base::name_of(tone))});
        return all;
    }();
    return made_once;
}

std::string words_of(store::Transaction& tx, const store::MasterKey& master, NoteId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    return json ? std::string(json->as_object().at("words").as_string()) : std::string();
}

Note read(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const store::Row& row) {
    const auto id = row.id<SituationNoteTag>("id");
    return {.id = id,
            .area = {row.uuid("area"), row.text("area_name")},
            .topic = row.text("topic"),
            .tone = base::named<Tone>(row.text("tone")),
            .at = row.instant("at"),
            .words = words_of(tx, master, id),
            .by = row.maybe_text("by_body").value_or(""),
            .struck_at = row.maybe_instant("struck_at"),
            .is_mine = row.uuid("account") == who.account && row.is_null("struck_at") &&
                       tx.now().ms - row.instant("received_at").ms <= take_back_ms};
}

std::optional<store::Row> find(store::Transaction& tx, NoteId id) {
    auto rows = tx.run(std::string(select_note) + "n.id = $1 AND n.taken_back_at IS NULL", {id});
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

/// By a note that was taken back, or by anything else that is sealed.
bool is_taken(store::Transaction& tx, NoteId id) {
    return store::is_sealed(tx, id.uuid) || !tx.run("SELECT 1 AS one FROM situation_note WHERE id = $1", {id}).empty();
}

store::Row existing(store::Transaction& tx, NoteId id) {
    auto row = find(tx, id);
    if (!row) throw Problem(ProblemKind::not_found, "situation.not_found", base::to_string(id));
    return std::move(*row);
}

/// The words as they are kept.
std::string checked(const NewNote& wanted) {
    const auto topic = std::ranges::find(topics(), wanted.topic, &Topic::topic);
    if (topic == topics().end() || std::ranges::find(topic->tones, wanted.tone) == topic->tones.end())
        throw Problem(ProblemKind::invalid, "situation.topic_unknown", wanted.topic);
    auto words = base::tidy(wanted.words);
    if (!words.empty() && !topic->takes_words)
        throw Problem(ProblemKind::invalid, "situation.no_words_here", wanted.topic);
    if (words.size() > longest_words) throw Problem(ProblemKind::too_large, "situation.words_too_long");
    return words;
}

bool says_the_same(const Note& known, const NewNote& wanted, const std::string& words) {
    return known.area.id == wanted.area.uuid && known.topic == wanted.topic && known.tone == wanted.tone &&
           known.words == words;
}

/// A time and an id: notes may have been seen at the same moment.
struct Cursor {
    std::int64_t at = INT64_MAX;
    base::Uuid id;
};

Cursor cursor_of(std::string_view text) {
    if (text.empty()) return {};
    const auto dot = text.find('.');
    const auto at = base::to_number<std::int64_t>(text.substr(0, dot));
    const auto id = dot == std::string_view::npos ? std::nullopt : base::parse_uuid(text.substr(dot + 1));
    if (!at || !id)
        throw Problem(ProblemKind::invalid, "request.fields_wrong", "?after",
                      {{"?after", "field.not_one_of", std::string(text)}});
    return {*at, *id};
}

}  // namespace

const std::vector<Topic>& topics() {
    static const auto read_once = base::vocabulary<Topic>("situation/vocabulary/topics.json");
    return read_once;
}

Note write_down(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewNote& wanted,
                base::Instant at) {
    const auto area = areas::get(tx, wanted.area);
    const auto commune = households::commune_of(tx, area);
    accounts::require_figures(tx, who, Permission::households_write, area.path);
    const auto words = checked(wanted);
    if (wanted.id) {
        if (const auto row = find(tx, *wanted.id)) {
            auto known = read(tx, master, who, *row);
            if (says_the_same(known, wanted, words)) return known;
            throw Problem(ProblemKind::conflict, "situation.id_taken", base::to_string(*wanted.id));
        }
        if (is_taken(tx, *wanted.id))
            throw Problem(ProblemKind::conflict, "situation.id_taken", base::to_string(*wanted.id));
    }
    const auto id = wanted.id.value_or(NoteId{tx.new_id()});
    const auto day = base::day_of(at);
    tx.change(
        R"(
        INSERT INTO situation_note (home, id, commune, area, topic, tone, day, at, received_at, account)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
        {area.home, id, commune.id, area.id, wanted.topic, base::name_of(wanted.tone), day, at, tx.now(), who.account});
    if (!words.empty()) store::seal(tx, master, id.uuid, commune.id.uuid, base::Json{{"words", words}});
    store::count(tx, area.id.uuid, indicator_of(wanted.topic, wanted.tone), day, 1);
    store::record(tx, who, "situation.noted", id.uuid, area.id.uuid);
    return read(tx, master, who, *find(tx, id));
}

void take_back(store::Transaction& tx, const base::Who& who, NoteId id) {
    const auto rows = tx.run("SELECT taken_back_at FROM situation_note WHERE id = $1", {id});
    if (!rows.empty() && !rows.front().is_null("taken_back_at")) return;
    const auto row = existing(tx, id);
    if (row.uuid("account") != who.account) throw Problem(ProblemKind::forbidden, "situation.not_yours");
    if (tx.now().ms - row.instant("received_at").ms > take_back_ms)
        throw Problem(ProblemKind::conflict, "situation.too_long_ago");
    tx.change("UPDATE situation_note SET taken_back_at = $3 WHERE home = $1 AND id = $2",
              {row.integer("home"), id, tx.now()});
    store::erase_sealed(tx, id.uuid);
    store::count(tx, row.uuid("area"), indicator_of(row.text("topic"), base::named<Tone>(row.text("tone"))),
                 row.day("day"), -1);
    store::record(tx, who, "situation.taken_back", id.uuid, row.uuid("area"));
}

void strike_words(store::Transaction& tx, const base::Who& who, NoteId id) {
    const auto row = existing(tx, id);
    accounts::require(who, Permission::households_write, row.text("area_path"));
    if (!row.is_null("struck_at")) return;
    tx.change("UPDATE situation_note SET struck_at = $3 WHERE home = $1 AND id = $2",
              {row.integer("home"), id, tx.now()});
    store::erase_sealed(tx, id.uuid);
    store::record(tx, who, "situation.words_struck", id.uuid, row.uuid("area"));
}

NotePage notes(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NoteQuery& query) {
    accounts::require(who, Permission::households_read, areas::get(tx, query.area).path);
    const auto slice = households::slice_of(tx, query.area);
    const auto after = cursor_of(query.after);
    const auto rows = tx.run(std::string(select_note) + R"(
        n.commune = $1 AND n.taken_back_at IS NULL AND ($2 IS NULL OR n.area = $2) AND ($3 = '' OR n.topic = $3)
        AND (n.at < $4 OR (n.at = $4 AND n.id < $5))
        ORDER BY n.at DESC, n.id DESC LIMIT $6)",
                             {slice.commune, slice.hamlet, query.topic, after.at, after.id, query.limit});
    NotePage page;
    for (const auto& row : rows) page.items.push_back(read(tx, master, who, row));
    if (page.items.size() == query.limit)
        page.next = fmt::format("{}.{}", page.items.back().at.ms, base::to_string(page.items.back().id));
    return page;
}

std::vector<TopicCount> counts(store::Transaction& tx, const base::Who& who, areas::AreaId id) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    std::vector<TopicCount> counts;
    for (const auto& topic : topics()) counts.push_back({.topic = topic.topic});
    for (const auto& counted : all_counted()) {
        auto& one = *std::ranges::find(counts, counted.topic, &TopicCount::topic);
        (counted.tone == Tone::good ? one.good : one.hard) = store::folded(tx, area.id.uuid, counted.indicator).value;
    }
    return counts;
}

std::vector<store::Indicator> indicators() {
    std::vector<store::Indicator> all;
    for (const auto& one : all_counted()) all.push_back({one.indicator, one.select});
    return all;
}

}  // namespace situation
