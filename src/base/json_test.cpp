#include "base/json.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <limits>
#include <random>

#include "base/json_schema.hpp"

namespace {

enum class Size { small, large };
BOOST_DESCRIBE_ENUM(Size, small, large)

struct Member {
    std::string name;
    std::int8_t age = 0;
    bool operator==(const Member&) const = default;
};
BOOST_DESCRIBE_STRUCT(Member, (), (name, age))

struct House {
    base::Uuid id;
    Size size = Size::small;
    bool is_ours = false;
    std::int64_t people = 0;
    double water = 0;
    std::optional<std::string> note;
    std::vector<Member> members;
    std::map<std::string, int> goods;
    base::Day day;
    base::Instant at;
    base::Json rest;
    bool operator==(const House&) const = default;
};
BOOST_DESCRIBE_STRUCT(House, (), (id, size, is_ours, people, water, note, members, goods, day, at, rest))

template <class T>
struct One {
    T value{};
};
BOOST_DESCRIBE_STRUCT(One<int>, (), (value))
BOOST_DESCRIBE_STRUCT(One<std::uint8_t>, (), (value))
BOOST_DESCRIBE_STRUCT(One<std::uint64_t>, (), (value))
BOOST_DESCRIBE_STRUCT(One<double>, (), (value))
BOOST_DESCRIBE_STRUCT(One<bool>, (), (value))
BOOST_DESCRIBE_STRUCT(One<std::string>, (), (value))
BOOST_DESCRIBE_STRUCT(One<base::Json>, (), (value))
BOOST_DESCRIBE_STRUCT(One<base::Day>, (), (value))
BOOST_DESCRIBE_STRUCT(One<base::Instant>, (), (value))
BOOST_DESCRIBE_STRUCT(One<base::Uuid>, (), (value))
BOOST_DESCRIBE_STRUCT(One<Size>, (), (value))

std::string refusal(std::string_view text) {
    try {
        base::parse_json(text);
        return "accepted";
    } catch (const base::Problem& problem) {
        return problem.code();
    }
}

/// The path and code of the only fault when `text` is read into One<T>.
template <class T>
std::string fault(const std::string& text) {
    try {
        base::from_json_text<One<T>>("{\"value\":" + text + "}");
        return "accepted";
    } catch (const base::Problem& problem) {
        if (problem.fields().empty()) return problem.code();
        CHECK(problem.fields().size() == 1);
        return problem.fields().front().path + " " + problem.fields().front().code;
    }
}

House random_house(std::mt19937_64& random) {
    const auto text = [&] {
        static const std::vector<std::string> pieces = {"Châu Sơn", "\"", "\\", "\n", "\x01", "\x7f",
                                                        "😷",        "",   " ",  "/",  "é"};
        return pieces[random() % pieces.size()] + pieces[random() % pieces.size()];
    };
    House house;
    for (auto& byte : house.id.bytes) byte = static_cast<std::uint8_t>(random());
    house.size = random() % 2 ? Size::large : Size::small;
    house.is_ours = random() % 2;
    house.people = static_cast<std::int64_t>(random());
    do house.water = std::bit_cast<double>(random());
    while (!std::isfinite(house.water));
    if (random() % 2) house.note = text();
    for (auto i = random() % 4; i > 0; --i) house.members.push_back({text(), static_cast<std::int8_t>(random())});
    for (auto i = random() % 4; i > 0; --i) house.goods[text()] = static_cast<int>(random());
    house.day = *base::make_day(1900 + static_cast<int>(random() % 300), 1 + static_cast<int>(random() % 12),
                                1 + static_cast<int>(random() % 28));
    house.at = {static_cast<std::int64_t>(random() % 4'000'000'000'000)};
    house.rest =
        base::parse_json(random() % 2 ? R"({"a":[1,2.5,null,true,{"b":"c"}],"d":18446744073709551615})" : "null");
    return house;
}

}  // namespace

TEST_CASE("what is not JSON is refused") {
    for (const std::string text : {"",          " ",
                                   "{",         "}",
                                   "[1,]",      "{\"a\":1,}",
                                   "{a:1}",     "{'a':1}",
                                   "nul",       "NaN",
                                   "Infinity",  "01",
                                   "1.",        ".5",
                                   "+1",        "--1",
                                   "1e",        "\"",
                                   "\"\\x\"",   "\"\\u12\"",
                                   "\"\t\"",    "[1] 2",
                                   "[1]]",      "/* */ 1",
                                   "// x\n1",   "\xef\xbb\xbf{}",
                                   "1 1",       "[1 2]",
                                   "{\"a\" 1}", "{\"a\"}"}) {
        CAPTURE(text);
        CHECK(refusal(text) == "request.not_json");
    }
}

TEST_CASE("bytes that are not UTF-8 are refused") {
    for (const std::string bytes : {"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe1\x80"}) {
        CHECK(refusal("\"" + bytes + "\"") == "request.not_json");
        CHECK(refusal("{\"" + bytes + "\":1}") == "request.not_json");
    }
}

TEST_CASE("half of a surrogate pair is refused") {
    CHECK(refusal(R"("\ud83d")") == "request.not_json");
    CHECK(refusal(R"("\ude37")") == "request.not_json");
    CHECK(refusal(R"("\ud83d\ude37")") == "accepted");
}

TEST_CASE("NUL is refused wherever it hides") {
    CHECK(refusal(std::string_view("\"a\0b\"", 5)) == "request.not_json");
    CHECK(refusal(R"("a\u0000b")") == "request.not_json");
    CHECK(refusal(R"({"a\u0000b":1})") == "request.not_json");
}

TEST_CASE("a key given twice is refused, however it is written and however deep") {
    CHECK(refusal(R"({"a":1,"b":2,"a":1})") == "request.key_twice");
    CHECK(refusal(R"({"a":1,"\u0061":2})") == "request.key_twice");
    CHECK(refusal(R"([{"x":{"":1,"":2}}])") == "request.key_twice");
    CHECK(refusal(R"({"a":{"a":{"a":1}}})") == "accepted");
}

TEST_CASE("thirty-two levels are read, and one more is refused") {
    const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
    CHECK(refusal(nested(32)) == "accepted");
    CHECK(refusal(nested(33)) == "request.too_deep");
    CHECK(refusal(std::string(100'000, '[')) == "request.too_deep");
}

TEST_CASE("integers keep to the range of their field") {
    CHECK(fault<int>("2147483647") == "accepted");
    CHECK(fault<int>("2147483648") == "/value field.out_of_range");
    CHECK(fault<int>("-2147483649") == "/value field.out_of_range");
    CHECK(fault<std::uint8_t>("255") == "accepted");
    CHECK(fault<std::uint8_t>("256") == "/value field.out_of_range");
    CHECK(fault<std::uint8_t>("-1") == "/value field.out_of_range");
    CHECK(fault<std::uint64_t>("18446744073709551615") == "accepted");
    CHECK(fault<std::uint64_t>("18446744073709551616") == "/value field.out_of_range");
    CHECK(fault<int>("1e999") == "/value field.out_of_range");
}

TEST_CASE("a number with a fraction, a truth or a text is no integer") {
    for (const auto* text : {"1.5", "3.0", "1e2", "true", "\"1\"", "null", "[1]"})
        CHECK(fault<int>(text) == "/value field.wrong_type");
}

TEST_CASE("a number too large for any double is refused") {
    CHECK(fault<double>("1e308") == "accepted");
    CHECK(fault<double>("1e999") == "/value field.out_of_range");
    CHECK(fault<base::Json>("[{\"a\":-1e999}]") == "/value field.out_of_range");
}

TEST_CASE("values of another type or form are refused with their place") {
    CHECK(fault<bool>("1") == "/value field.wrong_type");
    CHECK(fault<std::string>("1") == "/value field.wrong_type");
    CHECK(fault<base::Day>("\"2021-06-31\"") == "/value field.not_a_day");
    CHECK(fault<base::Instant>("\"2021-06-30 10:00\"") == "/value field.not_a_time");
    CHECK(fault<base::Uuid>("\"0191e000\"") == "/value field.not_an_id");
    CHECK(fault<Size>("\"huge\"") == "/value field.not_one_of");
}

TEST_CASE("every fault of a document is named by its path") {
    try {
        base::from_json_text<House>(R"({"id":"x","members":[{"name":"Lan","age":1},{"name":5,"age":300}],"a/b~c":1})");
        FAIL("accepted");
    } catch (const base::Problem& problem) {
        std::vector<std::string> places;
        for (const auto& field : problem.fields()) places.push_back(field.path);
        CHECK(places == std::vector<std::string>{"/id", "/size", "/is_ours", "/people", "/water", "/members/1/name",
                                                 "/members/1/age", "/goods", "/day", "/at", "/rest", "/a~1b~0c"});
    }
}

TEST_CASE("somebody who sends thousands of faults is told a hundred") {
    std::string text = "{";
    for (int i = 0; i < 5000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
    text.back() = '}';
    try {
        base::from_json_text<Member>(text);
        FAIL("accepted");
    } catch (const base::Problem& problem) {
        CHECK(problem.fields().size() == 100);
    }
}

TEST_CASE("what is written reads back as the same") {
    std::mt19937_64 random(2);
    for (int i = 0; i < 500; ++i) {
        const auto house = random_house(random);
        const auto text = base::to_json(house);
        CAPTURE(text);
        CHECK(base::from_json_text<House>(text) == house);
        CHECK(base::write_json(base::parse_json(text)) == text);
    }
}

TEST_CASE("the schema names every member and which of them may be absent") {
    const auto schema = base::schema_of<House>();
    CHECK(schema.at("properties").as_object().size() == 11);
    CHECK(schema.at("required").as_array().size() == 10);
    CHECK(schema.at("properties").at("size").at("enum").as_array().size() == 2);
}
