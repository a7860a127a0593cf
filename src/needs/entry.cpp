#include "needs/entry.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "calendar/calendar.hpp"
#include "needs/counting.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"

namespace needs {
namespace {

using base::Problem;
using base::ProblemKind;

/// What the journal says of each act.
constexpr std::pair<Act, std::string_view> verbs[] = {
    {Act::open, "need.opened"},        {Act::triage, "need.triaged"},      {Act::assign, "need.assigned"},
    {Act::hand_back, "need.returned"}, {Act::begin, "need.begun"},         {Act::finish, "need.done"},
    {Act::refuse, "need.refused"},     {Act::join, "need.joined"},         {Act::differ, "need.told_apart"},
    {Act::note, "need.noted"},         {Act::match, "need.matched"},       {Act::unmatch, "need.unmatched"},
    {Act::reopen, "need.reopened"},    {Act::withdraw, "need.withdrawn"},  {Act::appeal, "need.appealed"},
    {Act::uphold, "need.upheld"},      {Act::overturn, "need.overturned"}, {Act::take_back, "need.taken_back"},
    {Act::correct, "need.corrected"},  {Act::erase, "need.erased"},
};

std::string_view verb_of(Act act) {
    return std::ranges::find(verbs, act, &std::pair<Act, std::string_view>::first)->second;
}

std::optional<Urgency> urgency_of(const store::Row& row) {
    const auto name = row.maybe_text("urgency");
    return name ? std::optional(base::named<Urgency>(*name)) : std::nullopt;
}

void write_standing(store::Transaction& tx, const Entry& entry, const Standing& after) {
    const auto urgency = after.urgency ? std::optional(base::name_of(*after.urgency)) : std::nullopt;
    tx.change(R"(
        UPDATE need SET kind = $3, state = $4, urgency = $5, owner = $6, waits = $7, joined_to = $8, since = $9, due_at = $10,
                        until = $11, is_open = $12, refused_by = $13, reopened = $14, appeals = $15
        WHERE home = $1 AND id = $2)",
              {entry.home, entry.id, after.kind, base::name_of(after.state), urgency, after.owner, after.waits,
               after.joined_to, after.since, after.due_at, until_of(after), is_open(after.state), after.refused_by,
               after.reopened, after.appeals});
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
        INSERT INTO need_step (home, need, part, act, at, day, area, account, body, code, words, to_body, before, opens, taken_back)
        SELECT $1, $2, COUNT(*) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, FALSE FROM need_step WHERE home = $1 AND need = $2)",
              {before.home, before.id, base::name_of(said.act), tx.now(), today, before.area, somebody, body, said.code,
               sealed_words, said.to, base::to_json(before.standing), opens});
    if (opens != 0) store::count(tx, before.area, open_indicator, today, opens);
}

void keep_all(store::Transaction& tx, const base::Who& who, const Entry& before, const Standing& after,
              const Said& said, const std::optional<std::string>& sealed_words) {
    write_standing(tx, before, after);
    recount(tx, before, said.act == Act::open ? std::nullopt : std::optional(before.standing), after);
    write_step(tx, who, before, after, said, sealed_words);
    base::Json detail{{"state", base::name_of(after.state)}, {"kind", after.kind}};
    if (!said.code.empty()) detail.as_object()["code"] = said.code;
    if (said.to) detail.as_object()["to"] = base::to_string(*said.to);
    store::record(tx, who, verb_of(said.act), before.id.uuid, before.area, detail);
    // Telephones that hold the household fetch it again. The line says no more than that: not even that something is
    // needed, for the journal is read by more people.
    if (before.household && said.act != Act::note)
        store::record_by_system(tx, "household.approach_changed", *before.household, before.area);
}

}  // namespace

const std::string need_columns = R"(
    n.*, a.name AS area_name, a.path AS area_path, o.name AS owner_name, COALESCE(g.survivor, n.household) AS living_household,
    h.team AS household_team )";
const std::string need_tables = R"(
    need n JOIN area a ON a.id = n.area LEFT JOIN body o ON o.id = n.owner LEFT JOIN household_alias g ON g.id = n.household
    LEFT JOIN household h ON h.id = COALESCE(g.survivor, n.household) )";

bool is_open(State state) {
    return state != State::done && state != State::refused && state != State::joined;
}

Need read_need(store::Transaction& tx, const store::Row& row) {
    Need need{.id = row.id<NeedTag>("id"),
              .area = {row.uuid("area"), row.text("area_name")},
              .household = row.maybe_uuid("living_household"),
              .source = base::named<Source>(row.text("source")),
              .kind = row.text("kind"),
              .wait = base::named<Wait>(row.text("wait")),
              .state = base::named<State>(row.text("state")),
              .urgency = urgency_of(row),
              .owner = std::nullopt,
              .waits = row.boolean("waits"),
              .joined_to = row.maybe_uuid("joined_to"),
              .asked_at = row.instant("asked_at"),
              .since = row.instant("since"),
              .due_at = row.maybe_instant("due_at"),
              .is_late = row.integer("until") < tx.now().ms,
              .reopened = row.integer("reopened"),
              .appeals = row.integer("appeals")};
    if (const auto owner = row.maybe_uuid("owner")) need.owner = Place{*owner, row.text("owner_name")};
    return need;
}

Entry read_entry(const store::Row& row) {
    return {.id = row.id<NeedTag>("id"),
            .home = row.integer("home"),
            .commune = row.uuid("commune"),
            .area = row.uuid("area"),
            .area_path = row.text("area_path"),
            .household = row.maybe_uuid("living_household"),
            .team = row.maybe_uuid("household_team"),
            .standing = {.kind = row.text("kind"),
                         .state = base::named<State>(row.text("state")),
                         .urgency = urgency_of(row),
                         .owner = row.maybe_uuid("owner"),
                         .waits = row.boolean("waits"),
                         .joined_to = row.maybe_uuid("joined_to"),
                         .since = row.instant("since"),
                         .due_at = row.maybe_instant("due_at"),
                         .refused_by = row.maybe_uuid("refused_by"),
                         .reopened = row.integer("reopened"),
                         .appeals = row.integer("appeals")}};
}

Entry entry(store::Transaction& tx, NeedId id) {
    const auto rows = tx.run("SELECT " + need_columns + " FROM " + need_tables + " WHERE n.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "need.not_found", base::to_string(id));
    return read_entry(rows.front());
}

Need find_need(store::Transaction& tx, NeedId id) {
    const auto rows = tx.run("SELECT " + need_columns + " FROM " + need_tables + " WHERE n.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "need.not_found", base::to_string(id));
    return read_need(tx, rows.front());
}

void require_reach(const base::Who& who, base::Permission permission, const Entry& entry) {
    if (accounts::reaches(who, permission, entry.area_path)) return;
    const auto bodies = accounts::reach_of(who, permission).bodies;
    const auto holds = [&](const std::optional<base::Uuid>& body) {
        return body && std::ranges::find(bodies, *body) != bodies.end();
    };
    if (holds(entry.standing.owner) || holds(entry.team)) return;
    throw Problem(ProblemKind::forbidden, "account.outside_area", entry.area_path);
}

void keep(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Entry& before,
          const Standing& after, const Said& said) {
    const auto whole = base::to_nfc(said.words);
    const auto words = base::trim(whole);
    std::optional<std::string> sealed;
    if (!words.empty()) {
        if (!store::is_sealed(tx, before.id.uuid))
            throw Problem(ProblemKind::conflict, "need.erased", base::to_string(before.id));
        sealed = store::seal_text(tx, master, before.id.uuid, words);
    }
    keep_all(tx, who, before, after, said, sealed);
}

void keep(store::Transaction& tx, const base::Who& who, const Entry& before, const Standing& after, const Said& said) {
    keep_all(tx, who, before, after, said, std::nullopt);
}

void seal_record(store::Transaction& tx, const store::MasterKey& master, const Entry& entry, const Record& record) {
    std::vector<std::string> words{record.asker.name, record.asker.phone};
    if (record.asker.neighbour) {
        words.push_back(record.asker.neighbour->name);
        words.push_back(record.asker.neighbour->phone);
    }
    need_index.seal(tx, master, entry.id, entry.commune, base::parse_json(base::to_json(record)), words);
}

std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& id) {
    const auto json = store::unseal(tx, master, id);
    if (!json) return std::nullopt;
    return base::from_json<Record>(*json);
}

base::Instant look_until(store::Transaction& tx, base::Instant from) {
    return calendar::add_working_hours(tx, from, rule_on(base::day_of(from)).look_hours);
}

std::optional<base::Instant> meet_until(store::Transaction& tx, Urgency urgency, base::Instant from) {
    for (const auto& target : rule_on(base::day_of(from)).targets)
        if (target.urgency == urgency && target.hours) return calendar::add_working_hours(tx, from, *target.hours);
    return std::nullopt;
}

}  // namespace needs
