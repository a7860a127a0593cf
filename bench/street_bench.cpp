// What it costs to bring a city ward's list of 50,000 households into the register: reading the rows, and entering them
// in pieces of 500 as the screen does. Fails above 30 seconds. Usage: street_bench [POSTGRESQL CONNECTION STRING]   (an
// empty database; a new file of SQLite without it). HOUSEHOLDS in the environment makes a shorter list, with the same
// limit.

#include "bench.hpp"

#include <cstdio>
#include <cstdlib>

#include "exchange/household_list.hpp"

namespace {

using store::Transaction;

const int all_households = [] {
    const auto* text = std::getenv("HOUSEHOLDS");
    return text ? std::atoi(text) : 50'000;
}();
constexpr int hamlets = 120;
constexpr std::size_t piece = 500;
constexpr double most_seconds = 30;

base::Day day() {
    return *base::make_day(2021, 6, 1);
}

areas::Area settle(store::Database& database) {
    return database.write([](Transaction& tx) {
        const std::string text = "province_code\tprovince\tcommune_code\tcommune\n1\tTỉnh Số 1\t20000\tXã Số 1\n";
        areas::apply(tx, areas::read_areas_file(text, areas::kinds(tx)), "bench", day(), areas::Covers::named_units);
        const auto commune = areas::descendants(tx, areas::country(tx).id, areas::commune_level, day()).at(0);
        for (int i = 1; i <= hamlets; ++i)
            areas::open(tx, bench::anybody(),
                        {.parent = commune.id,
                         .kind = "to_dan_pho",
                         .name = "Tổ dân phố số " + std::to_string(i),
                         .code = "",
                         .valid_from = day()});
        return commune;
    });
}

std::string list_of_households() {
    std::string text = "STT;Họ và tên chủ hộ;Năm sinh;SĐT;Số khẩu;Tổ;Địa chỉ\n";
    for (int i = 0; i < all_households; ++i)
        text += std::to_string(i + 1) + ";Đỗ Thị Cam " + std::to_string(i) + ";" + std::to_string(1940 + i % 60) +
                ";0400" + std::to_string(100'000 + i) + ";" + std::to_string(1 + i % 6) + ";Tổ " +
                std::to_string(1 + i % hamlets) + ";Số " + std::to_string(i % 90) + ", ngõ 2\n";
    return text;
}

void measure(store::Database& database) {
    const auto commune = settle(database);
    const auto key = std::filesystem::temp_directory_path() / ("lalanh-bench-key-" + std::to_string(::getpid()));
    const auto master = store::MasterKey::open(key.string());
    const auto who = bench::anybody();
    const auto text = list_of_households();
    exchange::HouseholdListCompared list;
    const auto reading = bench::seconds_of([&] {
        const auto sheets = exchange::list_sheets("ho.csv", text);
        list = database.write([&](Transaction& tx) {
            return exchange::compare_households(tx, who, exchange::list_file(sheets, exchange::household_columns(), ""),
                                                commune.id);
        });
    });
    std::size_t entered = 0;
    const auto entering = bench::seconds_of([&] {
        for (std::size_t from = 0; from < list.rows.size(); from += piece) {
            exchange::HouseholdsToTake some{list.list, commune.id, std::nullopt, {}};
            for (auto at = from; at < std::min(from + piece, list.rows.size()); ++at)
                some.rows.push_back(list.rows[at].said);
            entered += database.write([&](Transaction& tx) { return exchange::take_households(tx, master, who, some); })
                           .entered;
        }
    });
    std::filesystem::remove(key);
    std::printf("%zu rows read in %.1f s, %zu households entered in %.1f s\n", list.rows.size(), reading, entered,
                entering);
    if (entered != static_cast<std::size_t>(all_households) || reading + entering > most_seconds) std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
    return bench::run(argc, argv, measure);
}
