#include <doctest/doctest.h>

#include <random>

#include "cast.hpp"
#include "goods/ledger_names.hpp"
#include "goods/transfer.hpp"
#include "ledger/balance.hpp"
#include "ledger/campaign.hpp"
#include "problem_of.hpp"

using namespace goods;

namespace {

/// Two stores of the Front, and the public ledger.
struct Books : spec::Cast {
    base::Who mat = who("mat");
    StoreId kho = open("Kho Mặt trận");
    StoreId atm = open("ATM gạo");

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    StoreId open(const std::string& name) {
        return write([&](store::Transaction& tx) {
            return open_store(tx, mat,
                              {.id = {},
                               .area = areas::AreaId{id("commune_a")},
                               .body = id("front_a"),
                               .kind = StoreKind::warehouse,
                               .name = name,
                               .address = "",
                               .hours = "",
                               .upper = {}})
                .id;
        });
    }
    Movement bring(const std::string& item, std::int64_t amount, std::optional<Worth> worth,
                   std::optional<Coming> coming = {}) {
        return write([&](store::Transaction& tx) {
            return receive(tx, mat, kho,
                           {{tx.new_id()}, "Chị Hoa ở ngõ 3", "", {{item, amount, {}, worth}}, coming, {}});
        });
    }
    Movement hand_out(const std::string& item, std::int64_t amount) {
        return write([&](store::Transaction& tx) {
            return issue(tx, mat, kho, {{tx.new_id()}, {}, "Cho nhà chị Hoa", {}, {{item, amount, {}}}});
        });
    }
    Movement send_on(const std::string& item, std::int64_t amount) {
        return write([&](store::Transaction& tx) {
            return send(tx, mat, kho, {{tx.new_id()}, atm, "", {}, {{item, amount, {}}}});
        });
    }
    Movement take(const Movement& sent, std::int64_t missing) {
        std::vector<Share> came;
        for (const auto& line : sent.lines) came.push_back({line.lot, -line.amount - missing});
        return write([&](store::Transaction& tx) {
            return take_in(tx, mat, *sent.transfer, {{tx.new_id()}, came, missing ? "on_the_way" : "", ""});
        });
    }
    Movement bring_back(const Movement& issued, const Line& line, std::int64_t amount) {
        return write([&](store::Transaction& tx) {
            return give_back(tx, mat, kho, {{tx.new_id()}, issued.id, "left_over", "", {{line.lot, amount}}});
        });
    }
    Movement take_back(const Movement& wrong) {
        return write([&](store::Transaction& tx) { return undo(tx, mat, wrong.id, {{tx.new_id()}, ""}); });
    }
    Movement counted(LotId lot, std::int64_t expected, std::int64_t counted) {
        return write([&](store::Transaction& tx) {
            return count(tx, mat, kho, {{tx.new_id()}, "miscounted", "", {{lot, expected, counted}}});
        });
    }
    std::vector<Lot> kept(StoreId place) {
        return write([&](store::Transaction& tx) { return lots(tx, mat, place, {}); });
    }
    ledger::Entry entry(const Movement& movement) {
        return write([&](store::Transaction& tx) { return ledger::get(tx, *movement.entry); });
    }
    ledger::Balance booked(const std::string& account, const std::string& item) {
        return write([&](store::Transaction& tx) { return ledger::balance(tx, account, commodity_of(item)); });
    }
    std::size_t wrong() {
        return write([](store::Transaction& tx) { return miscounts(tx).size(); });
    }
    /// As if the goods had been there before the ledger.
    void forget_the_ledger() {
        write([](store::Transaction& tx) {
            for (const auto* table : {"ledger_mark", "ledger_line", "ledger_waiting", "ledger_balance"})
                tx.change(std::string("DELETE FROM ") + table);
            tx.change("UPDATE goods_movement SET entry = NULL");
            tx.change("DELETE FROM ledger_entry");
            tx.change("UPDATE goods_store SET in_ledger = FALSE");
            for (const auto* table : {"goods_line", "goods_stock"})
                tx.change(std::string("UPDATE ") + table + " SET worth = 0");
            tx.change("UPDATE goods_lot SET worth = 0, amount = 0, valued_by = 'chưa định giá'");
        });
    }
};

const Worth invoice{1'000'000, "hóa đơn 0012"};

}  // namespace

TEST_CASE_FIXTURE(Books, "what comes into a store stands in the ledger with its worth, and who brought it does not") {
    const auto came = bring("rice", 160'000, Worth{2'400'000, "hóa đơn 0000127"});
    const auto told = entry(came);
    CHECK(told.kind == ledger::Kind::gift);
    CHECK(told.words == "Phiếu PN-2021-0001");
    CHECK(told.lines ==
          std::vector<ledger::Line>{{stock_account(kho), "rice", 160'000, 2'400'000, "hóa đơn 0000127"},
                                    {"donors:khong-neu-ten", "rice", -160'000, -2'400'000, "hóa đơn 0000127"}});
    CHECK(entry(bring("eggs", 10, {}, Coming::other)).kind == ledger::Kind::stocktake);
    CHECK(entry(bring("eggs", 10, {}, Coming::purchase)).kind == ledger::Kind::purchase);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Books, "goods of which nobody knows the price are worth nothing, and the ledger says why") {
    const auto line = entry(bring("rice", 5000, {})).lines.front();
    CHECK(line.value == 0);
    CHECK(line.valued_by == "chưa định giá");
}

TEST_CASE_FIXTURE(Books, "an item is worth its price of the day at its place, and the nearer place says it") {
    write([&](store::Transaction& tx) {
        const auto today = base::day_of(tx.now());
        const auto hoa = who("hoa");
        set_price(tx, hoa, areas::AreaId{id("district")}, {"rice", {}, today, 14'000, "giá sở báo"});
        set_price(tx, hoa, areas::AreaId{id("commune_a")}, {"rice", {}, today - 9, 15'000, "giá chợ ngày 2/6"});
        set_price(tx, hoa, areas::AreaId{id("commune_a")}, {"rice", {}, today + 1, 99'000, "giá ngày mai"});
    });
    const auto line = bring("rice", 2500, {}).lines.front();
    CHECK(line.worth == 37'500);
    CHECK(line.valued_by == "giá chợ ngày 2/6");
}

TEST_CASE_FIXTURE(Books, "a worth that nobody said is refused") {
    CHECK(problem_of([&] { bring("rice", 1000, Worth{5, " "}); }) == "movement.worth_wrong");
    CHECK(problem_of([&] { bring("rice", 1000, Worth{-5, "chợ"}); }) == "movement.worth_wrong");
}

TEST_CASE_FIXTURE(Books, "three parts of a lot are worth their shares, and the last takes what is left") {
    bring("rice", 3, invoice);
    CHECK(hand_out("rice", 1).lines.front().worth == -333'333);
    CHECK(hand_out("rice", 1).lines.front().worth == -333'334);
    CHECK(hand_out("rice", 1).lines.front().worth == -333'333);
    CHECK(booked(way_account(kho), "rice").value == 1'000'000);
    CHECK(booked(stock_account(kho), "rice").value == 0);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Books, "what goes from store to store is on the road between, and what did not come is lost") {
    bring("rice", 3000, invoice);
    const auto sent = send_on("rice", 2000);
    CHECK(booked(road_account(kho, atm), "rice").quantity == 2000);
    take(sent, 500);
    CHECK(booked(road_account(kho, atm), "rice").quantity == 0);
    CHECK(booked(stock_account(atm), "rice").quantity == 1500);
    CHECK(booked("lost:on-the-way", "rice").quantity == 500);
    CHECK(booked("lost:on-the-way", "rice").value == 166'667);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Books, "a voucher that is moved back corrects its entry") {
    const auto came = bring("rice", 3000, invoice);
    const auto back = entry(take_back(came));
    CHECK(back.kind == ledger::Kind::correction);
    CHECK(back.corrects == came.entry);
    CHECK(booked(stock_account(kho), "rice").quantity == 0);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Books, "goods of a fundraiser that leave with others leave as its own, and come back as its own") {
    const auto fundraiser = write([](store::Transaction& tx) { return tx.new_id(); });
    const auto given = [&](const std::string& item, std::int64_t amount, std::int64_t value) {
        write([&](store::Transaction& tx) {
            Receipt receipt{.id = {tx.new_id()}, .source = "Vận động", .words = "", .lines = {}};
            receipt.lines.push_back({item, amount, std::nullopt, Worth{value, "chợ"}});
            receipt.fundraiser = fundraiser;
            receive_from(tx, mat, kho, receipt, {"donors:individual", "Cá nhân"});
        });
    };
    const auto stands = [&] {
        return write([&](store::Transaction& tx) { return ledger::standing_of(tx, fundraiser); });
    };
    given("rice", 2000, 30'000);
    bring("rice", 1000, invoice);
    const auto issued = hand_out("rice", 2500);
    CHECK(stands() == ledger::CampaignStanding{{"donors", -30'000}, {"way", 30'000}});
    take_back(issued);
    CHECK(stands() == ledger::CampaignStanding{{"donors", -30'000}, {"stock", 30'000}});
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Books,
                  "a lot that was divided and came together again leaves not one đồng behind when it is moved back") {
    const auto came = bring("rice", 3, invoice);
    const auto lot = came.lines.front().lot;
    counted(lot, 3, 2);
    counted(lot, 2, 1);
    counted(lot, 1, 3);
    take_back(came);
    CHECK(kept(kho).empty());
    CHECK(booked(stock_account(kho), "rice").value == 0);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(
    Books, "whatever is done with goods, the ledger has what is in the stores, and nothing is left of what is gone") {
    std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same history each time
    const auto any = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(1, most)(random); };
    const auto try_to = [](const auto& verb) { problem_of([&] { verb(); }); };
    std::vector<Movement> made{bring("rice", 10, Worth{77, "chợ"})};
    std::vector<Movement> issued{hand_out("rice", 2)};
    for (int step = 0; step < 150; ++step) {
        const auto lots_there = kept(kho);
        switch (any(7)) {
            case 1:
                made.push_back(bring("rice", any(20), Worth{any(1'000'000), "chợ"}));
                break;
            case 2:
                try_to([&] { issued.push_back(hand_out("rice", any(9))); });
                break;
            case 3:
                try_to([&] {
                    const auto& one = issued.at(issued.size() / 2);
                    bring_back(one, one.lines.front(), any(3));
                });
                break;
            case 4:
                try_to([&] { take(send_on("rice", any(5)), any(2) - 1); });
                break;
            case 5:
                if (!lots_there.empty())
                    counted(lots_there.front().id, lots_there.front().amount, any(lots_there.front().amount + 2));
                break;
            case 6:
                try_to([&] { made.push_back(take_back(made.at(made.size() / 2))); });
                break;
            default:
                try_to([&] { take_back(issued.back()); });
        }
        for (const auto& lot : kept(kho)) CHECK(lot.worth >= 0);
        REQUIRE(wrong() == 0);
    }
    for (const auto place : {kho, atm}) {
        write([&](store::Transaction& tx) { return lose(tx, mat, place, {{tx.new_id()}, "fire", "", true, {}}); });
        CHECK(booked(stock_account(place), "rice") == ledger::Balance{stock_account(place), "rice", 0, 0});
    }
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Books, "a warehouse with hundreds of lots that burns is one entry") {
    write([&](store::Transaction& tx) {
        Receipt many{{tx.new_id()}, "Chợ", "", {}};
        for (int i = 0; i < 600; ++i) many.lines.push_back({"masks", 10, {}, Worth{i, "hóa đơn " + std::to_string(i)}});
        return receive(tx, mat, kho, many);
    });
    const auto burnt = write([&](store::Transaction& tx) {
        return lose(tx, mat, kho, {{tx.new_id()}, "fire", "", true, {}});
    });
    CHECK(entry(burnt).lines.size() == 2);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Books, "a store that is older than the ledger comes into it with its first movement") {
    bring("rice", 9000, invoice);
    const auto issued = hand_out("rice", 2000);
    const auto sent = send_on("rice", 3000);
    forget_the_ledger();
    take(sent, 1000);
    CHECK(booked(stock_account(kho), "rice").quantity == 4000);
    CHECK(booked(stock_account(atm), "rice").quantity == 2000);
    CHECK(booked("counted:dau-ky", "rice").quantity == -7000);
    bring_back(issued, issued.lines.front(), 500);
    CHECK(booked(stock_account(kho), "rice").quantity == 4500);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Books, "a movement that is older than the ledger is moved back as found or missing") {
    const auto issued = (bring("rice", 9000, invoice), hand_out("rice", 2000));
    const auto sent = send_on("rice", 3000);
    forget_the_ledger();
    take_back(issued);
    take_back(sent);
    CHECK(booked(stock_account(kho), "rice").quantity == 9000);
    CHECK(wrong() == 0);
}
