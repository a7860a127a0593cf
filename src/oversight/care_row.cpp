#include "oversight/care_row.hpp"

#include <algorithm>
#include <map>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "store/values.hpp"

namespace oversight {
namespace {

using base::Permission;

CareEntry read_care(const store::Row& row) {
    CareEntry entry{.care = {.id = row.id<CareVisitTag>("id"),
                             .body = {row.uuid("body"), row.text("body_name")},
                             .kind = base::named<PlaceKind>(row.text("unit_kind")),
                             .unit = {row.uuid("unit"), row.text("unit_name")},
                             .area = {row.uuid("area"), row.text("area_name")},
                             .day = row.day("day"),
                             .words = row.text("words"),
                             .occasion = {},
                             .wants = {},
                             .is_taken_back = !row.is_null("taken_back_at"),
                             .may_edit = false},
                    .home = row.integer("home"),
                    .area_path = row.text("area_path"),
                    .fingerprint = row.bytes("fingerprint")};
    if (const auto occasion = row.maybe_uuid("occasion")) entry.care.occasion = occasions::OccasionId{*occasion};
    return entry;
}

Want read_want(const store::Row& row, base::Day today) {
    Want want{.id = row.id<CareWantTag>("id"),
              .care = row.id<CareVisitTag>("care_visit"),
              .unit = {row.uuid("unit"), row.text("unit_name")},
              .area = {row.uuid("area"), row.text("area_name")},
              .kind = base::named<WantKind>(row.text("kind")),
              .words = row.text("words"),
              .body = {row.uuid("body"), row.text("body_name")},
              .due = row.maybe_day("due"),
              .given = row.text("given"),
              .given_on = row.maybe_day("given_on"),
              .is_late = false,
              .may_meet = false};
    want.is_late = !want.given_on && want.due && *want.due < today;
    return want;
}

}  // namespace

std::string select_cares(const std::string& where) {
    return R"(
        SELECT c.*, b.name AS body_name, a.name AS area_name, a.path AS area_path
        FROM care_visit c JOIN body b ON b.id = c.body JOIN area a ON a.id = c.area WHERE )" +
           where;
}

std::string select_wants(const std::string& where) {
    return R"(
        SELECT w.*, c.unit, c.unit_name, c.area, c.body AS visitor, b.name AS body_name, a.name AS area_name
        FROM care_want w JOIN care_visit c ON c.home = w.home AND c.id = w.care_visit JOIN body b ON b.id = w.body
        JOIN area a ON a.id = c.area WHERE )" +
           where;
}

std::vector<Want> read_wants(store::Transaction& tx, const base::Who& who, const store::Rows& rows) {
    const auto today = base::day_of(tx.now());
    std::map<base::Uuid, bool> acts;
    const auto acts_for = [&](const base::Uuid& body) {
        const auto [known, is_new] = acts.try_emplace(body, false);
        if (is_new) known->second = accounts::reaches_body(tx, who, Permission::tasks_do, body);
        return known->second;
    };
    std::vector<Want> wants;
    for (const auto& row : rows) {
        wants.push_back(read_want(row, today));
        wants.back().may_meet = acts_for(wants.back().body.id) || acts_for(row.uuid("visitor"));
    }
    return wants;
}

std::vector<CareEntry> read_cares(store::Transaction& tx, const base::Who& who, const store::Rows& rows) {
    auto entries = store::all(read_care, rows);
    std::vector<store::Value> parameters;
    std::vector<CareId> ids;
    for (const auto& one : entries) ids.push_back(one.care.id);
    const auto list = store::list_behind(parameters, ids);
    for (auto& want :
         read_wants(tx, who, tx.run(select_wants("w.care_visit IN " + list + " ORDER BY w.number"), parameters)))
        std::ranges::find_if(entries, [&](const CareEntry& one) {
            return one.care.id == want.care;
        })->care.wants.push_back(std::move(want));
    for (auto& one : entries)
        one.care.may_edit = accounts::reaches_body(tx, who, Permission::tasks_do, one.care.body.id);
    return entries;
}

std::optional<CareEntry> find_care(store::Transaction& tx, const base::Who& who, CareId id) {
    auto found = read_cares(tx, who, tx.run(select_cares("c.id = $1"), {id}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace oversight
