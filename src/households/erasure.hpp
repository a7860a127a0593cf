#pragma once

#include "households/own_record.hpp"

/// A household's wish to be forgotten, on its way: a person of the commune agrees or says why not, another body looks
/// again when the household asks, and what is agreed is carried out by erasures/ once no help is under way. Until then
/// the household may change its mind.
namespace households {

struct ErasureDecision {
    bool agreed = false;
    std::string words;  ///< needed when it is refused: why
};
BOOST_DESCRIBE_STRUCT(ErasureDecision, (), (agreed, words))

/// Which household it is about. Whoever writes in the register of its hamlet and decides on needs there may; a team
/// leader does not. An agreement may still become a refusal, and a refusal an agreement. Problems:
/// own_record.wish_not_found, account.outside_area, own_record.not_an_erasure,
/// own_record.reason_missing, own_record.words_too_long, own_record.own_refusal (whoever refused does not refuse
/// again), own_record.wish_taken_back, household.erased.
HouseholdId decide(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, WishId id,
                   const ErasureDecision& decision);

/// The household asks another body to look at a refusal, once. Problems: own_record.key_unknown,
/// own_record.wish_not_found, own_record.words_missing, own_record.words_too_long, own_record.not_refused,
/// own_record.appealed_already, household.erased.
OwnRecord appeal(store::Transaction& tx, const store::MasterKey& master, std::string_view key, WishId id,
                 const std::string& words);

/// The household wishes it no more. Again is the same. Problems: own_record.key_unknown, own_record.wish_not_found,
/// household.erased.
OwnRecord take_wish_back(store::Transaction& tx, const store::MasterKey& master, std::string_view key, WishId id);

/// Households whose erasure was agreed and not carried out, behind `after`.
std::vector<HouseholdId> agreed_erasures(store::Transaction& tx, std::optional<HouseholdId> after, std::size_t limit);

/// Households that left before a day and are not forgotten yet, behind `after`.
std::vector<HouseholdId> left_before(store::Transaction& tx, base::Day day, std::optional<HouseholdId> after,
                                     std::size_t limit);

/// Forgets the record of a household and of the entries that became part of it: names, notes of visits, what was told
/// of its life, its wishes. Its number, its people and its history stay. Asks for no permission: the caller has.
void erase_of(store::Transaction& tx, HouseholdId id);

}  // namespace households
