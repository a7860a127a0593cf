// How long finding a place by its name takes in trees of 10,000, 100,000 and 300,000 units: communes of made-up names,
// then hamlets below them that are mostly called by numbers, as they are.
// Usage: search_bench [POSTGRESQL CONNECTION STRING]   (an empty database; a new file of SQLite without it)

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "areas/area_import.hpp"
#include "areas/area_row.hpp"
#include "areas/name_index.hpp"
#include "store/database.hpp"
#include "store/migrate.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using store::Transaction;

constexpr int provinces = 63;
constexpr int communes = 9'900;
constexpr int hamlet_numbers = 30;
constexpr std::array sizes = {10'000, 100'000, 300'000};
constexpr std::array syllables = {
    "An",    "Bình",   "Cao",   "Châu",  "Đông",   "Gia", "Hà",  "Hải",  "Hòa",  "Hồng",  "Hưng",  "Khánh", "Kim",
    "Lai",   "Lâm",    "Lạc",   "Liên",  "Long",   "Lộc", "Mai", "Minh", "Mỹ",   "Nam",   "Ngọc",  "Nghĩa", "Ninh",
    "Phú",   "Phúc",   "Quang", "Quảng", "Sơn",    "Tam", "Tân", "Tây",  "Thái", "Thạch", "Thanh", "Thành", "Thịnh",
    "Thuận", "Thượng", "Tiến",  "Trung", "Trường", "Tú",  "Vân", "Việt", "Vĩnh", "Xuân",  "Yên"};

base::Day day() {
    return *base::make_day(2021, 6, 1);
}

std::string name_of(int number) {
    const auto count = static_cast<int>(syllables.size());
    const std::string two = std::string(syllables.at(static_cast<std::size_t>(number % count))) + " " +
                            syllables.at(static_cast<std::size_t>(number / count % count));
    return number < count * count ? two : two + " " + syllables.at(static_cast<std::size_t>(number * 7 % count));
}

void import_communes(store::Database& database) {
    std::string text = "province_code\tprovince\tcommune_code\tcommune\n";
    for (int i = 0; i < communes; ++i) {
        const auto province = i % provinces + 1;
        text += std::to_string(province) + "\tTỉnh " + name_of(province * 37) + "\t" + std::to_string(10'000 + i) +
                "\tXã " + name_of(i) + "\n";
    }
    database.write([&](Transaction& tx) {
        areas::apply(tx, areas::read_areas_file(text, areas::kinds(tx)), "bench", day(), areas::Covers::country);
    });
}

/// Hamlets until the tree has `wanted` units; one in seven has a name and not a number.
void open_hamlets(store::Database& database, int& have, int wanted) {
    while (have < wanted) {
        database.write([&](Transaction& tx) {
            const auto above = areas::descendants(tx, areas::country(tx).id, areas::commune_level, day());
            const areas::Kind kind{
                .kind = "thon", .level = areas::hamlet_level, .vi = "Thôn", .en = "Hamlet", .valid_until = {}};
            std::vector<std::string> keys;
            for (int i = 0; i < 20'000 && have < wanted; ++i, ++have) {
                const auto& commune = above[static_cast<std::size_t>(have) % above.size()];
                const auto code = std::to_string(100'000 + have);
                const auto name =
                    have % 7 == 0 ? name_of(have * 13) : std::to_string(have / communes % hamlet_numbers + 1);
                areas::insert_area(tx,
                                   {.id = {tx.new_id()},
                                    .home = commune.home,
                                    .parent = commune.id,
                                    .kind = "thon",
                                    .level = areas::hamlet_level,
                                    .code = code,
                                    .name = "Thôn " + name,
                                    .path = commune.path + code + "/",
                                    .valid_from = day(),
                                    .valid_until = {}},
                                   kind);
                keys.push_back(areas::bare_key("Thôn " + name, kind));
            }
            areas::index_names(tx, "area", keys);
        });
    }
}

void measure(store::Database& database, int units) {
    const std::array words = {"chau son",
                              "xa chau son",
                              "x",
                              "th",
                              "xa tan",
                              "tan an",
                              "thon 3",
                              "3",
                              "khong co o",
                              "zzz",
                              "chau son tinh",
                              "thon 3 xa tan an",
                              "xa an khanh tinh gia hoa"};
    for (const auto* typed : words) {
        std::vector<double> took;
        std::size_t found = 0;
        for (int round = 0; round < 11; ++round) {
            const auto began = Clock::now();
            found = database.read(
                [&](Transaction& tx) { return areas::search(tx, {.words = typed, .on = day(), .limit = 20}).size(); });
            took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
        }
        std::sort(took.begin(), took.end());
        std::printf("%7d units   %-26s %3zu found   median %7.2f ms   slowest %7.2f ms   (wanted: 20)\n", units, typed,
                    found, took[took.size() / 2], took.back());
    }
}

}  // namespace

int main(int argc, char** argv) {
    const auto folder = fs::temp_directory_path() / ("lalanh-search-bench-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    {
        const auto database = store::open(argc > 1 ? argv[1] : (folder / "bench.sqlite").string());
        store::migrate(*database);
        import_communes(*database);
        int have = communes;
        for (const auto size : sizes) {
            open_hamlets(*database, have, size);
            measure(*database, size);
        }
    }
    fs::remove_all(folder);
}
