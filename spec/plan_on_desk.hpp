#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cast.hpp"
#include "tasks/issue.hpp"
#include "tasks/task.hpp"

namespace spec {

/// A plan of Lan's, its values typed in by hand; the clock stands at 11/6/2021.
struct PlanOnDesk : Cast {
    template <class F>
    auto write(const std::string& speaker, F verb) {
        const auto somebody = who(speaker);
        return db().write([&](store::Transaction& tx) { return verb(tx, somebody); });
    }

    plans::PlanId plan;

    PlanOnDesk() {
        plan = write("lan", [](store::Transaction& tx, const base::Who& who) {
            return plans::keep_draft(tx, who, {"plan.txt", "bytes", {"plan.txt", "KẾ HOẠCH"}, {}});
        });
    }

    void assign(const std::string& section, const std::string& body, std::vector<base::Uuid> bodies,
                bool ordered = true) {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const plans::AssignmentValue value{body, ordered, {}, {"Làm việc của mục " + section}};
            const auto item =
                plans::add(tx, who, plan, plans::ItemKind::assignment, section, base::parse_json(base::to_json(value)));
            return plans::choose_bodies(tx, who, plan, item.id, bodies);
        });
    }

    void set_deadline(const std::string& section, std::string_view day, bool exclusive) {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            plans::DeadlineValue value;
            value.date = base::parse_day(day);
            value.exclusive = exclusive;
            value.text = "hoàn thành trước ngày";
            return plans::add(tx, who, plan, plans::ItemKind::deadline, section,
                              base::parse_json(base::to_json(value)));
        });
    }

    void owe_reports(const std::string& every, std::vector<base::Uuid> bodies) {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const plans::ReportValue value{"các đơn vị", "UBND xã", every, ""};
            const auto item =
                plans::add(tx, who, plan, plans::ItemKind::report, "", base::parse_json(base::to_json(value)));
            return plans::choose_bodies(tx, who, plan, item.id, bodies);
        });
    }

    tasks::Issued issue() {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) { return tasks::issue(tx, who, plan); });
    }

    std::vector<tasks::Task> work_of(const std::string& speaker) {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) {
            return tasks::of_body(tx, somebody.body, tasks::Part::open, std::nullopt, 100);
        });
    }

    tasks::Counts counts() {
        return db().read([&](store::Transaction& tx) { return tasks::counts_of(tx, plan); });
    }
};

}  // namespace spec
