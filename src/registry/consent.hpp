#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "registry/caller.hpp"

/// What a household lets another system have, told by the household to its team or an officer and taken back in one
/// word; and what was told of it, which the household may always see.
namespace registry {

struct Consent {
    CallerId caller;
    std::string name;
    std::string purpose;
    bool is_given = false;
    std::optional<base::Day> given_on;
};
BOOST_DESCRIBE_STRUCT(Consent, (), (caller, name, purpose, is_given, given_on))

/// Every caller in force where the household lives, and whether the household lets it know. Problems:
/// household.not_found, account.outside_area.
std::vector<Consent> consents(store::Transaction& tx, const base::Who& who, households::HouseholdId household);

/// Problems: household.not_found, account.outside_area, registry_caller.not_found (none that is in force there).
void give_consent(store::Transaction& tx, const base::Who& who, households::HouseholdId household, CallerId caller);
/// Problems: household.not_found, account.outside_area.
void take_consent_back(store::Transaction& tx, const base::Who& who, households::HouseholdId household,
                       CallerId caller);

/// The line of the journal about each household that a system was told of; its detail names the system, the purpose and
/// the fields.
inline constexpr std::string_view told_verb = "household.told";

struct Telling {
    base::Instant at;
    std::string caller;
    std::string purpose;
    std::vector<std::string> fields;
};
BOOST_DESCRIBE_STRUCT(Telling, (), (at, caller, purpose, fields))

/// Which systems were told of the household, the newest first. Problems: household.not_found, account.outside_area.
std::vector<Telling> tellings(store::Transaction& tx, const base::Who& who, households::HouseholdId household,
                              std::size_t limit);

}  // namespace registry
