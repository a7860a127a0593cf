#include "guidance/guidance.hpp"

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace guidance {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_words = 3000;

/// A card where it hangs.
struct Entry {
    Card card;
    std::int64_t home = 0;
    base::Uuid commune;
    std::string commune_path;
    bool is_up = true;
};

std::string select_cards(const std::string& where) {
    return R"(
        SELECT c.*, v.title, v.words, v.holds_from, v.source, v.at, a.path AS commune_path
        FROM guidance_card c JOIN guidance_version v ON v.home = c.home AND v.card = c.id AND v.version = c.version
        JOIN area a ON a.id = c.commune WHERE )" +
           where;
}

Saying read_saying(const store::Row& row) {
    return {row.text("title"), row.text("words"), row.day("holds_from"), row.text("source")};
}

Entry read_entry(const store::Row& row) {
    return {.card = {.id = row.id<GuidanceCardTag>("id"),
                     .audience = base::named<Audience>(row.text("audience")),
                     .version = row.integer("version"),
                     .saying = read_saying(row),
                     .said_at = row.instant("at")},
            .home = row.integer("home"),
            .commune = row.uuid("commune"),
            .commune_path = row.text("commune_path"),
            .is_up = row.is_null("ended_at")};
}

Entry entry(store::Transaction& tx, CardId id) {
    const auto rows = tx.run(select_cards("c.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "guidance.not_found", base::to_string(id));
    return read_entry(rows.front());
}

Entry reached(store::Transaction& tx, const base::Who& who, CardId id) {
    auto found = entry(tx, id);
    accounts::require(who, Permission::health_read, found.commune_path);
    return found;
}

areas::Area commune_of(store::Transaction& tx, areas::AreaId id) {
    auto area = areas::get(tx, id);
    if (area.level == areas::commune_level) return area;
    for (auto& above : areas::ancestors(tx, area))
        if (above.level == areas::commune_level) return std::move(above);
    throw Problem(ProblemKind::invalid, "guidance.not_a_commune", area.path);
}

Saying tidied(const Saying& saying) {
    Saying tidy{base::tidy(base::to_nfc(saying.title)), std::string(base::trim(base::to_nfc(saying.words))),
                saying.holds_from, base::tidy(base::to_nfc(saying.source))};
    if (tidy.title.empty() || tidy.words.empty()) throw Problem(ProblemKind::invalid, "guidance.empty");
    if (tidy.title.size() > longest_title || tidy.words.size() > longest_words || tidy.source.size() > longest_title)
        throw Problem(ProblemKind::invalid, "guidance.too_long");
    return tidy;
}

void keep_version(store::Transaction& tx, const base::Who& who, const Entry& entry, const Saying& saying) {
    tx.change(R"(
        INSERT INTO guidance_version (home, card, version, title, words, holds_from, source, at, account)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
              {entry.home, entry.card.id, entry.card.version, saying.title, saying.words, saying.holds_from,
               saying.source, tx.now(), who.account});
}

void hang(store::Transaction& tx, const base::Who& who, CardId id, bool is_up) {
    const auto before = reached(tx, who, id);
    if (before.is_up == is_up)
        throw Problem(ProblemKind::conflict, is_up ? "guidance.not_taken_down" : "guidance.taken_down");
    const auto ended = is_up ? std::nullopt : std::optional(tx.now());
    tx.change("UPDATE guidance_card SET ended_at = $3 WHERE home = $1 AND id = $2", {before.home, id, ended});
    store::record(tx, who, is_up ? "guidance.put_up" : "guidance.taken_down", id.uuid, before.commune);
}

}  // namespace

const std::vector<Example>& examples() {
    static const auto read_once = base::vocabulary<Example>("guidance/vocabulary/guidance_examples.json");
    return read_once;
}

Card write(store::Transaction& tx, const base::Who& who, const NewCard& wanted) {
    const auto commune = areas::get(tx, wanted.commune);
    if (commune.level != areas::commune_level)
        throw Problem(ProblemKind::invalid, "guidance.not_a_commune", commune.path);
    accounts::require(who, Permission::health_read, commune.path);
    const auto saying = tidied(wanted.saying);
    if (wanted.id && !tx.run("SELECT 1 AS found FROM guidance_card WHERE id = $1", {*wanted.id}).empty()) {
        const auto there = entry(tx, *wanted.id);
        if (there.card.saying == saying && there.commune == commune.id.uuid && there.card.audience == wanted.audience)
            return there.card;
        throw Problem(ProblemKind::conflict, "guidance.id_taken", base::to_string(*wanted.id));
    }
    Entry fresh;
    fresh.card.id = wanted.id.value_or(CardId{tx.new_id()});
    fresh.home = commune.home;
    tx.change(R"(
        INSERT INTO guidance_card (home, id, commune, audience, version) VALUES ($1, $2, $3, $4, 1))",
              {fresh.home, fresh.card.id, commune.id, base::name_of(wanted.audience)});
    keep_version(tx, who, fresh, saying);
    store::record(tx, who, "guidance.written", fresh.card.id.uuid, commune.id.uuid);
    return entry(tx, fresh.card.id).card;
}

Card say_anew(store::Transaction& tx, const base::Who& who, CardId id, std::int64_t version, const Saying& saying) {
    auto now = reached(tx, who, id);
    const auto tidy = tidied(saying);
    if (!now.is_up) throw Problem(ProblemKind::conflict, "guidance.taken_down", base::to_string(id));
    if (now.card.saying == tidy) return now.card;
    if (now.card.version != version)
        throw Problem(ProblemKind::conflict, "guidance.changed_meanwhile", base::to_string(id));
    ++now.card.version;
    keep_version(tx, who, now, tidy);
    tx.change("UPDATE guidance_card SET version = $3 WHERE home = $1 AND id = $2", {now.home, id, now.card.version});
    store::record(tx, who, "guidance.said_anew", id.uuid, now.commune, base::Json{{"version", now.card.version}});
    return entry(tx, id).card;
}

void take_down(store::Transaction& tx, const base::Who& who, CardId id) {
    hang(tx, who, id, false);
}

void put_up(store::Transaction& tx, const base::Who& who, CardId id) {
    hang(tx, who, id, true);
}

std::vector<Card> cards(store::Transaction& tx, areas::AreaId area, std::optional<Audience> audience) {
    const auto name = audience ? std::optional(base::name_of(*audience)) : std::nullopt;
    return store::all([](const store::Row& row) { return read_entry(row).card; },
                      tx.run(select_cards(R"(
            c.commune = $1 AND c.ended_at IS NULL AND ($2 IS NULL OR c.audience = $2 OR c.audience = 'everybody')
            ORDER BY c.audience, c.id)"),
                             {commune_of(tx, area).id, name}));
}

std::vector<Card> versions(store::Transaction& tx, CardId id) {
    const auto now = entry(tx, id);
    return store::all(
        [&](const store::Row& row) {
            return Card{id, now.card.audience, row.integer("version"), read_saying(row), row.instant("at")};
        },
        tx.run("SELECT * FROM guidance_version WHERE home = $1 AND card = $2 ORDER BY version DESC", {now.home, id}));
}

}  // namespace guidance
