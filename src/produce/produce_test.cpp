#include <doctest/doctest.h>

#include "cast.hpp"
#include "problem_of.hpp"
#include "produce/match.hpp"

using namespace produce;

namespace {

/// Commune A grows, and somebody there looks.
struct Growers : spec::Cast {
    base::Who lan = who("lan");
    areas::AreaId commune{id("commune_a")};

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    NewPosting eggs(Side side, std::int64_t amount) {
        NewPosting wanted;
        wanted.side = side;
        wanted.area = commune;
        wanted.item = "eggs";
        wanted.amount = amount;
        wanted.from = today();
        wanted.until = today() + 10;
        wanted.contact.phone = "0400 777 111";
        return wanted;
    }
    base::Day today() {
        return write([](store::Transaction& tx) { return base::day_of(tx.now()); });
    }
    PostingId posted(const NewPosting& wanted) {
        return write([&](store::Transaction& tx) { return post(tx, app().master, wanted, new_code()).id; });
    }
    std::string refused(const NewPosting& wanted) {
        return problem_of([&] { posted(wanted); });
    }
    MatchId brought_together(PostingId offered, PostingId wanted, std::int64_t amount) {
        return write([&](store::Transaction& tx) {
            return match(tx, lan, {{tx.new_id()}, offered, wanted, amount}).id;
        });
    }
    purchases::PurchaseId into_purchase(PostingId offered, std::int64_t amount) {
        return write([&](store::Transaction& tx) {
            const purchases::PurchaseId purchase{tx.new_id()};
            take_into_purchase(
                tx, who("son"), offered,
                {{tx.new_id()}, purchase, id("committee_a"), {}, "Trứng cho khu cách ly", amount, 300'000});
            return purchase;
        });
    }
    void refuse(purchases::PurchaseId purchase) {
        write([&](store::Transaction& tx) { purchases::decide(tx, who("dung"), purchase, {{}, "Chưa cần"}); });
    }
    void follow() {
        while (db().read([](store::Transaction& tx) { return is_behind_purchases(tx); }))
            write([](store::Transaction& tx) { follow_purchases(tx); });
    }
    std::int64_t remaining(PostingId id) {
        return write([&](store::Transaction& tx) { return get(tx, id).remaining; });
    }
    std::size_t wrong() {
        return write([](store::Transaction& tx) { return miscounts(tx).size(); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Growers, "what remains of a posting is what no match has taken, through every step") {
    const auto garden = posted(eggs(Side::offered, 100));
    const auto one = posted(eggs(Side::wanted, 60));
    const auto other = posted(eggs(Side::wanted, 70));
    const auto first = brought_together(garden, one, 60);
    brought_together(garden, other, 40);
    CHECK(remaining(garden) == 0);
    CHECK(remaining(other) == 30);
    write([&](store::Transaction& tx) { undo_match(tx, lan, first); });
    CHECK(remaining(garden) == 60);
    CHECK(remaining(one) == 60);
    CHECK(wrong() == 0);
    write([&](store::Transaction& tx) { tx.change("UPDATE produce SET remaining = 1 WHERE id = $1", {garden}); });
    CHECK(wrong() == 1);
}

TEST_CASE_FIXTURE(Growers, "who withdraws while somebody waits to be called is still called") {
    const auto code = new_code();
    const auto wanted = eggs(Side::offered, 100);
    const auto garden = write([&](store::Transaction& tx) { return post(tx, app().master, wanted, code).id; });
    brought_together(garden, posted(eggs(Side::wanted, 10)), 10);
    write([&](store::Transaction& tx) { withdraw(tx, code); });
    const auto contact = write([&](store::Transaction& tx) { return open_contact(tx, app().master, lan, garden); });
    REQUIRE(contact);
    CHECK(contact->phone == "0400777111");
}

TEST_CASE_FIXTURE(Growers, "a page of produce goes on where the one before ended") {
    for (int i = 0; i < 5; ++i) posted(eggs(Side::offered, 10 + i));
    std::vector<PostingId> seen;
    std::string after;
    do {
        const auto page = write([&](store::Transaction& tx) {
            Query query;
            query.after = after;
            query.limit = 2;
            return postings(tx, query);
        });
        for (const auto& one : page.items) seen.push_back(one.id);
        after = page.next.value_or("");
    } while (!after.empty());
    CHECK(seen.size() == 5);
}

TEST_CASE_FIXTURE(Growers, "a posting in a place that has ended, or with too long a word, is refused") {
    auto long_winded = eggs(Side::offered, 10);
    long_winded.contact.words = std::string(3000, 'x');
    CHECK(refused(long_winded) == "produce.text_too_long");
    write([&](store::Transaction& tx) {
        tx.change("UPDATE area SET valid_until = $2 WHERE id = $1", {commune, base::day_of(tx.now()) - 1});
    });
    CHECK(refused(eggs(Side::offered, 10)) == "produce.area_closed");
}

TEST_CASE_FIXTURE(Growers,
                  "who offered something is forgotten a month after its last day, and what was offered is not") {
    const auto garden = posted(eggs(Side::offered, 100));
    const auto forget = [](store::Transaction& tx) { return forget_over(tx, 10); };
    const auto contact = [&] {
        return write([&](store::Transaction& tx) { return open_contact(tx, app().master, lan, garden); });
    };
    pass_days(40);
    CHECK(write(forget) == 0);
    CHECK(contact());
    pass_days(1);
    CHECK(write(forget) == 1);
    CHECK(write(forget) == 0);
    CHECK_FALSE(contact());
    CHECK(write([&](store::Transaction& tx) { return get(tx, garden).amount; }) == 100);
}

TEST_CASE_FIXTURE(Growers, "what was to be bought is free again by itself when the purchase is refused or cancelled") {
    const auto garden = posted(eggs(Side::offered, 100));
    const auto refused_one = into_purchase(garden, 40);
    const auto cancelled_one = into_purchase(garden, 30);
    into_purchase(garden, 20);
    follow();
    CHECK(remaining(garden) == 10);
    refuse(refused_one);
    follow();
    CHECK(remaining(garden) == 50);
    write([&](store::Transaction& tx) {
        purchases::cancel(tx, who("son"), cancelled_one, {{tx.new_id()}, "Không mua nữa", {}});
    });
    follow();
    follow();
    CHECK(remaining(garden) == 80);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Growers, "a refusal that was a slip takes the produce again, unless somebody else has it by then") {
    const auto garden = posted(eggs(Side::offered, 100));
    const auto purchase = into_purchase(garden, 60);
    const auto decide_again = [&] {
        write([&](store::Transaction& tx) { purchases::take_back_decision(tx, who("dung"), purchase); });
        follow();
    };
    refuse(purchase);
    follow();
    decide_again();
    CHECK(remaining(garden) == 40);
    refuse(purchase);
    follow();
    brought_together(garden, posted(eggs(Side::wanted, 70)), 70);
    decide_again();
    CHECK(remaining(garden) == 30);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Growers, "bought produce whose voucher is moved back is free again") {
    const auto garden = posted(eggs(Side::offered, 100));
    const auto purchase = into_purchase(garden, 100);
    write([&](store::Transaction& tx) {
        const auto son = who("son");
        const auto found = purchases::get(tx, son, purchase);
        purchases::decide(tx, who("dung"), purchase, {found.quotes.front().id, ""});
        goods::NewStore wanted;
        wanted.area = commune;
        wanted.body = id("committee_a");
        wanted.name = "Kho xã";
        const auto store = goods::open_store(tx, son, wanted).id;
        const goods::MovementId receipt{tx.new_id()};
        purchases::buy(tx, son, purchase,
                       {receipt, store, "0001", base::day_of(tx.now()), {}, {{"eggs", 100, 300'000, {}}}});
        goods::undo(tx, son, receipt, {{tx.new_id()}, "Ghi nhầm"});
    });
    follow();
    CHECK(remaining(garden) == 100);
    CHECK(wrong() == 0);
}
