#include "phones/device.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "phones/device_row.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"

namespace phones {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_name = 100;
constexpr std::int64_t seen_step_ms = 60LL * 60 * 1000;

/// Devices with whoever holds them and how many households they hold, by a condition on device d.
std::vector<Device> devices(store::Transaction& tx, const std::string& condition, const store::Value& value) {
    std::vector<Device> found;
    for (const auto& row : tx.run(R"(
             SELECT d.*, u.name AS holder, (SELECT COUNT(*) FROM device_household h
                                            WHERE h.home = d.home AND h.device = d.id AND h.gone_seq IS NULL) AS households
             FROM device d JOIN account u ON u.id = d.account
             WHERE )" + condition + " ORDER BY d.added_at DESC, d.id",
                                  {value}))
        found.push_back({.id = row.id<DeviceTag>("id"),
                         .team = row.uuid("team"),
                         .name = row.text("name"),
                         .holder = row.text("holder"),
                         .added_at = row.instant("added_at"),
                         .seen_at = row.instant("seen_at"),
                         .next_number = row.integer("next_number"),
                         .households = row.integer("households"),
                         .revoked_at = row.maybe_instant("revoked_at")});
    return found;
}

struct TeamPlace {
    std::int64_t home = 0;
    base::Uuid commune;
};

TeamPlace place_of(store::Transaction& tx, const base::Who& who, const base::Uuid& team) {
    const auto rows = tx.run("SELECT home, commune FROM team WHERE body = $1", {team});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "team.not_found", base::to_string(team));
    accounts::require_body(tx, who, Permission::households_write, team);
    return {rows.front().integer("home"), rows.front().uuid("commune")};
}

std::optional<store::Row> find(store::Transaction& tx, DeviceId id) {
    auto rows = tx.run("SELECT * FROM device WHERE id = $1", {id});
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

}  // namespace

Device bring_in(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewDevice& wanted) {
    const auto place = place_of(tx, who, wanted.team);
    const auto id = wanted.id.value_or(DeviceId{tx.new_id()});
    if (const auto known = find(tx, id)) {
        if (known->uuid("account") != who.account || known->uuid("team") != wanted.team)
            throw Problem(ProblemKind::conflict, "device.id_taken", base::to_string(id));
        if (!known->is_null("revoked_at")) throw Problem(ProblemKind::forbidden, "device.revoked");
        // Whoever signs in anew goes on with the same telephone.
        tx.change("UPDATE device SET session = $3 WHERE home = $1 AND id = $2", {place.home, id, who.session});
        return devices(tx, "d.id = $1", id).front();
    }
    if (store::is_sealed(tx, id.uuid)) throw Problem(ProblemKind::conflict, "device.id_taken", base::to_string(id));
    const auto name = base::tidy(wanted.name).substr(0, longest_name);
    tx.change(R"(
        INSERT INTO device (home, id, account, session, team, name, added_at, seen_at, next_number)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1))",
              {place.home, id, who.account, who.session, wanted.team, name, tx.now()});
    // The key under which records wait for the one before them.
    store::seal(tx, master, id.uuid, place.commune, base::Json{{"name", name}});
    store::record(tx, who, "device.brought_in", id.uuid, place.commune);
    return devices(tx, "d.id = $1", id).front();
}

std::vector<Device> own(store::Transaction& tx, const base::Who& who) {
    return devices(tx, "d.account = $1", who.account);
}

std::vector<Device> of_team(store::Transaction& tx, const base::Who& who, const base::Uuid& team) {
    place_of(tx, who, team);
    return devices(tx, "d.team = $1", team);
}

void revoke(store::Transaction& tx, const base::Who& who, DeviceId id) {
    const auto known = find(tx, id);
    if (!known) throw Problem(ProblemKind::not_found, "device.not_found", base::to_string(id));
    if (known->uuid("account") != who.account) place_of(tx, who, known->uuid("team"));
    if (!known->is_null("revoked_at")) return;
    tx.change("UPDATE device SET revoked_at = $3 WHERE home = $1 AND id = $2", {known->integer("home"), id, tx.now()});
    tx.change("DELETE FROM device_household WHERE home = $1 AND device = $2", {known->integer("home"), id});
    tx.change("DELETE FROM session WHERE id = $1", {known->uuid("session")});
    store::record(tx, who, "device.revoked", id.uuid);
}

bool is_revoked(store::Transaction& tx, DeviceId id) {
    const auto known = find(tx, id);
    return known && !known->is_null("revoked_at");
}

DeviceRow in_use(store::Transaction& tx, const base::Who& who, DeviceId id) {
    const auto known = find(tx, id);
    if (!known || known->uuid("account") != who.account)
        throw Problem(ProblemKind::not_found, "device.not_found", base::to_string(id));
    if (!known->is_null("revoked_at")) throw Problem(ProblemKind::forbidden, "device.revoked");
    const auto home = known->integer("home");
    if (tx.now().ms - known->instant("seen_at").ms > seen_step_ms)
        tx.change("UPDATE device SET seen_at = $3 WHERE home = $1 AND id = $2", {home, id, tx.now()});
    return {home, id, known->uuid("team"), known->integer("next_number")};
}

}  // namespace phones
