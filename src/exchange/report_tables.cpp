#include <array>

#include "accounts/permission.hpp"
#include "exchange/dhis2.hpp"
#include "exchange/tables.hpp"
#include "reports/duty.hpp"

namespace exchange {
namespace {

using http::Call;
using http::signed_in;
using reports::DutyId;

constexpr std::size_t rows_at_once = 500;
// In the order of reports::ReportState.
constexpr std::array state_words{Words{"chưa đến hạn", "not due yet"}, Words{"trễ", "late"},
                                 Words{"đã báo cáo", "reported"}};
constexpr Words came_late{"có", "yes"};
constexpr Words at_most{", nhiều nhất", ", at most"};
// In the order of reports::Reporters.
constexpr std::array numbers_reporting{Words{"Số đơn vị báo: ", "Units reporting: "},
                                       Words{"Số người báo: ", "People reporting: "},
                                       Words{"Số người và đơn vị báo: ", "People and units reporting: "}};

reports::RollUpQuery query_of(const Call& call) {
    return {call.id<DutyId>("duty"), call.maybe_day("period"), call.maybe_id("area"), call.maybe_id("group"),
            call.maybe_one_of<reports::SubjectKind>("by")};
}

/// How complete and how timely, never a bare total.
const std::vector<Heading> turnout_headings{
    {{"Phải báo cáo", "Reports expected"}, "#indicator+reports+expected+num", true},
    {{"Đã báo cáo", "Reports received"}, "#indicator+reports+actual+num", true},
    {{"Đúng hạn", "On time"}, "#indicator+reports+on_time+num", true},
    {{"Trễ", "Late"}, "#indicator+reports+late+num", true},
    {{"Số cũ nhất ngày", "Oldest figure of"}, "#date+oldest"}};

void append(Cells& cells, const reports::Turnout& turnout) {
    cells.insert(cells.end(), {std::to_string(turnout.expected), std::to_string(turnout.reported),
                               std::to_string(turnout.on_time), std::to_string(turnout.late), cell(turnout.oldest_at)});
}

std::string tag_of(const reports::Indicator& indicator) {
    return "#indicator+value+num+" + indicator.code;
}

const std::string& name_of(base::Language language, const reports::Indicator& indicator) {
    return language == base::Language::vi ? indicator.vi : indicator.en;
}

std::string heading_of(base::Language language, const reports::Indicator& indicator) {
    const auto& name = name_of(language, indicator);
    return indicator.unit.empty() ? name : name + " (" + indicator.unit + ")";
}

/// The figure of a branch, and how many units said it; where things are to be counted once, from at least to at most.
void append(Cells& cells, const reports::Indicator& indicator, const std::vector<reports::Total>& totals) {
    const auto found = std::ranges::find(totals, indicator.id, &reports::Total::indicator);
    const bool is_known = found != totals.end() && found->units > 0;
    cells.push_back(is_known ? std::to_string(found->low) : "");
    if (indicator.method == reports::Method::distinct) cells.push_back(is_known ? std::to_string(found->high) : "");
    cells.push_back(is_known ? std::to_string(found->units) : "0");
}

Cells branch_cells(const reports::Branch& branch, const std::vector<reports::Indicator>& indicators) {
    Cells cells{branch.name};
    append(cells, branch.turnout);
    for (const auto& indicator : indicators) append(cells, indicator, branch.totals);
    return cells;
}

TableRows roll_up_table(Call& call, std::size_t) {
    const auto language = call.who.language;
    const auto roll = reports::roll_up(call.tx, call.who, query_of(call));
    auto table = headed(call.who.language, {{{"Địa bàn hoặc đơn vị", "Area or body"}, "#loc+name"}});
    add_columns(table, call.who.language, turnout_headings);
    for (const auto& indicator : roll.indicators) {
        const auto heading = heading_of(language, indicator);
        table.columns.push_back({heading, tag_of(indicator), true});
        if (indicator.method == reports::Method::distinct)
            table.columns.push_back({heading + in(language, at_most), tag_of(indicator) + "+max", true});
        table.columns.push_back({word(language, numbers_reporting, roll.reporters) + name_of(language, indicator),
                                 "#indicator+units+num+" + indicator.code, true});
    }
    for (const auto& branch : roll.branches) table.rows.push_back(branch_cells(branch, roll.indicators));
    return table;
}

TableRows units_table(Call& call, std::size_t most) {
    reports::UnitQuery query{query_of(call), {}, {}, "", rows_at_once};
    auto table = headed(call.who.language, {{{"Đơn vị hoặc người", "Body or person"}, "#org+name"},
                                            {{"Tình trạng", "State"}, "#status"},
                                            {{"Báo cáo ngày", "Reported on"}, "#date+reported"},
                                            {{"Báo cáo trễ", "Reported late"}, "#status+late"}});
    std::optional<reports::Indicator> indicator;
    if (const auto id = call.maybe_id("indicator")) {
        query.indicator = reports::IndicatorId{*id};
        indicator = reports::get_indicator(call.tx, *query.indicator);
        table.columns.push_back({heading_of(call.who.language, *indicator), tag_of(*indicator), true});
    }
    for (bool more = true; more && table.rows.size() < most;) {
        const auto page = reports::units_behind(call.tx, call.who, query);
        for (const auto& one : page.items) {
            auto& row =
                table.rows.emplace_back(Cells{one.body.name, word(call.who.language, state_words, one.state),
                                              cell(one.at), one.came_late ? in(call.who.language, came_late) : ""});
            if (indicator) row.push_back(one.value ? std::to_string(*one.value) : "");
        }
        more = page.next.has_value();
        query.after = page.next.value_or("");
    }
    return table;
}

TableRows periods_table(Call& call, std::size_t most) {
    const auto duty = reports::get_duty(call.tx, call.who, call.id<DutyId>("duty"));
    auto table = headed(call.who.language,
                        {{{"Kỳ từ ngày", "Period from"}, "#date+start"}, {{"Đến ngày", "Until"}, "#date+end"}});
    add_columns(table, call.who.language, turnout_headings);
    add_columns(table, call.who.language,
                {{{"Đầy đủ (phần nghìn)", "Completeness (per mille)"}, "#indicator+reporting_rate+permille", true},
                 {{"Đúng hạn (phần nghìn)", "Timeliness (per mille)"}, "#indicator+rate_on_time+permille", true}});
    for (const auto& one : reports::periods_of(call.tx, duty.id, most)) {
        Cells cells{base::to_string(one.period.from), base::to_string(one.period.until)};
        append(cells, one.turnout);
        cells.insert(cells.end(), {std::to_string(one.reporting_rate), std::to_string(one.rate_on_time)});
        table.rows.push_back(std::move(cells));
    }
    return table;
}

TableRows silent_table(Call& call, std::size_t most) {
    auto table = headed(call.who.language, {{{"Đơn vị hoặc người", "Body or person"}, "#org+name"},
                                            {{"Kế hoạch", "Plan"}, "#activity+plan+code"},
                                            {{"Số kỳ còn nợ", "Periods owed"}, "#indicator+reports+owed+num", true},
                                            {{"Nợ từ ngày", "Owed since"}, "#date+start"},
                                            {{"Báo cáo gần nhất", "Last report"}, "#date+updated"},
                                            {{"Người phụ trách địa bàn", "In charge of the area"}, "#contact+name"}});
    std::optional<DutyId> duty;
    if (const auto id = call.maybe_id("duty")) duty = reports::get_duty(call.tx, call.who, DutyId{*id}).id;
    for (const auto& one : reports::silent(call.tx, call.who, duty, most)) {
        std::string owners;
        for (const auto& owner : one.owners) owners += (owners.empty() ? "" : "; ") + owner.name;
        table.rows.push_back({one.member ? one.member->name : one.body.name,
                              one.plan.number.empty() ? one.plan.title : one.plan.number, std::to_string(one.owed),
                              base::to_string(one.since), cell(one.last_at), owners});
    }
    return table;
}

}  // namespace

std::vector<Table> report_tables() {
    return {
        {"duties/{duty}/roll-up", "so-tong-hop", signed_in(),
         "What the reports of a period (?period=) say together, by area (?area=), group (?group=) or subject (?by=)",
         roll_up_table},
        {"duties/{duty}/units", "don-vi-bao-cao", signed_in(),
         "The units behind a figure of the roll-up (?period=, ?area=, ?indicator=)", units_table},
        {"duties/{duty}/periods", "day-du-dung-han", signed_in(), "How complete and timely each period of a duty is",
         periods_table},
        {"silent", "chua-co-tin", signed_in(), "Who owes reports of the caller's plans, or of one duty (?duty=)",
         silent_table},
    };
}

}  // namespace exchange
