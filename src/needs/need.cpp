#include "needs/need.hpp"

#include "accounts/permission.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/standing.hpp"
#include "needs/code.hpp"
#include "needs/counting.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"

namespace needs {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_words = 2000;

std::string tidy_line(std::string_view text) {
    return base::tidy(base::to_nfc(text));
}

/// Collects faults by their place in what was sent.
struct Faults {
    std::vector<base::FieldProblem> found;

    void unless(bool holds, std::string path, std::string_view code) {
        if (!holds) found.push_back({std::move(path), std::string(code), {}});
    }
    std::string line(std::string_view text, std::string path) {
        auto tidy = tidy_line(text);
        unless(tidy.size() <= longest_line, std::move(path), "need.text_too_long");
        return tidy;
    }
    std::string phone(std::string_view text, std::string path) {
        if (base::trim(text).empty()) return {};
        const auto digits = households::phone_digits(text);
        unless(digits.has_value(), std::move(path), "household.phone_wrong");
        return digits.value_or("");
    }
};

Asker tidied(const Asker& asker) {
    Faults faults;
    Asker tidy{.name = faults.line(asker.name, "/asker/name"),
               .phone = faults.phone(asker.phone, "/asker/phone"),
               .address = faults.line(asker.address, "/asker/address"),
               .words = std::string(base::trim(base::to_nfc(asker.words))),
               .neighbour = std::nullopt};
    faults.unless(tidy.words.size() <= longest_words, "/asker/words", "need.text_too_long");
    if (asker.neighbour)
        tidy.neighbour = Helper{faults.line(asker.neighbour->name, "/asker/neighbour/name"),
                                faults.phone(asker.neighbour->phone, "/asker/neighbour/phone")};
    if (faults.found.empty()) return tidy;
    const auto first = faults.found.front().path;
    throw Problem(ProblemKind::invalid, "request.fields_wrong", first, std::move(faults.found));
}

/// Where a need lies, and who looks after the household.
struct Where {
    std::int64_t home = 0;
    base::Uuid commune;
    base::Uuid area;
    std::string path;
    std::optional<base::Uuid> household;
    std::optional<base::Uuid> team;
};

Where where_of(store::Transaction& tx, const NewNeed& wanted) {
    if (wanted.household) {
        const auto there = households::standing(tx, *wanted.household);
        return {there.home, there.commune, there.area, there.area_path, there.id.uuid, there.team};
    }
    if (!wanted.area) throw Problem(ProblemKind::invalid, "need.area_missing");
    const auto area = areas::get(tx, *wanted.area);
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "need.area_too_wide", area.path);
    if (!area.is_valid_on(base::day_of(tx.now()))) throw Problem(ProblemKind::conflict, "need.area_closed", area.path);
    const auto commune = households::commune_of(tx, area);
    return {commune.home, commune.id.uuid, area.id.uuid, area.path, std::nullopt, std::nullopt};
}

void check(const NewNeed& wanted, const Asker& asker) {
    if (!has(words().kinds, wanted.kind)) throw Problem(ProblemKind::invalid, "need.kind_unknown", wanted.kind);
    const bool can_be_found = wanted.household || !asker.phone.empty() || !asker.address.empty() ||
                              (asker.neighbour && !asker.neighbour->phone.empty());
    if (!can_be_found) throw Problem(ProblemKind::invalid, "need.no_way_to_reach");
}

/// The receipt of the first time, when the same was sent twice; nothing when this id is new.
std::optional<Receipt> receipt_of_before(store::Transaction& tx, const store::MasterKey& master, const NewNeed& wanted,
                                         const Asker& asker, const Where& where) {
    if (!wanted.id) return std::nullopt;
    const auto rows =
        tx.run("SELECT n.*, g.survivor FROM need n LEFT JOIN household_alias g ON g.id = n.household WHERE n.id = $1",
               {*wanted.id});
    if (rows.empty()) {
        // A stranger may bring any id along: what lies sealed under it already is never overwritten.
        if (!store::is_sealed(tx, wanted.id->uuid)) return std::nullopt;
        throw Problem(ProblemKind::conflict, "need.id_taken", base::to_string(*wanted.id));
    }
    const auto& row = rows.front();
    const auto survivor = row.maybe_uuid("survivor");
    const auto household = survivor ? survivor : row.maybe_uuid("household");
    const auto record = unsealed(tx, master, wanted.id->uuid);
    const bool is_same = record && record->asker == asker && household == where.household &&
                         (household || row.uuid("area") == where.area);
    if (!is_same) throw Problem(ProblemKind::conflict, "need.id_taken", base::to_string(*wanted.id));
    return Receipt{*wanted.id, record->code, row.boolean("waits")};
}

void insert(store::Transaction& tx, const Entry& entry, const NewNeed& wanted, std::string_view code) {
    const auto& standing = entry.standing;
    tx.change(R"(
        INSERT INTO need (home, id, commune, area, household, source, kind, wait, state, waits, asked_at, since, due_at, until,
                          is_open, reopened, appeals, code_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, FALSE, $10, $10, $11, $12, TRUE, 0, 0, $13))",
              {entry.home, entry.id, entry.commune, entry.area, entry.household, base::name_of(wanted.source),
               wanted.kind, base::name_of(wanted.wait), base::name_of(standing.state), standing.since, standing.due_at,
               until_of(standing), accounts::hash_of(code)});
}

}  // namespace

std::string new_code() {
    return accounts::new_code(code_shape);
}

std::string tidy_code(std::string_view typed) {
    auto code = accounts::tidy_code(typed, code_shape);
    if (!code) throw Problem(ProblemKind::not_found, "need.code_unknown");
    return std::move(*code);
}

Receipt open(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewNeed& wanted,
             const std::string& code, std::optional<base::Instant> happened) {
    const auto asker = tidied(wanted.asker);
    const auto where = where_of(tx, wanted);
    const auto at = happened.value_or(tx.now());
    const Entry entry{.id = wanted.id.value_or(NeedId{tx.new_id()}),
                      .home = where.home,
                      .commune = where.commune,
                      .area = where.area,
                      .area_path = where.path,
                      .household = where.household,
                      .team = where.team,
                      .standing = {.kind = wanted.kind, .since = at, .due_at = look_until(tx, at)}};
    if (who.is_somebody()) require_reach(who, base::Permission::needs_answer, entry);
    if (auto before = receipt_of_before(tx, master, wanted, asker, where)) return std::move(*before);
    check(wanted, asker);
    insert(tx, entry, wanted, tidy_code(code));
    seal_record(tx, master, entry, {asker, {}, code});
    auto standing = entry.standing;
    // What an isolation asks again it asks knowingly: nobody has to say whether that is the same.
    standing.waits = wanted.source != Source::automatic && link_alike(tx, master, entry, asker);
    keep(tx, who, entry, standing, {.act = Act::open, .code = {}, .words = {}, .to = {}});
    store::count(tx, entry.area, asked_indicator, base::day_of(tx.now()), 1);
    return {entry.id, code, standing.waits};
}

Need get(store::Transaction& tx, const base::Who& who, NeedId id) {
    require_reach(who, base::Permission::needs_answer, entry(tx, id));
    return find_need(tx, id);
}

std::optional<Record> open_record(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                  NeedId id) {
    const auto one = entry(tx, id);
    require_reach(who, base::Permission::needs_answer, one);
    store::record(tx, who, "need.record_opened", id.uuid, one.area);
    return unsealed(tx, master, id.uuid);
}

}  // namespace needs
