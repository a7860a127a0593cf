#include "isolation/declaration.hpp"

#include <algorithm>
#include <set>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "households/standing.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace isolation {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_word = 2000;
constexpr std::int64_t nothing_said = 2;

/// A declaration where it waits.
struct Entry {
    Declaration declaration;
    std::int64_t home = 0;
    base::Uuid commune;
    std::string area_path;
    bool is_forgotten = false;
};

std::string select_declarations(const std::string& where) {
    return R"(
        SELECT d.*, a.name AS area_name, a.path AS area_path FROM health_declaration d JOIN area a ON a.id = d.area WHERE )" +
           where;
}

Entry read_entry(const store::Row& row) {
    Entry entry{.declaration = {.id = row.id<HealthDeclarationTag>("id"),
                                .area = {row.uuid("area"), row.text("area_name")},
                                .declared_on = row.day("declared_on"),
                                .risk = std::nullopt,
                                .outcome = std::nullopt,
                                .handled_at = row.maybe_instant("handled_at")},
                .home = row.integer("home"),
                .commune = row.uuid("commune"),
                .area_path = row.text("area_path"),
                .is_forgotten = !row.is_null("forgotten_at")};
    if (const auto risk = row.maybe_text("risk")) entry.declaration.risk = base::named<Risk>(*risk);
    if (const auto outcome = row.maybe_text("outcome"))
        entry.declaration.outcome = base::named<DeclarationOutcome>(*outcome);
    return entry;
}

Entry reached(store::Transaction& tx, const base::Who& who, DeclarationId id) {
    const auto rows = tx.run(select_declarations("d.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "health_declaration.not_found", base::to_string(id));
    auto entry = read_entry(rows.front());
    accounts::require(who, Permission::health_read, entry.area_path);
    return entry;
}

std::optional<Declared> unsealed(store::Transaction& tx, const store::MasterKey& master, DeclarationId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    if (!json) return std::nullopt;
    return base::from_json<Declared>(*json);
}

void seal(store::Transaction& tx, const store::MasterKey& master, DeclarationId id, const base::Uuid& commune,
          const Declared& declared) {
    store::seal(tx, master, id.uuid, commune, base::parse_json(base::to_json(declared)));
}

std::string_view said_in(const Declared& declared, std::string_view field) {
    if (field == "from") return declared.from;
    return field == "contact" ? declared.contact : declared.symptoms;
}

std::set<std::int64_t> rows_there(store::Transaction& tx, const areas::Area& commune, const std::string& list) {
    std::set<std::int64_t> there;
    for (const auto& row :
         tx.run("SELECT row_number FROM health_declaration WHERE home = $1 AND commune = $2 AND list = $3",
                {commune.home, commune.id, list}))
        there.insert(row.integer("row_number"));
    return there;
}

}  // namespace

const std::vector<RiskRule>& risk_rules() {
    static const auto read_once = base::vocabulary<RiskRule>("isolation/vocabulary/health_risk_rules.json");
    return read_once;
}

std::optional<Risk> risk_of(const std::vector<RiskRule>& rules, const Declared& declared, base::Day on) {
    std::optional<Risk> highest;
    for (const auto& rule : rules) {
        if (on < rule.valid_from) continue;
        const auto said = base::fold(said_in(declared, rule.field));
        const auto is_in = [&](const std::string& word) { return said.find(word) != std::string::npos; };
        if (std::ranges::any_of(rule.words, is_in)) highest = std::min(highest.value_or(rule.risk), rule.risk);
    }
    return highest;
}

DeclarationsTaken take_declarations(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    areas::AreaId where, const std::string& list,
                                    const std::vector<DeclarationRow>& rows) {
    const auto commune = households::commune_of(tx, areas::get(tx, where));
    accounts::require(who, Permission::health_read, commune.path);
    const auto there = rows_there(tx, commune, list);
    const auto today = base::day_of(tx.now());
    DeclarationsTaken taken;
    for (const auto& row : rows) {
        const auto number = static_cast<std::int64_t>(row.row);
        if (there.contains(number)) {
            ++taken.there;
            continue;
        }
        const DeclarationId id{tx.new_id()};
        const auto on = row.declared_on.value_or(today);
        const auto risk = risk_of(risk_rules(), row.declared, on);
        const auto name = risk ? std::optional(base::name_of(*risk)) : std::nullopt;
        tx.change(R"(
            INSERT INTO health_declaration (home, id, commune, area, list, row_number, declared_on, risk, urgency, brought_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
                  {commune.home, id, commune.id, row.area.value_or(commune.id), list, number, on, name,
                   risk ? static_cast<std::int64_t>(*risk) : nothing_said, tx.now()});
        seal(tx, master, id, commune.id.uuid, row.declared);
        ++taken.taken;
    }
    store::record(tx, who, "health_declaration.brought", commune.id.uuid, commune.id.uuid,
                  base::Json{{"taken", taken.taken}, {"list", list}});
    return taken;
}

DeclarationPage declarations(store::Transaction& tx, const base::Who& who, areas::AreaId area, bool handled,
                             std::optional<DeclarationId> after, std::size_t limit) {
    const auto place = areas::get(tx, area);
    accounts::require(who, Permission::health_read, place.path);
    const auto slice = households::slice_of(tx, area);
    const std::string part = handled ? "d.outcome IS NOT NULL" : "d.outcome IS NULL";
    const auto rows = tx.run(select_declarations(part + R"(
        AND d.commune = $1 AND ($2 IS NULL OR d.area = $2)
        AND ($3 IS NULL OR (d.urgency, d.declared_on, d.id) >
             (SELECT l.urgency, l.declared_on, l.id FROM health_declaration l WHERE l.id = $3))
        ORDER BY d.urgency, d.declared_on, d.id LIMIT $4)"),
                             {slice.commune, slice.hamlet, after, limit});
    DeclarationPage page;
    for (const auto& row : rows) page.items.push_back(read_entry(row).declaration);
    if (rows.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

OpenedDeclaration open_declaration(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                   DeclarationId id) {
    auto entry = reached(tx, who, id);
    store::record(tx, who, "health_declaration.record_opened", id.uuid, entry.declaration.area.id);
    return {std::move(entry.declaration), unsealed(tx, master, id)};
}

void handle(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DeclarationId id,
            DeclarationOutcome outcome, const std::string& word) {
    const auto entry = reached(tx, who, id);
    if (entry.declaration.outcome)
        throw Problem(ProblemKind::conflict, "health_declaration.handled", base::to_string(id));
    const auto said = std::string(base::trim(base::to_nfc(word)));
    if (said.empty()) throw Problem(ProblemKind::invalid, "health_declaration.word_missing");
    if (said.size() > longest_word) throw Problem(ProblemKind::invalid, "health_declaration.word_too_long");
    if (auto declared = unsealed(tx, master, id)) {
        declared->word = said;
        seal(tx, master, id, entry.commune, *declared);
    }
    tx.change(
        "UPDATE health_declaration SET outcome = $3, handled_at = $4, handled_by = $5 WHERE home = $1 AND id = $2",
        {entry.home, id, base::name_of(outcome), tx.now(), who.account});
    store::record(tx, who, "health_declaration.handled", id.uuid, entry.declaration.area.id);
}

void wait_again(store::Transaction& tx, const base::Who& who, DeclarationId id) {
    const auto entry = reached(tx, who, id);
    if (!entry.declaration.outcome)
        throw Problem(ProblemKind::conflict, "health_declaration.not_handled", base::to_string(id));
    if (entry.is_forgotten) throw Problem(ProblemKind::conflict, "health_declaration.forgotten", base::to_string(id));
    tx.change(
        "UPDATE health_declaration SET outcome = NULL, handled_at = NULL, handled_by = NULL WHERE home = $1 AND id = "
        "$2",
        {entry.home, id});
    store::record(tx, who, "health_declaration.waits_again", id.uuid, entry.declaration.area.id);
}

const std::vector<DeclarationRule>& declaration_rules() {
    static const auto read_once = base::vocabulary<DeclarationRule>("isolation/vocabulary/declaration_rules.json");
    return read_once;
}

std::size_t forget_handled(store::Transaction& tx, const std::vector<DeclarationRule>& rules, std::size_t most) {
    const auto today = base::day_of(tx.now());
    const auto days = base::rule_on(rules, today).keep_days;
    if (!days) return 0;
    const auto rows = tx.run(R"(
        SELECT home, id, area FROM health_declaration
        WHERE handled_at < $1 AND forgotten_at IS NULL ORDER BY handled_at LIMIT $2)",
                             {base::start_of(today - static_cast<int>(*days)), most});
    for (const auto& row : rows) {
        store::erase_sealed(tx, row.uuid("id"));
        tx.change("UPDATE health_declaration SET forgotten_at = $3 WHERE home = $1 AND id = $2",
                  {row.integer("home"), row.uuid("id"), tx.now()});
        store::record_by_system(tx, "health_declaration.forgotten", row.uuid("id"), row.uuid("area"));
    }
    return rows.size();
}

}  // namespace isolation
