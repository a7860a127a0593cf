#pragma once

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "areas/area_import.hpp"
#include "base/text.hpp"
#include "store/database.hpp"
#include "store/migrate.hpp"

/// What the benchmarks share: a store of their own, a clock, and a country of 10,599 communes.
namespace bench {

using Clock = std::chrono::steady_clock;

constexpr int provinces = 63;
constexpr int communes = 10'599;

inline double seconds_of(const auto& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

inline double milliseconds_of(const auto& work) {
    return 1000 * seconds_of(work);
}

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// The whole country on one day, by the same way as `lalanh areas import`.
inline void import_communes(store::Database& database, base::Day day) {
    std::string text = "province_code\tprovince\tcommune_code\tcommune\n";
    for (int i = 0; i < communes; ++i)
        text += std::to_string(i % provinces + 1) + "\tTỉnh Số " + std::to_string(i % provinces + 1) + "\t" +
                std::to_string(20'000 + i) + "\tXã Số " + std::to_string(i) + "\n";
    database.write([&](store::Transaction& tx) {
        areas::apply(tx, areas::read_areas_file(text, areas::kinds(tx)), "bench", day, areas::Covers::country);
    });
}

/// A committee in every commune.
inline void settle_communes(store::Transaction& tx, base::Day day) {
    for (const auto& area : areas::descendants(tx, areas::country(tx).id, areas::commune_level, day)) {
        const auto name = "Ủy ban nhân dân " + area.name;
        tx.change(R"(INSERT INTO body (id, home, kind, name, name_key, area, valid_from)
                     VALUES ($1, $2, 'people_committee', $3, $4, $5, $6))",
                  {tx.new_id(), area.home, name, base::fold(name), area.id, day});
    }
}

/// Somebody who may do everything everywhere.
inline base::Who anybody() {
    base::Who who;
    who.grants.push_back({.permissions = ~std::uint64_t{0}, .scope = base::ScopeKind::everywhere, .areas = {"/vn/"}});
    return who;
}

/// Measures on an empty PostgreSQL when its connection string is given, else on a new file of SQLite.
inline int run(int argc, char** argv, void (*measure)(store::Database&)) {
    if (argc > 1) {
        const auto database = store::open_postgres(argv[1]);
        store::migrate(*database);
        measure(*database);
        return 0;
    }
    const auto folder = std::filesystem::temp_directory_path() / ("lalanh-bench-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    {
        const auto database = store::open_sqlite((folder / "bench.sqlite").string());
        store::migrate(*database);
        measure(*database);
    }
    std::filesystem::remove_all(folder);
    return 0;
}

}  // namespace bench
