#include "demonstration/life.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "briefings/briefing.hpp"
#include "briefings/visit.hpp"
#include "demonstration/neighbours.hpp"
#include "demonstration/script.hpp"
#include "files/file.hpp"
#include "households/household.hpp"
#include "plans/publication.hpp"
#include "reports/collector.hpp"
#include "reports/filling.hpp"
#include "reports/flash.hpp"
#include "reports/subject.hpp"
#include "tasks/charged_task.hpp"
#include "tasks/issue.hpp"
#include "tasks/named_person.hpp"
#include "tasks/task.hpp"

namespace demonstration {
namespace {

constexpr int households_in_all = 400;
/// The last of all came after the teams had divided the hamlets among themselves; coverage shows them as reached by
/// nobody.
constexpr int first_without_team = 397;
constexpr std::string_view officer = "canbo";
constexpr std::size_t plenty = 200;

/// The households go round the teams, so that each has 33 or 34; a household lives in the hamlet of its team.
struct Home {
    std::string hamlet;
    std::string team;
};

std::vector<Home> homes_of(const Cast& cast) {
    std::vector<Home> homes;
    for (const auto& [hamlet, logins] : cast.teams)
        for (const auto& login : logins) homes.push_back({hamlet, login});
    return homes;
}

struct Event {
    std::string verb;
    std::string section;
    tasks::Progress said;
    std::vector<bodies::PersonId> named;
    std::vector<std::string> figures;  ///< of a report, in the order of its form; "-": not reported
};

Event event_of(const Line& line, const Cast& cast) {
    Event event{.verb = line["verb"],
                .section = line["section"],
                .said = {.note = line["note"], .percent = {}, .pictures = {}},
                .named = {},
                .figures = line.parts("figures")};
    if (event.verb == "name")
        for (const auto& login : line.parts("note")) event.named.push_back({cast.players.at(login).person});
    if (!line["percent"].empty()) event.said.percent = std::stoi(line["percent"]);
    return event;
}

/// The report of this rhythm that the body still owes.
reports::Report owed_report(store::Transaction& tx, const base::Who& who, const std::string& every) {
    for (const auto& report : reports::of_body(tx, who, plenty))
        if (report.every == every && report.state != reports::ReportState::reported) return report;
    throw std::logic_error("nobody owes a report " + every);
}

void report(store::Transaction& tx, const base::Who& who, const Event& event) {
    const auto owed = owed_report(tx, who, event.section);
    reports::Said said{event.said.note, {}, {}, std::nullopt, false};
    auto figure = event.figures.begin();
    for (const auto& line : reports::filled(tx, owed).lines) {
        if (line.indicator.source == reports::Origin::computed || figure == event.figures.end()) continue;
        if (*figure != "-") said.figures.push_back({line.indicator.id, std::stoi(*figure)});
        ++figure;
    }
    reports::send(tx, who, owed.id, said);
}

/// What is needed stands where a report has its figures.
void ring(store::Transaction& tx, const base::Who& who, const Event& event) {
    reports::ring(tx, who, {event.said.note, event.figures.at(0), std::nullopt});
}

void receive(store::Transaction& tx, const base::Who& who) {
    for (const auto& flash : reports::flashes(tx, who, plenty))
        if (flash.awaits_us) reports::acknowledge(tx, who, flash.id);
}

void act_on(store::Transaction& tx, const base::Who& who, const Event& event, const tasks::Task& task) {
    if (event.verb == "acknowledge")
        tasks::acknowledge(tx, who, task.id);
    else if (event.verb == "progress")
        tasks::report_progress(tx, who, task.id, event.said);
    else if (event.verb == "done")
        tasks::finish(tx, who, task.id, event.said);
    else if (event.verb == "name")
        tasks::name_people(tx, who, task.id, event.named);
    else if (event.verb == "decline")
        tasks::decline(tx, who, task.id, event.said.note);
    else
        throw std::logic_error("no verb " + event.verb);
}

/// What was done on behalf of a body; of the caller's own when none is named.
void happen(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Event& event) {
    if (event.verb == "report") return report(tx, who, event);
    if (event.verb == "flash") return ring(tx, who, event);
    if (event.verb == "received") return receive(tx, who);
    bool has_acted = false;
    for (const auto& task : tasks::of_body(tx, body, tasks::Part::open, std::nullopt, plenty)) {
        if (event.section != "*" && event.section != task.section) continue;
        act_on(tx, who, event, task);
        has_acted = true;
    }
    if (!has_acted) throw std::logic_error("nobody has open work of section " + event.section);
}

/// What the half-yearly report asks for beside words; what is known already is computed.
reports::WantedKind half_yearly() {
    const auto computed = [](std::string code) {
        return reports::WantedIndicator{std::move(code), "", "", "", {}, reports::Origin::computed};
    };
    return {.name = "Kết quả 6 tháng, 1 năm",
            .every = "6-monthly",
            .cut_off = {},
            .indicators = {computed("viec_duoc_giao"),
                           computed("viec_da_xong"),
                           computed("viec_con_tre"),
                           {"nha_yeu_co_nguoi_giup", "Nhà yếu đã có người giúp", "Weak houses with somebody to help",
                            "nhà", reports::Method::sum, reports::Origin::asked},
                           {"nguoi_du_hop", "Người đã dự họp, nghe tuyên truyền", "People who came to meetings",
                            "người", reports::Method::distinct, reports::Origin::asked}},
            .questions = {"Đề nghị gì với Ủy ban nhân dân xã?"}};
}

/// As the plan says, reports go by way of the office and the health station; two bodies report about a group of people.
void gather_on_the_way(store::Transaction& tx, const Cast& cast, const base::Who& who, plans::PlanId plan) {
    const auto body = [&](const char* key) { return cast.bodies.at(key).uuid; };
    for (const auto& item : plans::items(tx, plan, plans::ItemKind::report)) {
        if (item.bodies.size() < 2) continue;
        reports::choose_collectors(tx, who, plan, item.id, {body("van-phong"), body("tram-y-te")});
        reports::give_subject(tx, who, plan, item.id,
                              {reports::SubjectKind::object,
                               "Người già ở một mình, người khuyết tật",
                               {body("van-hoa"), body("phu-nu")}});
        reports::give_subject(
            tx, who, plan, item.id,
            {reports::SubjectKind::field, "Vệ sinh môi trường", {body("dia-chinh"), body("thanh-nien")}});
    }
}

}  // namespace

plans::ReadFile read_the_plan(base::Day first) {
    return plans::read_file("ke-hoach-24-ban-trinh-dien.txt", with_days(file("plan.txt"), first));
}

void enter_households(store::Transaction& tx, const store::MasterKey& master, const Cast& cast) {
    const auto who = who_is(tx, cast.players.at(std::string(officer)));
    const auto homes = homes_of(cast);
    for (int number = 1; number <= households_in_all; ++number) {
        const auto& [hamlet, team] = homes[static_cast<std::size_t>(number) % homes.size()];
        const auto& area = cast.areas.at(hamlet);
        auto wanted = neighbour(number, area.name, base::day_of(tx.now()));
        wanted.area = area.id;
        const auto id = households::enter(tx, master, who, wanted);
        if (number < first_without_team) households::hand_to(tx, who, {id}, cast.bodies.at(team).uuid);
    }
}

void issue_the_plan(store::Transaction& tx, const Cast& cast, const plans::ReadFile& file) {
    const auto who = who_is(tx, cast.players.at(std::string(officer)));
    const auto plan = plans::keep_draft(tx, who, file);
    const auto kind = reports::make_kind(tx, who, half_yearly()).id;
    const auto lines = table("addressees.tsv");
    for (const auto& item : plans::items(tx, plan)) {
        const bool is_own_report = item.kind == plans::ItemKind::report &&
                                   base::from_json<plans::ReportValue>(item.value).every == "unspecified";
        if ((item.kind != plans::ItemKind::assignment && item.kind != plans::ItemKind::report) || is_own_report)
            continue;
        const auto line = std::ranges::find_if(lines, [&](const auto& one) { return one["section"] == item.section; });
        if (line == lines.end()) throw std::logic_error("nobody is named for section " + item.section);
        std::vector<base::Uuid> bodies;
        for (const auto& key : line->parts("bodies")) bodies.push_back(cast.bodies.at(key).uuid);
        plans::choose_bodies(tx, who, plan, item.id, bodies);
        if (item.kind == plans::ItemKind::report) reports::choose_kind(tx, who, plan, item.id, kind);
    }
    tasks::issue(tx, who, plan);
    gather_on_the_way(tx, cast, who, plan);
}

void publish_the_plan(store::Transaction& tx, const Cast& cast) {
    const auto who = who_is(tx, cast.players.at(std::string(officer)));
    for (const auto& plan : plans::list(tx, who, std::nullopt, 1)) plans::publish(tx, who, plan.id);
}

void divide_the_care(store::Transaction& tx, const Cast& cast, base::Day first) {
    const auto who = who_is(tx, cast.players.at(std::string(officer)));
    for (const auto& line : table("charges.tsv")) {
        bodies::NewCharge wanted{.person = {cast.players.at(line["login"]).person},
                                 .area = std::nullopt,
                                 .field = std::nullopt,
                                 .valid_from = first + std::stoi(line["from"]),
                                 .valid_until = std::nullopt};
        if (!line["area"].empty()) wanted.area = cast.areas.at(line["area"]).id;
        if (!line["field"].empty()) wanted.field = line["field"];
        if (!line["until"].empty()) wanted.valid_until = first + std::stoi(line["until"]);
        bodies::put_in_charge(tx, who, wanted);
    }
    const auto fields = table("fields.tsv");
    for (const auto& plan : plans::list(tx, who, std::nullopt, 1))
        for (const auto& task : tasks::of_plan(tx, plan.id))
            for (const auto& line : fields)
                if (line["section"] == task.section) tasks::set_field(tx, who, task.id, std::nullopt, line["field"]);
}

void plan_the_meetings(store::Transaction& tx, const Cast& cast, base::Day first, base::Day today) {
    const auto who = who_is(tx, cast.players.at(std::string(officer)));
    briefings::NewBriefing wanted{.title = "Giao ban phòng, chống dịch",
                                  .rule = "FREQ=WEEKLY;BYDAY=MO,TH",
                                  .first_day = first,
                                  .until = std::nullopt,
                                  .start_minute = 450,
                                  .minutes = 60,
                                  .place = "Phòng họp Ủy ban nhân dân xã",
                                  .link = "",
                                  .bodies = {},
                                  .item = std::nullopt};
    for (const auto& line : table("addressees.tsv"))
        if (line["section"] == "III.1")
            for (const auto& key : line.parts("bodies")) wanted.bodies.push_back(cast.bodies.at(key).uuid);
    briefings::set_up(tx, who, wanted);
    briefings::plan_visit(tx, who,
                          {.title = "Xem việc chằng nhà, khơi mương ở Thôn Lạch Trai",
                           .day = today + 2,
                           .place = "Nhà văn hóa Thôn Lạch Trai",
                           .people = {cast.players.at("chutich").person, cast.players.at("canbo").person}});
}

void live(const AtTime& at, const Cast& cast, base::Day first, const Meanwhile& meanwhile) {
    auto next = meanwhile.begin();
    const auto catch_up = [&](base::Instant until) {
        for (; next != meanwhile.end() && next->first <= until; ++next) at(next->first, next->second);
    };
    for (const auto& line : table("life.tsv")) {
        const auto day = first + std::stoi(line["day"]);
        catch_up(moment(day, line["time"]));
        at(moment(day, line["time"]), [&](store::Transaction& tx) {
            reports::open_periods(tx, day);
            for (const auto& login : line.parts("who")) {
                const auto who = who_is(tx, cast.players.at(login));
                auto event = event_of(line, cast);
                if (!line["picture"].empty()) {
                    const auto name = line["picture"] + ".png";
                    event.said.pictures = {files::keep_picture(tx, who, name, file("pictures/" + name))};
                }
                happen(tx, who, line["for"].empty() ? who.body : cast.bodies.at(line["for"]).uuid, event);
            }
        });
    }
    for (; next != meanwhile.end(); ++next) at(next->first, next->second);
}

}  // namespace demonstration
