#pragma once

#include "zones/branch.hpp"
#include "zones/rule.hpp"
#include "zones/zone.hpp"

/// What is decided of a zone after it was opened: it begins to hold, is kept, narrowed, split, lifted, or never begins.
/// What a decision does to households is shown before, and done in one transaction; the last one can be taken back.
namespace zones {

using ChangeId = base::Id<struct ZoneChangeTag>;

enum class ChangeKind { opened, activated, kept, narrowed, split, lifted, withdrawn };
BOOST_DESCRIBE_ENUM(ChangeKind, opened, activated, kept, narrowed, split, lifted, withdrawn)

struct NewChange {
    ChangeKind kind = ChangeKind::kept;
    std::string number;  ///< of the decision
    std::optional<base::Day> dated;
    std::string reason;                ///< needed to keep a zone
    std::optional<std::int64_t> days;  ///< of a zone that is kept: how long it goes on; empty: until further notice
    std::vector<BranchId> branches;    ///< that a narrowing lets go, or a split puts into a zone of their own
    std::vector<households::HouseholdId> households;  ///< likewise
    std::string name;                                 ///< of the zone that is split off
};
BOOST_DESCRIBE_STRUCT(NewChange, (), (kind, number, dated, reason, days, branches, households, name))

/// What the households of a zone are owed, by dated rule.
struct Entitlement {
    std::string code;
    std::string vi;
    std::string en;
    std::vector<Kind> kinds;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    std::optional<std::int64_t> amount;  ///< đồng
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Entitlement, (), (code, vi, en, kinds, valid_from, valid_until, amount, source))
std::vector<Entitlement> entitlements(Kind kind, base::Day on);
/// What they are owed because of this zone today: nothing before it holds, and nothing once it was lifted.
std::vector<Entitlement> entitlements(const Zone& zone, base::Day today);

/// What a change would do.
struct Effect {
    ChangeKind kind = ChangeKind::kept;
    std::int64_t households = 0;  ///< that it concerns: shut in, let go or moved
    std::int64_t people = 0;
    std::int64_t households_stay = 0;
    std::int64_t people_stay = 0;
    std::optional<base::Day> last_day_accounted;  ///< of those who are let go
    std::optional<base::Day> review_due;          ///< afterwards
    std::vector<Entitlement> begin;
    std::vector<Entitlement> end;  ///< for those who are let go
};
BOOST_DESCRIBE_STRUCT(Effect, (),
                      (kind, households, people, households_stay, people_stay, last_day_accounted, review_due, begin,
                       end))

/// Problems of both: zone.not_found, account.outside_area, zone.not_planned, zone.not_active, zone.nobody_chosen,
/// zone.nothing_left (that is lifting it), zone.not_in_zone, branch.not_found, zone.days_wrong.
Effect foresee(store::Transaction& tx, const base::Who& who, ZoneId id, const NewChange& wanted);

struct Change {
    ChangeId id;
    ChangeKind kind = ChangeKind::kept;
    std::string number;
    std::optional<base::Day> dated;
    std::string reason;
    std::int64_t households = 0;
    std::int64_t people = 0;
    std::optional<ZoneId> other;
    base::Instant at;
    std::string by;
    std::optional<base::Instant> taken_back_at;
    bool may_be_taken_back = false;  ///< it is the last one
};
BOOST_DESCRIBE_STRUCT(Change, (),
                      (id, kind, number, dated, reason, households, people, other, at, by, taken_back_at,
                       may_be_taken_back))

/// Problems: as above; zone.team_lacks_head, zone.team_lacks_police (nobody can override them), zone.reason_missing,
/// zone.name_empty.
Change decide(store::Transaction& tx, const base::Who& who, ZoneId id, const NewChange& wanted);

/// Everything is as it was before. Problems: zone_change.not_found, account.outside_area, zone_change.taken_back,
/// zone_change.not_the_last, zone_change.opening, zone_change.built_upon (the zone that was split off has a life of its
/// own).
Change take_back(store::Transaction& tx, const base::Who& who, ChangeId id);

/// The newest first. Problems: zone.not_found, account.outside_area.
std::vector<Change> changes(store::Transaction& tx, const base::Who& who, ZoneId id);

}  // namespace zones
