#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

/// People who offer themselves: volunteers, people with a profession (listening to the worried among them), respected
/// people of a community. Everybody registers for themselves, by consent, and withdraws with a code; then nothing of
/// them is left. Nobody is enlisted from any other record, and there is no place here for religion or ethnicity.
namespace volunteers {

using VolunteerId = base::Id<struct VolunteerTag>;
using ShiftId = base::Id<struct VolunteerShiftTag>;
using households::Place;

enum class Kind { volunteer, professional, respected };
BOOST_DESCRIBE_ENUM(Kind, volunteer, professional, respected)

/// Who it is; sealed.
struct Person {
    std::string name;
    std::string phone;
    std::string times;           ///< when they can, in their own words
    std::string role;            ///< of a respected person, as they choose to be called
    std::string words;           ///< what else they want to say
    bool has_recovered = false;  ///< their own word, which nobody asks for and nothing is derived from
    bool operator==(const Person&) const = default;
};
BOOST_DESCRIBE_STRUCT(Person, (), (name, phone, times, role, words, has_recovered))

struct NewVolunteer {
    std::optional<VolunteerId> id;
    areas::AreaId area;
    Kind kind = Kind::volunteer;
    std::vector<std::string> skills;     ///< of the list
    std::vector<std::string> languages;  ///< of the list
    bool consents = false;               ///< to be called by the bodies of the commune; never ticked beforehand
    Person person;
};
BOOST_DESCRIBE_STRUCT(NewVolunteer, (), (id, area, kind, skills, languages, consents, person))

struct Receipt {
    VolunteerId id;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (id, code))

/// A choice of a list.
struct Word {
    std::string what;  ///< skill, profession, language
    std::string code;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Word, (), (what, code, vi, en))
const std::vector<Word>& words();

/// What is read before the first shift: a dated text. Who read an older one reads it again.
struct Briefing {
    base::Day valid_from;
    std::vector<std::string> vi;
    std::vector<std::string> en;
};
BOOST_DESCRIBE_STRUCT(Briefing, (), (valid_from, vi, en))
const Briefing& briefing_on(base::Day day);

/// A code as it is drawn, outside of any transaction.
std::string new_code();

/// Registers somebody; the caller counts who is not signed in. The same id with the same content is harmless and gives
/// the code of the first time. Problems: area.not_found, volunteer.area_too_wide, volunteer.area_closed,
/// volunteer.consent_missing, volunteer.no_phone, volunteer.name_missing, volunteer.word_unknown,
/// volunteer.text_too_long, volunteer.id_taken.
Receipt enlist(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewVolunteer& wanted,
               const std::string& code);

/// What a list shows: nothing of it is sealed.
struct Volunteer {
    VolunteerId id;
    Place area;
    Kind kind = Kind::volunteer;
    std::vector<std::string> skills;
    std::vector<std::string> languages;
    base::Instant made_at;
    bool is_briefed = false;
};
BOOST_DESCRIBE_STRUCT(Volunteer, (), (id, area, kind, skills, languages, made_at, is_briefed))

struct Query {
    areas::AreaId area;  ///< a commune or a hamlet
    std::optional<Kind> kind;
    std::string skill;                ///< empty: any
    std::string language;             ///< empty: any
    std::optional<ShiftId> free_for;  ///< only who read the briefing and is on no shift of those hours
    std::optional<VolunteerId> after;
    std::size_t limit = 50;
};
/// For any body of the commune that answers for needs. Problems: area.not_found, volunteer.area_too_wide,
/// account.outside_area.
std::vector<Volunteer> list(store::Transaction& tx, const base::Who& who, const Query& query);

/// Problems: volunteer.not_found, account.outside_area.
Volunteer get(store::Transaction& tx, const base::Who& who, VolunteerId id);
/// Opens what is sealed and leaves a line in the journal: for who answers for the area, and for a body on whose shift
/// they are. Problems: volunteer.not_found, account.outside_area.
std::optional<Person> open_record(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                  VolunteerId id);

/// What a volunteer sees by the code.
struct Seen {
    std::optional<Volunteer> volunteer;  ///< empty: withdrawn
    std::optional<Person> person;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (volunteer, person))

/// Problem of what follows: volunteer.code_unknown.

Seen look(store::Transaction& tx, const store::MasterKey& master, std::string_view code);
/// "I have read it", before the first shift.
Seen be_briefed(store::Transaction& tx, const store::MasterKey& master, std::string_view code);
/// Erases all that is sealed and gives back the shifts to come.
Seen withdraw(store::Transaction& tx, const store::MasterKey& master, std::string_view code);

}  // namespace volunteers
