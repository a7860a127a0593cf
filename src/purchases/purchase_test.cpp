#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <thread>

#include <fmt/format.h>

#include "cast.hpp"
#include "goods/ledger_names.hpp"
#include "ledger/balance.hpp"
#include "problem_of.hpp"
#include "purchases/purchase.hpp"

using namespace purchases;

namespace {

/// The committee of commune A has a fundraiser's cash, and a store.
struct Buyers : spec::Cast {
    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    base::Who son = who("son");
    base::Who dung = who("dung");
    base::Uuid committee = id("committee_a");
    PurseId purse{fresh()};
    goods::StoreId kho = open_store();

    Buyers() {
        write([&](store::Transaction& tx) {
            keep_purse_of_fundraiser(tx, dung, {purse, committee, "Vì bà con An Khê"}, "cash:vi-ba-con");
            return ledger::post(
                tx, dung,
                {.kind = ledger::Kind::gift,
                 .day = base::day_of(tx.now()),
                 .campaign = purse.uuid,
                 .words = "Ủng hộ",
                 .lines = ledger::moved("donors:khong-neu-ten", "cash:vi-ba-con", ledger::money(5'000'000))});
        });
    }
    base::Uuid fresh() {
        return write([](store::Transaction& tx) { return tx.new_id(); });
    }
    goods::StoreId open_store() {
        return write([&](store::Transaction& tx) {
            return goods::open_store(tx, son,
                                     {.id = {},
                                      .area = areas::AreaId{id("commune_a")},
                                      .body = committee,
                                      .kind = goods::StoreKind::warehouse,
                                      .name = "Kho xã",
                                      .address = "",
                                      .hours = "",
                                      .upper = {}})
                .id;
        });
    }
    Purchase asked(std::int64_t dear = 2'600'000) {
        return write([&](store::Transaction& tx) {
            return purchases::ask(tx, son,
                                  {{tx.new_id()},
                                   committee,
                                   purse,
                                   "Gạo cho 16 hộ khu cách ly",
                                   {{"rice", 160'000}},
                                   {{{tx.new_id()}, "Đại lý Ba Hưng", dear, {}},
                                    {{tx.new_id()}, "Hợp tác xã nông nghiệp", 2'400'000, {}}}});
        });
    }
    Purchase decided(const Purchase& one, std::size_t quote = 0, const std::string& reason = "") {
        return write([&](store::Transaction& tx) {
            return decide(tx, dung, one.id, {one.quotes.at(quote).id, reason});
        });
    }
    Purchase bought(const Purchase& one, const std::string& invoice = "0000127", std::int64_t price = 2'400'000) {
        return write([&](store::Transaction& tx) {
            return buy(tx, son, one.id,
                       {{tx.new_id()}, kho, invoice, base::day_of(tx.now()), {}, {{"rice", 160'000, price, {}}}});
        });
    }
    Purchase cancelled(const Purchase& one, std::vector<goods::Share> lines) {
        return write([&](store::Transaction& tx) {
            return cancel(tx, son, one.id, {{tx.new_id()}, "Gạo ẩm", std::move(lines)});
        });
    }
    void hand_out(std::int64_t amount) {
        write([&](store::Transaction& tx) {
            return goods::issue(tx, son, kho, {{tx.new_id()}, {}, "", {}, {{"rice", amount, {}}}});
        });
    }
    std::int64_t cash() {
        return write(
            [](store::Transaction& tx) { return ledger::balance(tx, "cash:vi-ba-con", ledger::dong).quantity; });
    }
    ledger::Balance rice_at(const std::string& account) {
        return write([&](store::Transaction& tx) { return ledger::balance(tx, account, "rice"); });
    }
    std::size_t wrong() {
        return write(
            [](store::Transaction& tx) { return goods::miscounts(tx).size() + ledger::balance_miscounts(tx).size(); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Buyers,
                  "a purchase is one entry: money out of the cash, goods into the store, under its fundraiser") {
    const auto done = bought(decided(asked()));
    CHECK(done.state == State::bought);
    CHECK(done.total == 2'400'000);
    const auto told = write([&](store::Transaction& tx) { return ledger::get(tx, *done.entry); });
    CHECK(told.kind == ledger::Kind::purchase);
    CHECK(told.campaign == purse.uuid);
    CHECK(told.lines ==
          std::vector<ledger::Line>{{goods::stock_account(kho), "rice", 160'000, 2'400'000, "hóa đơn 0000127"},
                                    {"bought:hop-tac-xa-nong-nghiep", "rice", -160'000, -2'400'000, "hóa đơn 0000127"},
                                    {"cash:vi-ba-con", "VND", -2'400'000, -2'400'000, ""},
                                    {"bought:hop-tac-xa-nong-nghiep", "VND", 2'400'000, 2'400'000, ""}});
    CHECK(cash() == 2'600'000);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Buyers, "from a lot one walks to its purchase and its fundraiser; of a gift there is none") {
    const auto done = bought(decided(asked()));
    const auto found = write([&](store::Transaction& tx) { return of_lot(tx, son, *done.lines.front().lot); });
    CHECK(found->code == done.code);
    const auto lots = write([&](store::Transaction& tx) { return goods::lots(tx, son, kho, {}); });
    CHECK(lots.front().fundraiser == purse.uuid);
    CHECK_FALSE(write([&](store::Transaction& tx) { return of_lot(tx, son, {tx.new_id()}); }));
}

TEST_CASE_FIXTURE(Buyers, "who asked does not decide, and another quote than the cheapest needs a reason") {
    const auto one = asked();
    const auto quote = one.quotes.front().id;
    CHECK(one.quotes.front().supplier == "Hợp tác xã nông nghiệp");
    const auto by_head = write([&](store::Transaction& tx) {
        return purchases::ask(
            tx, dung, {{tx.new_id()}, committee, purse, "Gạo", {{"rice", 1}}, {{{tx.new_id()}, "Ba Hưng", 5, {}}}});
    });
    CHECK(problem_of([&] { decided(by_head); }) == "purchase.own_request");
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) { return decide(tx, son, one.id, {quote, ""}); });
          }) == "account.outside_area");
    CHECK(problem_of([&] { decided(one, 1); }) == "purchase.reason_missing");
    CHECK(decided(one, 1, "Chở tận nơi trong ngày").state == State::approved);
}

TEST_CASE_FIXTURE(
    Buyers,
    "of a purchase cancelled after half was handed out the rest goes back, its money comes, people keep theirs") {
    const auto done = bought(decided(asked()));
    hand_out(80'000);
    const auto lot = *done.lines.front().lot;
    CHECK(problem_of([&] { cancelled(done, {}); }) == "purchase.nothing_goes_back");
    CHECK(problem_of([&] { cancelled(done, {{lot, 100'000}}); }) == "movement.not_enough");
    CHECK(problem_of([&] { cancelled(done, {{{fresh()}, 1}}); }) == "purchase.lot_unknown");
    const auto after = cancelled(done, {{lot, 80'000}});
    CHECK(after.state == State::cancelled);
    CHECK(after.why_cancelled == "Gạo ẩm");
    CHECK(cash() == 5'000'000 - 1'200'000);
    CHECK(rice_at(goods::stock_account(kho)).quantity == 0);
    CHECK(rice_at(goods::way_account(kho)).quantity == 80'000);
    CHECK(rice_at("bought:hop-tac-xa-nong-nghiep").quantity == -80'000);
    CHECK(problem_of([&] { cancelled(after, {{lot, 1}}); }) == "purchase.not_in_state");
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Buyers, "the same invoice of the same seller is written once, also with other blanks and signs") {
    const auto first = bought(decided(asked()), "AA/21E 0000127", 2'000'000);
    const auto second = decided(asked());
    CHECK(problem_of([&] { bought(second, "aa/21e-0000127"); }) == "purchase.invoice_known");
    CHECK(bought(second, "AA/21E 0000128", 2'000'000).state == State::bought);
    CHECK(first.code == "MH-2021-0001");
}

TEST_CASE_FIXTURE(Buyers,
                  "a voucher that is moved back takes its purchase back, and the invoice may be written again") {
    const auto done = bought(decided(asked()));
    write([&](store::Transaction& tx) { return goods::undo(tx, son, *done.receipt, {{tx.new_id()}, "Nhập nhầm"}); });
    CHECK(write([&](store::Transaction& tx) { return get(tx, son, done.id); }).state == State::cancelled);
    CHECK(cash() == 5'000'000);
    CHECK(bought(decided(asked())).state == State::bought);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Buyers,
                  "nothing is bought above the quote, beside what was asked for, or with cash that is not there") {
    const auto one = decided(asked());
    CHECK(problem_of([&] { bought(one, "1", 2'400'001); }) == "purchase.over_quote");
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) {
                  return buy(tx, son, one.id,
                             {{tx.new_id()}, kho, "1", base::day_of(tx.now()), {}, {{"eggs", 10, 1000, {}}}});
              });
          }) == "purchase.not_asked_for");
    bought(one);
    bought(decided(asked()), "0000128");
    CHECK(problem_of([&] { bought(decided(asked()), "0000129"); }) == "ledger.not_enough");
    CHECK(cash() == 200'000);
}

TEST_CASE_FIXTURE(Buyers, "goods that went back to the seller by mistake come again, and the purchase stands") {
    const auto done = bought(decided(asked()));
    const auto after = cancelled(done, {{*done.lines.front().lot, 80'000}});
    write([&](store::Transaction& tx) { return goods::undo(tx, son, *after.sent_back, {{tx.new_id()}, "Ghi nhầm"}); });
    CHECK(write([&](store::Transaction& tx) { return get(tx, son, done.id); }).state == State::bought);
    CHECK(cash() == 2'600'000);
    CHECK(cancelled(done, {{*done.lines.front().lot, 160'000}}).state == State::cancelled);
    CHECK(cash() == 5'000'000);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Buyers, "the same paper sent twice is bought once") {
    const auto one = decided(asked());
    const Buying wanted{
        {fresh()}, kho, "0000127", *base::parse_day("2021-06-10"), {}, {{"rice", 160'000, 2'400'000, {}}}};
    for (int again = 0; again < 2; ++again)
        CHECK(write([&](store::Transaction& tx) { return buy(tx, son, one.id, wanted); }).state == State::bought);
    CHECK(cash() == 2'600'000);
}

TEST_CASE_FIXTURE(Buyers, "of two treasurers who confirm one purchase at once one does, and it is paid once") {
    constexpr int rounds = 2;
    for (int round = 0; round < rounds; ++round) {
        const auto before = cash();
        const auto one = decided(asked());
        std::array<std::string, 2> told;
        {
            const auto confirm = [&](std::size_t desk) {
                const auto invoice = fmt::format("HD-{}-{}", round, desk);
                told[desk] = problem_of([&] { bought(one, invoice); });
            };
            const std::jthread first(confirm, 0);
            const std::jthread second(confirm, 1);
        }
        std::ranges::sort(told);
        CHECK(told == std::array<std::string, 2>{"no problem", "purchase.not_in_state"});
        CHECK(cash() == before - 2'400'000);
    }
    CHECK(rice_at(goods::stock_account(kho)).quantity == rounds * 160'000);
    CHECK(wrong() == 0);
}
