#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "isolation/rule.hpp"
#include "store/counters.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

/// Isolation at home, kept by the health station alone. Others see of a household no more than "deliver without contact
/// until 12/9". Leaving for care is never a breach.
namespace isolation {

using EpisodeId = base::Id<struct EpisodeTag>;

enum class TestResult { negative, positive, unclear };
BOOST_DESCRIBE_ENUM(TestResult, negative, positive, unclear)

struct Test {
    base::Day on;
    TestResult result = TestResult::negative;
};
BOOST_DESCRIBE_STRUCT(Test, (), (on, result))

/// What is sealed of an episode.
struct Patient {
    std::string name;
    std::optional<int> birth_year;
    std::string phone;
    std::string note;
    std::vector<Test> tests;
};
BOOST_DESCRIBE_STRUCT(Patient, (), (name, birth_year, phone, note, tests))

enum class Closing { released, in_care, moved, mistaken };
BOOST_DESCRIBE_ENUM(Closing, released, in_care, moved, mistaken)

struct NewEpisode {
    std::optional<EpisodeId> id;
    households::HouseholdId household;
    Kind kind = Kind::contact;
    Protection protection = Protection::other;
    std::optional<base::Day> begun_on;  ///< empty: today
    std::string name;
    std::optional<int> birth_year;
    std::string phone;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(NewEpisode, (), (id, household, kind, protection, begun_on, name, birth_year, phone, note))

/// What the station's list shows.
struct Episode {
    EpisodeId id;
    households::HouseholdId household;
    std::string code;  ///< of the household, "H-0123"
    households::Place area;
    Kind kind = Kind::contact;
    Protection protection = Protection::other;
    base::Day begun_on;
    std::optional<base::Day> ends_on;
    bool set_by_hand = false;
    std::optional<base::Day> test_due;  ///< the first that was not done
    std::optional<base::Day> closed_on;
    std::optional<Closing> closing;
};
BOOST_DESCRIBE_STRUCT(Episode, (),
                      (id, household, code, area, kind, protection, begun_on, ends_on, set_by_hand, test_due, closed_on,
                       closing))

/// One with what is sealed of it, and the rule that it follows.
struct OpenedEpisode : Episode {
    std::optional<Patient> patient;
    std::optional<Rule> rule;
    BOOST_DESCRIBE_CLASS(OpenedEpisode, (Episode), (patient, rule), (), ())
};

/// Begins one; its end and its tests follow from the rule of today, and the household's need for food is opened by
/// itself. Needs health_read, as every verb below. Problems:
/// household.not_found, account.outside_area, episode.name_missing, episode.begins_later, episode.id_taken.
EpisodeId begin(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewEpisode& wanted);

/// Opens the record, and says so in the journal. Problems: episode.not_found, account.outside_area.
OpenedEpisode open(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EpisodeId id);

/// The secret of the button on its card. Problems as above.
std::string card_code(store::Transaction& tx, const base::Who& who, EpisodeId id);

enum class Part { open, due, ended, closed };  ///< due: a test, or the end, is today or was before
BOOST_DESCRIBE_ENUM(Part, open, due, ended, closed)

struct EpisodePage {
    std::vector<Episode> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(EpisodePage, (), (items, next))

/// Those of a hamlet or commune, by their last day. Problems: area.not_found, household.area_too_wide,
/// account.outside_area.
EpisodePage episodes(store::Transaction& tx, const base::Who& who, areas::AreaId area, Part part,
                     std::optional<EpisodeId> after, std::size_t limit);

/// Problems: episode.not_found, account.outside_area, episode.closed, episode.test_later.
void note_test(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EpisodeId id,
               const Test& test);

/// The station sets the last day itself, with a reason; rules no longer move it. Problems as above,
/// episode.reason_missing, episode.ends_before_it_began.
void set_end(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EpisodeId id, base::Day last,
             const std::string& reason);

/// Ends it today, and the need for food too when nobody has acted on it. Problems as above; episode.needs_negative (a
/// release that the rule allows with a negative test only).
void close(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EpisodeId id, Closing how);

/// Lets the rules of a day move the ends and tests of open episodes. Returns how many it moved. For a job of the night,
/// and after a new release of the table.
std::size_t follow_rules(store::Transaction& tx, base::Day today);

/// After how many days without anybody bringing food it is needed again: a dated rule.
struct FoodRule {
    base::Day valid_from;
    std::optional<std::int64_t> again_after_days;  ///< empty: never by itself
    std::string source;
};
BOOST_DESCRIBE_STRUCT(FoodRule, (), (valid_from, again_after_days, source))
const std::vector<FoodRule>& food_rules();

/// Opens the need for food anew for households that isolate, whose last one ended and that nobody has brought anything
/// for as long as the rule of today says: it stands on the board and is late like every other. Returns for how many.
/// For a job.
std::size_t renew_food_needs(store::Transaction& tx, const store::MasterKey& master,
                             const std::vector<FoodRule>& rules);

/// Until when whoever comes to these households keeps away from the door: their open episodes' last day. An end that
/// nobody has set is told as the day after tomorrow, again each day. Of nobody else anything.
std::map<base::Uuid, base::Day> contact_free_until(store::Transaction& tx,
                                                   const std::vector<households::HouseholdId>& households);

/// What is counted per hamlet and day: episodes begun, by kind. Figures, never people.
inline constexpr std::string_view cases_indicator = "cases";
inline constexpr std::string_view contacts_indicator = "contacts";
std::vector<store::Indicator> indicators();

}  // namespace isolation
