#include "areas/area_cli.hpp"

#include <fstream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <doctest/doctest.h>

#include "areas/area.hpp"
#include "base/problem.hpp"
#include "test_store.hpp"

namespace {

struct CommandLine : TestStore {
    void run(const std::string& line) {
        CLI::App app;
        areas::add_area_commands(app, [this]() -> store::Database& { return db; });
        app.parse(line);
    }
};

}  // namespace

TEST_CASE_FIXTURE(CommandLine, "areas import takes a file in from its day on") {
    const auto file = folder() + "/tree.tsv";
    std::ofstream(file) << "province_code\tprovince\tdistrict_code\tdistrict\tcommune_code\tcommune\n"
                           "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12532\tXã Châu Sơn\n";
    run("areas import --part --on 2021-11-01 " + file);
    db.read([](store::Transaction& tx) {
        CHECK(areas::at_path(tx, "/vn/34/338/12532/", *base::make_day(2021, 11, 1)).has_value());
        CHECK_FALSE(areas::at_path(tx, "/vn/34/338/12532/", *base::make_day(2021, 10, 31)).has_value());
    });
}

TEST_CASE_FIXTURE(CommandLine, "areas import says when it cannot open the file") {
    try {
        run("areas import --on 2021-11-01 /nowhere/tree.tsv");
        FAIL("nothing was said");
    } catch (const base::Problem& problem) {
        CHECK(problem.code() == "areas_file.cannot_open");
    }
}
