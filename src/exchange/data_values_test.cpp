#include "exchange/data_values.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "brought_figures.hpp"
#include "base/csv.hpp"
#include "exchange/data_sets.hpp"
#include "exchange/figure_sheet.hpp"
#include "problem_of.hpp"

namespace {

using reports::Method;
using reports::Taking;

exchange::DataValueSet read_json(const std::string& text) {
    return exchange::data_values_in_json(base::parse_json(text));
}

struct Exchanged : spec::BroughtFigures {
    const std::string committee = exchange::dhis2_uid(body("committee_a"));

    static exchange::DataValue value(const std::string& unit, const std::string& number) {
        return {"so_ca", week, unit, "", "", number, false};
    }

    exchange::ImportSummary import(const std::vector<exchange::DataValue>& values, Taking taking = Taking::each_alone,
                                   const std::string& data_set = "") {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return exchange::import_data_values(tx, who, {data_set, values}, taking);
        });
    }

    std::string conflict(const exchange::DataValue& value) { return import({value}).conflicts.at(0).code; }

    /// The answer to a request of Lan's, whole.
    std::string got(const std::string& target) {
        const auto answer = ask("lan", "GET", target, {}, "");
        if (!answer.stream) return answer.body;
        std::string text;
        for (auto piece = answer.stream(); !piece.empty(); piece = answer.stream()) text += piece;
        return text;
    }

    exchange::SheetSummary fill(const std::string& text, bool is_preview = false) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return exchange::take_sheet(tx, who, kind, period.from, base::csv_rows(text), is_preview);
        });
    }
};

}  // namespace

TEST_CASE("a set of the guide's form is read: what it says of all holds for each value that says nothing") {
    const auto set = read_json(R"({
        "dataSet": "lWkeSet0001", "completeDate": "2021-07-02", "period": "202106", "orgUnit": "lWkeUnit001",
        "dataValues": [
            {"dataElement": "lWkeElem001", "value": "12", "storedBy": "ai", "followup": false},
            {"dataElement": "lWkeElem002", "categoryOptionCombo": "HllvX50cXC0", "period": "202107", "value": 13},
            {"dataElement": "lWkeElem003", "value": "", "deleted": true}]})");
    CHECK(set.data_set == "lWkeSet0001");
    REQUIRE(set.values.size() == 3);
    CHECK(set.values[0].period == "202106");
    CHECK(set.values[0].organisation_unit == "lWkeUnit001");
    CHECK(set.values[1].period == "202107");
    CHECK(set.values[1].value == "13");
    CHECK(set.values[2].is_deleted);
}

TEST_CASE("a set comes as CSV too, and what is neither is refused") {
    const auto set = exchange::data_values_in_csv(
        "dataelement,period,orgunit,catoptcombo,attroptcombo,value\r\n"
        "lWkeElem001,202106,\"lWkeUnit001\",,,\"12\"\r\n");
    REQUIRE(set.values.size() == 1);
    CHECK(set.values[0].organisation_unit == "lWkeUnit001");
    CHECK(set.values[0].value == "12");
    const auto refusal = [](const std::string& text) {
        return problem_of([&] { exchange::data_values_in_csv(text); });
    };
    CHECK(problem_of([] { read_json("{}"); }) == "data_values.unreadable");
    CHECK(refusal("a,b\nc,d\n") == "data_values.unreadable");
    std::string many = "head\n";
    for (std::size_t at = 0; at <= exchange::most_data_values; ++at) many += "a,2021,b,,,1\n";
    CHECK(refusal(many) == "data_values.too_many");
}

TEST_CASE_FIXTURE(Exchanged, "each value is taken or refused alone, and sent again does no harm") {
    owe({brought("so_ca"), asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
    const auto unit = exchange::dhis2_code("/vn/34/338/12475/");
    const auto first = import({value(unit, "12"), value("khong-co", "1"), value("VN-34-338-12478", "mười")});
    CHECK(first.imported == 1);
    CHECK(first.ignored == 2);
    CHECK(first.conflicts.at(0).code == "data_value.unit_unknown");
    CHECK(first.conflicts.at(0).object == "khong-co");
    CHECK(first.conflicts.at(1).code == "figure.not_a_number");
    CHECK(first.conflicts.at(1).index == 2);
    CHECK(line_of("committee_a").value == 12);
    const auto again = import({value(unit, "12")});
    CHECK(again.imported == 0);
    CHECK(again.updated == 1);
    CHECK(total().low == 12);
}

TEST_CASE_FIXTURE(Exchanged, "a value says which unit, which figure and which period, in words that we know") {
    owe({brought("so_ca"), asked("nha_ngap", Method::sum)},
        {body("committee_a"), body("health_a"), body("committee_b")});
    auto other = value(committee, "1");
    CHECK(conflict(value("VN-34-338-12475", "1")) == "data_value.unit_ambiguous");
    other.data_element = "khong_co";
    CHECK(conflict(other) == "data_value.element_unknown");
    other.data_element = "nha_ngap";
    CHECK(conflict(other) == "figure.of_the_unit");
    other = value(committee, "1");
    other.period = "tháng 6";
    CHECK(conflict(other) == "data_value.period_unknown");
    other = value(committee, "1");
    other.category_option_combo = "lWkeCombo01";
    CHECK(conflict(other) == "data_value.disaggregated");
    other = value(committee, "");
    other.is_deleted = true;
    CHECK(conflict(other) == "data_value.deleted");
    other = value(committee, "4");
    other.data_element = exchange::dhis2_uid(indicator("so_ca").uuid);
    other.category_option_combo = exchange::default_option_combo;
    CHECK(import({other}, Taking::not_at_all).imported == 1);
    CHECK_FALSE(line_of("committee_a").value);
    CHECK(import({other}, Taking::each_alone, exchange::dhis2_uid(kind.uuid)).imported == 1);
    CHECK(problem_of([&] { import({other}, Taking::each_alone, "lWkeSet0001"); }) == "data_values.set_unknown");
}

TEST_CASE_FIXTURE(Exchanged, "over the wire an import answers as DHIS2 does") {
    owe({brought("so_ca")}, {body("committee_a"), body("committee_b")});
    const auto send = [&](const std::string& number, const std::string& query) {
        return ask("lan", "POST", "/api/exchange/dhis2/data-value-sets" + query, {{"content-type", "application/json"}},
                   fmt::format(R"({{"period": "2021W23", "orgUnit": "{}", "dataValues": [
                                  {{"dataElement": "so_ca", "value": "{}"}}]}})",
                               committee, number));
    };
    auto answer = send("5", "?dryRun=true");
    CHECK(answer.status == 200);
    CHECK_FALSE(line_of("committee_a").value);
    answer = send("5", "");
    const auto json = base::parse_json(answer.body);
    CHECK(json.at("status").as_string() == "OK");
    CHECK(json.at("response").at("responseType").as_string() == "ImportSummary");
    CHECK(json.at("response").at("status").as_string() == "SUCCESS");
    CHECK(json.at("response").at("importCount").at("imported").as_int64() == 1);
    answer = send("5.5", "");
    CHECK(answer.status == 409);
    const auto refused = base::parse_json(answer.body);
    CHECK(refused.at("response").at("status").as_string() == "WARNING");
    CHECK(refused.at("response").at("conflicts").at(0).at("errorCode").as_string() == "figure.not_whole");
    CHECK(refused.at("response").at("conflicts").at(0).at("object").as_string() == "5.5");
    CHECK(line_of("committee_a").value == 5);
}

TEST_CASE_FIXTURE(Exchanged, "what was reported goes out as a data value set that comes in again") {
    owe({brought("so_ca"), asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
    import({value("VN-34-338-12475", "12"), value("VN-34-338-12478", "3")});
    const auto uid = exchange::dhis2_uid(kind.uuid);
    const auto target = "/api/exchange/dhis2/data-value-sets?dataSet=" + uid + "&period=2021W23";
    const auto out = got(target);
    auto set = read_json(out);
    CHECK(set.data_set == uid);
    REQUIRE(set.values.size() == 2);
    CHECK(set.values[0].value == "12");
    CHECK(import(set.values, Taking::each_alone, set.data_set).updated == 2);
    set = exchange::data_values_in_csv(got(target + "&format=csv&idScheme=CODE&orgUnit=VN-34-338-12478"));
    REQUIRE(set.values.size() == 1);
    CHECK(set.values[0].data_element == "so_ca");
    CHECK(set.values[0].organisation_unit == "VN-34-338-12478");
    CHECK(set.values[0].value == "3");
}

TEST_CASE_FIXTURE(Exchanged, "indicators and kinds go out as data elements and data sets that fit together") {
    owe({brought("so_ca", Method::latest), asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
    const auto json = base::parse_json(got("/api/exchange/dhis2/data-sets"));
    REQUIRE(json.at("dataElements").as_array().size() == 2);
    const auto& element = json.at("dataElements").at(0);
    CHECK(element.at("code").as_string() == "so_ca");
    CHECK(element.at("aggregationType").as_string() == "LAST");
    CHECK(element.at("valueType").as_string() == "INTEGER_ZERO_OR_POSITIVE");
    const auto& set = json.at("dataSets").at(0);
    CHECK(set.at("periodType").as_string() == "Weekly");
    CHECK(set.at("dataSetElements").at(0).at("dataElement").at("id") == element.at("id"));
    CHECK(set.at("organisationUnits").as_array().size() == 2);
}

TEST_CASE_FIXTURE(Exchanged, "the table that is handed out comes back with its figures, all of them or none") {
    owe({brought("so_ca"), asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
    const auto sheet = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return exchange::figure_template(tx, who, kind, period.from);
    });
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.columns.back().name == "Chỉ tiêu so_ca (hộ)");
    const auto table = exchange::rows_of_file("so-lieu.xlsx", base::workbook(sheet));
    REQUIRE(table.size() == 3);
    CHECK(table[1][1] == "Ủy ban nhân dân xã An Khê");

    const std::string head = "Mã đơn vị;Đơn vị báo cáo;Chỉ tiêu so_ca\n";
    const auto wrong = fill(head + committee + ";;12\n;Công an xã An Khê;3\n;Ủy ban nhân dân xã An Đồng;12,5\n");
    CHECK_FALSE(wrong.is_applied);
    REQUIRE(wrong.faults.size() == 2);
    CHECK(wrong.faults[0].row == 3);
    CHECK(wrong.faults[0].code == "figures.unit_unknown");
    CHECK(wrong.faults[1].text == "12,5");
    CHECK(wrong.faults[1].code == "figure.not_whole");
    CHECK_FALSE(line_of("committee_a").value);

    const auto right = head + committee + ";;12\n;Ủy ban nhân dân xã An Đồng;\n";
    CHECK(fill(right, true).imported == 1);
    CHECK_FALSE(line_of("committee_a").value);
    CHECK(fill(right).is_applied);
    CHECK(fill(right).unchanged == 1);
    CHECK(line_of("committee_a").value == 12);
}

TEST_CASE_FIXTURE(Exchanged, "a unit is told by its name only where the name is its own") {
    owe({brought("so_ca")}, {body("committee_a"), body("health_a")});
    CHECK(fill("Đơn vị,so_ca\nXã An Khê,4\n").faults.at(0).code == "figures.unit_ambiguous");
    CHECK(fill("Đơn vị,so_ca\nTRẠM Y TẾ XÃ AN KHÊ,4\n").is_applied);
    std::string many = "Đơn vị,so_ca\n";
    for (int row = 0; row < 20'001; ++row) many += "x,1\n";
    CHECK(problem_of([&] { fill(many); }) == "figures.too_many");
}
