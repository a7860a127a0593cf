#pragma once

#include <string>
#include <string_view>

#include "isolation/episode.hpp"

/// An episode as its row keeps it, for the verbs of this folder.
namespace isolation {

struct EpisodeRow {
    std::int64_t home = 0;
    base::Uuid commune;
    std::string card_code;
    Episode episode;
};

/// Needs a condition behind it.
inline constexpr std::string_view select_episode = R"(
    SELECT e.*, h.number, a.name AS area_name, a.path AS area_path,
           (SELECT MIN(t.due_on) FROM episode_test t
            WHERE t.home = e.home AND t.episode = e.id AND t.done_on IS NULL AND e.closed_on IS NULL) AS test_due
    FROM episode e JOIN household h ON h.home = e.home AND h.id = e.household JOIN area a ON a.id = e.area
    WHERE )";

EpisodeRow row_of(const store::Row& row);

/// For the station of the place alone. Problems: episode.not_found, account.outside_area.
EpisodeRow reachable(store::Transaction& tx, const base::Who& who, EpisodeId id);

void seal_patient(store::Transaction& tx, const store::MasterKey& master, const EpisodeRow& row,
                  const Patient& patient);
std::optional<Patient> unsealed_patient(store::Transaction& tx, const store::MasterKey& master, EpisodeId id);

/// Tells the telephones that hold the household that there is something new to know about coming to its door. The line
/// says no more than that.
void tell_telephones(store::Transaction& tx, const EpisodeRow& row);

/// Whoever isolates cannot go shopping: the household needs food, unless it has asked for some already.
void open_food_need(store::Transaction& tx, const store::MasterKey& master, const EpisodeRow& row);

/// Nobody of the household isolates any more: food that nobody has acted on is not needed.
void end_food_need(store::Transaction& tx, const EpisodeRow& row);

/// Lets the rule of a day say the end and the tests to come; whether that moved the end.
bool follow_rule(store::Transaction& tx, const EpisodeRow& row, base::Day today);

}  // namespace isolation
