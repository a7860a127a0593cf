#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

/// What is sealed of a household: who lives there and how to reach them. There is no place in it for religion or
/// ethnicity, and none for health, which is the health station's.
namespace households {

struct Member {
    std::string name;
    std::optional<int> birth_year;
    std::optional<std::string> phone;
    bool operator==(const Member&) const = default;
};
BOOST_DESCRIBE_STRUCT(Member, (), (name, birth_year, phone))

/// What makes life hard here, told by the household itself and kept only with its consent.
struct Hardship {
    std::vector<std::string> notes;
    base::Day consented_on;
    std::optional<std::vector<std::string>> kinds = std::nullopt;  ///< of hardship_kinds()
    bool operator==(const Hardship&) const = default;
};
BOOST_DESCRIBE_STRUCT(Hardship, (), (notes, consented_on, kinds))

/// Somebody of the household who died.
struct Deceased {
    Member member;
    base::Day died_on;
    bool operator==(const Deceased&) const = default;
};
BOOST_DESCRIBE_STRUCT(Deceased, (), (member, died_on))

/// The first member is the one to speak to. An address may be a number in an alley ("123/45/6"), a landmark ("sau
/// chùa"), both or neither: nobody is left out for want of one, nor of papers. Members and households may share a
/// phone.
struct Record {
    std::string address;
    std::vector<Member> members;
    std::optional<Hardship> hardship;
    std::optional<std::string> landmark = std::nullopt;
    std::optional<std::vector<Deceased>> deceased = std::nullopt;
    bool operator==(const Record&) const = default;
};
BOOST_DESCRIBE_STRUCT(Record, (), (address, members, hardship, landmark, deceased))

/// The record in NFC, without needless blanks, phone numbers as digits. Problem: request.fields_wrong, whose fields
/// name a member without a name (household.name_missing), a year that cannot be (household.birth_year_wrong), a number
/// that is none (household.phone_wrong) or a group that no plan names (household.hardship_unknown).
Record tidied(const Record& record, base::Day today);

/// A phone number as its digits, "0…" for "+84 …"; nothing for anything else.
std::optional<std::string> phone_digits(std::string_view text);

/// What the household may be found by: its members' names and phones, and what a twin would share with it.
std::vector<std::string> search_words(const Record& record);

}  // namespace households
