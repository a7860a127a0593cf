#include "isolation/episode.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/standing.hpp"
#include "isolation/episode_row.hpp"
#include "store/journal.hpp"

/// Beginning, opening and listing.
namespace isolation {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// Twelve letters and digits that nobody mistakes for one another: sixty random bits of an id.
std::string new_card_code(const base::Uuid& random) {
    constexpr std::string_view letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ0L";
    std::uint64_t bits = 0;
    for (std::size_t at = 8; at < 16; ++at) bits = bits << 8 | random.bytes[at];
    std::string code;
    for (int letter = 0; letter < 12; ++letter, bits >>= 5) code += letters[bits & 31];
    return code;
}

std::string_view indicator_of(Kind kind) {
    return kind == Kind::patient ? cases_indicator : contacts_indicator;
}

}  // namespace

EpisodeRow reachable(store::Transaction& tx, const base::Who& who, EpisodeId id) {
    const auto rows = tx.run(std::string(select_episode) + "e.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "episode.not_found", base::to_string(id));
    const auto& row = rows.front();
    accounts::require(who, Permission::health_read, row.text("area_path"));
    return row_of(row);
}

EpisodeRow row_of(const store::Row& row) {
    const auto closing = row.maybe_text("closing");
    return {.home = row.integer("home"),
            .commune = row.uuid("commune"),
            .card_code = row.text("code"),
            .episode = {.id = row.id<EpisodeTag>("id"),
                        .household = row.id<households::HouseholdTag>("household"),
                        .code = households::code_of(row.integer("number")),
                        .area = {row.uuid("area"), row.text("area_name")},
                        .kind = base::named<Kind>(row.text("kind")),
                        .protection = base::named<Protection>(row.text("protection")),
                        .begun_on = row.day("begun_on"),
                        .ends_on = row.maybe_day("ends_on"),
                        .set_by_hand = row.boolean("set_by_hand"),
                        .test_due = row.maybe_day("test_due"),
                        .closed_on = row.maybe_day("closed_on"),
                        .closing = closing ? std::optional(base::named<Closing>(*closing)) : std::nullopt}};
}

void seal_patient(store::Transaction& tx, const store::MasterKey& master, const EpisodeRow& row,
                  const Patient& patient) {
    store::seal(tx, master, row.episode.id.uuid, row.commune, base::parse_json(base::to_json(patient)));
}

std::optional<Patient> unsealed_patient(store::Transaction& tx, const store::MasterKey& master, EpisodeId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    if (!json) return std::nullopt;
    return base::from_json<Patient>(*json);
}

void tell_telephones(store::Transaction& tx, const EpisodeRow& row) {
    store::record_by_system(tx, "household.approach_changed", row.episode.household.uuid, row.episode.area.id);
}

bool follow_rule(store::Transaction& tx, const EpisodeRow& row, base::Day today) {
    const auto& episode = row.episode;
    const auto rule = rule_for(episode.kind, episode.protection, today);
    if (!rule || episode.set_by_hand) return false;
    const auto last = last_day(*rule, episode.begun_on);
    if (episode.ends_on == last) return false;
    tx.change("UPDATE episode SET ends_on = $3 WHERE home = $1 AND id = $2", {row.home, episode.id, last});
    tx.change("DELETE FROM episode_test WHERE home = $1 AND episode = $2 AND done_on IS NULL", {row.home, episode.id});
    for (const auto day : rule->tests)
        tx.change(R"(
            INSERT INTO episode_test (home, episode, due_on) VALUES ($1, $2, $3) ON CONFLICT (home, episode, due_on) DO NOTHING)",
                  {row.home, episode.id, episode.begun_on + static_cast<int>(day) - 1});
    return true;
}

EpisodeId begin(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                const NewEpisode& wanted) {
    const auto there = households::standing(tx, wanted.household);
    accounts::require(who, Permission::health_read, there.area_path);
    const auto today = base::day_of(tx.now());
    const auto begun = wanted.begun_on.value_or(today);
    const Patient patient{
        base::tidy(wanted.name), wanted.birth_year, base::tidy(wanted.phone), base::tidy(wanted.note), {}};
    if (patient.name.empty()) throw Problem(ProblemKind::invalid, "episode.name_missing");
    if (begun > today) throw Problem(ProblemKind::invalid, "episode.begins_later", base::to_string(begun));
    const auto id = wanted.id.value_or(EpisodeId{tx.new_id()});
    if (const auto known = unsealed_patient(tx, master, id)) {
        const auto row = reachable(tx, who, id).episode;
        if (row.household == there.id && row.kind == wanted.kind && known->name == patient.name) return id;
        throw Problem(ProblemKind::conflict, "episode.id_taken", base::to_string(id));
    }
    tx.change(R"(
        INSERT INTO episode (home, id, household, area, commune, kind, protection, begun_on, set_by_hand, code, began_at, account)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11))",
              {there.home, id, there.id, there.area, there.commune, base::name_of(wanted.kind),
               base::name_of(wanted.protection), begun, new_card_code(tx.new_id()), tx.now(), who.account});
    const auto row = reachable(tx, who, id);
    seal_patient(tx, master, row, patient);
    follow_rule(tx, row, today);
    store::count(tx, there.area, indicator_of(wanted.kind), begun, 1);
    store::record(tx, who, "health.episode_begun", id.uuid, there.commune);
    tell_telephones(tx, row);
    open_food_need(tx, master, row);
    return id;
}

OpenedEpisode open(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EpisodeId id) {
    auto row = reachable(tx, who, id);
    store::record(tx, who, "health.episode_opened", id.uuid, row.commune);
    const auto rule = rule_for(row.episode.kind, row.episode.protection, base::day_of(tx.now()));
    return {std::move(row.episode), unsealed_patient(tx, master, id), rule};
}

std::string card_code(store::Transaction& tx, const base::Who& who, EpisodeId id) {
    return reachable(tx, who, id).card_code;
}

EpisodePage episodes(store::Transaction& tx, const base::Who& who, areas::AreaId area, Part part,
                     std::optional<EpisodeId> after, std::size_t limit) {
    accounts::require(who, Permission::health_read, areas::get(tx, area).path);
    const auto slice = households::slice_of(tx, area);
    const auto today = base::day_of(tx.now());
    std::string from;
    if (after) {
        const auto last = reachable(tx, who, *after).episode;
        from = last.ends_on ? base::to_string(*last.ends_on) : "";
    }
    EpisodePage page;
    for (const auto& row : tx.run(std::string(select_episode) + R"(
             e.commune = $2 AND ($3 IS NULL OR e.area = $3)
             AND (($4 = 'closed' AND e.closed_on IS NOT NULL) OR (e.closed_on IS NULL AND (
                  $4 = 'open' OR ($4 = 'ended' AND e.ends_on <= $1)
                  OR ($4 = 'due' AND (e.ends_on <= $1 OR e.ends_on IS NULL OR EXISTS (
                      SELECT 1 FROM episode_test t WHERE t.home = e.home AND t.episode = e.id AND t.done_on IS NULL AND t.due_on <= $1))))))
             AND ($5 IS NULL OR COALESCE(e.ends_on, '') > $6 OR (COALESCE(e.ends_on, '') = $6 AND e.id > $5))
             ORDER BY COALESCE(e.ends_on, ''), e.id LIMIT $7)",
                                  {today, slice.commune, slice.hamlet, base::name_of(part), after, from, limit}))
        page.items.push_back(row_of(row).episode);
    if (page.items.size() == limit && limit > 0) page.next = base::to_string(page.items.back().id);
    return page;
}

std::map<base::Uuid, base::Day> contact_free_until(store::Transaction& tx,
                                                   const std::vector<households::HouseholdId>& households) {
    std::map<base::Uuid, base::Day> until;
    const auto soon = base::day_of(tx.now()) + 2;
    for (const auto& home : households)
        for (const auto& row :
             tx.run("SELECT ends_on FROM episode WHERE household = $1 AND closed_on IS NULL", {home})) {
            auto& last = until.try_emplace(home.uuid, base::day_of(tx.now())).first->second;
            last = std::max(last, row.maybe_day("ends_on").value_or(soon));
        }
    return until;
}

std::vector<store::Indicator> indicators() {
    return {{cases_indicator,
             "SELECT area, begun_on AS day, COUNT(*) AS value FROM episode "
             "WHERE kind = 'patient' AND COALESCE(closing, '') <> 'mistaken' GROUP BY area, begun_on"},
            {contacts_indicator,
             "SELECT area, begun_on AS day, COUNT(*) AS value FROM episode "
             "WHERE kind = 'contact' AND COALESCE(closing, '') <> 'mistaken' GROUP BY area, begun_on"}};
}

}  // namespace isolation
