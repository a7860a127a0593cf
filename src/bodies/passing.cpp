#include "bodies/passing.hpp"

#include <algorithm>

#include "store/journal.hpp"

namespace bodies {
namespace {

/// The heir's group of the same name, or a new one.
BodyId group_at(store::Transaction& tx, const base::Who& who, const WorkingGroup& old, BodyId from, BodyId to,
                base::Day today) {
    const auto groups = groups_of(tx, to, today);
    const auto there = std::ranges::find(groups, old.body.name, &Body::name);
    if (there != groups.end()) return there->id;
    return found_group(tx, who, to,
                       {.name = old.body.name,
                        .stated_size = old.stated_size,
                        .founding = old.body.founding,
                        .secretariat = old.secretariat == from ? std::optional(to) : old.secretariat});
}

void close_group(store::Transaction& tx, const base::Who& who, const Body& old, base::Day today) {
    tx.change("UPDATE body SET valid_until = $2 WHERE id = $1", {old.id, std::max(old.valid_from, today - 1)});
    store::record(tx, who, "body.closed", old.id.uuid, old.area.uuid);
}

}  // namespace

std::vector<std::pair<Body, Body>> pass_on_groups(store::Transaction& tx, const base::Who& who, BodyId from,
                                                  BodyId to) {
    const auto today = base::day_of(tx.now());
    std::vector<std::pair<Body, Body>> passed;
    for (const auto& body : groups_of(tx, from, today)) {
        const auto old = working_group(tx, body.id, today);
        const auto id = group_at(tx, who, old, from, to, today);
        const auto there = members(tx, id, today);
        for (const auto& [person, role, rank, last_day] : old.members)
            if (std::ranges::none_of(there, [&](const Member& one) { return one.person.id == person.id; }))
                join(tx, who, id, person.id, role, there.empty() ? rank : Rank::member, today);
        close_group(tx, who, body, today);
        passed.emplace_back(body, get(tx, id));
    }
    tx.change("UPDATE working_group SET secretariat = $2 WHERE secretariat = $1", {from, to});
    return passed;
}

}  // namespace bodies
