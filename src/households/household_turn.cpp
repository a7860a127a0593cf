#include "households/entry.hpp"
#include "households/twin.hpp"

/// How a household goes from one state to the next, whoever changed it and why.
namespace households {
namespace {

/// A household counts where it lives with its people, until it has a last day.
void recount(store::Transaction& tx, const Entry& before, const Entry& after) {
    const auto& was = before.household;
    const auto& is = after.household;
    if (was.area.id == is.area.id && was.people == is.people &&
        was.valid_until.has_value() == is.valid_until.has_value())
        return;
    const auto today = base::day_of(tx.now());
    count_out(tx, before, today);
    if (!is.valid_until) count_in(tx, after, today);
}

/// What a twin is recognised by.
bool looks_otherwise(const Turn& turn) {
    return !(turn.record_before == turn.record) || turn.before.household.area.id != turn.after.household.area.id ||
           turn.before.household.valid_until != turn.after.household.valid_until;
}

}  // namespace

Turn turn_of(store::Transaction& tx, const store::MasterKey& master, Entry entry) {
    auto record = unsealed(tx, master, entry.household.id);
    return {.before = entry, .record_before = record, .after = entry, .record = record.value_or(Record{})};
}

void keep(store::Transaction& tx, const store::MasterKey& master, const Turn& turn) {
    const auto& [before, record_before, after, record] = turn;
    const auto& household = after.household;
    const auto team = household.team ? std::optional(household.team->id) : std::nullopt;
    tx.change(R"(
        UPDATE household SET commune = $3, area = $4, number = $5, people = $6, team = $7, valid_until = $8,
                             dwelling = $9, quiet_until = $10
        WHERE home = $1 AND id = $2)",
              {before.home, household.id, after.commune, household.area.id, after.number, household.people, team,
               household.valid_until, household.dwelling, household.quiet_until});
    if (record_before && (!(*record_before == record) || before.commune != after.commune))
        seal_record(tx, master, household.id, after.commune, record);
    recount(tx, before, after);
    if (looks_otherwise(turn)) find_again(tx, master, household.id);
}

void tell_sealed(store::Transaction& tx, const store::MasterKey& master, const Turn& turn,
                 boost::json::object& detail) {
    if (!turn.record_before || *turn.record_before == turn.record) return;
    const auto id = turn.before.household.id.uuid;
    detail["from"] = store::seal_text(tx, master, id, base::to_json(*turn.record_before));
    detail["to"] = store::seal_text(tx, master, id, base::to_json(turn.record));
}

}  // namespace households
