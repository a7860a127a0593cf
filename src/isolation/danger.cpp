#include "isolation/danger.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "households/standing.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"

namespace isolation {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using households::Standing;

constexpr std::size_t longest_note = 2000;
/// Whoever answered and then says nothing for an hour may need help: it rings again. Ours, no rule of law.
constexpr std::int64_t ring_again_ms = 60LL * 60 * 1000;
/// A thumb presses more than once.
constexpr std::int64_t same_press_ms = 60LL * 1000;

/// What is sealed of a danger.
struct Words {
    std::vector<std::string> signs;
    std::string note;
    std::string outcome;
    bool operator==(const Words&) const = default;
};
BOOST_DESCRIBE_STRUCT(Words, (), (signs, note, outcome))

void seal(store::Transaction& tx, const store::MasterKey& master, DangerId id, const base::Uuid& commune,
          const Words& words) {
    store::seal(tx, master, id.uuid, commune, base::parse_json(base::to_json(words)));
}

Words unsealed(store::Transaction& tx, const store::MasterKey& master, DangerId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    return json ? base::from_json<Words>(*json) : Words{};
}

Words checked(const NewDanger& wanted) {
    for (const auto& sign : wanted.signs)
        if (std::ranges::find(signs(), sign, &Sign::sign) == signs().end())
            throw Problem(ProblemKind::invalid, "danger.sign_unknown", sign);
    Words words{wanted.signs, base::tidy(wanted.note), {}};
    if (words.note.size() > longest_note) throw Problem(ProblemKind::too_large, "danger.note_too_long");
    return words;
}

Rung rung(store::Transaction& tx, DangerId id, base::Instant at, const base::Uuid& commune) {
    const auto rows = tx.run(R"(
        SELECT name FROM body WHERE kind = 'health_station' AND area = $1 AND (valid_until IS NULL OR valid_until >= $2)
        ORDER BY valid_from LIMIT 1)",
                             {commune, base::day_of(tx.now())});
    return {id, at, rows.empty() ? std::string() : rows.front().text("name")};
}

struct Ringing {
    DangerId id;
    Source source = Source::team;
    base::Instant at;
    std::optional<base::Uuid> account;
};

Rung write(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Ringing& ringing,
           const Standing& there, const Words& words) {
    tx.change(R"(
        INSERT INTO danger (home, id, household, area, commune, source, at, received_at, account)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
              {there.home, ringing.id, there.id, there.area, there.commune, base::name_of(ringing.source), ringing.at,
               tx.now(), ringing.account});
    seal(tx, master, ringing.id, there.commune, words);
    // The line names neither the household nor what was seen: the journal is read by more people than the station.
    store::record(tx, who, "health.rung", ringing.id.uuid, there.commune);
    return rung(tx, ringing.id, ringing.at, there.commune);
}

constexpr std::string_view select_danger = R"(
    SELECT d.*, h.number, a.name AS area_name, a.path AS area_path, u.name AS answerer
    FROM danger d JOIN household h ON h.home = d.home AND h.id = d.household JOIN area a ON a.id = d.area
    LEFT JOIN account u ON u.id = d.answered_by
    WHERE )";

Danger read(store::Transaction& tx, const store::MasterKey& master, const store::Row& row) {
    const auto id = row.id<DangerTag>("id");
    auto words = unsealed(tx, master, id);
    Danger danger{.id = id,
                  .household = row.id<households::HouseholdTag>("household"),
                  .code = households::code_of(row.integer("number")),
                  .area = {row.uuid("area"), row.text("area_name")},
                  .source = base::named<Source>(row.text("source")),
                  .at = row.instant("at"),
                  .signs = std::move(words.signs),
                  .note = std::move(words.note),
                  .answered_at = row.maybe_instant("answered_at"),
                  .answered_by = row.maybe_text("answerer").value_or(""),
                  .closed_at = row.maybe_instant("closed_at"),
                  .outcome = std::move(words.outcome)};
    danger.rings = !danger.closed_at && (!danger.answered_at || tx.now().ms - danger.answered_at->ms > ring_again_ms);
    return danger;
}

/// For the station of the place alone. Problems: danger.not_found, account.outside_area.
store::Row reachable(store::Transaction& tx, const base::Who& who, DangerId id) {
    auto rows = tx.run(std::string(select_danger) + "d.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "danger.not_found", base::to_string(id));
    accounts::require(who, Permission::health_read, rows.front().text("area_path"));
    return std::move(rows.front());
}

}  // namespace

const std::vector<Sign>& signs() {
    static const auto read_once = base::vocabulary<Sign>("isolation/vocabulary/danger_signs.json");
    return read_once;
}

Rung ring(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewDanger& wanted,
          base::Instant at) {
    const auto there = households::standing(tx, who, Permission::households_read, wanted.household);
    const auto words = checked(wanted);
    if (wanted.id) {
        const auto rows = tx.run("SELECT household, at FROM danger WHERE id = $1", {*wanted.id});
        if (!rows.empty()) {
            auto known = unsealed(tx, master, *wanted.id);
            known.outcome.clear();
            if (rows.front().uuid("household") == there.id.uuid && known == words)
                return rung(tx, *wanted.id, rows.front().instant("at"), there.commune);
            throw Problem(ProblemKind::conflict, "danger.id_taken", base::to_string(*wanted.id));
        }
        if (store::is_sealed(tx, wanted.id->uuid))
            throw Problem(ProblemKind::conflict, "danger.id_taken", base::to_string(*wanted.id));
    }
    const bool is_station = accounts::reaches(who, Permission::health_read, there.area_path);
    const Ringing ringing{wanted.id.value_or(DangerId{tx.new_id()}), is_station ? Source::station : Source::team, at,
                          who.account};
    return write(tx, master, who, ringing, there, words);
}

areas::AreaId commune_by_code(store::Transaction& tx, const std::string& code) {
    const auto rows = tx.run("SELECT commune FROM episode WHERE code = $1 AND closed_on IS NULL", {code});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "episode.code_unknown");
    return {rows.front().uuid("commune")};
}

Rung ring_by_code(store::Transaction& tx, const store::MasterKey& master, const std::string& code,
                  const std::string& note) {
    const auto rows = tx.run("SELECT household FROM episode WHERE code = $1 AND closed_on IS NULL", {code});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "episode.code_unknown");
    const auto there = households::standing(tx, rows.front().id<households::HouseholdTag>("household"));
    const auto words = checked({.signs = {}, .note = note});
    for (const auto& row : tx.run("SELECT id, at FROM danger WHERE household = $1 AND closed_at IS NULL AND at > $2",
                                  {there.id, base::Instant{tx.now().ms - same_press_ms}})) {
        const auto id = row.id<DangerTag>("id");
        if (words.note.empty() || unsealed(tx, master, id).note == words.note)
            return rung(tx, id, row.instant("at"), there.commune);
    }
    return write(tx, master, {}, {DangerId{tx.new_id()}, Source::household, tx.now(), std::nullopt}, there, words);
}

DangerPage dangers(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, areas::AreaId area,
                   bool closed, std::optional<DangerId> after, std::size_t limit) {
    accounts::require(who, Permission::health_read, areas::get(tx, area).path);
    const auto slice = households::slice_of(tx, area);
    std::optional<base::Instant> from;
    if (after)
        for (const auto& row : tx.run("SELECT at FROM danger WHERE id = $1", {*after})) from = row.instant("at");
    const std::string part = closed ? "d.closed_at IS NOT NULL AND ($3 IS NULL OR d.at < $3) ORDER BY d.at DESC"
                                    : "d.closed_at IS NULL AND ($3 IS NULL OR d.at > $3) ORDER BY d.at";
    DangerPage page;
    for (const auto& row : tx.run(std::string(select_danger) + "d.commune = $1 AND ($2 IS NULL OR d.area = $2) AND " +
                                      part + ", d.id LIMIT $4",
                                  {slice.commune, slice.hamlet, from, limit}))
        page.items.push_back(read(tx, master, row));
    if (page.items.size() == limit && limit > 0) page.next = base::to_string(page.items.back().id);
    if (!closed) std::ranges::sort(page.items, {}, [](const Danger& one) { return std::pair(!one.rings, one.at); });
    return page;
}

Answered answer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DangerId id) {
    const auto row = reachable(tx, who, id);
    if (!row.is_null("closed_at")) throw Problem(ProblemKind::conflict, "danger.closed", base::to_string(id));
    tx.change("UPDATE danger SET answered_at = $3, answered_by = $4 WHERE home = $1 AND id = $2",
              {row.integer("home"), id, tx.now(), who.account});
    store::record(tx, who, "health.answered", id.uuid, row.uuid("commune"));
    Answered answered{read(tx, master, reachable(tx, who, id)), std::nullopt};
    answered.record = households::open_record(tx, master, who, answered.household);
    return answered;
}

void close(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DangerId id,
           const std::string& outcome) {
    const auto row = reachable(tx, who, id);
    auto words = unsealed(tx, master, id);
    words.outcome = base::tidy(outcome);
    if (words.outcome.empty()) throw Problem(ProblemKind::invalid, "danger.outcome_missing");
    if (words.outcome.size() > longest_note) throw Problem(ProblemKind::too_large, "danger.note_too_long");
    tx.change(R"(
        UPDATE danger SET closed_at = $3, answered_at = COALESCE(answered_at, $3), answered_by = COALESCE(answered_by, $4)
        WHERE home = $1 AND id = $2)",
              {row.integer("home"), id, tx.now(), who.account});
    seal(tx, master, id, row.uuid("commune"), words);
    store::record(tx, who, "health.closed", id.uuid, row.uuid("commune"));
}

}  // namespace isolation
