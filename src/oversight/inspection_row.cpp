#include "oversight/inspection_row.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/values.hpp"

namespace oversight {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

std::optional<Place> maybe_body(const store::Row& row) {
    const auto id = row.maybe_uuid("place_body");
    return id ? std::optional(Place{*id, row.text("place_body_name")}) : std::nullopt;
}

PlaceEntry read_place(const store::Row& row) {
    return {.place = {.id = row.id<InspectedPlaceTag>("id"),
                      .kind = base::named<Kind>(row.text("kind")),
                      .name = row.text("name"),
                      .area = {row.uuid("area"), row.text("area_name")},
                      .body = maybe_body(row),
                      .is_closed = !row.is_null("closed_at"),
                      .inspected_on = row.maybe_day("inspected_on"),
                      .may_edit = false},
            .home = row.integer("home"),
            .area_path = row.text("area_path"),
            .added_by = row.uuid("added_by"),
            .fingerprint = row.bytes("fingerprint")};
}

InspectionEntry read_inspection(const store::Row& row) {
    return {.inspection = {.line = {.id = row.id<InspectionTag>("id"),
                                    .body = {row.uuid("body"), row.text("body_name")},
                                    .place = {row.uuid("place"), row.text("place_name")},
                                    .area = {row.uuid("area"), row.text("area_name")},
                                    .kind = base::named<Kind>(row.text("kind")),
                                    .day = row.day("day"),
                                    .checklist = {row.text("title_vi"), row.text("title_en")},
                                    .findings = row.integer("findings")},
                           .people = row.text("people"),
                           .words = row.text("words"),
                           .answers = {},
                           .pictures = {},
                           .is_taken_back = !row.is_null("taken_back_at"),
                           .may_edit = false},
            .home = row.integer("home"),
            .area_path = row.text("area_path"),
            .place_body = row.maybe_uuid("place_body"),
            .fingerprint = row.bytes("fingerprint")};
}

}  // namespace

std::string select_places(const std::string& where) {
    return R"(
        SELECT p.*, p.body AS place_body, b.name AS place_body_name, a.name AS area_name, a.path AS area_path,
               (SELECT max(i.day) FROM inspection i WHERE i.home = p.home AND i.place = p.id AND i.taken_back_at IS NULL) AS inspected_on
        FROM inspected_place p JOIN area a ON a.id = p.area LEFT JOIN body b ON b.id = p.body WHERE )" +
           where;
}

std::vector<PlaceEntry> read_places(const store::Rows& rows) {
    return store::all(read_place, rows);
}

std::optional<PlaceEntry> find_place(store::Transaction& tx, InspectedPlaceId id) {
    return store::first(read_place, tx.run(select_places("p.id = $1"), {id}));
}

PlaceEntry place_entry(store::Transaction& tx, InspectedPlaceId id) {
    auto found = find_place(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "inspected_place.not_found", base::to_string(id));
    return std::move(*found);
}

std::string select_inspections(const std::string& where) {
    return R"(
        SELECT i.*, b.name AS body_name, p.name AS place_name, p.body AS place_body, a.name AS area_name, a.path AS area_path,
               (SELECT count(*) FROM finding f WHERE f.home = i.home AND f.inspection = i.id
                AND f.state IN ('open', 'corrected')) AS findings
        FROM inspection i JOIN inspected_place p ON p.home = i.home AND p.id = i.place JOIN body b ON b.id = i.body
        JOIN area a ON a.id = i.area WHERE )" +
           where;
}

std::vector<InspectionEntry> read_inspections(const store::Rows& rows) {
    return store::all(read_inspection, rows);
}

std::optional<InspectionEntry> find_inspection(store::Transaction& tx, InspectionId id) {
    return store::first(read_inspection, tx.run(select_inspections("i.id = $1"), {id}));
}

InspectionEntry inspection_entry(store::Transaction& tx, InspectionId id) {
    auto found = find_inspection(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "inspection.not_found", base::to_string(id));
    return std::move(*found);
}

bool follows(const base::Who& who, const std::string& area_path) {
    return accounts::reaches(who, Permission::tasks_follow, area_path);
}

std::optional<base::Uuid> only_body(store::Transaction& tx, const base::Who& who, const std::string& area_path) {
    accounts::require_figures(tx, who, Permission::plans_read, area_path);
    return follows(who, area_path) ? std::nullopt : std::optional(who.body);
}

Cursor read_cursor(const std::string& after, const char* first_day) {
    const auto dot = std::min(after.find('.'), after.size());
    const auto last = base::parse_uuid(std::string_view(after).substr(std::min(dot + 1, after.size())));
    return {after.empty() ? first_day : after.substr(0, dot), last.value_or(base::Uuid{})};
}

}  // namespace oversight
