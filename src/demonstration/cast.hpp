#pragma once

#include <map>
#include <string>

#include "areas/area.hpp"
#include "base/who.hpp"
#include "bodies/body.hpp"
#include "store/database.hpp"

/// Who and what the story is about: places, bodies, people who sign in, teams.
namespace demonstration {

/// A password as it is stored, by login; worked out before the transaction because each takes a while on purpose.
using Hashes = std::map<std::string, std::string>;
Hashes hash_passwords();

std::string password_of(const std::string& login);

struct Player {
    base::Uuid account;
    base::Uuid person;
    bodies::BodyId body;
};

struct Cast {
    areas::AreaId commune;
    std::map<std::string, areas::Area> areas;               ///< by code, the hamlets as "01" to "08"
    std::map<std::string, bodies::BodyId> bodies;           ///< by key, teams as "to01" to "to12"
    std::map<std::string, Player> players;                  ///< by login
    std::map<std::string, std::vector<std::string>> teams;  ///< logins by the code of their hamlet
};

/// Whoever sets the stage: may do everything and is nobody, so that the journal says the system did it.
base::Who stage_hand();

/// Somebody who signs in, with the roles held at the time of the transaction.
base::Who who_is(store::Transaction& tx, const Player& player);

/// Opens the places, bodies and accounts as they were before the story begins.
Cast set_stage(store::Transaction& tx, const Hashes& hashes);

/// Founds the working groups and writes down who sits in them.
void found_groups(store::Transaction& tx, base::Day first, Cast& cast);

/// Forms the twelve teams and opens their leaders' accounts.
void form_teams(store::Transaction& tx, const Hashes& hashes, base::Day first, Cast& cast);

}  // namespace demonstration
