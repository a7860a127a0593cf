#include "honours/title.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "honours/title_row.hpp"

namespace honours {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t first_year = 2020;
constexpr std::int64_t most_times = 1000;
constexpr std::int64_t whole = 100;

void check_criteria(const std::vector<Criterion>& criteria) {
    for (const auto& one : criteria) {
        const auto* rule = rule_of(one.rule);
        if (!rule) throw Problem(ProblemKind::invalid, "title.rule_unknown", one.rule);
        if (one.at_least < 1 || one.at_least > (rule->unit == RuleUnit::percent ? whole : most_times))
            throw Problem(ProblemKind::invalid, "title.threshold_wrong", one.rule);
    }
}

std::int64_t year_of(base::Day day) {
    return static_cast<int>(base::parts_of(day).year());
}

Round set_closed(store::Transaction& tx, const base::Who& who, RoundId id, const std::optional<base::Instant>& at,
                 std::string_view verb) {
    const auto entry = round_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_write, entry.round.body.id);
    tx.change("UPDATE title_round SET closed_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, at});
    record(tx, who, entry, verb, id.uuid);
    return get_round(tx, who, id);
}

}  // namespace

Round open_round(store::Transaction& tx, const base::Who& who, const NewRound& wanted) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::documents_write, wanted.body);
    const auto title = said(wanted.title, longest_line);
    const auto words = maybe_said(wanted.words, longest_words);
    const auto paper = maybe_said(wanted.paper, longest_line);
    if (wanted.year < first_year || wanted.year > year_of(base::day_of(tx.now())))
        throw Problem(ProblemKind::invalid, "title.year_wrong", std::to_string(wanted.year));
    check_criteria(wanted.criteria);
    if (const auto before = find_round(tx, wanted.id)) {
        const auto& there = before->round;
        if (there.body.id != wanted.body || there.title != title || there.year != wanted.year ||
            there.criteria != wanted.criteria)
            throw Problem(ProblemKind::conflict, "honour.id_taken", base::to_string(wanted.id));
        return get_round(tx, who, wanted.id);
    }
    tx.change(R"(
        INSERT INTO title_round (home, id, body, area, year, title, words, paper, criteria, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
              {body.home, wanted.id, body.id, body.area, wanted.year, title, words, paper,
               base::to_json(wanted.criteria), tx.now(), who.account});
    record(tx, who, round_entry(tx, wanted.id), "title.opened", wanted.id.uuid);
    return get_round(tx, who, wanted.id);
}

Round get_round(store::Transaction& tx, const base::Who& who, RoundId id) {
    auto entry = round_entry(tx, id);
    auto& round = entry.round;
    round.may_write = accounts::reaches_body(tx, who, Permission::documents_write, round.body.id);
    round.may_decide = accounts::reaches_body(tx, who, Permission::documents_approve, round.body.id);
    if (!round.may_write) accounts::require_figures(tx, who, Permission::plans_read, entry.area_path);
    round.candidates = candidates_of(tx, entry);
    return std::move(round);
}

Round close_round(store::Transaction& tx, const base::Who& who, RoundId id) {
    return set_closed(tx, who, id, tx.now(), "title.closed");
}

Round open_round_again(store::Transaction& tx, const base::Who& who, RoundId id) {
    return set_closed(tx, who, id, std::nullopt, "title.opened_again");
}

Round nominate(store::Transaction& tx, const base::Who& who, RoundId id, const NewCandidate& wanted) {
    const auto entry = round_entry(tx, id);
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    if (!accounts::reaches_body(tx, who, Permission::documents_write, entry.round.body.id))
        accounts::require_body(tx, who, Permission::documents_write, wanted.body);
    if (entry.round.is_closed) throw Problem(ProblemKind::conflict, "title.closed");
    if (!areas::is_within(areas::get(tx, body.area).path, entry.area_path))
        throw Problem(ProblemKind::invalid, "title.body_elsewhere", body.name);
    for (const auto& there : candidates_of(tx, entry)) {
        if (there.id == wanted.id) return get_round(tx, who, id);
        if (there.body.id == wanted.body) throw Problem(ProblemKind::conflict, "title.candidate_there", body.name);
    }
    tx.change(R"(
        INSERT INTO title_candidate (home, id, round, body, words, state, reason, number, revoked_because, proposed_at,
                                     proposed_by)
        VALUES ($1, $2, $3, $4, $5, 'proposed', '', '', '', $6, $7))",
              {entry.home, wanted.id, id, wanted.body, maybe_said(wanted.words, longest_words), tx.now(), who.account});
    record(tx, who, entry, "title.nominated", wanted.id.uuid);
    return get_round(tx, who, id);
}

Round publish_round(store::Transaction& tx, const base::Who& who, RoundId id) {
    const auto entry = round_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_approve, entry.round.body.id);
    tx.change(R"(
        UPDATE title_candidate SET published_at = $3
        WHERE home = $1 AND round = $2 AND state = 'awarded' AND published_at IS NULL)",
              {entry.home, id, tx.now()});
    record(tx, who, entry, "title.published", id.uuid);
    return get_round(tx, who, id);
}

RoundPage rounds(store::Transaction& tx, const base::Who& who, areas::AreaId id, const std::string& after,
                 std::size_t limit) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto [first, last] = behind(after);
    constexpr std::int64_t no_year = 10'000;
    const auto rows =
        tx.run(select_rounds(R"(
        a.path >= $1 AND a.path < $2 AND (r.year, r.id) < ($3, $4) ORDER BY r.year DESC, r.id DESC LIMIT $5)"),
               {area.path, end_of(area.path), base::to_number<std::int64_t>(first).value_or(no_year), last, limit});
    RoundPage page;
    for (auto& entry : read_rounds(rows)) page.items.push_back(std::move(entry.round));
    if (rows.size() == limit)
        page.next = behind_text(std::to_string(page.items.back().year), page.items.back().id.uuid);
    return page;
}

}  // namespace honours
