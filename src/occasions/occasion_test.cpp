#include <doctest/doctest.h>

#include "cast.hpp"
#include "goods/ledger_names.hpp"
#include "ledger/balance.hpp"
#include "ledger/campaign.hpp"
#include "ledger/handing_over.hpp"
#include "occasions/occasion.hpp"
#include "problem_of.hpp"
#include "reports/computation.hpp"

using namespace occasions;

namespace {

/// The committee of commune A has cash, rice, and a health station to visit.
struct Visitors : spec::Cast {
    base::Who son = who("son");
    base::Uuid committee = id("committee_a");
    purchases::PurseId purse{fresh()};
    goods::StoreId kho = store_with_rice();

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    base::Uuid fresh() {
        return write([](store::Transaction& tx) { return tx.new_id(); });
    }
    goods::StoreId store_with_rice() {
        return write([&](store::Transaction& tx) {
            purchases::keep_purse_of_fundraiser(tx, who("dung"), {purse, committee, "Vì bà con An Khê"},
                                                "cash:vi-ba-con");
            ledger::post(tx, son,
                         {.kind = ledger::Kind::gift,
                          .day = base::day_of(tx.now()),
                          .words = "Ủng hộ",
                          .lines = ledger::moved("donors:chung", "cash:vi-ba-con", ledger::money(1'000'000))});
            goods::NewStore wanted;
            wanted.area = areas::AreaId{id("commune_a")};
            wanted.body = committee;
            wanted.name = "Kho xã";
            const auto made = goods::open_store(tx, son, wanted).id;
            goods::receive(tx, son, made,
                           {{tx.new_id()}, "Chợ", "", {{"rice", 9000, {}, goods::Worth{100'000, "chợ"}}}});
            return made;
        });
    }
    Occasion visited(std::int64_t rice, std::int64_t cash) {
        return write([&](store::Transaction& tx) {
            NewOccasion wanted;
            wanted.id = {tx.new_id()};
            wanted.body = committee;
            wanted.place = id("health_a");
            wanted.day = base::day_of(tx.now());
            wanted.store = kho;
            wanted.goods = {{"rice", rice}};
            wanted.purse = purse;
            wanted.cash = cash;
            return record(tx, son, wanted);
        });
    }
    std::int64_t on(const std::string& account, const std::string& commodity) {
        return write([&](store::Transaction& tx) { return ledger::balance(tx, account, commodity).quantity; });
    }
    std::string reached() {
        return write([&](store::Transaction& tx) {
            return ledger::delivered_account(areas::get(tx, areas::AreaId{id("commune_a")}));
        });
    }
    std::size_t wrong() {
        return write(
            [](store::Transaction& tx) { return goods::miscounts(tx).size() + ledger::balance_miscounts(tx).size(); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Visitors, "rice and money given at the health station stand in the ledger at its commune") {
    const auto made = visited(4000, 300'000);
    CHECK(made.entries.size() == 2);
    CHECK(on(reached(), "rice") == 4000);
    CHECK(on(reached(), "VND") == 300'000);
    CHECK(on("cash:vi-ba-con", "VND") == 700'000);
    CHECK(on(goods::way_account(kho), "rice") == 0);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Visitors, "a visit that is taken back brings back rice and money, and stays readable in the ledger") {
    const auto made = visited(4000, 300'000);
    write([&](store::Transaction& tx) { return take_back(tx, son, made.id); });
    CHECK(on(reached(), "rice") == 0);
    CHECK(on("cash:vi-ba-con", "VND") == 1'000'000);
    CHECK(on(goods::stock_account(kho), "rice") == 9000);
    CHECK(write([&](store::Transaction& tx) { return ledger::get(tx, made.entries.front()).words; }) ==
          "Thăm, tặng quà: Trạm y tế xã An Khê");
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Visitors, "what a fundraiser gave is at the front line as its own, beside goods of nobody's") {
    write([&](store::Transaction& tx) {
        goods::Receipt receipt{.id = {tx.new_id()}, .source = "Vận động", .words = "", .lines = {}};
        receipt.lines.push_back({"rice", 2000, base::day_of(tx.now()) + 9, goods::Worth{30'000, "chợ"}});
        receipt.fundraiser = purse.uuid;
        goods::receive(tx, son, kho, receipt);
    });
    const auto reached_of_it = [&] {
        return write([&](store::Transaction& tx) { return ledger::standing_of(tx, purse.uuid)["delivered"]; });
    };
    const auto made = visited(5000, 1000);
    CHECK(made.entries.size() == 3);
    CHECK(reached_of_it() == 31'000);
    CHECK(on(reached(), "rice") == 5000);
    write([&](store::Transaction& tx) { return take_back(tx, son, made.id); });
    CHECK(reached_of_it() == 0);
    CHECK(on(goods::stock_account(kho), "rice") == 11'000);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Visitors, "nobody gives more money than the purse has, and then nothing at all is given") {
    CHECK(problem_of([&] { visited(4000, 1'000'001); }) == "ledger.not_enough");
    CHECK(on(goods::stock_account(kho), "rice") == 9000);
}

TEST_CASE_FIXTURE(Visitors, "a report counts the visits of the body in its period, without those taken back") {
    visited(1000, 1000);
    const auto slip = visited(1000, 1000);
    write([&](store::Transaction& tx) { return take_back(tx, son, slip.id); });
    write([&](store::Transaction& tx) {
        const auto today = base::day_of(tx.now());
        const auto& counted = *reports::computation_of("tham_tuyen_dau");
        CHECK(reports::compute(tx, counted, committee, {today, today}) == 1);
        CHECK(reports::compute(tx, counted, committee, {today - 7, today - 1}) == 0);
    });
}
