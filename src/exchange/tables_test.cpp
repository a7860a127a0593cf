#include "exchange/tables.hpp"

#include <doctest/doctest.h>

#include "app/app.hpp"
#include "brought_figures.hpp"
#include "exchange/csv.hpp"
#include "sources/source.hpp"

namespace {

using exchange::Cells;
using reports::Method;

struct Tables : spec::BroughtFigures {
    Tables() {
        owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
        say(body("committee_a"), {12});
        fold();
    }

    http::Response answer(const std::string& target, const std::string& speaker = "lan") {
        return ask(speaker, "GET", target, {}, "");
    }
    std::string csv(const std::string& path) {
        const auto found = answer("/api/exchange/hxl/" + path);
        REQUIRE(found.status == 200);
        std::string text;
        for (auto piece = found.stream(); !piece.empty(); piece = found.stream()) text += piece;
        return text;
    }
    /// Names, hashtags and rows.
    std::vector<Cells> rows(const std::string& path) { return exchange::csv_rows(csv(path)); }

    /// The address of a table for Lan's plan and its duty.
    std::string filled_in(std::string path) {
        const std::pair<const char*, std::string> parts[] = {{"{plan}", base::to_string(plan)},
                                                             {"{duty}", base::to_string(duty)}};
        for (const auto& [name, id] : parts)
            if (const auto at = path.find(name); at != std::string::npos) path.replace(at, 6, id);
        return path == "levels" ? path + "?rule=" + rule_code() : path;
    }
    std::string rule_code() {
        return db().read([](store::Transaction& tx) {
            return tx.run("SELECT code FROM level_rule ORDER BY code LIMIT 1").at(0).text("code");
        });
    }

    static std::vector<std::string> all_paths() {
        std::vector<std::string> paths;
        for (const auto& tables : {exchange::place_tables(), exchange::work_tables(), exchange::report_tables()})
            for (const auto& table : tables) paths.push_back(table.path);
        return paths;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Tables, "every table has a hashtag for each column and a cell for each column in every row") {
    CHECK(all_paths().size() >= 12);
    for (const auto& path : all_paths()) {
        CAPTURE(path);
        const auto found = rows(filled_in(path));
        REQUIRE(found.size() >= 2);
        for (const auto& tag : found[1]) CHECK(tag.starts_with('#'));
        for (const auto& row : found) CHECK(row.size() == found[0].size());
    }
}

TEST_CASE_FIXTURE(Tables, "every table is a workbook too, with the same rows") {
    for (const auto& path : all_paths()) {
        CAPTURE(path);
        const auto found = answer("/api/exchange/xlsx/" + filled_in(path));
        REQUIRE(found.status == 200);
        const auto in_workbook = exchange::csv_rows(sources::read("a.xlsx", found.body).text);
        CHECK(in_workbook.size() + 1 == rows(filled_in(path)).size());  // without the row of hashtags
    }
}

TEST_CASE_FIXTURE(Tables, "a roll-up leaves with how many stand behind each figure") {
    const auto found = rows(filled_in("duties/{duty}/roll-up?period=2021-06-07"));
    REQUIRE(found.size() == 4);
    CHECK(found[0][6] == "Chỉ tiêu nha_ngap (hộ)");
    CHECK(found[1][6] == "#indicator+value+num+nha_ngap");
    const auto of_a = std::ranges::find(found, "Xã An Khê", [](const Cells& row) { return row[0]; });
    REQUIRE(of_a != found.end());
    CHECK((*of_a)[1] == "1");
    CHECK((*of_a)[6] == "12");
    CHECK((*of_a)[7] == "1");
}

TEST_CASE_FIXTURE(Tables, "who may not see a list does not get its table") {
    const auto status = [&](const std::string& path, const std::string& speaker) {
        return answer("/api/exchange/hxl/" + filled_in(path), speaker).status;
    };
    CHECK(status("plans/{plan}/tasks", "mat") >= 403);
    CHECK(status("duties/{duty}/roll-up", "minh") == 404);
    CHECK(status("duties/{duty}/periods", "minh") == 404);
    CHECK(status("registers/outgoing", "tuan") == 403);
    CHECK(status("areas", "stranger") == 401);
}
