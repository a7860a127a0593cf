#include "trips/carrier.hpp"

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"

namespace trips {
namespace {

/// Where somebody who may carry belongs, by id.
constexpr std::pair<CarrierKind, std::string_view> places_of[] = {
    {CarrierKind::account,
     "SELECT a.path FROM account u JOIN body b ON b.id = u.body JOIN area a ON a.id = b.area "
     "WHERE u.id = $1 AND u.closed_at IS NULL"},
    {CarrierKind::team,
     "SELECT a.path FROM team t JOIN body b ON b.id = t.body JOIN area a ON a.id = t.area "
     "WHERE t.body = $1 AND b.valid_until IS NULL"},
    {CarrierKind::volunteer,
     "SELECT a.path FROM volunteer v JOIN area a ON a.id = v.area WHERE v.id = $1 AND v.withdrawn_at IS NULL"},
};

}  // namespace

std::vector<CarrierNamed> carriers(store::Transaction& tx, const base::Who& who, areas::AreaId area) {
    const auto place = areas::get(tx, area);
    accounts::require_figures(tx, who, base::Permission::needs_answer, place.path);
    if (place.level < areas::commune_level)
        throw base::Problem(base::ProblemKind::invalid, "need.area_too_wide", place.path);
    std::vector<CarrierNamed> found;
    for (const auto& row : tx.run(R"(
             SELECT 'team' AS kind, 0 AS place, b.id, b.name, b.name_key FROM team t JOIN body b ON b.id = t.body
             WHERE t.commune = $1 AND (b.valid_until IS NULL OR b.valid_until >= $2)
             UNION ALL
             SELECT 'account' AS kind, 1 AS place, u.id, u.name, u.name_key FROM account u JOIN body b ON b.id = u.body
             WHERE b.area = $1 AND u.closed_at IS NULL AND b.kind <> 'police'
             ORDER BY place, name_key, id)",
                                  {households::commune_of(tx, place).id, base::day_of(tx.now())})) {
        CarrierNamed one;
        one.kind = base::named<CarrierKind>(row.text("kind"));
        one.id = row.uuid("id");
        one.name = row.text("name");
        found.push_back(std::move(one));
    }
    return found;
}

void require_carrier(store::Transaction& tx, const Carrier& carrier, const std::string& served_path) {
    for (const auto& [kind, statement] : places_of) {
        if (kind != carrier.kind) continue;
        const auto rows = tx.run(statement, {carrier.id});
        if (rows.empty()) break;
        const auto& path = rows.front().text("path");
        if (areas::is_within(path, served_path) || areas::is_within(served_path, path)) return;
    }
    throw base::Problem(base::ProblemKind::invalid, "trip.carrier_unknown", base::to_string(carrier.id));
}

}  // namespace trips
