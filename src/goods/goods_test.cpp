#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "cast.hpp"
#include "goods/requisition.hpp"
#include "goods/transfer.hpp"
#include "problem_of.hpp"

using namespace goods;

namespace {

/// A store of the Front with some bags of rice.
struct Stores : spec::Cast {
    base::Who mat = who("mat");
    StoreId kho = open("Kho Mặt trận");

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    MovementId fresh() {
        return write([](store::Transaction& tx) { return MovementId{tx.new_id()}; });
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
    Movement bring(const std::string& item, std::int64_t amount, MovementId movement) {
        return write([&](store::Transaction& tx) {
            return receive(tx, mat, kho, {movement, "QUA-1", "", {{item, amount, std::nullopt}}});
        });
    }
    Movement hand_out(const std::string& item, std::int64_t amount, MovementId movement) {
        return write([&](store::Transaction& tx) {
            return issue(tx, mat, kho, {movement, {}, "", {}, {{item, amount, std::nullopt}}});
        });
    }
    std::int64_t amount_of(const std::string& item) {
        return write([&](store::Transaction& tx) {
            std::int64_t amount = 0;
            for (const auto& shelf : shelves(tx, mat, kho, {}).items)
                if (shelf.item.code == item) amount = shelf.amount;
            return amount;
        });
    }
    std::size_t wrong() {
        return write([](store::Transaction& tx) { return miscounts(tx).size(); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Stores,
                  "of two officers who hand out the last bag at once one does, and the other is told what is there") {
    constexpr int rounds = 12;
    for (int round = 0; round < rounds; ++round) {
        bring("nappies", 1, fresh());
        const MovementId tries[] = {fresh(), fresh()};
        std::atomic<int> done = 0;
        std::atomic<int> refused = 0;
        const auto hand_one_out = [&](MovementId movement) {
            const auto code = problem_of([&] { hand_out("nappies", 1, movement); });
            if (code == "no problem") ++done;
            if (code == "movement.not_enough") ++refused;
        };
        std::thread one([&] { hand_one_out(tries[0]); });
        std::thread other([&] { hand_one_out(tries[1]); });
        one.join();
        other.join();
        CHECK(done == 1);
        CHECK(refused == 1);
        CHECK(amount_of("nappies") == 0);
    }
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Stores, "the same voucher sent twice at once is written once") {
    const auto movement = fresh();
    std::thread one([&] { bring("rice", 5000, movement); });
    std::thread other([&] { bring("rice", 5000, movement); });
    one.join();
    other.join();
    CHECK(amount_of("rice") == 5000);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Stores, "vouchers of a store are numbered without a gap, also beside one that was refused") {
    bring("rice", 3000, fresh());
    CHECK(hand_out("rice", 1000, fresh()).code == "PX-2021-0001");
    CHECK(problem_of([&] { hand_out("rice", 9000, fresh()); }) == "movement.not_enough");
    CHECK(hand_out("rice", 1000, fresh()).code == "PX-2021-0002");
}

TEST_CASE_FIXTURE(Stores, "what is kept of the stock is what the movements say, kept or made anew") {
    const auto other = open("Kho hai");
    bring("rice", 9000, fresh());
    const auto sent = fresh();
    write([&](store::Transaction& tx) { return send(tx, mat, kho, {sent, other, "", {}, {{"rice", 4000, {}}}}); });
    const auto tuan = who("tuan");
    write([&](store::Transaction& tx) {
        return goods::ask(tx, tuan, {RequisitionId{tx.new_id()}, kho, {}, {}, "", {{"rice", 500}}});
    });
    CHECK(wrong() == 0);
    write([](store::Transaction& tx) {
        tx.change("UPDATE goods_stock SET amount = amount + 1");
        tx.change("UPDATE goods_shelf SET amount = amount + 1");
        tx.change("UPDATE goods_store SET waiting = waiting + 1");
        tx.change("DELETE FROM goods_asked");
    });
    CHECK(wrong() > 0);
    write([](store::Transaction& tx) { rebuild_stock(tx); });
    CHECK(wrong() == 0);
    CHECK(amount_of("rice") == 5000);
}

TEST_CASE_FIXTURE(Stores, "lines that ask for the same item take each lot once") {
    bring("rice", 3000, fresh());
    const auto problem = problem_of([&] {
        write([&](store::Transaction& tx) {
            return issue(tx, mat, kho, {MovementId{tx.new_id()}, {}, "", {}, {{"rice", 2000, {}}, {"rice", 2000, {}}}});
        });
    });
    CHECK(problem == "movement.not_enough");
    CHECK(amount_of("rice") == 3000);
}

TEST_CASE_FIXTURE(Stores, "goods on the road to a store that burnt go back to where they came from") {
    const auto other = open("Kho hai");
    bring("rice", 4000, fresh());
    const auto sent = fresh();
    write([&](store::Transaction& tx) { return send(tx, mat, kho, {sent, other, "", {}, {{"rice", 4000, {}}}}); });
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) {
                  return lose(tx, mat, other, {MovementId{tx.new_id()}, "fire", "", true, {}});
              });
          }) == "movement.no_lines");
    write([&](store::Transaction& tx) { return undo(tx, mat, sent, {MovementId{tx.new_id()}, "Kho hai cháy"}); });
    CHECK(amount_of("rice") == 4000);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Stores, "words that are longer than a voucher are refused") {
    const auto problem = problem_of([&] {
        write([&](store::Transaction& tx) {
            return receive(tx, mat, kho, {MovementId{tx.new_id()}, std::string(700, 'x'), "", {{"rice", 1, {}}}});
        });
    });
    CHECK(problem == "goods.text_too_long");
}

TEST_CASE_FIXTURE(Stores, "an amount is said as people say it") {
    const auto rice = write([](store::Transaction& tx) { return item_called(tx, "rice"); });
    CHECK(spoken(rice, 3500, base::Language::vi) == "Gạo 3 kg 500 g");
    CHECK(spoken(rice, 3000, base::Language::en) == "Rice 3 kg");
    CHECK(spoken(rice, 250, base::Language::vi) == "Gạo 250 g");
}
