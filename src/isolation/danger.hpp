#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

/// Danger signs: seen at a door, or an emergency button that an isolating household pressed. They ring at the health
/// station, and nowhere else, until somebody answers. Signs are shown and passed on; nothing here diagnoses or doses.
namespace isolation {

using DangerId = base::Id<struct DangerTag>;

struct Sign {
    std::string sign;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Sign, (), (sign, vi, en))
const std::vector<Sign>& signs();

enum class Source { team, household, station };
BOOST_DESCRIBE_ENUM(Source, team, household, station)

struct NewDanger {
    std::optional<DangerId> id;  ///< made by the telephone
    households::HouseholdId household;
    std::vector<std::string> signs;  ///< of signs(); sealed
    std::string note;                ///< sealed
};
BOOST_DESCRIBE_STRUCT(NewDanger, (), (id, household, signs, note))

/// That it rings: all that whoever rang is told. What was seen is for the health station alone.
struct Rung {
    DangerId id;
    base::Instant at;
    std::string station;  ///< the body that hears it; empty where the commune has none in the directory
};
BOOST_DESCRIBE_STRUCT(Rung, (), (id, at, station))

/// Rings. Sent twice it rings once. Problems: household.not_found, account.outside_area, danger.sign_unknown,
/// danger.note_too_long, danger.id_taken.
Rung ring(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewDanger& wanted,
          base::Instant at);

/// The button on a household's card, pressed by whoever holds the card; rings for as long as the episode is open.
/// Pressed again within a minute it rings on. Problem: episode.code_unknown.
Rung ring_by_code(store::Transaction& tx, const store::MasterKey& master, const std::string& code,
                  const std::string& note);

/// The commune of the card, for what its health station has written for who isolates. Problem: episode.code_unknown.
areas::AreaId commune_by_code(store::Transaction& tx, const std::string& code);

/// What the health station hears.
struct Danger {
    DangerId id;
    households::HouseholdId household;
    std::string code;  ///< "H-0123"
    households::Place area;
    Source source = Source::team;
    base::Instant at;
    std::vector<std::string> signs;
    std::string note;
    std::optional<base::Instant> answered_at;
    std::string answered_by;
    std::optional<base::Instant> closed_at;
    std::string outcome;
    bool rings = true;  ///< nobody answered, or whoever answered said nothing for an hour
};
BOOST_DESCRIBE_STRUCT(Danger, (),
                      (id, household, code, area, source, at, signs, note, answered_at, answered_by, closed_at, outcome,
                       rings))

struct DangerPage {
    std::vector<Danger> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(DangerPage, (), (items, next))

/// Those of a commune that are open, what rings first; or the closed ones, the newest first. Needs health_read.
/// Problems: area.not_found, household.area_too_wide, account.outside_area.
DangerPage dangers(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, areas::AreaId area,
                   bool closed, std::optional<DangerId> after, std::size_t limit);

/// Where to go and whom to call.
struct Answered : Danger {
    std::optional<households::Record> record;
    BOOST_DESCRIBE_CLASS(Answered, (Danger), (record), (), ())
};

/// "I take this": it rings no more, everybody at the station sees who took it, and whoever did reads the household's
/// record (which its journal says). Somebody else may take it over. Problems: danger.not_found, account.outside_area,
/// danger.closed.
Answered answer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DangerId id);

/// What came of it. Problems: danger.not_found, account.outside_area, danger.outcome_missing.
void close(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DangerId id,
           const std::string& outcome);

}  // namespace isolation
