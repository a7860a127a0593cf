#pragma once

#include <string>
#include <vector>

#include "cast.hpp"
#include "households/household.hpp"
#include "teams/team.hpp"

namespace spec {

/// A street of commune A (An Khê): team "Tổ tự quản số 1", led by Tuấn's telephone, and households that Lan enters. The
/// clock stands at 11/6/2021, 9:00.
struct Street : Cast {
    template <class F>
    auto write(const std::string& speaker, F verb) {
        const auto somebody = who(speaker);
        return db().write([&](store::Transaction& tx) { return verb(tx, somebody); });
    }
    template <class F>
    auto read(const std::string& speaker, F verb) {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) { return verb(tx, somebody); });
    }

    teams::TeamId team;

    Street() {
        team = write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return teams::form(tx, who,
                               {.area = {id("commune_a")},
                                .kind = "self_managed_team",
                                .name = "Tổ tự quản số 1",
                                .decision_number = std::nullopt,
                                .decision_day = std::nullopt,
                                .leader = "Mai Thị Na",
                                .members = {"Lê Văn Hẹ"}});
        });
    }

    const store::MasterKey& master() { return app().master; }

    enum class Care { team, nobody };

    households::HouseholdId enter(const std::string& name, Care care = Care::team) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const auto home =
                households::enter(tx, master(), who,
                                  {.area = {id("commune_a")},
                                   .people = 3,
                                   .record = {.address = "Ngõ 4", .members = {{name, {}, {}}}, .hardship = {}},
                                   .valid_from = std::nullopt});
            if (care == Care::team) households::hand_to(tx, who, {home}, team.uuid);
            return home;
        });
    }
    std::string code_of(households::HouseholdId home) {
        return read("lan",
                    [&](store::Transaction& tx, const base::Who& who) { return households::get(tx, who, home).code; });
    }
};

}  // namespace spec
