#include "needs/carrying.hpp"

#include "accounts/secret.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "needs/code.hpp"
#include "needs/entry.hpp"
#include "needs/way.hpp"
#include "store/values.hpp"

namespace needs {

bool is_accepted(const Need& need) {
    const bool was_looked_at =
        need.state == State::triaged || need.state == State::assigned || need.state == State::under_way;
    return was_looked_at && !need.waits;
}

std::vector<Need> needs_of(store::Transaction& tx, const std::vector<NeedId>& ids) {
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, ids);
    return store::all([&](const store::Row& row) { return read_need(tx, row); },
                      tx.run("SELECT " + need_columns + " FROM " + need_tables + " WHERE n.id IN " + list, parameters));
}

std::vector<Need> open_longest_first(store::Transaction& tx, const OpenQuery& query) {
    std::vector<store::Value> parameters{query.commune, query.hamlet, query.after.value_or(base::Instant{-1}),
                                         query.after_id, query.limit};
    const auto kinds = store::list_behind(parameters, query.kinds);
    return store::all([&](const store::Row& row) { return read_need(tx, row); },
                      tx.run("SELECT " + need_columns + " FROM " + need_tables + R"(
                          WHERE n.commune = $1 AND ($2 IS NULL OR n.area = $2) AND n.is_open
                            AND (n.since, n.id) > ($3, $4) AND n.kind IN )" +
                                 kinds + " ORDER BY n.since, n.id LIMIT $5",
                             parameters));
}

void set_out(store::Transaction& tx, const base::Who& who, NeedId id, const base::Uuid& body) {
    auto before = entry(tx, id);
    if (before.standing.state == State::triaged) {
        auto given = stepping(before, Act::assign);
        given.after.owner = body;
        keep(tx, who, given.before, given.after, {Act::assign, {}, {}, body});
        before.standing = given.after;
    }
    if (before.standing.state != State::assigned) return;
    const auto begun = stepping(before, Act::begin);
    keep(tx, who, begun.before, begun.after, {Act::begin, {}, {}, {}});
}

bool reached(store::Transaction& tx, const base::Who& who, NeedId id, const std::string& outcome) {
    const auto there = entry(tx, id);
    if (!is_possible(there, Act::finish)) return false;
    auto [before, after] = stepping(there, Act::finish);
    after.due_at.reset();
    after.waits = false;
    keep(tx, who, before, after, {Act::finish, outcome, {}, {}});
    return true;
}

void not_reached(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
                 const std::string& words) {
    if (base::trim(words).empty()) throw base::Problem(base::ProblemKind::invalid, "need.words_missing");
    const auto there = entry(tx, id);
    if (!is_possible(there, Act::reopen)) return;
    const auto before = stepping(there, Act::reopen).before;
    keep(tx, master, who, before, asked_again(tx, before), {Act::reopen, {}, words, {}});
}

bool is_code_of(store::Transaction& tx, NeedId id, std::string_view typed) {
    const auto code = accounts::tidy_code(typed, code_shape);
    return code &&
           !tx.run("SELECT 1 AS found FROM need WHERE id = $1 AND code_hash = $2", {id, accounts::hash_of(*code)})
                .empty();
}

std::optional<Record> record_held(store::Transaction& tx, const store::MasterKey& master, NeedId id) {
    return unsealed(tx, master, id.uuid);
}

}  // namespace needs
