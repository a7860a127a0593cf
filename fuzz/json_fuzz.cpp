// Whatever bytes come: they are refused with a Problem, or they read back as the same after being written.
#include <cstdlib>

#include "base/json.hpp"

namespace {

enum class Size { small, large };
BOOST_DESCRIBE_ENUM(Size, small, large)

struct Member {
    std::string name;
    std::int8_t age = 0;
    std::optional<double> weight;
    bool operator==(const Member&) const = default;
};
BOOST_DESCRIBE_STRUCT(Member, (), (name, age, weight))

struct House {
    base::Uuid id;
    Size size = Size::small;
    std::uint64_t people = 0;
    std::vector<Member> members;
    std::map<std::string, bool> has;
    std::optional<base::Day> day;
    std::optional<base::Instant> at;
    base::Json rest;
    bool operator==(const House&) const = default;
};
BOOST_DESCRIBE_STRUCT(House, (), (id, size, people, members, has, day, at, rest))

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    base::Json value;
    try {
        value = base::parse_json(text);
    } catch (const base::Problem&) {
        return 0;
    }
    try {
        const auto house = base::from_json<House>(value);
        require(base::from_json_text<House>(base::to_json(house)) == house);
    } catch (const base::Problem& problem) {
        require(!problem.fields().empty());
    }
    return 0;
}
