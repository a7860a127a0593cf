#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/permission.hpp"
#include "plan_on_desk.hpp"
#include "reports/filling.hpp"
#include "reports/fold.hpp"
#include "reports/rollup.hpp"

namespace spec {

/// Lan's plan asks for a weekly report with numbers. The clock stands at Friday, 11/6/2021.
struct WeeklyNumbers : PlanOnDesk {
    reports::DutyId duty;
    reports::KindId kind;

    base::Uuid body(const char* name) const { return id(name); }

    void owe(const std::vector<reports::WantedIndicator>& indicators, std::vector<base::Uuid> bodies) {
        assign("I", "Ủy ban nhân dân xã", {body("committee_a")});
        owe_reports("weekly", std::move(bodies));
        kind = write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return reports::make_kind(tx, who, {"Tình hình ngập", "", {}, indicators, {"Đề xuất gì?"}}).id;
        });
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const auto item = plans::items(tx, plan, plans::ItemKind::report).at(0).id;
            reports::choose_kind(tx, who, plan, item, kind);
            return 0;
        });
        issue();
        duty = db().read([&](store::Transaction& tx) { return reports::roll_calls(tx, plan).at(0).duty; });
    }

    static reports::WantedIndicator asked(const std::string& code, reports::Method method) {
        return {code, "Chỉ tiêu " + code, "Indicator " + code, "hộ", method, reports::Origin::asked};
    }

    /// The values in the order of the form; nothing where none is given.
    void say(const base::Uuid& from, const std::vector<std::optional<std::int64_t>>& values) {
        db().write([&](store::Transaction& tx) {
            auto who = this->who("lan");
            who.body = from;
            who.grants.push_back({.permissions = accounts::bit_of(base::Permission::reports_write),
                                  .scope = base::ScopeKind::body,
                                  .scope_id = from,
                                  .areas = {}});
            const auto report = reports::of_body(tx, who, 1).at(0);
            reports::Said said{"", {}, {}, std::nullopt, false};
            const auto page = reports::filled(tx, report);
            for (std::size_t i = 0; i < values.size(); ++i)
                said.figures.push_back({page.lines.at(i).indicator.id, values[i]});
            return reports::send(tx, who, report.id, said);
        });
    }

    void fold() {
        db().write([](store::Transaction& tx) { return reports::fold_reports(tx); });
    }

    reports::RollUp roll_up(std::optional<base::Uuid> area = std::nullopt,
                            std::optional<base::Uuid> group = std::nullopt, const std::string& speaker = "lan",
                            std::optional<reports::SubjectKind> by = std::nullopt) {
        fold();
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) {
            return reports::roll_up(tx, somebody, {duty, *base::parse_day("2021-06-07"), area, group, by});
        });
    }

    /// How many units stand behind a figure of this part.
    std::size_t units(std::optional<base::Uuid> area, std::optional<base::Uuid> group) {
        const auto lan = who("lan");
        return db().read([&](store::Transaction& tx) {
            return reports::units_behind(tx, lan, {{duty, {}, area, group, {}}, {}, {}, "", 100}).items.size();
        });
    }

    reports::Total total() { return roll_up().whole.totals.at(0); }
};

}  // namespace spec
