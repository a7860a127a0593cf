#include "oversight/inspected_place.hpp"

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "oversight/inspection_row.hpp"
#include "oversight/word.hpp"
#include "store/journal.hpp"

namespace oversight {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

InspectedPlace as_seen(store::Transaction& tx, const base::Who& who, PlaceEntry entry) {
    entry.place.may_edit = accounts::reaches_body(tx, who, Permission::tasks_do, entry.added_by);
    return std::move(entry.place);
}

std::string checked_name(const std::string& typed) {
    auto name = short_text(typed);
    if (name.empty()) throw Problem(ProblemKind::invalid, "inspected_place.name_missing");
    return name;
}

/// Takes an edit when what stands there is what the editor saw, or is what they want already.
template <class T>
void put(const std::optional<Edit<T>>& edit, T& value) {
    if (!edit) return;
    if (value != edit->from && value != edit->to)
        throw Problem(ProblemKind::conflict, "inspected_place.changed_meanwhile");
    value = edit->to;
}

}  // namespace

InspectedPlace add_place(store::Transaction& tx, const base::Who& who, const NewInspectedPlace& wanted) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.added_by});
    accounts::require_body(tx, who, Permission::tasks_do, wanted.added_by);
    const auto fingerprint = accounts::hash_of(base::to_json(wanted));
    if (auto before = find_place(tx, wanted.id)) {
        if (before->fingerprint != fingerprint)
            throw Problem(ProblemKind::conflict, "inspected_place.id_taken", base::to_string(wanted.id));
        return as_seen(tx, who, std::move(*before));
    }
    const auto name = checked_name(wanted.name);
    const auto area = areas::get(tx, wanted.area);
    if (!areas::is_within(area.path, areas::get(tx, body.area).path))
        throw Problem(ProblemKind::invalid, "inspected_place.elsewhere", area.path);
    if (wanted.body) bodies::get(tx, bodies::BodyId{*wanted.body});
    tx.change(
        R"(
        INSERT INTO inspected_place (home, id, area, kind, name, body, added_by, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
        {area.home, wanted.id, area.id, base::name_of(wanted.kind), name, wanted.body, wanted.added_by, fingerprint});
    store::record(tx, who, "inspected_place.added", wanted.id.uuid, area.id.uuid);
    return as_seen(tx, who, place_entry(tx, wanted.id));
}

InspectedPlace change_place(store::Transaction& tx, const base::Who& who, InspectedPlaceId id,
                            const InspectedPlaceChange& wanted) {
    auto entry = place_entry(tx, id);
    accounts::require_body(tx, who, Permission::tasks_do, entry.added_by);
    const bool was_closed = entry.place.is_closed;
    put(wanted.name, entry.place.name);
    put(wanted.is_closed, entry.place.is_closed);
    tx.change("UPDATE inspected_place SET name = $3 WHERE home = $1 AND id = $2",
              {entry.home, id, checked_name(entry.place.name)});
    if (entry.place.is_closed != was_closed)
        tx.change("UPDATE inspected_place SET closed_at = $3 WHERE home = $1 AND id = $2",
                  {entry.home, id, entry.place.is_closed ? std::optional(tx.now()) : std::nullopt});
    store::record(tx, who, "inspected_place.changed", id.uuid, entry.place.area.id);
    return as_seen(tx, who, place_entry(tx, id));
}

InspectedPlacePage places(store::Transaction& tx, const base::Who& who, areas::AreaId id, std::optional<Kind> kind,
                          const std::string& after, std::size_t limit) {
    const auto area = areas::get(tx, id);
    const auto own = only_body(tx, who, area.path);
    const auto name = kind ? std::optional(base::name_of(*kind)) : std::nullopt;
    const auto rows =
        tx.run(select_places(R"(
        a.path >= $1 AND a.path < $2 AND ($3 IS NULL OR p.kind = $3) AND ($4 IS NULL OR p.added_by = $4 OR p.body = $4)
        AND p.id > $5 ORDER BY p.id LIMIT $6)"),
               {area.path, area.path + '~', name, own, base::parse_uuid(after).value_or(base::Uuid{}), limit});
    InspectedPlacePage page;
    for (auto& one : read_places(rows)) page.items.push_back(as_seen(tx, who, std::move(one)));
    if (rows.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace oversight
