#pragma once

#include "bench.hpp"

#include <string>
#include <vector>

#include "accounts/account.hpp"
#include "accounts/grant.hpp"
#include "accounts/password.hpp"
#include "bodies/body.hpp"
#include "plans/addressee.hpp"
#include "plans/coverage_count.hpp"
#include "reports/fold.hpp"
#include "reports/kind.hpp"
#include "tasks/count.hpp"
#include "tasks/issue.hpp"

namespace bench::country {

using store::Transaction;

inline const std::string everybody = "Ủy ban nhân dân các xã";

inline base::Day first_day() {
    return *base::make_day(2021, 1, 1);
}

inline base::Who settle(Transaction& tx) {
    auto who = anybody();
    settle_communes(tx, first_day());
    const auto country = areas::country(tx).id;
    who.body =
        bodies::open(tx, who, {"party_committee", "Ban Chỉ đạo quốc gia", country, {}, {}, {}, first_day()}).id.uuid;
    accounts::HashingTurn turn;
    const auto account = accounts::open_account(
        tx, {}, {"toanquoc", turn.hash("mot-nuoc-nhieu-xa"), "Nguyễn Thị Cả Nước", who.body, {}});
    for (const auto role : {accounts::Role::administrator, accounts::Role::officer})
        accounts::add_role(tx, {}, account, {role, {base::ScopeKind::everywhere, {}}, {}, {}});
    who.account = account.uuid;
    return who;
}

inline void add(Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemKind kind,
                const std::string& section, const auto& value) {
    plans::add(tx, who, plan, kind, section, base::parse_json(base::to_json(value)));
}

inline plans::PlanId issue(Transaction& tx, const base::Who& who) {
    const auto plan = plans::keep_draft(tx, who, {"toan-quoc.txt", "KẾ HOẠCH", {"toan-quoc.txt", "KẾ HOẠCH"}, {}});
    add(tx, who, plan, plans::ItemKind::title, "", plans::TextValue{"Phòng, chống dịch trên phạm vi cả nước"});
    add(tx, who, plan, plans::ItemKind::number, "", plans::TextValue{"01/KH-BCĐ"});
    for (const auto& [section, duty] : {std::pair("I.1", "Rà soát người cao tuổi sống một mình ở từng thôn"),
                                        std::pair("I.2", "Kiểm kê thuốc, áo phao và lương thực dự trữ"),
                                        std::pair("II.1", "Tập huấn tổ tự quản của từng thôn")})
        add(tx, who, plan, plans::ItemKind::assignment, section, plans::AssignmentValue{everybody, true, {}, {duty}});
    plans::DeadlineValue deadline;
    deadline.date = base::day_of(tx.now()) + 1;
    deadline.text = "hoàn thành ngay trong tuần";
    add(tx, who, plan, plans::ItemKind::deadline, "I.1", deadline);
    add(tx, who, plan, plans::ItemKind::report, "III", plans::ReportValue{everybody, "Ban Chỉ đạo", "weekly", ""});
    reports::WantedKind kind{"Tình hình hằng tuần", "weekly", {}, {}, {}};
    for (int i = 1; i <= 12; ++i)
        kind.indicators.push_back({"so_" + std::to_string(i), "Số hộ cần giúp loại " + std::to_string(i),
                                   "Households " + std::to_string(i), "hộ", reports::Method::sum,
                                   reports::Origin::asked});
    const auto made = reports::make_kind(tx, who, kind).id;
    for (const auto& item : plans::items_without_bodies(tx, plan, plans::ItemKind::report))
        reports::choose_kind(tx, who, plan, item.id, made);
    tasks::issue(tx, who, plan);
    return plan;
}

/// Some of the work goes on, some is done, some is late, most of it is silent.
inline void live(Transaction& tx, plans::PlanId plan) {
    const auto yesterday = base::Instant{tx.now().ms - 36 * 60 * 60 * 1000};
    int number = 0;
    for (const auto& row : tx.run("SELECT home, id FROM task WHERE plan = $1 ORDER BY id", {plan})) {
        const char* state = ++number % 5 == 0  ? "done"
                            : number % 3 == 0  ? "doing"
                            : number % 97 == 0 ? "declined"
                                               : "given";
        const auto heard = std::string_view(state) == "given" ? std::nullopt : std::optional(tx.now());
        const auto due = number % 7 == 0 ? std::optional(base::day_of(yesterday)) : std::nullopt;
        tx.change(R"(
            UPDATE task SET state = $3, last_at = $4, given_at = $5, due = COALESCE($6, due), due_at = COALESCE($7, due_at)
            WHERE home = $1 AND id = $2)",
                  {row.integer("home"), row.uuid("id"), state, heard, yesterday, due,
                   due ? std::optional(yesterday) : std::nullopt});
    }
    tasks::keep_counts(tx, plan);
    plans::keep_coverage(tx, plan);
}

inline void report(store::Database& database, plans::PlanId plan) {
    database.write([&](Transaction& tx) {
        const auto numbers = tx.run("SELECT id FROM indicator ORDER BY code");
        int count = 0;
        for (const auto& row : tx.run("SELECT home, id FROM report ORDER BY home, id")) {
            if (++count % 5 == 0) continue;
            for (const auto& number : numbers)
                tx.change("INSERT INTO report_figure (home, report, indicator, value) VALUES ($1, $2, $3, $4)",
                          {row.integer("home"), row.uuid("id"), number.uuid("id"), count % 40});
            tx.change("UPDATE report SET received_at = $3, came_at = $3, is_folded = FALSE WHERE home = $1 AND id = $2",
                      {row.integer("home"), row.uuid("id"), tx.now()});
        }
        plans::keep_coverage(tx, plan);
    });
    while (database.write([](Transaction& tx) { return reports::fold_reports(tx); }) > 0) continue;
}

struct Made {
    base::Who who;
    plans::PlanId plan;
};

inline Made make(store::Database& database) {
    import_communes(database, first_day());
    Made made;
    made.who = database.write([](Transaction& tx) { return settle(tx); });
    made.plan = database.write([&](Transaction& tx) {
        const auto plan = issue(tx, made.who);
        live(tx, plan);
        return plan;
    });
    report(database, made.plan);
    return made;
}

}  // namespace bench::country
