#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/who.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

/// Telephones of team leaders: each holds the households of one team and works for days without a network. What was
/// done on it comes in as numbered records (phones/record.hpp), what it holds goes out by changes (phones/holding.hpp).
namespace phones {

using DeviceId = base::Id<struct DeviceTag>;

struct NewDevice {
    std::optional<DeviceId> id;  ///< made by the telephone
    base::Uuid team;
    std::string name;  ///< as its owner knows it: "Điện thoại Samsung"
};
BOOST_DESCRIBE_STRUCT(NewDevice, (), (id, team, name))

struct Device {
    DeviceId id;
    base::Uuid team;
    std::string name;
    std::string holder;  ///< the account's name
    base::Instant added_at;
    base::Instant seen_at;
    std::int64_t next_number = 1;  ///< of the record that is awaited
    std::int64_t households = 0;   ///< that it holds
    std::optional<base::Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(Device, (), (id, team, name, holder, added_at, seen_at, next_number, households, revoked_at))

/// Brings the caller's telephone in. Sent twice it is one device. Problems: team.not_found, account.outside_area,
/// device.id_taken (the id of somebody else's), device.revoked.
Device bring_in(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewDevice& wanted);

/// The caller's own telephones, the newest first.
std::vector<Device> own(store::Transaction& tx, const base::Who& who);

/// Those that hold a team's households, the newest first. Problems: team.not_found, account.outside_area.
std::vector<Device> of_team(store::Transaction& tx, const base::Who& who, const base::Uuid& team);

/// A telephone that was lost or changed hands: it gets and hands in nothing more, and its session ends at once. Its
/// owner may do it, and whoever may write the team's households. Harmless to repeat. Problems: device.not_found,
/// account.outside_area.
void revoke(store::Transaction& tx, const base::Who& who, DeviceId id);

/// Whether it was revoked. Anybody may ask who knows its id: with its session gone, and its PIN perhaps in no good
/// hands, the telephone itself has no other way to learn that it shall forget what it holds. No device, not revoked.
bool is_revoked(store::Transaction& tx, DeviceId id);

}  // namespace phones
