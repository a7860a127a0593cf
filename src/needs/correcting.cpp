#include "needs/correcting.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "needs/count.hpp"
#include "needs/entry.hpp"
#include "needs/way.hpp"
#include "store/counters.hpp"

namespace needs {
namespace {

using base::Problem;
using base::ProblemKind;
using Conflicts = std::vector<base::FieldProblem>;

/// What the steps of a need have counted in its hamlet is counted in another one.
void count_elsewhere(store::Transaction& tx, const Entry& need, const base::Uuid& area) {
    for (const auto& row : tx.run("SELECT act, day, opens FROM need_step WHERE home = $1 AND need = $2 ORDER BY part",
                                  {need.home, need.id})) {
        const auto day = row.day("day");
        const auto moved = [&](std::string_view indicator, std::int64_t value) {
            if (value == 0) return;
            store::count(tx, need.area, indicator, day, -value);
            store::count(tx, area, indicator, day, value);
        };
        moved(open_indicator, row.integer("opens"));
        moved(asked_indicator, row.text("act") == "open" ? 1 : 0);
    }
    tx.change("UPDATE need_step SET area = $3 WHERE home = $1 AND need = $2", {need.home, need.id, area});
    tx.change("UPDATE need SET area = $3 WHERE home = $1 AND id = $2", {need.home, need.id, area});
}

/// Whether the hamlet is to change; a wrong place is refused.
bool is_elsewhere(store::Transaction& tx, const Entry& need, const households::Edit<areas::AreaId>& edit,
                  Conflicts& conflicts) {
    if (edit.to.uuid == need.area) return false;
    if (need.household) throw Problem(ProblemKind::conflict, "need.of_household", base::to_string(need.id));
    const auto area = areas::get(tx, edit.to);
    const bool is_here = area.level >= areas::commune_level && households::commune_of(tx, area).id.uuid == need.commune;
    if (!is_here) throw Problem(ProblemKind::conflict, "need.stays_in_commune", area.path);
    if (!area.is_valid_on(base::day_of(tx.now()))) throw Problem(ProblemKind::conflict, "need.area_closed", area.path);
    if (edit.from.uuid != need.area) conflicts.push_back({"/area", "need.changed_meanwhile", {}});
    return true;
}

/// The address as it is to be; nothing when it stays.
std::optional<std::string> new_address(const Record& record, const households::Edit<std::string>& edit,
                                       Conflicts& conflicts) {
    const auto wanted = base::tidy(base::to_nfc(edit.to));
    if (wanted.size() > longest_line)
        throw Problem(ProblemKind::invalid, "request.fields_wrong", "/address",
                      {{"/address", "need.text_too_long", {}}});
    if (wanted == record.asker.address) return std::nullopt;
    if (edit.from != record.asker.address) conflicts.push_back({"/address", "need.changed_meanwhile", {}});
    return wanted;
}

}  // namespace

Need correct(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
             const Correction& correction) {
    auto [before, after] = stepping(tx, who, id, Act::correct);
    auto record = unsealed(tx, master, id.uuid);
    if (!record) throw Problem(ProblemKind::conflict, "need.erased", base::to_string(id));
    Conflicts conflicts;
    const bool moves = correction.area && is_elsewhere(tx, before, *correction.area, conflicts);
    const auto address = correction.address ? new_address(*record, *correction.address, conflicts) : std::nullopt;
    if (!conflicts.empty())
        throw Problem(ProblemKind::conflict, "need.changed_meanwhile", base::to_string(id), std::move(conflicts));
    if (!moves && !address) return find_need(tx, id);
    // What it was before stays readable where the step is told, sealed as the rest.
    auto old_words = address ? record->asker.address : std::string();
    if (address) {
        record->asker.address = *address;
        seal_record(tx, master, before, *record);
    }
    if (moves) count_elsewhere(tx, before, correction.area->to.uuid);
    keep(tx, master, who, entry(tx, id), after, {Act::correct, {}, std::move(old_words), {}});
    return find_need(tx, id);
}

Need erase(store::Transaction& tx, const base::Who& who, NeedId id) {
    auto [before, after] = stepping(tx, who, id, Act::erase);
    store::erase_sealed(tx, id.uuid);
    keep(tx, who, before, after, {Act::erase, {}, {}, {}});
    return find_need(tx, id);
}

}  // namespace needs
