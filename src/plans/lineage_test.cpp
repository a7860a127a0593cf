#include "plans/lineage.hpp"

#include <doctest/doctest.h>

#include "cast.hpp"

namespace {

using plans::BasisDoubt;
using plans::BasisState;
using plans::PlanId;

struct Chain : spec::Cast {
    PlanId read_in(const std::string& number, const std::string& basis) {
        const auto somebody = who("lan");
        const auto file = plans::read_file(
            "plan.txt", "ỦY BAN NHÂN DÂN\nXÃ AN KHÊ\nSố: " + number +
                            "/KH-UBND\n\nAn Khê, ngày 10 tháng 6 năm 2021\n\nKẾ HOẠCH\nDiệt lăng quăng\n\n" +
                            (basis.empty() ? "" : "Căn cứ Kế hoạch số " + basis + " của Ủy ban nhân dân xã;\n\n") +
                            "I. VIỆC LÀM\n\nTrạm y tế xã hướng dẫn các hộ.\n");
        return db().write([&](store::Transaction& tx) { return plans::keep_draft(tx, somebody, file); });
    }

    std::vector<plans::Ground> grounds(PlanId plan) {
        const auto somebody = who("lan");
        return db().read([&](store::Transaction& tx) { return plans::grounds(tx, somebody, plan); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Chain, "a circle is said and not followed") {
    const auto first = read_in("31", "32/KH-UBND ngày 10/6/2021");
    const auto second = read_in("32", "31/KH-UBND ngày 10/6/2021");
    // The link of the plan that came in last stands; the one that would close the circle is doubted.
    const auto up = grounds(second);
    REQUIRE(up.size() == 2);
    CHECK(up[0].plan->id == first);
    CHECK(up[0].state == BasisState::found);
    CHECK(up[1].plan->id == second);
    CHECK(up[1].doubt == BasisDoubt::circle);
}

TEST_CASE_FIXTURE(Chain, "a basis follows its number when that is corrected") {
    const auto upper = read_in("31", "");
    const auto lower = read_in("32", "13/KH-UBND");
    CHECK(grounds(lower).at(0).state == BasisState::absent);
    const auto somebody = who("lan");
    db().write([&](store::Transaction& tx) {
        const auto basis = plans::items(tx, lower, plans::ItemKind::basis).at(0);
        plans::correct(tx, somebody, lower, basis.id, basis.value,
                       base::parse_json(R"({"number": "31/KH-UBND", "date": "2021-06-10"})"));
    });
    CHECK(grounds(lower).at(0).plan->id == upper);
}

TEST_CASE_FIXTURE(Chain, "plans from before there was a chain are linked afterwards") {
    const auto upper = read_in("31", "");
    const auto lower = read_in("32", "31/KH-UBND ngày 10/6/2021");
    db().write([&](store::Transaction& tx) {
        tx.change("DELETE FROM plan_basis");
        tx.change("UPDATE plan SET number_key = '', bases_linked = FALSE");
    });
    std::size_t rounds = 0;
    while (db().write([&](store::Transaction& tx) { return plans::link_waiting(tx, 10); }) > 0) ++rounds;
    CHECK(rounds > 0);
    CHECK(grounds(lower).at(0).plan->id == upper);
}
