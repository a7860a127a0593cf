#include "exchange/tables.hpp"

#include "campaigns/campaign.hpp"

#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "app/app.hpp"
#include "brought_figures.hpp"
#include "base/csv.hpp"
#include "benefits/list.hpp"
#include "goods/requisition.hpp"
#include "needs/need.hpp"
#include "needs/step.hpp"
#include "sources/source.hpp"
#include "trips/trip.hpp"

namespace {

using exchange::Cells;
using reports::Method;

struct Tables : spec::BroughtFigures {
    Tables() {
        owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
        say(body("committee_a"), {12});
        fold();
        keep_goods();
        send_a_trip();
        open_a_campaign();
        list_support();
    }

    /// A list of support, of a policy of the commune.
    void list_support() {
        const auto lan = who("lan");
        db().write([&](store::Transaction& tx) {
            benefits::NewPolicy policy;
            policy.id = {tx.new_id()};
            policy.body = id("committee_a");
            policy.name = policy.who_is_due = policy.paper = "Thử";
            policy.amount = 1000;
            policy.valid_from = base::day_of(tx.now());
            const auto code = benefits::add_policy(tx, lan, policy).code;
            support =
                benefits::make_list(tx, lan, {{tx.new_id()}, code, areas::AreaId{id("commune_a")}, policy.body, {}}).id;
        });
    }

    /// A store of the commune with some rice, and a team that asks for it.
    void keep_goods() {
        const auto lan = who("lan");
        const auto tuan = who("tuan");
        db().write([&](store::Transaction& tx) {
            kho = goods::open_store(tx, lan,
                                    {.id = {},
                                     .area = areas::AreaId{id("commune_a")},
                                     .body = id("committee_a"),
                                     .kind = goods::StoreKind::warehouse,
                                     .name = "Kho xã",
                                     .address = "",
                                     .hours = "",
                                     .upper = {}})
                      .id;
            goods::receive(tx, lan, kho, {goods::MovementId{tx.new_id()}, "QUA-1", "", {{"rice", 1000, {}}}});
            goods::ask(tx, tuan, {goods::RequisitionId{tx.new_id()}, kho, {}, {}, "", {{"rice", 500}}});
        });
    }

    /// Somebody asks for food, and Lan will bring it.
    void send_a_trip() {
        const auto lan = who("lan");
        const auto code = needs::new_code();
        chuyen = db().write([&](store::Transaction& tx) {
            const auto need = needs::open(tx, app().master, lan,
                                          {.id = {},
                                           .area = areas::AreaId{id("commune_a")},
                                           .household = {},
                                           .source = needs::Source::officer,
                                           .kind = "food",
                                           .wait = needs::Wait::today,
                                           .asker = {.name = "Bà Na",
                                                     .phone = "0400 123 123",
                                                     .address = "Sau chùa",
                                                     .words = "Hết gạo",
                                                     .neighbour = {}}},
                                          code);
            needs::triage(
                tx, app().master, lan, need.id,
                {.kind = "food", .urgency = needs::Urgency::urgent, .groups = {}, .promised = {}, .words = {}});
            const auto made = trips::make(tx, lan,
                                          {.id = trips::TripId{tx.new_id()},
                                           .store = kho,
                                           .day = base::day_of(tx.now()),
                                           .carrier = {trips::CarrierKind::account, lan.account},
                                           .words = "",
                                           .stops = {{trips::StopId{tx.new_id()}, need.id, {{"rice", 500}}}}});
            return made.trip.id;
        });
    }

    void open_a_campaign() {
        campaign = db().write([&](store::Transaction& tx) {
            const auto today = base::day_of(tx.now());
            return campaigns::open(tx, who("lan"),
                                   {.id = {tx.new_id()},
                                    .body = id("committee_a"),
                                    .title = "Cao điểm",
                                    .paper = "",
                                    .begins = today,
                                    .ends = today + 30,
                                    .areas = {areas::AreaId{id("commune_a")}},
                                    .wishes = {}})
                .announced.id;
        });
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
    std::vector<Cells> rows(const std::string& path) { return base::csv_rows(csv(path)); }

    /// The address of a table for Lan's plan and its duty.
    std::string filled_in(std::string path) {
        const std::pair<const char*, std::string> parts[] = {
            {"{plan}", base::to_string(plan)},   {"{duty}", base::to_string(duty)},
            {"{area}", known("commune_a")},      {"{goods_store}", base::to_string(kho)},
            {"{trip}", base::to_string(chuyen)}, {"{benefit_list}", base::to_string(support)},
            {"{body}", known("committee_a")},    {"{campaign}", base::to_string(campaign)}};
        for (const auto& [name, there] : parts)
            if (const auto at = path.find(name); at != std::string::npos)
                path.replace(at, std::string_view(name).size(), there);
        return path == "levels" ? path + "?rule=" + rule_code() : path;
    }
    std::string rule_code() {
        return db().read([](store::Transaction& tx) {
            return tx.run("SELECT code FROM level_rule ORDER BY code LIMIT 1").at(0).text("code");
        });
    }

    goods::StoreId kho;
    trips::TripId chuyen;
    benefits::ListId support;
    campaigns::CampaignId campaign;

    static std::vector<std::string> all_paths() {
        std::vector<std::string> paths;
        for (const auto& tables : {exchange::place_tables(), exchange::work_tables(), exchange::report_tables(),
                                   exchange::goods_tables(), exchange::trip_tables(), exchange::benefit_tables(),
                                   exchange::honour_tables(), exchange::voice_tables(), exchange::campaign_tables()})
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
        const auto in_workbook = base::csv_rows(sources::read("a.xlsx", found.body).text);
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

TEST_CASE_FIXTURE(Tables, "headings and states are in the reader's language") {
    std::map<std::string, std::string> first_heading;
    for (const auto& path : all_paths()) first_heading[path] = rows(filled_in(path))[0][0];
    CHECK(first_heading.at("plans/{plan}/coverage") == "Đơn vị");
    REQUIRE(ask("lan", "PATCH", "/api/me", {}, R"({"language": {"from": "vi", "to": "en"}})").status == 200);
    for (const auto& path : all_paths()) {
        CAPTURE(path);
        CHECK(rows(filled_in(path))[0][0] != first_heading.at(path));
    }
    CHECK(rows(filled_in("plans/{plan}/coverage"))[0][1] == "Duties given");
    CHECK(rows(filled_in("duties/{duty}/units?period=2021-06-07")).at(2)[1] == "not due yet");
    CHECK(rows(filled_in("duties/{duty}/roll-up?period=2021-06-07"))[0][7] == "Units reporting: Indicator nha_ngap");
}

namespace {

/// More rows than a workbook takes.
constexpr std::size_t rows_of_a_crowd = exchange::most_workbook_rows + 3;

exchange::TableRows crowd(http::Call& call, std::size_t most) {
    auto table = exchange::headed(call.who.language, {{{"Số", "Number"}, "#meta+num", true}});
    for (std::size_t at = 0; at < std::min(most, rows_of_a_crowd); ++at) table.rows.push_back({std::to_string(at)});
    return table;
}

struct Crowd : Tables {
    http::Router router;

    Crowd() { exchange::add_table_routes(router, {{"crowd", "dong", http::signed_in(), "Many", crowd}}); }

    http::Response answer_of(const std::string& path) {
        http::Request request;
        const auto lan = who("lan");
        const auto* route = router.match(http::Method::get, path).route;
        auto found = route->prepare(request);
        db().read([&](store::Transaction& tx) {
            http::Call call{request, lan, tx};
            route->run(call, found);
        });
        return route->finish(found);
    }
};

}  // namespace

TEST_CASE_FIXTURE(Crowd,
                  "CSV has every row however many there are, and a workbook that stops says so in its last row") {
    const auto csv = answer_of("/api/exchange/hxl/crowd");
    std::size_t lines = 0;
    for (auto piece = csv.stream(); !piece.empty(); piece = csv.stream())
        lines += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
    CHECK(lines == rows_of_a_crowd + 2);
    const auto text = sources::read("a.xlsx", answer_of("/api/exchange/xlsx/crowd").body).text;
    const auto in_workbook = base::csv_rows(text);
    REQUIRE(in_workbook.size() == exchange::most_workbook_rows + 2);
    CHECK(in_workbook[exchange::most_workbook_rows][0] == std::to_string(exchange::most_workbook_rows - 1));
    CHECK(in_workbook.back()[0].starts_with("Bảng tính dừng ở 50.000 dòng"));
}

TEST_CASE_FIXTURE(Tables, "what is in a store and what is missing leave in the smallest units, with their words") {
    const auto stock = rows(filled_in("stores/{goods_store}/stock"));
    REQUIRE(stock.size() == 3);
    CHECK(stock[2][0] == "Gạo");
    CHECK(stock[2][1] == "1000");
    CHECK(stock[2][2] == "g");
    const auto book = rows(filled_in("stores/{goods_store}/movements"));
    REQUIRE(book.size() == 3);
    CHECK(book[2][0] == "PN-2021-0001");
    CHECK(book[2][7] == "QUA-1");
    const auto missing = rows(filled_in("areas/{area}/shortfall"));
    REQUIRE(missing.size() == 3);
    CHECK(missing[2][4] == "500");
}
