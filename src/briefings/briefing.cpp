#include "briefings/briefing.hpp"

#include <map>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace briefings {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t minutes_of_a_day = 24 * 60;
constexpr std::int64_t shortest = 5;
constexpr int most_days_away = 3 * 366;

/// Whether the body of a briefing b, or one that takes part in it, is $1 or one to which person $2 belongs on day $3.
const std::string is_of_caller = R"(
    EXISTS (SELECT 1 FROM (SELECT b.body UNION SELECT i.body FROM briefing_body i WHERE i.briefing = b.id) there
            WHERE there.body = $1
               OR EXISTS (SELECT 1 FROM belonging g WHERE g.person = $2 AND g.body = there.body
                          AND g.valid_from <= $3 AND (g.valid_until IS NULL OR g.valid_until >= $3))))";

Briefing read_briefing(const store::Row& row) {
    return {
        .id = row.id<BriefingTag>("id"),
        .body = {row.uuid("body"), row.text("body_name")},
        .title = row.text("title"),
        .rhythm = {row.text("rule"), row.day("first_day"), row.maybe_day("until")},
        .hours = {row.integer("start_minute"), row.integer("minutes")},
        .place = row.text("place"),
        .link = row.text("link"),
        .item = row.is_null("item") ? std::nullopt : std::optional(row.id<plans::ItemTag>("item")),
        .sequence = row.integer("sequence"),
        .changed_at = row.instant("changed_at"),
        .before = {},
    };
}

Words words_of(const Briefing& briefing) {
    return {briefing.title, briefing.place, briefing.link, briefing.rhythm.until};
}

Words tidied(const Words& words) {
    return {base::tidy(words.title), base::tidy(words.place), base::tidy(words.link), words.until};
}

/// A link is opened by people of many bodies: only a page of the web may stand there.
bool is_web_link(std::string_view link) {
    return link.empty() || ((link.starts_with("https://") || link.starts_with("http://")) &&
                            link.find_first_of(" \"<>") == std::string_view::npos);
}

void require_words(const Words& words, base::Day first_day) {
    if (words.title.empty()) throw Problem(ProblemKind::invalid, "briefing.title_empty");
    if (!is_web_link(words.link)) throw Problem(ProblemKind::invalid, "briefing.link_wrong", words.link);
    if (words.until && *words.until < first_day)
        throw Problem(ProblemKind::invalid, "briefing.period_wrong", base::to_string(*words.until));
}

/// Days are counted one by one from the first: one of another century would keep everybody waiting.
void require_near(base::Day first_day, base::Day today) {
    if (first_day < today - most_days_away || first_day > today + most_days_away)
        throw Problem(ProblemKind::invalid, "briefing.first_day_far", base::to_string(first_day));
}

/// Those of the caller that $4 names, or all, with how they were held before.
std::vector<Briefing> read_briefings(store::Transaction& tx, const base::Who& who, std::optional<BriefingId> only) {
    const std::vector<store::Value> parameters{who.body, who.person, base::day_of(tx.now()), only};
    const auto which = " WHERE ($4 IS NULL OR b.id = $4) AND " + is_of_caller;
    auto found = store::all(read_briefing, tx.run("SELECT b.*, h.name AS body_name FROM briefing b "
                                                  "JOIN body h ON h.id = b.body" +
                                                      which + " ORDER BY b.title, b.id",
                                                  parameters));
    std::map<BriefingId, std::vector<Stretch>> before;
    for (const auto& row : tx.run("SELECT s.* FROM briefing_stretch s JOIN briefing b ON b.id = s.briefing" + which +
                                      " ORDER BY s.first_day",
                                  parameters))
        before[row.id<BriefingTag>("briefing")].push_back({{row.text("rule"), row.day("first_day"), row.day("until")},
                                                           {row.integer("start_minute"), row.integer("minutes")}});
    for (auto& briefing : found) briefing.before = std::move(before[briefing.id]);
    return found;
}

void require_own_item(store::Transaction& tx, const base::Who& who, const std::optional<plans::ItemId>& item) {
    if (!item) return;
    if (tx.run("SELECT 1 AS found FROM plan_item i JOIN plan p ON p.id = i.plan WHERE i.id = $1 AND p.body = $2",
               {*item, who.body})
            .empty())
        throw Problem(ProblemKind::not_found, "plan.item_not_found", base::to_string(*item));
}

void set_participants(store::Transaction& tx, BriefingId id, const base::Uuid& holder,
                      const std::vector<base::Uuid>& bodies) {
    tx.change("DELETE FROM briefing_body WHERE briefing = $1", {id});
    std::int64_t invited = 0;
    for (const auto& body : bodies) {
        if (body == holder) continue;
        if (tx.run("SELECT 1 AS found FROM body WHERE id = $1", {body}).empty())
            throw Problem(ProblemKind::not_found, "body.not_found", base::to_string(body));
        invited +=
            tx.change("INSERT INTO briefing_body (briefing, body) VALUES ($1, $2) ON CONFLICT DO NOTHING", {id, body});
    }
    if (invited == 0) throw Problem(ProblemKind::invalid, "briefing.nobody_takes_part");
}

base::Uuid area_of(store::Transaction& tx, const base::Uuid& body) {
    return tx.run("SELECT area FROM body WHERE id = $1", {body}).at(0).uuid("area");
}

}  // namespace

void require_hours(const Hours& hours) {
    if (hours.start_minute < 0 || hours.minutes < shortest || hours.start_minute >= minutes_of_a_day ||
        hours.minutes > minutes_of_a_day - hours.start_minute)
        throw Problem(ProblemKind::invalid, "briefing.time_wrong", std::to_string(hours.start_minute));
}

calendar::Rhythm require_rhythm(const std::string& rule, base::Day first_day, std::optional<base::Day> until,
                                base::Day today) {
    require_near(first_day, today);
    if (until && *until < first_day)
        throw Problem(ProblemKind::invalid, "briefing.period_wrong", base::to_string(*until));
    calendar::Rhythm rhythm{"", first_day, until};
    if (!base::trim(rule).empty()) {
        const auto read = calendar::read_rule(rule);
        if (!read) throw Problem(ProblemKind::invalid, "briefing.rule_wrong", rule);
        rhythm.rule = read->rule;
    }
    if (!first_day_held(rhythm)) throw Problem(ProblemKind::invalid, "briefing.never_held", rhythm.rule);
    return rhythm;
}

BriefingId set_up(store::Transaction& tx, const base::Who& who, const NewBriefing& wanted) {
    plans::require_desk(tx, who);
    accounts::require_body(tx, who, Permission::briefings_hold, who.body);
    const auto words = tidied({wanted.title, wanted.place, wanted.link, wanted.until});
    require_words(words, wanted.first_day);
    require_hours({wanted.start_minute, wanted.minutes});
    const auto rhythm = require_rhythm(wanted.rule, wanted.first_day, wanted.until, base::day_of(tx.now()));
    require_own_item(tx, who, wanted.item);
    const BriefingId id{tx.new_id()};
    tx.change(R"(
        INSERT INTO briefing (id, body, title, rule, first_day, until, start_minute, minutes, place, link, item,
                              sequence, made_at, made_by, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $13, $12))",
              {id, who.body, words.title, rhythm.rule, rhythm.first_day, rhythm.until, wanted.start_minute,
               wanted.minutes, words.place, words.link, wanted.item, tx.now(), who.account});
    set_participants(tx, id, who.body, wanted.bodies);
    store::record(tx, who, "briefing.set_up", id.uuid, area_of(tx, who.body));
    return id;
}

Briefing get(store::Transaction& tx, const base::Who& who, BriefingId id) {
    auto found = read_briefings(tx, who, id);
    if (found.empty()) throw Problem(ProblemKind::not_found, "briefing.not_found", base::to_string(id));
    return std::move(found.front());
}

bool holds(store::Transaction& tx, const base::Who& who, const Briefing& briefing) {
    return accounts::reaches_body(tx, who, Permission::briefings_hold, briefing.body.id);
}

Briefing held_by(store::Transaction& tx, const base::Who& who, BriefingId id) {
    auto briefing = get(tx, who, id);
    accounts::require_body(tx, who, Permission::briefings_hold, briefing.body.id);
    return briefing;
}

std::vector<Briefing> list(store::Transaction& tx, const base::Who& who) {
    return read_briefings(tx, who, std::nullopt);
}

std::vector<plans::BodyName> participants(store::Transaction& tx, BriefingId id) {
    std::vector<plans::BodyName> bodies;
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name FROM briefing_body i JOIN body b ON b.id = i.body WHERE i.briefing = $1
             ORDER BY b.name_key, b.id)",
                                  {id}))
        bodies.push_back({row.uuid("id"), row.text("name")});
    return bodies;
}

Briefing reword(store::Transaction& tx, const base::Who& who, BriefingId id, const Words& from, const Words& to) {
    const auto briefing = held_by(tx, who, id);
    const auto wanted = tidied(to);
    const auto stands = words_of(briefing);
    if (stands == wanted) return briefing;
    if (stands != tidied(from)) throw Problem(ProblemKind::conflict, "briefing.changed_meanwhile", base::to_string(id));
    require_words(wanted, briefing.rhythm.first_day);
    tx.change(R"(
        UPDATE briefing SET title = $2, place = $3, link = $4, until = $5, sequence = sequence + 1, changed_at = $6
        WHERE id = $1)",
              {id, wanted.title, wanted.place, wanted.link, wanted.until, tx.now()});
    store::record(tx, who, "briefing.reworded", id.uuid, area_of(tx, briefing.body.id));
    return get(tx, who, id);
}

void invite(store::Transaction& tx, const base::Who& who, BriefingId id, const std::vector<base::Uuid>& bodies) {
    const auto briefing = held_by(tx, who, id);
    set_participants(tx, id, briefing.body.id, bodies);
    store::record(tx, who, "briefing.invited", id.uuid, area_of(tx, briefing.body.id));
}

}  // namespace briefings
