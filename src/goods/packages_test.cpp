#include <doctest/doctest.h>

#include <random>

#include "cast.hpp"
#include "goods/contents.hpp"
#include "goods/ledger_names.hpp"
#include "goods/transfer.hpp"
#include "ledger/balance.hpp"
#include "ledger/campaign.hpp"
#include "problem_of.hpp"

using namespace goods;

namespace {

/// A store whose packages take rice of one fundraiser, eggs of another, and fish sauce that nobody called for.
struct Packers : spec::Cast {
    base::Who mat = who("mat");
    StoreId kho = open("Kho Mặt trận");
    StoreId atm = open("ATM gạo");
    base::Uuid rice_fund = fresh();
    base::Uuid egg_fund = fresh();
    std::string bag = package();

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    base::Uuid fresh() {
        return write([](store::Transaction& tx) { return tx.new_id(); });
    }
    StoreId open(const std::string& name) {
        return write([&](store::Transaction& tx) {
            NewStore wanted;
            wanted.area = areas::AreaId{id("commune_a")};
            wanted.body = id("front_a");
            wanted.name = name;
            return open_store(tx, mat, wanted).id;
        });
    }
    std::string package() {
        return write([&](store::Transaction& tx) {
            const auto lan = who("lan");
            NewItem wanted;
            wanted.area = areas::AreaId{id("commune_a")};
            wanted.kind = "package";
            wanted.name = "Túi nghĩa tình";
            wanted.unit = wanted.smallest = "túi";
            const auto made = add_item(tx, lan, wanted);
            set_recipe(tx, lan, {*base::parse_uuid(made.code)},
                       {base::day_of(tx.now()), {{"rice", 5000}, {"eggs", 1}, {"fish_sauce", 3}}});
            return made.code;
        });
    }
    void given(const std::string& item, std::int64_t amount, std::int64_t value, std::optional<base::Uuid> fundraiser) {
        write([&](store::Transaction& tx) {
            Receipt receipt{.id = {tx.new_id()}, .source = "Vận động", .words = "", .lines = {}};
            receipt.lines.push_back({item, amount, std::nullopt, Worth{value, "chợ"}});
            receipt.fundraiser = fundraiser;
            receive(tx, mat, kho, receipt);
        });
    }
    /// What is enough for so many packages.
    void bring(std::int64_t packages) {
        given("rice", 5000 * packages, 77'777 * packages + 1, rice_fund);
        given("eggs", packages, 3'333 * packages + 2, egg_fund);
        given("fish_sauce", 3 * packages, 1'000 * packages, std::nullopt);
    }
    Movement pack(std::int64_t packages) {
        return write([&](store::Transaction& tx) {
            return goods::pack(tx, mat, kho, {{tx.new_id()}, bag, packages, ""});
        });
    }
    Movement hand_out(std::int64_t packages) {
        return write([&](store::Transaction& tx) {
            return issue(tx, mat, kho, {{tx.new_id()}, {}, "", {}, {{bag, packages, {}}}});
        });
    }
    Movement bring_back(const Movement& issued, std::int64_t packages) {
        return write([&](store::Transaction& tx) {
            return give_back(tx, mat, kho,
                             {{tx.new_id()}, issued.id, "left_over", "", {{issued.lines.front().lot, packages}}});
        });
    }
    Movement lost(LotId lot, std::int64_t packages) {
        return write([&](store::Transaction& tx) {
            return lose(tx, mat, kho, {{tx.new_id()}, "spoiled", "", false, {{lot, packages}}});
        });
    }
    Movement counted(LotId lot, std::int64_t expected, std::int64_t counted) {
        return write([&](store::Transaction& tx) {
            return count(tx, mat, kho, {{tx.new_id()}, "miscounted", "", {{lot, expected, counted}}});
        });
    }
    Movement send_on(std::int64_t packages) {
        return write([&](store::Transaction& tx) {
            return send(tx, mat, kho, {{tx.new_id()}, atm, "", {}, {{bag, packages, {}}}});
        });
    }
    Movement take_in_all_but(const Movement& sent, std::int64_t missing) {
        std::vector<Share> came;
        for (const auto& line : sent.lines)
            if (line.amount + missing < 0) came.push_back({line.lot, -line.amount - missing});
        return write([&](store::Transaction& tx) {
            return take_in(tx, mat, *sent.transfer, {{tx.new_id()}, came, missing ? "on_the_way" : "", ""});
        });
    }
    Movement take_back(const Movement& wrong) {
        return write([&](store::Transaction& tx) { return undo(tx, mat, wrong.id, {{tx.new_id()}, ""}); });
    }
    static LotId made_by(const Movement& packing) { return packing.lines.back().lot; }
    ledger::CampaignStanding stands(const base::Uuid& fundraiser) {
        return write([&](store::Transaction& tx) { return ledger::standing_of(tx, fundraiser); });
    }
    std::int64_t on(const std::string& account, const std::string& commodity) {
        return write([&](store::Transaction& tx) { return ledger::balance(tx, account, commodity).quantity; });
    }
    std::vector<Lot> packages_here() {
        return write([&](store::Transaction& tx) {
            LotQuery query;
            query.item = bag;
            return lots(tx, mat, kho, query);
        });
    }
    std::size_t wrong() {
        return write([](store::Transaction& tx) {
            return miscounts(tx).size() + ledger::balance_miscounts(tx).size() + ledger::campaign_miscounts(tx).size();
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Packers, "packages of several are under way as what each fundraiser put into them") {
    bring(3);
    pack(3);
    CHECK(stands(rice_fund) == ledger::CampaignStanding{{"donors", -233'332}, {"packed", 233'332}});
    hand_out(2);
    CHECK(on(way_account(kho), "rice") == 10'000);
    CHECK(on(way_account(kho), "eggs") == 2);
    CHECK(on(way_account(kho), "fish-sauce") == 6);
    CHECK(stands(rice_fund) == ledger::CampaignStanding{{"donors", -233'332}, {"packed", 77'777}, {"way", 155'555}});
    hand_out(1);
    CHECK(stands(rice_fund) == ledger::CampaignStanding{{"donors", -233'332}, {"way", 233'332}});
    CHECK(stands(egg_fund) == ledger::CampaignStanding{{"donors", -10'001}, {"way", 10'001}});
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Packers, "a package that comes back takes back what it took along, to the đồng") {
    bring(3);
    pack(3);
    hand_out(1);
    const auto issued = hand_out(2);
    bring_back(issued, 1);
    bring_back(issued, 1);
    CHECK(stands(egg_fund).at("packed") == 6'667);
    CHECK(on(way_account(kho), "rice") == 5000);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Packers, "a lost package is lost to those who gave what was in it") {
    bring(4);
    const auto lot = made_by(pack(4));
    const auto loss = lost(lot, 1);
    CHECK(stands(egg_fund).at("lost") == 3'334);
    take_back(loss);
    CHECK_FALSE(stands(egg_fund).contains("lost"));
    lost(lot, 4);
    CHECK(stands(egg_fund).at("lost") == 13'334);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Packers,
                  "packages go from store to store as packages, and what does not come is lost to its givers") {
    bring(4);
    pack(4);
    const auto sent = send_on(3);
    CHECK(stands(egg_fund).at("packed") == 13'334);
    take_in_all_but(sent, 2);
    CHECK(on("lost:on-the-way", "rice") == 10'000);
    CHECK(stands(egg_fund).at("packed") == 6'667);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Packers, "packages that are taken apart are again what they were made of") {
    bring(3);
    const auto packed = pack(3);
    counted(made_by(packed), 3, 1);
    counted(made_by(packed), 1, 3);
    take_back(packed);
    CHECK(stands(rice_fund) == ledger::CampaignStanding{{"donors", -233'332}, {"stock", 233'332}});
    CHECK(on(stock_account(kho), "eggs") == 3);
    CHECK(packages_here().empty());
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Packers, "a package of one fundraiser alone stays a package of its own") {
    write([&](store::Transaction& tx) {
        set_recipe(tx, who("lan"), {*base::parse_uuid(bag)}, {base::day_of(tx.now()), {{"rice", 2000}}});
    });
    given("rice", 4000, 60'000, rice_fund);
    pack(2);
    hand_out(2);
    CHECK(on(way_account(kho), commodity_of(bag)) == 2);
    CHECK(stands(rice_fund) == ledger::CampaignStanding{{"donors", -60'000}, {"way", 60'000}});
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Packers, "whatever happens to packages, no gram and no đồng of a fundraiser is lost or doubled") {
    for (const unsigned seed : {5U, 29U, 1975U}) {
        CAPTURE(seed);
        std::mt19937 dice(seed);
        const auto any = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(1, most)(dice); };
        std::vector<Movement> made;
        std::vector<Movement> issued;
        const auto steps = [&](std::int64_t which) {
            const auto here = packages_here();
            const auto lot = here.empty() ? Lot{} : here.at(static_cast<std::size_t>(any(std::ssize(here))) - 1);
            switch (which) {
                case 1:
                    bring(any(4));
                    return made.push_back(pack(any(6)));
                case 2:
                    return issued.push_back(hand_out(any(4)));
                case 3:
                    bring_back(issued.at(static_cast<std::size_t>(any(std::ssize(issued))) - 1), any(3));
                    return;
                case 4:
                    return made.push_back(lost(lot.id, any(2)));
                case 5:
                    return made.push_back(counted(lot.id, lot.amount, any(lot.amount + 1) - 1));
                case 6:
                    take_in_all_but(send_on(any(3)), any(3) == 1 ? 1 : 0);
                    return;
                case 7:
                    take_back(issued.at(static_cast<std::size_t>(any(std::ssize(issued))) - 1));
                    return;
                default:
                    take_back(made.at(static_cast<std::size_t>(any(std::ssize(made))) - 1));
            }
        };
        for (int step = 0; step < 120; ++step) {
            try {
                problem_of([&] { steps(any(8)); });
            } catch (const std::out_of_range&) {
                // There is nothing yet of what it would take back.
            }
            CHECK(wrong() == 0);
            for (const auto& fundraiser : {rice_fund, egg_fund}) {
                std::int64_t sum = 0;
                for (const auto& [root, value] : stands(fundraiser)) sum += value;
                CHECK(sum == 0);
            }
        }
        CHECK(issued.size() > 3);
    }
}
