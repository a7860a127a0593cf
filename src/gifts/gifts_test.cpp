#include <doctest/doctest.h>

#include "cast.hpp"
#include "exchange/bank_statement.hpp"
#include "gifts/donor.hpp"
#include "gifts/statement.hpp"
#include "goods/store.hpp"
#include "ledger/campaign.hpp"
#include "ledger/entry.hpp"
#include "ledger/entry_view.hpp"
#include "problem_of.hpp"
#include "purchases/purse.hpp"

using namespace gifts;

namespace {

/// A fundraiser of the Front, which receives today and for a month.
struct Called : spec::Cast {
    const store::MasterKey& master = app().master;
    base::Who lan = who("lan");
    base::Who mat = who("mat");
    FundraiserId fundraiser = db().write([&](store::Transaction& tx) { return call_for(tx, lan, wanted(tx)).id; });

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    NewFundraiser wanted(store::Transaction& tx) {
        const auto today = base::day_of(tx.now());
        return {.id = {},
                .caller = Caller::body,
                .body = id("front_a"),
                .name = "Bữa cơm nghĩa tình",
                .purpose = "Gạo cho bà con",
                .area = areas::AreaId{id("commune_a")},
                .account = {"970436", "0011223344", "UB MTTQ XA"},
                .starts_on = today,
                .receives_until = today + 30,
                .distributed_by = today + 40,
                .distribution_reason = "đã thỏa thuận"};
    }
    GiftReceipt promise(std::int64_t amount) {
        const auto code = new_code();
        return write([&](store::Transaction& tx) {
            return pledge(tx, master, fundraiser, {GiftId{tx.new_id()}, Form::money, amount, "", {}}, code);
        });
    }
    Brought bring(const std::string& reference, std::int64_t amount, const std::string& words) {
        return write([&](store::Transaction& tx) {
            return bring_statement(tx, mat, fundraiser, {{reference, base::day_of(tx.now()), amount, words}});
        });
    }
    Fundraiser now() {
        return write([&](store::Transaction& tx) { return get(tx, base::Who{}, fundraiser); });
    }
    std::vector<StatementLine> lines(LineState state) {
        return write([&](store::Transaction& tx) {
            return statement_lines(tx, mat, {.fundraiser = fundraiser, .state = state}).items;
        });
    }
    std::vector<std::string> wrong() {
        return write([](store::Transaction& tx) {
            auto all = count_miscounts(tx);
            for (auto& one : ledger::campaign_miscounts(tx)) all.push_back(std::move(one));
            return all;
        });
    }
};

}  // namespace

TEST_CASE("a VietQR code is written as its specification shows") {
    const BankAccount account{"970403", "0011012345678", "A"};
    const auto payload = vietqr(account, "LALANH 7KQDM2XH9", std::nullopt);
    CHECK(payload.starts_with("00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA5303704"));
    CHECK(payload.find("5802VN62200816LALANH 7KQDM2XH96304") != std::string::npos);
    CHECK(vietqr(account, "X", 180000).find("5303704540618000058") != std::string::npos);
}

TEST_CASE("sums of a statement are read as banks write them") {
    CHECK(exchange::dong_in("1.000.000") == 1'000'000);
    CHECK(exchange::dong_in("1,000,000.00 VND") == 1'000'000);
    CHECK(exchange::dong_in("250000") == 250'000);
    CHECK_FALSE(exchange::dong_in("-250000"));
    CHECK_FALSE(exchange::dong_in(""));
    CHECK_FALSE(exchange::dong_in("0"));
}

TEST_CASE_FIXTURE(Called, "a line that says the code becomes the gift, once") {
    const auto receipt = promise(500'000);
    std::string said = receipt.code;
    std::erase(said, '-');
    CHECK(bring("FT1", 500'000, "MBVCB.123 LALANH " + said + " CT tu 001").matched == 1);
    CHECK(bring("FT1", 500'000, "LALANH " + said).there == 1);
    CHECK(problem_of([&] { bring("FT1", 400'000, ""); }) == "gift.reference_taken");
    CHECK(now().numbers.received == 500'000);
    CHECK(now().numbers.pledged == 0);
    CHECK(write([&](store::Transaction& tx) { return track(tx, receipt.code); }).state == GiftState::received);
    CHECK(wrong().empty());
}

TEST_CASE_FIXTURE(Called, "what came is in the purse that purchases are paid from") {
    bring("FT1", 500'000, "LALANH " + promise(500'000).code);
    const auto purses = write([&](store::Transaction& tx) { return purchases::purses_of(tx, mat, id("front_a")); });
    REQUIRE(purses.size() == 1);
    CHECK(purses.front().id.uuid == fundraiser.uuid);
    CHECK(purses.front().amount == 500'000);
}

TEST_CASE_FIXTURE(Called, "a line without a code waits, with promises of its sum beside it") {
    const auto receipt = promise(500'000);
    CHECK(bring("FT1", 500'000, "ung ho ba con").waiting == 1);
    const auto waiting = lines(LineState::waiting);
    REQUIRE(waiting.size() == 1);
    REQUIRE(waiting.front().proposals.size() == 1);
    write([&](store::Transaction& tx) { return match_line(tx, mat, waiting.front().id, receipt.id); });
    CHECK(lines(LineState::waiting).empty());
    CHECK(now().numbers.received == 500'000);
    CHECK(wrong().empty());
}

TEST_CASE_FIXTURE(Called, "a line of nobody becomes an anonymous gift, or is set aside and waits again") {
    bring("FT1", 200'000, "ung ho");
    bring("FT2", 1'000, "lai tien gui");
    const auto waiting = lines(LineState::waiting);
    REQUIRE(waiting.size() == 2);
    const auto code = new_code();
    for (const auto& line : waiting)
        write([&](store::Transaction& tx) {
            return line.amount == 200'000 ? take_as_anonymous(tx, master, mat, line.id, code)
                                          : set_aside(tx, mat, line.id, "Lãi tiền gửi");
        });
    CHECK(now().numbers.received == 200'000);
    const auto aside = lines(LineState::set_aside);
    REQUIRE(aside.size() == 1);
    write([&](store::Transaction& tx) { return wait_again(tx, mat, aside.front().id); });
    CHECK(lines(LineState::waiting).size() == 1);
    CHECK(wrong().empty());
}

TEST_CASE_FIXTURE(Called, "what was given to a fundraiser is in its purse, out of which purchases are paid") {
    const auto promised = promise(500'000);
    bring("FT1", 500'000, "LALANH " + promised.code);
    const auto purses = write([&](store::Transaction& tx) { return purchases::purses_of(tx, mat, id("front_a")); });
    REQUIRE(purses.size() == 1);
    CHECK(purses.front().id.uuid == fundraiser.uuid);
    CHECK(purses.front().amount == 500'000);
}

TEST_CASE_FIXTURE(Called, "the flow of one fundraiser has what was given to it and nothing of others") {
    const auto promised = promise(500'000);
    bring("FT1", 500'000, "LALANH " + promised.code);
    const auto flow_of = [&](const base::Uuid& campaign) {
        return write([&](store::Transaction& tx) { return ledger::standings(tx, base::Language::vi, campaign); });
    };
    const auto flow = flow_of(fundraiser.uuid);
    REQUIRE(flow.size() == 2);
    CHECK(flow[0].root == "donors");
    CHECK(flow[0].quantity == -500'000);
    CHECK(flow[1].root == "cash");
    CHECK(flow[1].value == 500'000);
    CHECK(flow_of(id("front_a")).empty());
}

TEST_CASE_FIXTURE(Called, "money goes back only while it is there") {
    const auto code = new_code();
    const auto gift = write([&](store::Transaction& tx) {
        return take(tx, master, mat, fundraiser,
                    {GiftId{tx.new_id()}, {}, {Form::money, 900'000, "", base::day_of(tx.now()), Way::cash, "", ""}},
                    code);
    });
    const auto spend = [&](store::Transaction& tx) {
        return ledger::post(tx, mat,
                            {.kind = ledger::Kind::cost,
                             .day = base::day_of(tx.now()),
                             .campaign = fundraiser.uuid,
                             .words = "Xăng xe",
                             .lines = ledger::moved(ledger::account("cash", get(tx, mat, fundraiser).code),
                                                    "spent:van-chuyen", ledger::money(800'000))});
    };
    write(spend);
    CHECK(now().numbers.allocated == 800'000);
    CHECK(now().numbers.in_hand == 100'000);
    const auto back = [&](std::int64_t amount) {
        return problem_of([&] {
            write([&](store::Transaction& tx) { return refund(tx, mat, gift.id, {tx.new_id(), amount, "Xin lại"}); });
        });
    };
    CHECK(back(200'000) == "ledger.not_enough");
    CHECK(back(100'000) == "no problem");
    CHECK(wrong().empty());
}

TEST_CASE_FIXTURE(Called, "rice that is given comes into a store with its worth, and goes out again with a mistake") {
    const auto code = new_code();
    const auto gift = write([&](store::Transaction& tx) {
        const auto store = goods::open_store(tx, mat,
                                             {.id = {},
                                              .area = areas::AreaId{id("commune_a")},
                                              .body = id("front_a"),
                                              .kind = goods::StoreKind::warehouse,
                                              .name = "Kho",
                                              .address = "",
                                              .hours = "",
                                              .upper = {}});
        const IntoStore into{store.id,
                             goods::MovementId{tx.new_id()},
                             {{"rice", 200'000, std::nullopt, goods::Worth{3'000'000, "giá chợ"}}}};
        return take(tx, master, mat, fundraiser,
                    {GiftId{tx.new_id()},
                     {},
                     {Form::goods, 0, "200 kg gạo", base::day_of(tx.now()), Way::by_hand, "", "", into}},
                    code);
    });
    CHECK(now().numbers.received == 3'000'000);
    CHECK(now().numbers.in_stores == 3'000'000);
    CHECK(wrong().empty());
    write([&](store::Transaction& tx) { return take_back(tx, mat, gift.id, "Ghi nhầm cuộc vận động"); });
    CHECK(now().numbers.received == 0);
    CHECK(wrong().empty());
}

TEST_CASE_FIXTURE(Called, "counts are made anew from the gifts") {
    promise(500'000);
    write([](store::Transaction& tx) {
        tx.change("UPDATE fundraiser_count SET value = value + 7");
        tx.change("UPDATE ledger_campaign SET value = value + 7");
        return 0;
    });
    CHECK_FALSE(wrong().empty());
    write([](store::Transaction& tx) {
        rebuild_counts(tx);
        ledger::rebuild_campaigns(tx);
        return 0;
    });
    CHECK(wrong().empty());
    CHECK(now().numbers.pledged == 500'000);
}

TEST_CASE_FIXTURE(Called, "what is too long is refused, in words and in lines") {
    const auto too_long = [&] {
        write([&](store::Transaction& tx) {
            auto call = wanted(tx);
            call.name = std::string(5000, 'a');
            return call_for(tx, lan, call);
        });
    };
    CHECK(problem_of(too_long) == "fundraiser.text_too_long");
    const auto too_many = [&] {
        exchange::ListFile file;
        file.columns = {{"day", 0}, {"amount", 1}, {"reference", 2}};
        file.rows.resize(exchange::most_statement_rows + 1);
        write([&](store::Transaction& tx) { return exchange::take_statement(tx, mat, file, fundraiser); });
    };
    CHECK(problem_of(too_many) == "statement.too_many");
}

TEST_CASE_FIXTURE(Called,
                  "it closes with gifts in flight: a transfer of the last day is still a gift, one of the day after "
                  "waits to go back") {
    const auto in_time = promise(500'000);
    const auto too_late = promise(700'000);
    const auto last_day = now().receives_until;
    pass_days(33);
    const auto bring_on = [&](base::Day day, std::int64_t amount, const GiftReceipt& promised) {
        return write([&](store::Transaction& tx) {
            return bring_statement(tx, mat, fundraiser,
                                   {{"FT" + std::to_string(amount), day, amount, "LALANH " + promised.code}});
        });
    };
    CHECK(bring_on(last_day, 500'000, in_time).matched == 1);
    CHECK(bring_on(last_day + 1, 700'000, too_late).waiting == 1);
    const auto waiting = lines(LineState::waiting);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().is_outside);
    const auto code = new_code();
    CHECK(problem_of([&] {
              write(
                  [&](store::Transaction& tx) { return take_as_anonymous(tx, master, mat, waiting.front().id, code); });
          }) == "fundraiser.received_outside");
    CHECK(now().numbers.received == 500'000);
    CHECK(now().numbers.pledged == 700'000);
    CHECK(wrong().empty());
}
