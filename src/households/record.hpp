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
    bool operator==(const Hardship&) const = default;
};
BOOST_DESCRIBE_STRUCT(Hardship, (), (notes, consented_on))

/// The first member is the one to speak to.
struct Record {
    std::string address;
    std::vector<Member> members;
    std::optional<Hardship> hardship;
    bool operator==(const Record&) const = default;
};
BOOST_DESCRIBE_STRUCT(Record, (), (address, members, hardship))

/// The record in NFC, without needless blanks, phone numbers as digits. Problem: request.fields_wrong, whose fields
/// name a member without a name (household.name_missing), a year that cannot be (household.birth_year_wrong) or a
/// number that is none (household.phone_wrong).
Record tidied(const Record& record, base::Day today);

/// A phone number as its digits, "0…" for "+84 …"; nothing for anything else.
std::optional<std::string> phone_digits(std::string_view text);

/// What the household may be found by: its members' names and phones.
std::vector<std::string> search_words(const Record& record);

}  // namespace households
