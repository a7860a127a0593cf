#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "households/record.hpp"

/// How much two entries of the register look like the same household, and why. Plain functions of two records: nothing
/// here is kept, and nobody is judged by it.
namespace households {

enum class TwinReason {
    same_phone,
    same_name,
    name_without_marks,  ///< the same but for accents, tones or capitals
    similar_name,        ///< one letter apart, or without the middle name
    several_members,     ///< of more than one member
    same_birth_year,
    near_birth_year,  ///< one year apart, as the two calendars are
    same_address,
    similar_address,  ///< one says more than the other
    same_hamlet,
};
BOOST_DESCRIBE_ENUM(TwinReason, same_phone, same_name, name_without_marks, similar_name, several_members,
                    same_birth_year, near_birth_year, same_address, similar_address, same_hamlet)

/// What is compared of a household.
struct Appearance {
    Record record;
    base::Uuid area;
    std::string dwelling;
};

struct Likeness {
    std::int64_t score = 0;  ///< 0 to 100
    std::vector<TwinReason> reasons;
};

/// From this score on a person is asked.
inline constexpr std::int64_t asked_from = 55;

/// Without a person or an address in common there is no likeness: neighbours share phones.
Likeness likeness(const Appearance& one, const Appearance& other);

/// Single words by which a person is found who was written down twice: the whole name, with and without the year.
std::vector<std::string> words_of_person(const Member& member);

/// The words that a twin of this household would have, few enough to be looked up one by one.
std::vector<std::string> words_of_twins(const Record& record);

}  // namespace households
