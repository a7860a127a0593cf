#include "benefits/policy.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "benefits/entry_row.hpp"
#include "bodies/body.hpp"
#include "households/vocabulary.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace benefits {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t beyond_reason = 1'000'000'000;
constexpr std::int64_t most_days_ever = 366;

const std::vector<Policy>& known_policies() {
    static const auto policies = base::vocabulary<Policy>("benefits/vocabulary/benefit_policies.json");
    return policies;
}

std::vector<std::string> words_in(const std::string& json) {
    return base::from_json_text<std::vector<std::string>>(json);
}

Policy read(const store::Row& row) {
    const auto name = row.text("name");
    const auto who = row.text("who_is_due");
    return {.code = base::to_string(row.uuid("id")),
            .vi = name,
            .en = name,
            .whom = base::named<Whom>(row.text("whom")),
            .who_vi = who,
            .who_en = who,
            .kinds = words_in(row.text("kinds")),
            .amount = row.integer("amount"),
            .per_day = row.boolean("per_day"),
            .most_days = row.maybe_integer("most_days"),
            .excludes = words_in(row.text("excludes")),
            .approved_at_level = static_cast<int>(row.integer("approved_at_level")),
            .valid_from = row.day("valid_from"),
            .valid_until = row.maybe_day("valid_until"),
            .area = row.text("area_path"),
            .source = row.text("paper")};
}

constexpr std::string_view added_policies =
    "SELECT p.*, a.path AS area_path FROM benefit_policy p JOIN area a ON a.id = p.area WHERE ";

bool holds(const Policy& policy, const areas::Area& area, base::Day on) {
    return policy.valid_from <= on && (!policy.valid_until || on <= *policy.valid_until) &&
           areas::is_within(area.path, policy.area);
}

NewPolicy checked(store::Transaction& tx, NewPolicy wanted) {
    wanted.name = short_text(wanted.name);
    wanted.who_is_due = short_text(wanted.who_is_due);
    wanted.paper = short_text(wanted.paper);
    if (wanted.name.empty() || wanted.who_is_due.empty())
        throw Problem(ProblemKind::invalid, "benefit_policy.text_missing");
    if (wanted.paper.empty()) throw Problem(ProblemKind::invalid, "benefit_policy.paper_missing");
    if (wanted.amount < 1 || wanted.amount > beyond_reason)
        throw Problem(ProblemKind::invalid, "benefit_policy.amount_wrong");
    const auto days = wanted.most_days.value_or(1);
    const bool ends_before = wanted.valid_until && *wanted.valid_until < wanted.valid_from;
    if (days < 1 || days > most_days_ever || (wanted.most_days && !wanted.per_day) || ends_before)
        throw Problem(ProblemKind::invalid, "benefit_policy.days_wrong");
    if (wanted.approved_at_level < areas::province_level || wanted.approved_at_level > areas::commune_level)
        throw Problem(ProblemKind::invalid, "benefit_policy.level_wrong");
    for (const auto& other : wanted.excludes) policy_of(tx, other);
    for (const auto& kind : wanted.kinds)
        if (!households::is_known(households::hardship_kinds(), kind))
            throw Problem(ProblemKind::invalid, "household.hardship_unknown", kind);
    return wanted;
}

/// False when it is there already.
bool is_new(store::Transaction& tx, PolicyId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run("SELECT fingerprint FROM benefit_policy WHERE id = $1", {id});
    if (rows.empty()) return true;
    if (rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "benefit_policy.id_taken", base::to_string(id));
    return false;
}

}  // namespace

std::vector<Policy> policies_in(store::Transaction& tx, const base::Who& who, areas::AreaId id, base::Day on) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::needs_answer, area.path);
    std::vector<Policy> found;
    const auto keep = [&](const Policy& policy) {
        if (holds(policy, area, on)) found.push_back(policy);
    };
    std::ranges::for_each(known_policies(), keep);
    std::vector<store::Value> parameters;
    std::vector<base::Uuid> above{area.id.uuid};
    for (const auto& each : areas::ancestors(tx, area)) above.push_back(each.id.uuid);
    const auto list = store::list_behind(parameters, above);
    for (const auto& row : tx.run(std::string(added_policies) + "p.area IN " + list + " ORDER BY p.id", parameters))
        keep(read(row));
    std::ranges::sort(found, {}, [](const Policy& policy) { return std::pair(policy.valid_from, policy.code); });
    return found;
}

Policy policy_of(store::Transaction& tx, const std::string& code) {
    const auto known = std::ranges::find(known_policies(), code, &Policy::code);
    if (known != known_policies().end()) return *known;
    const auto id = base::parse_uuid(code);
    if (!id) throw Problem(ProblemKind::not_found, "benefit_policy.not_found", code);
    const auto rows = tx.run(std::string(added_policies) + "p.id = $1", {*id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "benefit_policy.not_found", code);
    return read(rows.front());
}

bool exclude_each_other(const Policy& one, const Policy& other) {
    const auto names = [](const Policy& policy, const std::string& code) {
        return std::ranges::find(policy.excludes, code) != policy.excludes.end();
    };
    return names(one, other.code) || names(other, one.code);
}

Policy add_policy(store::Transaction& tx, const base::Who& who, const NewPolicy& sent) {
    accounts::require_body(tx, who, Permission::needs_decide, sent.body);
    const auto fingerprint = accounts::hash_of(base::to_json(sent));
    const auto code = base::to_string(sent.id);
    if (!is_new(tx, sent.id, fingerprint)) return policy_of(tx, code);
    const auto wanted = checked(tx, sent);
    const auto area = areas::get(tx, bodies::get(tx, bodies::BodyId{wanted.body}).area);
    tx.change(
        R"(
        INSERT INTO benefit_policy (home, id, area, body, name, whom, who_is_due, kinds, amount, per_day, most_days,
                                    excludes, approved_at_level, valid_from, valid_until, paper, made_at, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18))",
        {area.home, wanted.id, area.id, wanted.body, wanted.name, base::name_of(wanted.whom), wanted.who_is_due,
         base::to_json(wanted.kinds), wanted.amount, wanted.per_day, wanted.most_days, base::to_json(wanted.excludes),
         wanted.approved_at_level, wanted.valid_from, wanted.valid_until, wanted.paper, tx.now(), fingerprint});
    store::record(tx, who, "benefit_policy.added", wanted.id.uuid, area.id.uuid, base::Json{{"paper", wanted.paper}});
    return policy_of(tx, code);
}

void remove_policy(store::Transaction& tx, const base::Who& who, PolicyId id) {
    const auto code = base::to_string(id);
    const auto rows = tx.run("SELECT home, body, area FROM benefit_policy WHERE id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "benefit_policy.not_found", code);
    accounts::require_body(tx, who, Permission::needs_decide, rows.front().uuid("body"));
    if (!tx.run("SELECT 1 AS found FROM benefit_list WHERE policy = $1 LIMIT 1", {code}).empty())
        throw Problem(ProblemKind::conflict, "benefit_policy.used", code);
    tx.change("DELETE FROM benefit_policy WHERE home = $1 AND id = $2", {rows.front().integer("home"), id});
    store::record(tx, who, "benefit_policy.removed", id.uuid, rows.front().uuid("area"));
}

}  // namespace benefits
