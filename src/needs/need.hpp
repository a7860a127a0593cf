#pragma once

#include <optional>
#include <string>
#include <vector>

#include "households/household.hpp"
#include "needs/word.hpp"

/// What people ask for: food, medicine, a way to a doctor. A need is taken in from wherever it comes, gets a code at
/// once, is looked at by a person, given to whoever is nearest, and ends only with an outcome or with a reason that can
/// be appealed. Who asks, from where and with which words lies sealed.
namespace needs {

using NeedId = base::Id<struct NeedTag>;
using households::Place;

/// How it came. `automatic`: nobody asked, the product knows that it is needed.
enum class Source { team, officer, hotline, portal, web, neighbour, card, sms, automatic };
BOOST_DESCRIBE_ENUM(Source, team, officer, hotline, portal, web, neighbour, card, sms, automatic)

/// How long the asker can wait, as the asker says.
enum class Wait { today, days, later };
BOOST_DESCRIBE_ENUM(Wait, today, days, later)

enum class State { received, triaged, assigned, under_way, done, refused, appealed, joined };
BOOST_DESCRIBE_ENUM(State, received, triaged, assigned, under_way, done, refused, appealed, joined)

/// Somebody still has to do something about it.
bool is_open(State state);

struct Helper {
    std::string name;
    std::string phone;
    bool operator==(const Helper&) const = default;
};
BOOST_DESCRIBE_STRUCT(Helper, (), (name, phone))

/// Who asks; sealed.
struct Asker {
    std::string name;
    std::string phone;    ///< may be empty or another household's: help never needs a telephone
    std::string address;  ///< "sau chùa, phòng 3": as a person would find it
    std::string words;
    std::optional<Helper> neighbour;  ///< who asks in the asker's place
    bool operator==(const Asker&) const = default;
};
BOOST_DESCRIBE_STRUCT(Asker, (), (name, phone, address, words, neighbour))

struct NewNeed {
    std::optional<NeedId> id;           ///< made by the phone on which it was written
    std::optional<areas::AreaId> area;  ///< a hamlet or a commune; may be left out with a household
    std::optional<households::HouseholdId> household;
    Source source = Source::officer;
    std::string kind;
    Wait wait = Wait::days;
    Asker asker;
};
BOOST_DESCRIBE_STRUCT(NewNeed, (), (id, area, household, source, kind, wait, asker))

/// What the asker takes along.
struct Receipt {
    NeedId id;
    std::string code;          ///< "7KQ-DM2-XH9": short, read aloud, not to be guessed
    bool looks_alike = false;  ///< like one of the last days: a person will look at both, none is dropped
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (id, code, looks_alike))

/// A code as new_code() draws it, outside of any transaction.
std::string new_code();

/// Takes a need in. The same id with the same content is harmless, and gives the code of the first time. Nobody may
/// ask too: the caller keeps count of them (asker.hpp). Problems: account.outside_area (of somebody who is signed in),
/// household.not_found, area.not_found, need.area_missing, need.area_too_wide, need.area_closed, need.kind_unknown,
/// need.no_way_to_reach, need.id_taken (by another need or by anything else that is sealed), and request.fields_wrong
/// for what is too long or no phone number.
Receipt open(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewNeed& wanted,
             const std::string& code, std::optional<base::Instant> happened = std::nullopt);

/// What a list shows: nothing of it is sealed.
struct Need {
    NeedId id;
    Place area;
    std::optional<base::Uuid> household;
    Source source = Source::officer;
    std::string kind;
    Wait wait = Wait::days;
    State state = State::received;
    std::optional<Urgency> urgency;
    std::optional<Place> owner;
    bool waits = false;  ///< looks like another one, and nobody has said whether it is
    std::optional<base::Uuid> joined_to;
    base::Instant asked_at;
    base::Instant since;                  ///< asked, or asked again
    std::optional<base::Instant> due_at;  ///< the last good moment of what comes next; empty: no rule says
    bool is_late = false;
    std::int64_t reopened = 0;
    std::int64_t appeals = 0;
};
BOOST_DESCRIBE_STRUCT(Need, (),
                      (id, area, household, source, kind, wait, state, urgency, owner, waits, joined_to, asked_at,
                       since, due_at, is_late, reopened, appeals))

/// Problems: need.not_found, account.outside_area.
Need get(store::Transaction& tx, const base::Who& who, NeedId id);

/// What is sealed of a need.
struct Record {
    Asker asker;
    std::vector<std::string> groups;  ///< of the beneficiaries that plans name
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Record, (), (asker, groups, code))

/// Opens it and leaves a line in the journal; nothing when it was erased. Problems: those of get.
std::optional<Record> open_record(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                  NeedId id);

}  // namespace needs
