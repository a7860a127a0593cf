#include "arrivals/arrival_row.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace arrivals {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_line = 300;
constexpr std::size_t most_along = 30;
constexpr int most_days_away = 366;

constexpr std::pair<Act, std::string_view> verbs[] = {
    {Act::announce, "declared_arrival.announced"},   {Act::arrive, "declared_arrival.arrived"},
    {Act::correct, "declared_arrival.corrected"},    {Act::hand_to, "declared_arrival.handed_over"},
    {Act::settle, "declared_arrival.settled"},       {Act::leave, "declared_arrival.left"},
    {Act::take_back, "declared_arrival.taken_back"},
};

std::string_view verb_of(Act act) {
    return std::ranges::find(verbs, act, &std::pair<Act, std::string_view>::first)->second;
}

std::int64_t come_of(const Standing& standing) {
    return standing.has_come ? standing.people : 0;
}

/// Collects faults by their place in what was sent.
struct Faults {
    std::vector<base::FieldProblem> found;

    std::string line(std::string_view text, const std::string& path) {
        auto tidy = base::tidy(base::to_nfc(text));
        if (tidy.size() > longest_line) found.push_back({path, "declared_arrival.text_too_long", {}});
        return tidy;
    }
    std::string phone(std::string_view text, const std::string& path) {
        if (base::trim(text).empty()) return {};
        const auto digits = households::phone_digits(text);
        if (!digits) found.push_back({path, "household.phone_wrong", {}});
        return digits.value_or("");
    }
};

}  // namespace

std::string select_arrivals(const std::string& where) {
    return R"(
        SELECT d.*, a.name AS area_name, a.path AS area_path, t.name AS team_name
        FROM declared_arrival d JOIN area a ON a.id = d.area LEFT JOIN body t ON t.id = d.team WHERE )" +
           where;
}

Arrival read_arrival(const store::Row& row, base::Day today) {
    Arrival arrival{.id = row.id<DeclaredArrivalTag>("id"),
                    .area = {row.uuid("area"), row.text("area_name")},
                    .household = row.maybe_uuid("household"),
                    .team = std::nullopt,
                    .source = base::named<Source>(row.text("source")),
                    .state = base::named<State>(row.text("state")),
                    .people = row.integer("people"),
                    .on = row.day("on_day"),
                    .told_at = row.instant("told_at"),
                    .is_awaited = false};
    if (const auto team = row.maybe_uuid("team")) arrival.team = Place{*team, row.text("team_name")};
    arrival.is_awaited = arrival.state == State::announced && arrival.on < today;
    return arrival;
}

Entry read_entry(const store::Row& row) {
    return {.id = row.id<DeclaredArrivalTag>("id"),
            .home = row.integer("home"),
            .commune = row.uuid("commune"),
            .area = row.uuid("area"),
            .area_name = row.text("area_name"),
            .area_path = row.text("area_path"),
            .team_name = row.maybe_text("team_name").value_or(""),
            .standing = {.state = base::named<State>(row.text("state")),
                         .has_come = row.boolean("has_come"),
                         .household = row.maybe_uuid("household"),
                         .team = row.maybe_uuid("team"),
                         .people = row.integer("people"),
                         .on = row.day("on_day")}};
}

Entry entry(store::Transaction& tx, ArrivalId id) {
    const auto rows = tx.run(select_arrivals("d.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "declared_arrival.not_found", base::to_string(id));
    return read_entry(rows.front());
}

Arrival find_arrival(store::Transaction& tx, ArrivalId id) {
    const auto rows = tx.run(select_arrivals("d.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "declared_arrival.not_found", base::to_string(id));
    return read_arrival(rows.front(), base::day_of(tx.now()));
}

void require_reach(const base::Who& who, base::Permission permission, const Entry& entry) {
    if (accounts::reaches(who, permission, entry.area_path)) return;
    const auto bodies = accounts::reach_of(who, permission).bodies;
    if (entry.standing.team && std::ranges::find(bodies, *entry.standing.team) != bodies.end()) return;
    throw Problem(ProblemKind::forbidden, "account.outside_area", entry.area_path);
}

std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, ArrivalId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    if (!json) return std::nullopt;
    return base::from_json<Record>(*json);
}

void seal_record(store::Transaction& tx, const store::MasterKey& master, const Entry& entry, const Record& record) {
    store::seal(tx, master, entry.id.uuid, entry.commune, base::parse_json(base::to_json(record)));
}

Traveller tidied(const Traveller& traveller) {
    Faults faults;
    Traveller tidy{.name = faults.line(traveller.name, "/traveller/name"),
                   .phone = faults.phone(traveller.phone, "/traveller/phone"),
                   .from = faults.line(traveller.from, "/traveller/from"),
                   .staying = faults.line(traveller.staying, "/traveller/staying"),
                   .along = {},
                   .family = std::nullopt};
    for (const auto& one : traveller.along)
        if (auto line = faults.line(one, "/traveller/along"); !line.empty()) tidy.along.push_back(std::move(line));
    if (traveller.family)
        tidy.family = Family{faults.line(traveller.family->name, "/traveller/family/name"),
                             faults.phone(traveller.family->phone, "/traveller/family/phone")};
    if (tidy.name.empty()) faults.found.push_back({"/traveller/name", "declared_arrival.name_missing", {}});
    if (tidy.along.size() > most_along)
        faults.found.push_back({"/traveller/along", "declared_arrival.too_many_along", {}});
    if (faults.found.empty()) return tidy;
    const auto first = faults.found.front().path;
    throw Problem(ProblemKind::invalid, "request.fields_wrong", first, std::move(faults.found));
}

std::int64_t people_of(const Traveller& traveller) {
    return 1 + static_cast<std::int64_t>(traveller.along.size());
}

void check_day(store::Transaction& tx, base::Day on, bool has_come) {
    const auto today = base::day_of(tx.now());
    const auto last = has_come ? today : today + most_days_away;
    if (on < today - most_days_away || on > last)
        throw Problem(ProblemKind::invalid, "declared_arrival.day_wrong", base::to_string(on));
}

void keep(store::Transaction& tx, const base::Who& who, const Entry& before, const Standing& after, Act act) {
    tx.change(R"(
        UPDATE declared_arrival SET state = $3, has_come = $4, household = $5, team = $6, people = $7, on_day = $8, changed_at = $9
        WHERE home = $1 AND id = $2)",
              {before.home, before.id, base::name_of(after.state), after.has_come, after.household, after.team,
               after.people, after.on, tx.now()});
    const auto come = come_of(after) - (act == Act::announce ? 0 : come_of(before.standing));
    const auto somebody = who.is_somebody() ? std::optional(who.account) : std::nullopt;
    const auto body = who.body == base::Uuid{} ? std::nullopt : std::optional(who.body);
    const auto today = base::day_of(tx.now());
    tx.change(R"(
        INSERT INTO declared_arrival_step (home, arrival, part, act, at, day, area, account, body, before, come, taken_back)
        SELECT $1, $2, COUNT(*) + 1, $3, $4, $5, $6, $7, $8, $9, $10, FALSE
        FROM declared_arrival_step WHERE home = $1 AND arrival = $2)",
              {before.home, before.id, base::name_of(act), tx.now(), today, before.area, somebody, body,
               base::to_json(before.standing), come});
    if (come != 0) store::count(tx, before.area, arrivals_indicator, today, come);
    store::record(tx, who, verb_of(act), before.id.uuid, before.area,
                  base::Json{{"state", base::name_of(after.state)}});
}

void require_state(const Entry& entry, std::initializer_list<State> states) {
    if (std::ranges::find(states, entry.standing.state) == states.end())
        throw Problem(ProblemKind::conflict, "declared_arrival.not_now", base::name_of(entry.standing.state));
}

std::vector<store::Indicator> indicators() {
    return {{arrivals_indicator, "SELECT area, day, come AS value FROM declared_arrival_step WHERE come <> 0"}};
}

}  // namespace arrivals
