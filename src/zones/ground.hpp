#pragma once

#include "zones/zone.hpp"

/// What stands on the ground: checkpoints with who is on duty, and the "four on the spot" list of what a zone needs.
namespace zones {

using CheckpointId = base::Id<struct ZoneCheckpointTag>;

struct NewCheckpoint {
    std::string name;
    std::optional<base::Uuid> body;  ///< on duty
    std::string duty;                ///< the hours
};
BOOST_DESCRIBE_STRUCT(NewCheckpoint, (), (name, body, duty))

struct Checkpoint {
    CheckpointId id;
    std::string name;
    std::optional<Place> body;
    std::string duty;
    bool is_own = false;  ///< the caller's body is on duty there
};
BOOST_DESCRIBE_STRUCT(Checkpoint, (), (id, name, body, duty, is_own))

/// Problems: zone.not_found, account.outside_area, zone.ended, zone.name_empty, body.not_found.
CheckpointId post(store::Transaction& tx, const base::Who& who, ZoneId id, const NewCheckpoint& wanted);
/// Problems: checkpoint.not_found, account.outside_area.
void take_away(store::Transaction& tx, const base::Who& who, CheckpointId id);
/// Those that stand, by name. Problems: zone.not_found, account.outside_area.
std::vector<Checkpoint> checkpoints(store::Transaction& tx, const base::Who& who, ZoneId id);

enum class Pillar { command, forces, means, logistics };
BOOST_DESCRIBE_ENUM(Pillar, command, forces, means, logistics)

struct ReadinessItem {
    std::string code;
    Pillar pillar = Pillar::command;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(ReadinessItem, (), (code, pillar, vi, en))

struct Readiness : ReadinessItem {
    bool is_ready = false;
    std::string note;
    std::optional<base::Instant> at;  ///< empty: nobody has looked yet
    BOOST_DESCRIBE_CLASS(Readiness, (ReadinessItem), (is_ready, note, at), (), ())
};

/// The whole list in its order. Problems: zone.not_found, account.outside_area.
std::vector<Readiness> readiness(store::Transaction& tx, const base::Who& who, ZoneId id);

struct Ready {
    std::string code;
    bool is_ready = false;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(Ready, (), (code, is_ready, note))

/// Problems: zone.not_found, account.outside_area, zone.ended, readiness.not_found.
void tell_ready(store::Transaction& tx, const base::Who& who, ZoneId id, const Ready& told);

}  // namespace zones
