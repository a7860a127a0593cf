#include <algorithm>
#include <array>
#include <map>
#include <thread>
#include <utility>

#include <doctest/doctest.h>

#include "ledger/book.hpp"
#include "ledger/code.hpp"
#include "ledger/entry_view.hpp"
#include "ledger/handing_over.hpp"

using namespace spec;

TEST_CASE_FIXTURE(Book, "an entry moves what it says, and is read as it was written") {
    auto wanted = entry(Kind::gift, "donors:chung", "cash:chung", ledger::money(5'000'000));
    wanted.area = areas::AreaId{places.commune_a};
    wanted.words = "  Một người   bạn ";
    const auto posted = post(wanted);
    CHECK(posted.words == "Một người bạn");
    CHECK(left("cash:chung", ledger::dong) == 5'000'000);
    CHECK(left("donors:chung", ledger::dong) == -5'000'000);
    db.read([&](Transaction& tx) {
        CHECK(ledger::get(tx, posted.id) == posted);
        auto typed = ledger::stored_code(posted.code);
        std::ranges::transform(typed, typed.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
        CHECK(ledger::get(tx, " " + typed) == posted);
        CHECK(problem_of([&] { ledger::get(tx, "gì đó"); }) == "ledger.not_found");
    });
}

TEST_CASE_FIXTURE(Book, "what does not balance is refused, in every commodity") {
    auto wrong = entry(Kind::gift, "donors:chung", "cash:chung", ledger::money(100));
    wrong.lines[1].quantity = wrong.lines[1].value = 90;
    CHECK(refusal(wrong) == "ledger.not_balanced");
    wrong = entry(Kind::gift, "donors:chung", "stock:kho-a", rice(1000, 15'000));
    wrong.lines[1].value = 14'000;
    CHECK(refusal(wrong) == "ledger.not_balanced");
    CHECK(left("donors:chung", ledger::dong) == 0);
}

TEST_CASE_FIXTURE(Book, "every fault of an entry has its word") {
    const auto right = entry(Kind::gift, "donors:chung", "cash:chung", ledger::money(100));
    const auto with = [&](auto change) {
        auto wrong = right;
        change(wrong);
        return refusal(wrong);
    };
    CHECK(with([&](NewEntry& e) { e.day = today + 1; }) == "ledger.day_ahead");
    CHECK(with([](NewEntry& e) { e.words = "  "; }) == "ledger.words_missing");
    CHECK(with([](NewEntry& e) { e.words = std::string(501, 'x'); }) == "ledger.words_too_long");
    CHECK(with([](NewEntry& e) { e.lines.clear(); }) == "ledger.lines_wrong");
    CHECK(with([](NewEntry& e) { e.lines[0].account = "Donors:chung"; }) == "ledger.account_wrong");
    CHECK(with([](NewEntry& e) { e.lines[0].account = "elsewhere:chung"; }) == "ledger.account_wrong");
    CHECK(with([](NewEntry& e) { e.lines[0].account = "donors::chung"; }) == "ledger.account_wrong");
    CHECK(with([](NewEntry& e) { e.lines[0].account = "spent:xe"; }) == "ledger.kind_wrong");
    CHECK(with([](NewEntry& e) { e.lines[0].quantity = e.lines[0].value = 0; }) == "ledger.amount_wrong");
    CHECK(with([](NewEntry& e) { e.lines[0].value = 7; }) == "ledger.value_wrong");
    CHECK(with([](NewEntry& e) {
              e.lines = ledger::moved("donors:chung", "stock:kho-a", {"vang", 1, 1, invoice});
          }) == "ledger.commodity_unknown");
    CHECK(with([](NewEntry& e) {
              e.lines = ledger::moved("donors:chung", "stock:kho-a", {"gao-te", 1000, 15'000, ""});
          }) == "ledger.value_wrong");
    CHECK(with([&](NewEntry& e) { e.area = areas::AreaId{new_id()}; }) == "area.not_found");
    CHECK(refusal(right) == "no problem");
}

TEST_CASE_FIXTURE(Book, "what a commodity is counted in never changes") {
    const auto name = [&](const ledger::Commodity& commodity) {
        return problem_of([&] { db.write([&](Transaction& tx) { ledger::name_commodity(tx, who, commodity); }); });
    };
    CHECK(name({"gao-te", "Gạo tẻ thơm", "kg", 1000}) == "no problem");
    CHECK(name({"gao-te", "Gạo tẻ", "kg", 1}) == "ledger.unit_changed");
    CHECK(name({"Gạo", "Gạo tẻ", "kg", 1}) == "ledger.commodity_wrong");
    CHECK(problem_of([&] { db.write([&](Transaction& tx) { ledger::name_account(tx, who, "kho", "Kho"); }); }) ==
          "ledger.account_wrong");
    CHECK(db.read([](Transaction& tx) { return ledger::commodities(tx).back().name; }) == "Gạo tẻ thơm");
}

TEST_CASE_FIXTURE(Book, "nobody hands out what is not there") {
    give_rice(10'000, 150'000);
    const auto last_bag = entry(Kind::issue, "stock:kho-a", "way:xe-1", rice(10'000, 150'000));
    CHECK(refusal(last_bag) == "no problem");
    CHECK(refusal(last_bag) == "ledger.not_enough");
    CHECK(left("stock:kho-a", "gao-te") == 0);
    CHECK(left("way:xe-1", "gao-te") == 10'000);
}

TEST_CASE_FIXTURE(Book, "of two who issue the last bag at once, one gets it and the other is told") {
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round) {
        give_rice(10'000, 150'000);
        std::array<std::string, 2> told;
        {
            const auto issue = [&](std::size_t officer) {
                told[officer] = refusal(entry(Kind::issue, "stock:kho-a", "way:xe-1", rice(10'000, 150'000)));
            };
            const std::jthread first(issue, 0);
            const std::jthread second(issue, 1);
        }
        std::ranges::sort(told);
        CHECK(told == std::array<std::string, 2>{"ledger.not_enough", "no problem"});
    }
    CHECK(left("stock:kho-a", "gao-te") == 0);
    CHECK(left("way:xe-1", "gao-te") == rounds * 10'000);
}

TEST_CASE_FIXTURE(Book, "a mistake is taken back by a further entry, once, and stays readable") {
    const auto wrong = give(500);
    const auto correct = [&] {
        return db.write([&](Transaction& tx) { return ledger::correct(tx, who, wrong.id, "Ghi nhầm hai lần"); });
    };
    const auto correction = correct();
    CHECK(correction.corrects == wrong.code);
    CHECK(left("cash:chung", ledger::dong) == 0);
    CHECK(problem_of(correct) == "ledger.corrected_already");
    CHECK(db.read([&](Transaction& tx) { return ledger::get(tx, wrong.id); }) == wrong);
}

TEST_CASE_FIXTURE(Book, "a purchase whose rice has gone cannot be taken back as if it had not") {
    give(1'000'000);
    auto purchase = entry(Kind::purchase, "cash:chung", "bought:hop-tac-xa", ledger::money(150'000));
    for (const auto& line : ledger::moved("bought:hop-tac-xa", "stock:kho-a", rice(10'000, 150'000)))
        purchase.lines.push_back(line);
    const auto bought = post(purchase);
    post(entry(Kind::issue, "stock:kho-a", "way:xe-1", rice(4'000, 60'000)));
    CHECK(problem_of([&] {
              db.write([&](Transaction& tx) { return ledger::correct(tx, who, bought.id, "Hủy đơn"); });
          }) == "ledger.not_enough");
}

TEST_CASE_FIXTURE(Book, "few households are joined with those of the area above") {
    give_rice(100'000, 1'500'000);
    post(entry(Kind::issue, "stock:kho-a", "way:xe-1", rice(100'000, 1'500'000)));
    const auto posted = db.write([&](Transaction& tx) {
        return ledger::post_deliveries(tx, who,
                                       {.day = today,
                                        .campaign = std::nullopt,
                                        .from = "way:xe-1",
                                        .words = "Túi gạo 10 kg",
                                        .reached = {{{places.hamlet_a}, 2, {rice(20'000, 300'000)}},
                                                    {{places.commune_a}, 3, {rice(30'000, 450'000)}},
                                                    {{places.commune_b}, 4, {rice(40'000, 600'000)}}}});
    });
    REQUIRE(posted.size() == 2);
    CHECK(posted[0].area == areas::AreaId{places.commune_a});
    CHECK(posted[0].households == 5);
    CHECK(left("delivered:vn:36:365:14197", "gao-te") == 50'000);
    CHECK(posted[1].area == areas::AreaId{places.country});
    CHECK(posted[1].households == std::nullopt);
    CHECK(left("delivered:vn", "gao-te") == 40'000);
    CHECK(left("way:xe-1", "gao-te") == 10'000);
    const auto seen = db.read([&](Transaction& tx) { return ledger::views_of(tx, base::Language::vi, posted); });
    const auto name = db.read([&](Transaction& tx) { return areas::get(tx, {places.commune_a}).name; });
    CHECK(std::ranges::any_of(seen[0].lines, [&](const auto& line) { return line.account_name.ends_with(name); }));
}

TEST_CASE_FIXTURE(Book, "entries are found by words, place, day, kind and account, the newest first") {
    auto wanted = entry(Kind::gift, "donors:chung", "cash:chung", ledger::money(1));
    wanted.words = "Hội quán Sơn Trà ủng hộ";
    wanted.area = areas::AreaId{places.hamlet_a};
    const auto first = post(wanted).code;
    wanted.area = areas::AreaId{places.commune_b};
    wanted.day = today - 40;
    const auto second = post(wanted).code;
    const auto third = give_rice(1000, 15'000).code;
    using Codes = std::vector<std::string>;
    CHECK(found({}) == Codes{third, second, first});
    CHECK(found({.words = "son TRA"}) == Codes{second, first});
    CHECK(found({.words = "sơn trà gạo"}).empty());
    CHECK(found({.area = areas::AreaId{places.commune_a}}) == Codes{first});
    CHECK(found({.area = areas::AreaId{places.province}}) == Codes{second, first});
    CHECK(found({.words = "hội", .day = today}) == Codes{first});
    CHECK(found({.month = "2021-05"}).size() + found({.month = "2021-06"}).size() == 3);
    CHECK(found({.kind = Kind::gift, .account = "stock:kho-a"}) == Codes{third});
    const auto page = db.read([&](Transaction& tx) { return ledger::find(tx, {.words = "quán", .limit = 1}); });
    CHECK(found({.words = "quán", .after = page.next, .limit = 1}) == Codes{first});
}

TEST_CASE_FIXTURE(Book,
                  "a search looks at so many entries at once, and goes on from there until it has looked at all") {
    for (const auto* words : {"gạo và rau", "gạo", "gạo", "rau", "gạo", "rau và gạo", "rau", "rau", "rau"}) {
        auto wanted = entry(Kind::gift, "donors:chung", "cash:chung", ledger::money(1000));
        wanted.words = words;
        post(wanted);
    }
    std::size_t calls = 0;
    std::vector<ledger::EntryId> all;
    ledger::Search search{.words = "rau gạo", .looks_at = 2};
    for (auto found = db.read([&](Transaction& tx) { return ledger::find(tx, search); });;
         found = db.read([&](Transaction& tx) { return ledger::find(tx, search); })) {
        ++calls;
        all.insert(all.end(), found.entries.begin(), found.entries.end());
        if (!found.next) break;
        search.after = found.next;
    }
    CHECK(all.size() == 2);
    CHECK(calls > 2);
}
