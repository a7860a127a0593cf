#include "demonstration/neighbours.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "base/json.hpp"
#include "demonstration/script.hpp"

namespace demonstration {
namespace {

struct Names {
    std::vector<std::string> family;
    std::vector<std::string> men;
    std::vector<std::string> women;
    std::vector<std::string> leaves;
    std::vector<std::string> hardship;
};
BOOST_DESCRIBE_STRUCT(Names, (), (family, men, women, leaves, hardship))

const Names& names() {
    static const auto read_once = base::from_json_text<Names>(file("names.json"));
    return read_once;
}

/// Chance that is the same on every machine (splitmix64): the demonstration is one story, told anew.
class Dice {
public:
    explicit Dice(int number) : state_(static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15U) {}

    int below(int limit) {
        auto mixed = state_ += 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<int>((mixed ^ (mixed >> 31U)) % static_cast<std::uint64_t>(limit));
    }
    const std::string& one_of(const std::vector<std::string>& choices) {
        return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
    }

private:
    std::uint64_t state_;
};

/// 04 stands for no network in Vietnam since the area codes moved to 02: a call to it reaches nobody.
std::string phone(int index) {
    return fmt::format("0400{:06}", index * 2477 % 1'000'000);
}

households::Member person(Dice& dice, const std::string& family, bool is_woman, int birth_year) {
    const auto& middle = dice.one_of(is_woman ? names().women : names().men);
    return {.name = family + " " + middle + " " + dice.one_of(names().leaves),
            .birth_year = birth_year,
            .phone = std::nullopt};
}

std::vector<households::Member> members(Dice& dice, int number, int this_year) {
    const auto& family = dice.one_of(names().family);
    const bool is_headed_by_woman = dice.below(3) == 0;
    const int age = 26 + dice.below(52);
    std::vector<households::Member> members{person(dice, family, is_headed_by_woman, this_year - age)};
    members.front().phone = phone(2 * number);
    const bool lives_alone = dice.below(9) == 0;
    if (lives_alone) return members;
    members.push_back(
        person(dice, dice.one_of(names().family), !is_headed_by_woman, this_year - age + dice.below(5) - 2));
    if (dice.below(5) < 2) members.back().phone = phone(2 * number + 1);
    const int children = dice.below(4);
    for (int i = 0; i < children; ++i) {
        const int years_between = 21 + 3 * i + dice.below(3);
        if (age > years_between)
            members.push_back(person(dice, family, dice.below(2) == 0, this_year - age + years_between));
    }
    return members;
}

}  // namespace

households::NewHousehold neighbour(int number, const std::string& hamlet, base::Day today) {
    Dice dice(number);
    households::NewHousehold household;
    household.record.members = members(dice, number, static_cast<int>(base::parts_of(today).year()));
    household.record.address = fmt::format("Số {}, ngõ {}, {}", 1 + dice.below(98), 1 + dice.below(14), hamlet);
    if (dice.below(8) == 0) household.record.hardship = households::Hardship{{dice.one_of(names().hardship)}, today};
    // A guest or a child that nobody has named yet.
    const int unnamed = dice.below(12) == 0 ? 1 : 0;
    household.people = static_cast<std::int64_t>(household.record.members.size()) + unnamed;
    return household;
}

}  // namespace demonstration
