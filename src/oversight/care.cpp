#include "oversight/care.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "oversight/care_row.hpp"
#include "oversight/inspection_row.hpp"
#include "oversight/word.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace oversight {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int most_days_ago = 366;
constexpr std::size_t most_wants = 20;

void check(store::Transaction& tx, const NewCare& wanted) {
    const auto today = base::day_of(tx.now());
    if (wanted.day > today || wanted.day < today - most_days_ago)
        throw Problem(ProblemKind::invalid, "care.day_wrong", base::to_string(wanted.day));
    const bool is_early =
        std::ranges::any_of(wanted.wants, [&](const NewWant& one) { return one.due && *one.due < wanted.day; });
    if (wanted.wants.size() > most_wants || is_early) throw Problem(ProblemKind::invalid, "care.wants_wrong");
    if (!wanted.occasion) return;
    if (tx.run("SELECT 1 AS found FROM occasion WHERE id = $1 AND place = $2 AND taken_back_at IS NULL",
               {*wanted.occasion, wanted.unit})
            .empty())
        throw Problem(ProblemKind::invalid, "care.occasion_unknown", base::to_string(*wanted.occasion));
}

void keep_wants(store::Transaction& tx, std::int64_t home, const NewCare& wanted) {
    std::int64_t number = 0;
    for (const auto& one : wanted.wants) {
        const auto given = words_of_nobody(one.given);
        if (one.body) bodies::get(tx, bodies::BodyId{*one.body});
        tx.change(
            R"(
            INSERT INTO care_want (home, id, care_visit, number, kind, words, body, due, given, given_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
            {home, one.id, wanted.id, ++number, base::name_of(one.kind), words_of_nobody(one.words),
             one.body.value_or(wanted.body), one.due, given, given.empty() ? std::nullopt : std::optional(wanted.day)});
    }
}

CareEntry entry_of(store::Transaction& tx, const base::Who& who, CareId id) {
    auto found = find_care(tx, who, id);
    if (!found) throw Problem(ProblemKind::not_found, "care.not_found", base::to_string(id));
    return std::move(*found);
}

Care set_taken_back(store::Transaction& tx, const base::Who& who, CareId id, const std::optional<base::Instant>& at,
                    std::string_view verb) {
    const auto entry = entry_of(tx, who, id);
    accounts::require_body(tx, who, Permission::tasks_do, entry.care.body.id);
    if (entry.care.is_taken_back == at.has_value()) throw Problem(ProblemKind::conflict, "care.taken_back");
    tx.change("UPDATE care_visit SET taken_back_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, at});
    store::record(tx, who, verb, id.uuid, entry.care.area.id);
    return get(tx, who, id);
}

/// Its visit, when the caller may say what was given.
CareEntry own_want(store::Transaction& tx, const base::Who& who, WantId id, bool is_given) {
    const auto found = read_wants(tx, who, tx.run(select_wants("w.id = $1"), {id}));
    if (found.empty()) throw Problem(ProblemKind::not_found, "care_want.not_found", base::to_string(id));
    const auto& want = found.front();
    if (!want.may_meet) throw Problem(ProblemKind::forbidden, "account.outside_area", want.body.name);
    if (want.given_on.has_value() != is_given) throw Problem(ProblemKind::conflict, "care_want.given");
    return entry_of(tx, who, want.care);
}

}  // namespace

Care look_after(store::Transaction& tx, const base::Who& who, const NewCare& wanted) {
    bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::tasks_do, wanted.body);
    const auto fingerprint = accounts::hash_of(base::to_json(wanted));
    if (const auto before = find_care(tx, who, wanted.id)) {
        if (before->fingerprint != fingerprint)
            throw Problem(ProblemKind::conflict, "care.id_taken", base::to_string(wanted.id));
        return get(tx, who, wanted.id);
    }
    check(tx, wanted);
    const auto unit = unit_of(tx, wanted.kind, wanted.unit);
    if (!unit) throw Problem(ProblemKind::not_found, "care.unit_unknown", base::to_string(wanted.unit));
    const auto area = areas::get(tx, areas::AreaId{unit->area.id});
    accounts::require_figures(tx, who, Permission::tasks_do, area.path);
    tx.change(R"(
        INSERT INTO care_visit (home, id, body, unit_kind, unit, unit_name, area, day, words, occasion, made_at, made_by, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))",
              {area.home, wanted.id, wanted.body, base::name_of(wanted.kind), wanted.unit, unit->name, area.id,
               wanted.day, words_of_nobody(wanted.words), wanted.occasion, tx.now(), who.account, fingerprint});
    keep_wants(tx, area.home, wanted);
    store::record(tx, who, "care.recorded", wanted.id.uuid, area.id.uuid);
    return get(tx, who, wanted.id);
}

Care take_back(store::Transaction& tx, const base::Who& who, CareId id) {
    return set_taken_back(tx, who, id, tx.now(), "care.taken_back");
}

Care put_back(store::Transaction& tx, const base::Who& who, CareId id) {
    return set_taken_back(tx, who, id, std::nullopt, "care.put_back");
}

Care get(store::Transaction& tx, const base::Who& who, CareId id) {
    auto entry = entry_of(tx, who, id);
    if (!accounts::reaches_body(tx, who, Permission::plans_read, entry.care.body.id))
        accounts::require_figures(tx, who, Permission::plans_read, entry.area_path);
    return std::move(entry.care);
}

CarePage cares(store::Transaction& tx, const base::Who& who, areas::AreaId id, const std::string& after,
               std::size_t limit) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto [day, last] = read_cursor(after, "9999-12-31");
    const auto rows = tx.run(select_cares(R"(
        a.path >= $1 AND a.path < $2 AND c.taken_back_at IS NULL AND (c.day, c.id) < ($3, $4)
        ORDER BY c.day DESC, c.id DESC LIMIT $5)"),
                             {area.path, area.path + '~', day, last, limit});
    CarePage page;
    for (auto& one : read_cares(tx, who, rows)) page.items.push_back(std::move(one.care));
    if (rows.size() == limit) page.next = cursor_of(page.items.back().day, page.items.back().id);
    return page;
}

Care meet(store::Transaction& tx, const base::Who& who, WantId id, const Given& given) {
    const auto entry = own_want(tx, who, id, false);
    const auto words = words_of_nobody(given.words);
    if (words.empty()) throw Problem(ProblemKind::invalid, "care_want.words_missing");
    tx.change("UPDATE care_want SET given = $3, given_on = $4 WHERE home = $1 AND id = $2",
              {entry.home, id, words, base::day_of(tx.now())});
    store::record(tx, who, "care.want_met", entry.care.id.uuid, entry.care.area.id);
    return get(tx, who, entry.care.id);
}

Care want_again(store::Transaction& tx, const base::Who& who, WantId id) {
    const auto entry = own_want(tx, who, id, true);
    tx.change("UPDATE care_want SET given = '', given_on = NULL WHERE home = $1 AND id = $2", {entry.home, id});
    store::record(tx, who, "care.wanted_again", entry.care.id.uuid, entry.care.area.id);
    return get(tx, who, entry.care.id);
}

WantPage open_wants(store::Transaction& tx, const base::Who& who, areas::AreaId id, const std::string& after,
                    std::size_t limit) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto [day, last] = read_cursor(after, "");
    WantPage page;
    page.items = read_wants(tx, who,
                            tx.run(select_wants(R"(
        a.path >= $1 AND a.path < $2 AND c.taken_back_at IS NULL AND w.given_on IS NULL
        AND (COALESCE(w.due, '9999-12-31'), w.id) > ($3, $4) ORDER BY COALESCE(w.due, '9999-12-31'), w.id LIMIT $5)"),
                                   {area.path, area.path + '~', day, last, limit}));
    if (page.items.size() == limit) {
        const auto& end = page.items.back();
        page.next = cursor_of(end.due.value_or(*base::parse_day("9999-12-31")), end.id);
    }
    return page;
}

}  // namespace oversight
