#include "benefits/list.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "benefits/entry_row.hpp"
#include "bodies/body.hpp"
#include "ledger/balance.hpp"
#include "ledger/code.hpp"
#include "store/journal.hpp"

/// Making, posting and closing a list.
namespace benefits {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

std::string next_code(store::Transaction& tx, std::int64_t home, const base::Uuid& body) {
    const auto year = static_cast<int>(base::parts_of(base::day_of(tx.now())).year());
    const auto series = fmt::format("HT-{}", year);
    const auto number = tx.run(R"(
        INSERT INTO benefit_number (home, body, series, last) VALUES ($1, $2, $3, 1)
        ON CONFLICT (home, body, series) DO UPDATE SET last = benefit_number.last + 1 RETURNING last)",
                               {home, body, series})
                            .front()
                            .integer("last");
    return fmt::format("{}-{:04}", series, number);
}

/// A district may be what the paper asks for and not be there any more.
int lowest_level_that_approves(store::Transaction& tx, const Policy& policy, const areas::Area& area) {
    if (policy.approved_at_level != areas::district_level) return policy.approved_at_level;
    const auto above = areas::ancestors(tx, area);
    const bool has_district = std::ranges::find(above, areas::district_level, &areas::Area::level) != above.end();
    return has_district ? areas::district_level : areas::commune_level;
}

void require_approver(store::Transaction& tx, const Policy& policy, const areas::Area& area, const base::Uuid& body) {
    const auto seat = areas::get(tx, bodies::get(tx, bodies::BodyId{body}).area);
    if (!areas::is_within(area.path, seat.path) || seat.level > lowest_level_that_approves(tx, policy, area))
        throw Problem(ProblemKind::invalid, "benefit_list.approver_too_low", seat.name);
}

bool was_made(store::Transaction& tx, ListId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run("SELECT fingerprint FROM benefit_list WHERE id = $1", {id});
    if (rows.empty()) return false;
    if (rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "benefit_list.id_taken", base::to_string(id));
    return true;
}

/// The policy holds in the area today, and the body stands in it or above it.
Policy policy_for(store::Transaction& tx, const NewList& wanted, const areas::Area& area) {
    const auto policy = policy_of(tx, wanted.policy);
    const auto seat = areas::get(tx, bodies::get(tx, bodies::BodyId{wanted.body}).area);
    if (!areas::is_within(area.path, policy.area) || !areas::is_within(area.path, seat.path) ||
        base::day_of(tx.now()) < policy.valid_from)
        throw Problem(ProblemKind::invalid, "benefit_list.not_here", policy.code);
    return policy;
}

void require_seen(store::Transaction& tx, const base::Who& who, const ListRow& row) {
    if (!accounts::reaches_body(tx, who, Permission::needs_answer, row.list.approver.id))
        accounts::require_figures(tx, who, Permission::needs_answer, row.area_path);
}

void tell_rights(store::Transaction& tx, const base::Who& who, List& list) {
    const auto reaches = [&](Permission permission, const Place& body) {
        return accounts::reaches_body(tx, who, permission, body.id);
    };
    list.may_decide = reaches(Permission::needs_decide, list.body);
    list.may_approve = reaches(Permission::documents_approve, list.approver);
    list.may_pay = reaches(Permission::goods_write, list.body);
}

ListRow own_list_in(store::Transaction& tx, const base::Who& who, ListId id, ListState state) {
    auto row = own_list(tx, who, Permission::needs_decide, id);
    require_state(row, {state});
    return row;
}

/// From one state to the next: its moment is set, or taken away on the way back.
struct Step {
    ListState to;
    const char* moment;
    bool is_back;
    const char* verb;
};
constexpr Step posting{ListState::posted, "posted_at", false, "benefit_list.posted"};
constexpr Step taking_down{ListState::making, "posted_at", true, "benefit_list.taken_down"};
constexpr Step closing{ListState::closed, "closed_at", false, "benefit_list.closed"};
constexpr Step reopening{ListState::approved, "closed_at", true, "benefit_list.reopened"};

List stepped(store::Transaction& tx, const base::Who& who, const ListRow& row, const Step& step) {
    const auto at = step.is_back ? std::nullopt : std::optional(tx.now());
    tx.change("UPDATE benefit_list SET state = $3, " + std::string(step.moment) + " = $4 WHERE home = $1 AND id = $2",
              {row.home, row.list.id, base::name_of(step.to), at});
    record(tx, who, row, step.verb);
    return get_list(tx, who, row.list.id);
}

}  // namespace

List make_list(store::Transaction& tx, const base::Who& who, const NewList& wanted) {
    accounts::require_body(tx, who, Permission::needs_decide, wanted.body);
    const auto fingerprint = accounts::hash_of(base::to_json(wanted));
    if (was_made(tx, wanted.id, fingerprint)) return get_list(tx, who, wanted.id);
    const auto area = areas::get(tx, wanted.area);
    const auto commune = households::commune_of(tx, area);
    const auto policy = policy_for(tx, wanted, area);
    const auto approver = wanted.approver.value_or(wanted.body);
    require_approver(tx, policy, area, approver);
    const auto purse = ledger::account("cash", ledger::code_of({wanted.id.uuid}));
    tx.change(R"(
        INSERT INTO benefit_list (home, id, policy, area, commune, body, approver, code, state, purse, made_at, made_by,
                                  decision, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'making', $9, $10, $11, '', $12))",
              {area.home, wanted.id, policy.code, area.id, commune.id, wanted.body, approver,
               next_code(tx, area.home, wanted.body), purse, tx.now(), who.account, fingerprint});
    record(tx, who, list_row(tx, wanted.id), "benefit_list.made");
    return get_list(tx, who, wanted.id);
}

List get_list(store::Transaction& tx, const base::Who& who, ListId id) {
    auto row = list_row(tx, id);
    require_seen(tx, who, row);
    row.list.numbers = numbers_of(tx, {id}).at(0);
    row.list.in_hand = ledger::balance(tx, row.purse, ledger::dong).quantity;
    tell_rights(tx, who, row.list);
    return std::move(row.list);
}

List post_list(store::Transaction& tx, const base::Who& who, ListId id) {
    const auto row = own_list_in(tx, who, id, ListState::making);
    if (numbers_of(tx, {id}).at(0).listed.entries == 0) throw Problem(ProblemKind::conflict, "benefit_list.empty");
    return stepped(tx, who, row, posting);
}

List take_down(store::Transaction& tx, const base::Who& who, ListId id) {
    return stepped(tx, who, own_list_in(tx, who, id, ListState::posted), taking_down);
}

List close_list(store::Transaction& tx, const base::Who& who, ListId id) {
    const auto row = own_list_in(tx, who, id, ListState::approved);
    const auto numbers = numbers_of(tx, {id}).at(0);
    const auto left = numbers.listed.entries + numbers.to_pay.entries;
    if (left > 0) throw Problem(ProblemKind::conflict, "benefit_list.something_left", std::to_string(left));
    return stepped(tx, who, row, closing);
}

List reopen_list(store::Transaction& tx, const base::Who& who, ListId id) {
    return stepped(tx, who, own_list_in(tx, who, id, ListState::closed), reopening);
}

std::vector<List> lists(store::Transaction& tx, const base::Who& who, const ListQuery& query) {
    const auto seat = areas::get(tx, bodies::get(tx, bodies::BodyId{query.body}).area);
    accounts::require_figures(tx, who, Permission::needs_answer, seat.path);
    const auto state = query.state ? base::name_of(*query.state) : std::string();
    auto rows = list_rows(
        tx, R"(
        (l.body = $1 OR l.approver = $1) AND ($2 = '' OR l.state = $2) AND ($3 OR l.id < $4) ORDER BY l.id DESC LIMIT $5)",
        std::vector<store::Value>{query.body, state, !query.after, query.after.value_or(ListId{}), query.limit});
    std::vector<ListId> ids;
    for (const auto& row : rows) ids.push_back(row.list.id);
    const auto numbers = numbers_of(tx, ids);
    std::vector<List> page;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& list = page.emplace_back(std::move(rows[i].list));
        list.numbers = numbers[i];
        tell_rights(tx, who, list);
    }
    return page;
}

}  // namespace benefits
