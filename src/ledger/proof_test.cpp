#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <utility>

#include <doctest/doctest.h>

#include "ledger/book.hpp"
#include "ledger/leaf.hpp"
#include "project_file.hpp"

using namespace spec;

TEST_CASE_FIXTURE(Book, "a head is signed once a day, and only over something new") {
    CHECK_FALSE(sign());
    const auto gift = give(100);
    CHECK(problem_of([&] { receipt(gift); }) == "ledger.no_head_yet");
    const auto head = sign();
    REQUIRE(head);
    CHECK(head->size == 1);
    CHECK(ledger::is_signed(*head));
    give(200);
    CHECK_FALSE(sign());
    pass_days(1);
    CHECK(sign()->size == 2);
    pass_days(1);
    CHECK_FALSE(sign());
    CHECK(db.read([](Transaction& tx) { return ledger::heads(tx, std::nullopt, 10).size(); }) == 2);
}

TEST_CASE_FIXTURE(Book, "a receipt proves itself, and no changed byte of it does") {
    const auto gift = give(100);
    for (int i = 0; i < 6; ++i) give(i + 1);
    sign();
    const auto right = receipt(gift);
    CHECK(ledger::is_proved(right));
    const auto with = [&](auto change) {
        auto wrong = right;
        change(wrong);
        return ledger::is_proved(wrong);
    };
    using ledger::Receipt;
    CHECK_FALSE(with([](Receipt& r) { r.entry[30] ^= 1; }));
    CHECK_FALSE(with([](Receipt& r) { r.salt[3] = r.salt[3] == '0' ? '1' : '0'; }));
    CHECK_FALSE(with([](Receipt& r) { r.position = 1; }));
    CHECK_FALSE(with([](Receipt& r) { r.path[0][5] = r.path[0][5] == '0' ? '1' : '0'; }));
    CHECK_FALSE(with([](Receipt& r) { r.path.pop_back(); }));
    CHECK_FALSE(with([](Receipt& r) { r.head.size += 1; }));
    CHECK_FALSE(with([](Receipt& r) { r.head.root[5] = r.head.root[5] == '0' ? '1' : '0'; }));
    CHECK_FALSE(with([](Receipt& r) { r.head.signature[9] = r.head.signature[9] == '0' ? '1' : '0'; }));
}

TEST_CASE("the receipt that other verifiers are tried with proves itself") {
    CHECK(ledger::is_proved(base::from_json_text<ledger::Receipt>(spec::file_of("spec/ledger/receipt.json"))));
}

TEST_CASE_FIXTURE(Book, "a ledger that nobody touched is whole") {
    CHECK_FALSE(check().first_broken);
    for (int i = 1; i < 12; ++i) give(i);
    sign();
    give(99);
    CHECK(check().entries == 11);
    CHECK(check().heads == 1);
    CHECK(check().waiting == 1);
    CHECK_FALSE(check().first_broken);
}

TEST_CASE_FIXTURE(Book, "whoever reaches around the verbs is found, and verify names what does not fit") {
    std::vector<Entry> given;
    for (int i = 1; i < 12; ++i) given.push_back(give(i));
    sign();
    const auto& fourth = given[3];
    using What = ledger::Broken::What;
    const auto broken = [&] { return check().first_broken.value_or(ledger::Broken{What::place, "nothing"}); };
    SUBCASE("an amount") {
        reach_around("UPDATE ledger_line SET quantity = 2 * quantity, value = 2 * value WHERE entry = $1", {fourth.id});
        CHECK(broken().what == What::entry);
        CHECK(broken().which == fourth.code);
    }
    SUBCASE("a word") {
        reach_around("UPDATE ledger_entry SET words = 'Khác' WHERE id = $1", {fourth.id});
        CHECK(broken().which == fourth.code);
    }
    SUBCASE("a line taken out") {
        reach_around("DELETE FROM ledger_line WHERE entry = $1 AND part = 1", {fourth.id});
        CHECK(broken().which == fourth.code);
    }
    SUBCASE("an entry taken out of the tree") {
        reach_around("DELETE FROM ledger_leaf WHERE position = 3");
        CHECK(broken().what == What::place);
        CHECK(broken().which == "3");
    }
    SUBCASE("the end cut off") {
        reach_around("DELETE FROM ledger_leaf WHERE position > 8");
        CHECK(broken().what == What::head);
    }
    SUBCASE("an entry and its leaf, made to fit each other") {
        reach_around("UPDATE ledger_entry SET words = 'Khác' WHERE id = $1", {fourth.id});
        db.write([&](Transaction& tx) {
            const auto leaf = ledger::leaf_of(ledger::get(tx, fourth.id));
            tx.change("UPDATE ledger_node SET hash = $1 WHERE level = 0 AND position = 3",
                      {store::Bytes(leaf.begin(), leaf.end())});
        });
        CHECK(broken().what == What::head);
        CHECK(broken().which == base::to_string(today));
    }
    SUBCASE("a node") {
        reach_around(
            "UPDATE ledger_node SET hash = (SELECT hash FROM ledger_node WHERE level = 0 AND position = 0) "
            "WHERE level = 1 AND position = 2");
        CHECK(broken().what == What::node);
    }
    SUBCASE("a head") {
        reach_around("UPDATE ledger_head SET signed_at = signed_at + 1");
        CHECK(broken().what == What::signature);
    }
    SUBCASE("a kept balance") {
        reach_around("UPDATE ledger_balance SET quantity = quantity + 1 WHERE account = 'cash:chung'");
        CHECK(broken().what == What::balance);
        db.write([](Transaction& tx) { ledger::rebuild_balances(tx); });
        CHECK_FALSE(check().first_broken);
    }
    SUBCASE("a head of another installation") {
        const ledger::SigningKey other(store::MasterKey::open(folder() + "/other"));
        CHECK(db.read([&](Transaction& tx) { return ledger::verify(tx, other.public_key()); }).first_broken->what ==
              What::signature);
    }
}

TEST_CASE_FIXTURE(Book, "consistency is proved between any two sizes, and refused beyond the tree") {
    for (int i = 1; i < 20; ++i) give(i);
    grow();
    db.read([](Transaction& tx) {
        for (std::int64_t first = 0; first <= 19; ++first)
            CHECK(ledger::is_continued(ledger::root_at(tx, first), ledger::root_at(tx, 19),
                                       ledger::prove_consistency(tx, first, 19)));
        CHECK(problem_of([&] { ledger::prove_consistency(tx, 3, 20); }) == "ledger.size_wrong");
        CHECK(problem_of([&] { ledger::prove_consistency(tx, 4, 3); }) == "ledger.size_wrong");
    });
}

namespace {

/// A history that nobody thought up, with a naive sum beside it.
struct History : Book {
    std::mt19937 dice{20210611};
    std::map<std::pair<std::string, std::string>, std::int64_t> sums;
    std::vector<Entry> posted;

    int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(dice); }

    void live_a_step() {
        static const std::vector<std::pair<std::string, std::string>> ways{
            {"donors:chung", "stock:kho-a"}, {"donors:hoi-quan", "stock:kho-b"}, {"stock:kho-a", "stock:kho-b"},
            {"stock:kho-b", "way:xe-1"},     {"way:xe-1", "delivered:vn:36"},    {"stock:kho-a", "lost:mua-bao"}};
        static const std::vector<Kind> kinds{Kind::gift,  Kind::gift,     Kind::transfer,
                                             Kind::issue, Kind::delivery, Kind::loss};
        const auto way = static_cast<std::size_t>(roll(7));
        auto wanted = way < ways.size()
                          ? entry(kinds[way], ways[way].first, ways[way].second, rice(1 + roll(9000), roll(99'000)))
                          : entry(Kind::gift, "donors:chung", "cash:chung", ledger::money(1 + roll(1'000'000)));
        wanted.words = "Bước \"" + std::to_string(roll(100)) + "\"; gì | đó";
        try {
            keep(roll(12) == 0 && !posted.empty() ? correct_one() : post(wanted));
        } catch (const base::Problem& problem) {
            const auto& code = problem.code();
            CHECK((code == "ledger.not_enough" || code == "ledger.corrected_already"));
        }
    }
    Entry correct_one() {
        const auto& wrong = posted[static_cast<std::size_t>(roll(static_cast<int>(posted.size())))];
        return db.write([&](Transaction& tx) { return ledger::correct(tx, who, wrong.id, "Ghi nhầm"); });
    }
    void keep(const Entry& one) {
        posted.push_back(one);
        for (const auto& line : one.lines) sums[{line.account, line.commodity}] += line.quantity;
    }
};

}  // namespace

TEST_CASE_FIXTURE(History, "balances are the naive sum, and every proof of a random history holds") {
    for (int day = 0; day < 5; ++day) {
        for (int step = 0; step < 40; ++step) live_a_step();
        sign();
        pass_days(1);
    }
    std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
    std::map<std::pair<std::string, std::string>, std::int64_t> kept;
    db.read([&](Transaction& tx) {
        for (const auto& one : ledger::balances(tx))
            if (one.quantity != 0) kept[{one.account, one.commodity}] = one.quantity;
        const auto heads = ledger::heads(tx, std::nullopt, 10);
        for (std::size_t i = 0; i + 1 < heads.size(); ++i)
            CHECK(ledger::is_continued(ledger::root_at(tx, heads[i + 1].size), ledger::root_at(tx, heads[i].size),
                                       ledger::prove_consistency(tx, heads[i + 1].size, heads[i].size)));
        for (const auto& one : posted) CHECK(ledger::is_proved(ledger::receipt_of(tx, one)));
    });
    CHECK(kept == sums);
    CHECK_FALSE(check().first_broken);
    CHECK(check().entries == static_cast<std::int64_t>(posted.size()));
    const auto csv = exported(ledger::Format::csv);
    std::size_t lines = 1;
    for (const auto& one : posted) lines += one.lines.size();
    CHECK(static_cast<std::size_t>(std::ranges::count(csv, '\n')) == lines);
    CHECK(exported(ledger::Format::journal).find(posted.back().code) != std::string::npos);
}
