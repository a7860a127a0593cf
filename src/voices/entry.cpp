#include "voices/entry.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "calendar/calendar.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"
#include "voices/counting.hpp"

namespace voices {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// What the journal says of each act.
constexpr std::pair<Act, std::string_view> verbs[] = {
    {Act::open, "voice.opened"},        {Act::classify, "voice.classified"}, {Act::give, "voice.given"},
    {Act::hand_back, "voice.returned"}, {Act::raise, "voice.raised"},        {Act::send_back, "voice.sent_back"},
    {Act::answer, "voice.answered"},    {Act::pass_down, "voice.passed"},    {Act::close, "voice.closed"},
    {Act::join, "voice.joined"},        {Act::part, "voice.parted"},         {Act::note, "voice.noted"},
    {Act::reopen, "voice.reopened"},    {Act::rate, "voice.rated"},          {Act::take_back, "voice.taken_back"},
};

std::string_view verb_of(Act act) {
    return std::ranges::find(verbs, act, &std::pair<Act, std::string_view>::first)->second;
}

template <class E>
std::optional<E> maybe_named(const store::Row& row, const char* column) {
    const auto name = row.maybe_text(column);
    return name ? std::optional(base::named<E>(*name)) : std::nullopt;
}

template <class E>
std::optional<std::string> maybe_name(const std::optional<E>& value) {
    return value ? std::optional(base::name_of(*value)) : std::nullopt;
}

void write_standing(store::Transaction& tx, const Entry& entry, const Standing& after) {
    tx.change(R"(
        UPDATE voice SET kind = $3, topic = $4, state = $5, grade = $6, owner = $7, passed_up = $8, joined_to = $9, since = $10,
                         due_at = $11, until = $12, is_open = $13, reopened = $14, satisfaction = $15
        WHERE home = $1 AND id = $2)",
              {entry.home, entry.id, base::name_of(after.kind), after.topic, base::name_of(after.state),
               maybe_name(after.grade), after.owner, base::to_json(after.passed_up), after.joined_to, after.since,
               after.due_at, until_of(after), is_open(after.state), after.reopened, maybe_name(after.satisfaction)});
    if (after.owner)
        tx.change("INSERT INTO voice_passing (home, voice, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                  {entry.home, entry.id, *after.owner});
}

/// How much more is open by this.
std::int64_t opened_by(const Standing& before, const Standing& after, Act act) {
    const bool was = act != Act::open && is_open(before.state);
    return std::int64_t{is_open(after.state)} - std::int64_t{was};
}

void write_step(store::Transaction& tx, const base::Who& who, const Entry& before, const Standing& after,
                const Said& said, const std::optional<std::string>& sealed_words) {
    const auto somebody = who.is_somebody() ? std::optional(who.account) : std::nullopt;
    const auto body = who.body == base::Uuid{} ? std::nullopt : std::optional(who.body);
    const auto today = base::day_of(tx.now());
    const auto opens = opened_by(before.standing, after, said.act);
    tx.change(R"(
        INSERT INTO voice_step (home, voice, part, act, at, day, area, account, body, code, words, to_body, before, opens, taken_back)
        SELECT $1, $2, COUNT(*) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, FALSE FROM voice_step
        WHERE home = $1 AND voice = $2)",
              {before.home, before.id, base::name_of(said.act), tx.now(), today, before.area, somebody, body, said.code,
               sealed_words, said.to, base::to_json(before.standing), opens});
    if (opens != 0) store::count(tx, before.area, open_indicator, today, opens);
}

/// A voice that turns out to speak of something else is counted there, on the day on which it was said.
void count_topic(store::Transaction& tx, const Entry& before, const Standing& after, Act act) {
    if (act != Act::open && before.standing.topic == after.topic) return;
    if (act != Act::open) store::count(tx, before.area, topic_indicator(before.standing.topic), before.said_on, -1);
    store::count(tx, before.area, topic_indicator(after.topic), before.said_on, 1);
}

void keep_all(store::Transaction& tx, const base::Who& who, const Entry& before, const Standing& after,
              const Said& said, const std::optional<std::string>& sealed_words) {
    write_standing(tx, before, after);
    recount(tx, before, said.act == Act::open ? std::nullopt : std::optional(before.standing), after);
    count_topic(tx, before, after, said.act);
    write_step(tx, who, before, after, said, sealed_words);
    if (said.act == Act::rate)
        store::count(tx, before.area, rated_indicator(*after.satisfaction), base::day_of(tx.now()), 1);
    base::Json detail{{"state", base::name_of(after.state)}, {"topic", after.topic}};
    if (!said.code.empty()) detail.as_object()["code"] = said.code;
    if (said.to) detail.as_object()["to"] = base::to_string(*said.to);
    store::record(tx, who, verb_of(said.act), before.id.uuid, before.area, detail);
}

std::vector<base::Uuid> bodies_passed(store::Transaction& tx, const Entry& entry) {
    return store::all([](const store::Row& row) { return row.uuid("body"); },
                      tx.run("SELECT body FROM voice_passing WHERE home = $1 AND voice = $2", {entry.home, entry.id}));
}

}  // namespace

const std::string voice_columns = R"(
    v.*, a.name AS area_name, a.path AS area_path, o.name AS owner_name,
    (SELECT COUNT(*) FROM voice j WHERE j.joined_to = v.id) AS joined,
    (SELECT COUNT(*) FROM voice_picture p WHERE p.home = v.home AND p.voice = v.id) AS pictures )";
const std::string voice_tables = " voice v JOIN area a ON a.id = v.area LEFT JOIN body o ON o.id = v.owner ";

bool is_open(State state) {
    return state != State::answered && state != State::closed && state != State::joined;
}

Entry read_entry(const store::Row& row) {
    return {.id = row.id<VoiceTag>("id"),
            .home = row.integer("home"),
            .commune = row.uuid("commune"),
            .area = row.uuid("area"),
            .area_path = row.text("area_path"),
            .said_on = row.day("said_on"),
            .is_sealed = row.boolean("is_sealed"),
            .standing = {.kind = base::named<Kind>(row.text("kind")),
                         .topic = row.text("topic"),
                         .state = base::named<State>(row.text("state")),
                         .grade = maybe_named<Grade>(row, "grade"),
                         .owner = row.maybe_uuid("owner"),
                         .passed_up = base::from_json_text<std::vector<base::Uuid>>(row.text("passed_up")),
                         .joined_to = row.maybe_uuid("joined_to"),
                         .since = row.instant("since"),
                         .due_at = row.maybe_instant("due_at"),
                         .reopened = row.integer("reopened"),
                         .satisfaction = maybe_named<Satisfaction>(row, "satisfaction")}};
}

Voice read_voice(store::Transaction& tx, const store::Row& row) {
    const auto standing = read_entry(row).standing;
    Voice voice{.id = row.id<VoiceTag>("id"),
                .area = {row.uuid("area"), row.text("area_name")},
                .kind = standing.kind,
                .topic = standing.topic,
                .source = base::named<Source>(row.text("source")),
                .state = standing.state,
                .grade = standing.grade,
                .owner = std::nullopt,
                .levels_up = static_cast<std::int64_t>(standing.passed_up.size()),
                .joined_to = standing.joined_to,
                .joined = row.integer("joined"),
                .said_at = row.instant("said_at"),
                .since = standing.since,
                .due_at = standing.due_at,
                .is_late = row.integer("until") < tx.now().ms,
                .reopened = standing.reopened,
                .pictures = row.integer("pictures"),
                .satisfaction = standing.satisfaction};
    if (standing.owner) voice.owner = Place{*standing.owner, row.text("owner_name")};
    return voice;
}

Entry entry(store::Transaction& tx, VoiceId id) {
    const auto rows = tx.run("SELECT " + voice_columns + " FROM " + voice_tables + " WHERE v.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "voice.not_found", base::to_string(id));
    return read_entry(rows.front());
}

Voice find_voice(store::Transaction& tx, VoiceId id) {
    const auto rows = tx.run("SELECT " + voice_columns + " FROM " + voice_tables + " WHERE v.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "voice.not_found", base::to_string(id));
    return read_voice(tx, rows.front());
}

bool acts_for(store::Transaction& tx, const base::Who& who, Permission permission, const base::Uuid& body) {
    const auto bodies = accounts::reach_of(who, permission).bodies;
    return std::ranges::find(bodies, body) != bodies.end() ||
           accounts::reaches_body(tx, who, Permission::needs_decide, body);
}

bool holds(store::Transaction& tx, const base::Who& who, Permission permission, const Entry& entry) {
    const auto& standing = entry.standing;
    const bool is_above = standing.state == State::raised || standing.state == State::coming_down;
    if (!is_above && accounts::reaches(who, Permission::needs_decide, entry.area_path)) return true;
    return standing.owner && acts_for(tx, who, permission, *standing.owner);
}

void require_hold(store::Transaction& tx, const base::Who& who, Permission permission, const Entry& entry) {
    if (!holds(tx, who, permission, entry))
        throw Problem(ProblemKind::forbidden, "account.outside_area", entry.area_path);
}

void require_sight(store::Transaction& tx, const base::Who& who, const Entry& entry) {
    if (accounts::reaches(who, Permission::needs_decide, entry.area_path)) return;
    for (const auto& body : bodies_passed(tx, entry))
        if (acts_for(tx, who, Permission::needs_answer, body)) return;
    throw Problem(ProblemKind::forbidden, "account.outside_area", entry.area_path);
}

void keep(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Entry& before,
          const Standing& after, const Said& said) {
    const auto whole = base::to_nfc(said.words);
    const auto words = base::trim(whole);
    std::optional<std::string> sealed;
    if (!words.empty()) {
        if (!store::is_sealed(tx, before.id.uuid))
            throw Problem(ProblemKind::conflict, "voice.erased", base::to_string(before.id));
        sealed = store::seal_text(tx, master, before.id.uuid, words);
    }
    keep_all(tx, who, before, after, said, sealed);
}

void keep(store::Transaction& tx, const base::Who& who, const Entry& before, const Standing& after, const Said& said) {
    keep_all(tx, who, before, after, said, std::nullopt);
}

void seal_record(store::Transaction& tx, const store::MasterKey& master, const Entry& entry, const Record& record) {
    store::seal(tx, master, entry.id.uuid, entry.commune, base::parse_json(base::to_json(record)));
}

std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& id) {
    const auto json = store::unseal(tx, master, id);
    if (!json) return std::nullopt;
    return base::from_json<Record>(*json);
}

void forget(store::Transaction& tx, const Entry& entry) {
    store::erase_sealed(tx, entry.id.uuid);
    tx.change("DELETE FROM voice_picture WHERE home = $1 AND voice = $2", {entry.home, entry.id});
    tx.change("UPDATE voice SET is_sealed = FALSE WHERE home = $1 AND id = $2", {entry.home, entry.id});
}

base::Instant accept_until(store::Transaction& tx, base::Instant from) {
    return calendar::add_working_hours(tx, from, rule_on(base::day_of(from)).accept_hours);
}

base::Instant answer_until(store::Transaction& tx, const std::optional<Grade>& grade, base::Instant from) {
    const auto& targets = rule_on(base::day_of(from)).targets;
    const auto target = std::ranges::find(targets, grade.value_or(Grade::normal), &Target::grade);
    return calendar::add_working_hours(tx, from, target->hours);
}

std::string required_words(const std::string& words) {
    auto tidy = std::string(base::trim(base::to_nfc(words)));
    if (tidy.empty()) throw Problem(ProblemKind::invalid, "voice.words_missing");
    return tidy;
}

}  // namespace voices
