#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/standing.hpp"
#include "needs/of_household.hpp"
#include "rounds/round.hpp"
#include "store/journal.hpp"
#include "zones/coverage.hpp"

/// Visits, one by one.
namespace rounds {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using households::Standing;

constexpr std::size_t longest_note = 2000;
constexpr std::int64_t take_back_ms = 24LL * 60 * 60 * 1000;

constexpr std::string_view select_check_in = R"(
    SELECT c.*, b.name AS by_body FROM check_in c
    LEFT JOIN account u ON u.id = c.account LEFT JOIN body b ON b.id = u.body
    WHERE )";

CheckIn read(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const store::Row& row) {
    CheckIn visit{.id = row.id<CheckInTag>("id"),
                  .household = row.id<households::HouseholdTag>("household"),
                  .outcome = base::named<Outcome>(row.text("outcome")),
                  .at = row.instant("at"),
                  .received_at = row.instant("received_at"),
                  .by = row.maybe_text("by_body").value_or(""),
                  .note = {}};
    if (const auto sealed = row.maybe_text("note"))
        visit.note = store::unseal_text(tx, master, visit.household.uuid, *sealed).value_or("");
    visit.is_mine = row.uuid("account") == who.account && tx.now().ms - visit.received_at.ms <= take_back_ms;
    return visit;
}

std::optional<store::Row> find(store::Transaction& tx, CheckInId id) {
    auto rows = tx.run(std::string(select_check_in) + "c.id = $1", {id});
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

/// The note under the household's own key; a household whose key was erased is not written about.
std::optional<std::string> sealed_note(store::Transaction& tx, const store::MasterKey& master, const Standing& at,
                                       const std::string& note) {
    if (note.empty()) return std::nullopt;
    if (note.size() > longest_note) throw Problem(ProblemKind::too_large, "check_in.note_too_long");
    if (!store::unseal(tx, master, at.id.uuid))
        throw Problem(ProblemKind::conflict, "household.erased", base::to_string(at.id));
    return store::seal_text(tx, master, at.id.uuid, note);
}

/// Whether somebody was met in this household, there, on that day: it counts once.
bool was_met(store::Transaction& tx, const Standing& there, const base::Uuid& area, const std::string& day) {
    return !tx.run(R"(
        SELECT 1 AS one FROM check_in
        WHERE household = $1 AND day = $2 AND area = $3 AND outcome <> 'not_home' AND taken_back_at IS NULL LIMIT 1)",
                   {there.id, day, area})
                .empty();
}

/// What the visits of a household come to.
void keep_round(store::Transaction& tx, const Standing& there) {
    tx.change("DELETE FROM household_round WHERE home = $1 AND household = $2", {there.home, there.id});
    tx.change(R"(
        INSERT INTO household_round (home, household, met_on, tried_at, outcome)
        SELECT $1, $2, (SELECT MAX(day) FROM check_in
                        WHERE household = $2 AND taken_back_at IS NULL AND outcome <> 'not_home'), last.at, last.outcome
        FROM (SELECT at, outcome FROM check_in WHERE household = $2 AND taken_back_at IS NULL
              ORDER BY at DESC, id DESC LIMIT 1) last)",
              {there.home, there.id});
}

/// The need that a visit found bears the visit's id.
needs::NeedId need_of(CheckInId id) {
    return needs::NeedId{id.uuid};
}

/// Unless the household waits for something already: a need of which a visit says no more than the note, so that a
/// person asks what it is.
void open_need(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Standing& there,
               CheckInId visit, const std::string& note, base::Instant at) {
    if (!needs::open_of(tx, there.id).empty()) return;
    needs::open(tx, master, who,
                {.id = need_of(visit),
                 .area = std::nullopt,
                 .household = there.id,
                 .source = needs::Source::team,
                 .kind = needs::kind_of(note),
                 .wait = needs::Wait::days,
                 .asker = {.name = {}, .phone = {}, .address = {}, .words = note, .neighbour = std::nullopt}},
                needs::new_code(), at);
}

/// Another visit of that day still says that somebody was met.
void account_by_another_visit(store::Transaction& tx, const base::Who& who, const Standing& there,
                              const std::string& day) {
    const auto rows = tx.run(R"(
        SELECT id, at, account FROM check_in
        WHERE household = $1 AND day = $2 AND outcome <> 'not_home' AND taken_back_at IS NULL ORDER BY at, id LIMIT 1)",
                             {there.id, day});
    if (rows.empty()) return;
    const auto& first = rows.front();
    zones::account_for(
        tx, who,
        {.id = first.uuid("id"), .household = there.id, .at = first.instant("at"), .account = first.uuid("account")});
}

}  // namespace

CheckIn check_in(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewCheckIn& wanted,
                 base::Instant at) {
    const auto there = households::standing(tx, who, Permission::households_write, wanted.household);
    const auto note = base::tidy(wanted.note);
    if (wanted.id) {
        if (const auto row = find(tx, *wanted.id)) {
            auto known = read(tx, master, who, *row);
            if (known.household == there.id && known.outcome == wanted.outcome && known.note == note) return known;
            throw Problem(ProblemKind::conflict, "check_in.id_taken", base::to_string(*wanted.id));
        }
    }
    const auto day = base::day_of(at);
    if (there.valid_until && *there.valid_until < day)
        throw Problem(ProblemKind::conflict, "household.left", base::to_string(there.id));
    const bool is_first = wanted.outcome != Outcome::not_home && !was_met(tx, there, there.area, base::to_string(day));
    const auto id = wanted.id.value_or(CheckInId{tx.new_id()});
    tx.change(R"(
        INSERT INTO check_in (home, id, household, area, team, outcome, day, at, received_at, account, note)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
              {there.home, id, there.id, there.area, there.team, base::name_of(wanted.outcome), day, at, tx.now(),
               who.account, sealed_note(tx, master, there, note)});
    if (is_first) store::count(tx, there.area, met_indicator, day, 1);
    keep_round(tx, there);
    if (wanted.outcome == Outcome::need) open_need(tx, master, who, there, id, note, at);
    // What was found there is the round's alone.
    if (wanted.outcome != Outcome::not_home)
        zones::account_for(tx, who, {.id = id.uuid, .household = there.id, .at = at, .account = who.account});
    // What was found stays with the team and the ward's care staff; the journal is read by more people.
    store::record(tx, who, "household.visited", there.id.uuid, there.area);
    return read(tx, master, who, *find(tx, id));
}

void take_back(store::Transaction& tx, const base::Who& who, CheckInId id) {
    const auto row = find(tx, id);
    if (!row) throw Problem(ProblemKind::not_found, "check_in.not_found", base::to_string(id));
    if (row->uuid("account") != who.account) throw Problem(ProblemKind::forbidden, "check_in.not_yours");
    if (!row->is_null("taken_back_at")) return;
    if (tx.now().ms - row->instant("received_at").ms > take_back_ms)
        throw Problem(ProblemKind::conflict, "check_in.too_long_ago");
    const auto there = households::standing(tx, row->id<households::HouseholdTag>("household"));
    const auto area = row->uuid("area");
    const auto was = was_met(tx, there, area, row->text("day"));
    tx.change("UPDATE check_in SET taken_back_at = $3 WHERE home = $1 AND id = $2",
              {row->integer("home"), id, tx.now()});
    if (was && !was_met(tx, there, area, row->text("day"))) store::count(tx, area, met_indicator, row->day("day"), -1);
    keep_round(tx, there);
    needs::withdraw_untouched(tx, who, need_of(id), "mistaken");
    zones::forget_visit(tx, who, id.uuid);
    account_by_another_visit(tx, who, there, row->text("day"));
    store::record(tx, who, "household.visit_taken_back", there.id.uuid, there.area);
}

std::vector<CheckIn> check_ins(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                               households::HouseholdId household, std::size_t limit) {
    households::standing(tx, who, Permission::households_read, household);
    std::vector<CheckIn> visits;
    for (const auto& row :
         tx.run(std::string(select_check_in) +
                    "c.household = $1 AND c.taken_back_at IS NULL ORDER BY c.at DESC, c.id DESC LIMIT $2",
                {household, limit}))
        visits.push_back(read(tx, master, who, row));
    return visits;
}

std::vector<store::Indicator> indicators() {
    return {{met_indicator,
             "SELECT area, day, COUNT(DISTINCT household) AS value FROM check_in "
             "WHERE outcome <> 'not_home' AND taken_back_at IS NULL GROUP BY area, day"}};
}

}  // namespace rounds
