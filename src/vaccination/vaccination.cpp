#include "vaccination/vaccination.hpp"

#include <algorithm>
#include <iterator>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace vaccination {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most = 100'000;
constexpr std::size_t longest_place = 300;
constexpr int most_days_away = 366;

struct Entry {
    Session session;
    std::int64_t home = 0;
    std::string area_path;
};

std::string select_sessions(const std::string& where) {
    return R"(
        SELECT s.*, a.name AS area_name, a.path AS area_path FROM vaccination_session s JOIN area a ON a.id = s.area WHERE )" +
           where;
}

Entry read_entry(const store::Row& row) {
    return {.session = {.id = row.id<VaccinationSessionTag>("id"),
                        .area = {row.uuid("area"), row.text("area_name")},
                        .place = row.text("place"),
                        .day = row.day("day"),
                        .slots = row.integer("slots"),
                        .doses = row.integer("doses"),
                        .state = base::named<State>(row.text("state")),
                        .groups = {},
                        .ready = {}},
            .home = row.integer("home"),
            .area_path = row.text("area_path")};
}

GroupCount read_count(const store::Row& row) {
    return {row.text("code"),           row.integer("invited"),      row.integer("came"),
            row.integer("first_doses"), row.integer("second_doses"), row.integer("more_doses")};
}

std::int64_t doses_of(const GroupCount& count) {
    return count.first_doses + count.second_doses + count.more_doses;
}

/// Adds the numbers and what is ready, in two statements for all.
void complete(store::Transaction& tx, std::vector<Entry>& entries) {
    std::vector<store::Value> parameters;
    std::vector<base::Uuid> ids;
    for (const auto& entry : entries) ids.push_back(entry.session.id.uuid);
    const auto list = store::list_behind(parameters, ids);
    const auto of = [&](const store::Row& row) -> Session& {
        const auto id = row.id<VaccinationSessionTag>("session");
        const auto is_it = [&](const Entry& entry) { return entry.session.id == id; };
        return std::ranges::find_if(entries, is_it)->session;
    };
    for (const auto& row :
         tx.run("SELECT * FROM vaccination_group WHERE session IN " + list + " ORDER BY session, code", parameters))
        of(row).groups.push_back(read_count(row));
    for (const auto& row :
         tx.run("SELECT * FROM vaccination_ready WHERE session IN " + list + " ORDER BY session, code", parameters))
        of(row).ready.push_back(row.text("code"));
}

Entry entry(store::Transaction& tx, SessionId id) {
    const auto rows = tx.run(select_sessions("s.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "vaccination.not_found", base::to_string(id));
    std::vector<Entry> found{read_entry(rows.front())};
    complete(tx, found);
    return std::move(found.front());
}

Entry reached(store::Transaction& tx, const base::Who& who, SessionId id) {
    auto found = entry(tx, id);
    accounts::require(who, Permission::health_read, found.area_path);
    return found;
}

NewSession checked(store::Transaction& tx, NewSession wanted) {
    const auto today = base::day_of(tx.now());
    wanted.place = base::tidy(base::to_nfc(wanted.place));
    if (wanted.place.empty() || wanted.place.size() > longest_place)
        throw Problem(ProblemKind::invalid, "vaccination.place_missing");
    if (wanted.slots < 1 || wanted.slots > most || wanted.doses < 0 || wanted.doses > most)
        throw Problem(ProblemKind::invalid, "vaccination.numbers_wrong");
    if (wanted.day < today || wanted.day > today + most_days_away)
        throw Problem(ProblemKind::invalid, "vaccination.day_wrong", base::to_string(wanted.day));
    return wanted;
}

GroupCount count_of(const Session& session, const std::string& code) {
    const auto found = std::ranges::find(session.groups, code, &GroupCount::code);
    return found == session.groups.end() ? GroupCount{.code = code} : *found;
}

void check(store::Transaction& tx, const Session& session, const GroupCount& before, const GroupCount& count) {
    const auto known = groups_on(session.day);
    if (std::ranges::find(known, count.code, &Group::code) == known.end())
        throw Problem(ProblemKind::invalid, "vaccination.group_unknown", count.code);
    if (session.state == State::cancelled) throw Problem(ProblemKind::conflict, "vaccination.not_now");
    const auto [least, highest] =
        std::minmax({count.invited, count.came, count.first_doses, count.second_doses, count.more_doses});
    if (least < 0 || highest > most || doses_of(count) > count.came)
        throw Problem(ProblemKind::invalid, "vaccination.numbers_wrong");
    std::int64_t invited = count.invited - before.invited;
    for (const auto& one : session.groups) invited += one.invited;
    if (count.invited > before.invited && invited > session.slots)
        throw Problem(ProblemKind::conflict, "vaccination.too_many_invited", std::to_string(invited));
    if (count.came > 0 && session.day > base::day_of(tx.now()))
        throw Problem(ProblemKind::conflict, "vaccination.not_begun", base::to_string(session.day));
}

}  // namespace

std::vector<Group> groups_on(base::Day day) {
    static const auto all = base::vocabulary<Group>("vaccination/vocabulary/priority_groups.json");
    const auto release = base::rule_on(all, day).valid_from;
    std::vector<Group> groups;
    std::ranges::copy_if(all, std::back_inserter(groups), [&](const Group& one) { return one.valid_from == release; });
    return groups;
}

const std::vector<Item>& readiness() {
    static const auto read_once = base::vocabulary<Item>("vaccination/vocabulary/readiness.json");
    return read_once;
}

Session plan(store::Transaction& tx, const base::Who& who, const NewSession& asked) {
    const auto area = areas::get(tx, asked.area);
    accounts::require(who, Permission::health_read, area.path);
    const auto commune = households::commune_of(tx, area);
    const auto wanted = checked(tx, asked);
    if (wanted.id && !tx.run("SELECT 1 AS found FROM vaccination_session WHERE id = $1", {*wanted.id}).empty()) {
        auto there = entry(tx, *wanted.id).session;
        if (there.area.id == area.id.uuid && there.place == wanted.place && there.day == wanted.day &&
            there.slots == wanted.slots && there.doses == wanted.doses)
            return there;
        throw Problem(ProblemKind::conflict, "vaccination.id_taken", base::to_string(*wanted.id));
    }
    const auto id = wanted.id.value_or(SessionId{tx.new_id()});
    tx.change(R"(
        INSERT INTO vaccination_session (home, id, commune, area, place, day, slots, doses, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned'))",
              {commune.home, id, commune.id, area.id, wanted.place, wanted.day, wanted.slots, wanted.doses});
    store::record(tx, who, "vaccination.planned", id.uuid, area.id.uuid, base::Json{{"slots", wanted.slots}});
    return entry(tx, id).session;
}

Session get(store::Transaction& tx, const base::Who& who, SessionId id) {
    auto found = entry(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, found.area_path);
    return std::move(found.session);
}

std::vector<Session> list(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day from,
                          std::optional<SessionId> after, std::size_t limit) {
    const auto place = areas::get(tx, area);
    accounts::require_figures(tx, who, Permission::plans_read, place.path);
    auto found = store::all(read_entry, tx.run(select_sessions(R"(
        s.commune = $1 AND s.day >= $2
        AND ($3 IS NULL OR (s.day, s.id) > (SELECT l.day, l.id FROM vaccination_session l WHERE l.id = $3))
        ORDER BY s.day, s.id LIMIT $4)"),
                                               {households::commune_of(tx, place).id, from, after, limit}));
    complete(tx, found);
    std::vector<Session> sessions;
    for (auto& one : found) sessions.push_back(std::move(one.session));
    return sessions;
}

Session tick(store::Transaction& tx, const base::Who& who, SessionId id, const std::string& item, bool is_there) {
    const auto found = reached(tx, who, id);
    if (std::ranges::find(readiness(), item, &Item::code) == readiness().end())
        throw Problem(ProblemKind::invalid, "vaccination.item_unknown", item);
    if (found.session.state != State::planned) throw Problem(ProblemKind::conflict, "vaccination.not_now");
    if (is_there)
        tx.change(R"(INSERT INTO vaccination_ready (home, session, code) VALUES ($1, $2, $3)
                     ON CONFLICT (home, session, code) DO NOTHING)",
                  {found.home, id, item});
    else
        tx.change("DELETE FROM vaccination_ready WHERE home = $1 AND session = $2 AND code = $3",
                  {found.home, id, item});
    store::record(tx, who, is_there ? "vaccination.ready" : "vaccination.not_ready", id.uuid, found.session.area.id,
                  base::Json{{"item", item}});
    return entry(tx, id).session;
}

Session note(store::Transaction& tx, const base::Who& who, SessionId id, const GroupCount& count) {
    const auto found = reached(tx, who, id);
    const auto before = count_of(found.session, count.code);
    if (before == count) return found.session;
    check(tx, found.session, before, count);
    tx.change(R"(
        INSERT INTO vaccination_group (home, session, code, invited, came, first_doses, second_doses, more_doses)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (home, session, code) DO UPDATE SET invited = excluded.invited, came = excluded.came,
            first_doses = excluded.first_doses, second_doses = excluded.second_doses, more_doses = excluded.more_doses)",
              {found.home, id, count.code, count.invited, count.came, count.first_doses, count.second_doses,
               count.more_doses});
    if (const auto more = doses_of(count) - doses_of(before); more != 0)
        store::count(tx, found.session.area.id, doses_indicator, found.session.day, more);
    store::record(tx, who, "vaccination.noted", id.uuid, found.session.area.id,
                  base::Json{{"group", count.code}, {"invited", count.invited}, {"doses", doses_of(count)}});
    return entry(tx, id).session;
}

Session set_state(store::Transaction& tx, const base::Who& who, SessionId id, State state) {
    const auto found = reached(tx, who, id);
    if (found.session.state == state) return found.session;
    if (state == State::held && found.session.day > base::day_of(tx.now()))
        throw Problem(ProblemKind::conflict, "vaccination.not_begun", base::to_string(found.session.day));
    const auto has_results =
        std::ranges::any_of(found.session.groups, [](const auto& one) { return doses_of(one) > 0; });
    if (state == State::cancelled && has_results) throw Problem(ProblemKind::conflict, "vaccination.has_results");
    tx.change("UPDATE vaccination_session SET state = $3 WHERE home = $1 AND id = $2",
              {found.home, id, base::name_of(state)});
    store::record(tx, who, "vaccination." + base::name_of(state), id.uuid, found.session.area.id,
                  base::Json{{"from", base::name_of(found.session.state)}});
    return entry(tx, id).session;
}

std::vector<store::Indicator> indicators() {
    return {{doses_indicator, R"(
        SELECT s.area, s.day, g.first_doses + g.second_doses + g.more_doses AS value
        FROM vaccination_group g JOIN vaccination_session s ON s.home = g.home AND s.id = g.session
        WHERE g.first_doses + g.second_doses + g.more_doses <> 0)"}};
}

}  // namespace vaccination
