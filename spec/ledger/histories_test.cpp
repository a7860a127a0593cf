#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "gifts/gift.hpp"
#include "goods/transfer.hpp"
#include "ledger/balance.hpp"
#include "ledger/campaign.hpp"
#include "ledger/export.hpp"
#include "ledger/head.hpp"
#include "ledger/tree.hpp"
#include "ledger/verify.hpp"
#include "occasions/occasion.hpp"
#include "problem_of.hpp"
#include "purchases/purchase.hpp"
#include "trips/trips_on_street.hpp"

namespace {

/// What stands on accounts, by account and commodity.
using Sums = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// The exported journal, added up by somebody who knows nothing of the program but how a journal is written: an entry
/// begins in the first column, its postings stand indented, and the worth of all of them comes to nothing.
struct Reckoning {
    Sums sums;
    std::size_t entries = 0;
    std::int64_t worth = 0;  ///< of the entry that is being read
    bool is_balanced = true;

    explicit Reckoning(const std::string& journal) {
        std::istringstream lines(journal);
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("    ")) add(line);
            if (!line.empty() && std::isdigit(static_cast<unsigned char>(line.front()))) ++entries;
            if (line.empty()) is_balanced = is_balanced && worth == 0;
        }
        std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
    }

private:
    void add(const std::string& line) {
        std::istringstream words(line);
        std::string account;
        std::string commodity;
        std::string at;
        std::int64_t quantity = 0;
        std::int64_t value = 0;
        words >> account >> quantity >> commodity;
        std::erase(commodity, '"');
        sums[{account, commodity}] += quantity;
        if (words >> at >> value && at == "@@")
            worth += quantity < 0 ? -value : value;
        else
            worth += quantity;
    }
};

/// A commune in which gifts come in, goods and money move, trips go out and people err, as dice will have it.
struct Commune : spec::TripsOnStreet {
    std::mt19937 dice;
    base::Uuid committee = id("committee_a");
    goods::StoreId own_store = open_own_store();
    gifts::FundraiserId fundraiser = call_for_gifts("0011223344");
    gifts::FundraiserId other_fundraiser = call_for_gifts("0011223355");
    std::string bag = package();
    households::HouseholdId home = enter("Nguyễn Thị Lụa");
    std::vector<gifts::GiftId> given;
    std::vector<purchases::Purchase> bought;
    std::vector<goods::Movement> issued;
    std::vector<occasions::OccasionId> visits;
    int papers = 0;
    std::set<std::string> refusals;  ///< what was not possible, by its code

    explicit Commune(unsigned seed) : dice(seed) {}

    std::int64_t any(std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(1, most)(dice); }
    template <class T>
    const T& one_of(const std::vector<T>& all) {
        return all.at(static_cast<std::size_t>(any(static_cast<std::int64_t>(all.size()))) - 1);
    }
    template <class F>
    auto by(const std::string& speaker, F verb) {
        return write(speaker, verb);
    }

    goods::StoreId open_own_store() {
        return by("son", [&](store::Transaction& tx, const base::Who& who) {
            goods::NewStore wanted;
            wanted.area = {id("commune_a")};
            wanted.body = committee;
            wanted.name = "Kho xã";
            return goods::open_store(tx, who, wanted).id;
        });
    }
    gifts::FundraiserId call_for_gifts(const std::string& account) {
        return by("dung", [&](store::Transaction& tx, const base::Who& who) {
            const auto today = base::day_of(tx.now());
            gifts::NewFundraiser call;
            call.body = committee;
            call.name = "Bữa cơm nghĩa tình";
            call.purpose = "Gạo cho bà con";
            call.document = "Thư ngỏ số 1";
            call.area = {id("commune_a")};
            call.account = {"970436", account, "UBND XA"};
            call.starts_on = today;
            call.receives_until = today + 60;
            call.distributed_by = today + 70;
            return gifts::call_for(tx, who, call).id;
        });
    }

    /// A package takes rice of whoever gave it, and eggs of the other fundraiser.
    std::string package() {
        return by("lan", [&](store::Transaction& tx, const base::Who& who) {
            goods::NewItem wanted;
            wanted.area = {id("commune_a")};
            wanted.kind = "package";
            wanted.name = "Túi nghĩa tình";
            wanted.unit = wanted.smallest = "túi";
            const auto made = goods::add_item(tx, who, wanted);
            goods::set_recipe(tx, who, {*base::parse_uuid(made.code)},
                              {base::day_of(tx.now()), {{"rice", 1500}, {"eggs", 3}}});
            return made.code;
        });
    }
    void pack() {
        by("son", [&](store::Transaction& tx, const base::Who& who) {
            goods::Receipt eggs{.id = {tx.new_id()}, .source = "Trại gà", .words = "", .lines = {}};
            eggs.lines.push_back({"eggs", any(40), {}, worth()});
            eggs.fundraiser = other_fundraiser.uuid;
            goods::receive_from(tx, who, own_store, eggs, {"donors:enterprise", "Doanh nghiệp"});
            goods::pack(tx, who, own_store, {{tx.new_id()}, bag, any(8), ""});
        });
    }
    void give() {
        gifts::Taking taking;
        taking.amount = any(3'000'000);
        taking.paper = "BN-" + std::to_string(++papers);
        if (any(3) == 1) {
            taking.form = gifts::Form::goods;
            taking.words = "Gạo";
            taking.into_store = {own_store, fresh<goods::MovementId>(), {{"rice", any(90'000), {}, worth()}}};
        }
        const auto code = gifts::new_code();
        const auto gift = fresh<gifts::GiftId>();
        by("son", [&](store::Transaction& tx, const base::Who& who) {
            taking.received_on = base::day_of(tx.now());
            gifts::take(tx, master(), who, fundraiser, {gift, {"individual", "", {}}, taking}, code);
        });
        given.push_back(gift);
    }
    goods::Worth worth() { return {any(900'000), "giá chợ; \"ngày\" nào | đó"}; }
    void give_back_a_gift() {
        const auto gift = one_of(given);
        const auto refund = by("son", [](store::Transaction& tx, const base::Who&) { return tx.new_id(); });
        by("son", [&](store::Transaction& tx, const base::Who& who) {
            if (any(2) == 1)
                gifts::refund(tx, who, gift, {refund, any(100'000), "Gửi nhầm"});
            else
                gifts::take_back(tx, who, gift, "Ghi nhầm");
        });
    }
    void buy() {
        const auto total = any(1'500'000);
        const auto amount = any(60'000);
        const auto asked = by("son", [&](store::Transaction& tx, const base::Who& who) {
            return purchases::ask(tx, who,
                                  {{tx.new_id()},
                                   committee,
                                   purchases::PurseId{fundraiser.uuid},
                                   "Gạo",
                                   {{"rice", amount}},
                                   {{{tx.new_id()}, "Đại lý Ba Hưng", total, {}}}});
        });
        by("dung", [&](store::Transaction& tx, const base::Who& who) {
            purchases::decide(tx, who, asked.id, {asked.quotes.front().id, ""});
        });
        bought.push_back(by("son", [&](store::Transaction& tx, const base::Who& who) {
            return purchases::buy(tx, who, asked.id,
                                  {{tx.new_id()},
                                   own_store,
                                   "HD-" + std::to_string(++papers),
                                   base::day_of(tx.now()),
                                   {},
                                   {{"rice", amount, total, {}}}});
        }));
    }
    void send_back_to_the_seller() {
        const auto& one = one_of(bought);
        by("son", [&](store::Transaction& tx, const base::Who& who) {
            purchases::cancel(tx, who, one.id, {{tx.new_id()}, "Gạo ẩm", {{*one.lines.front().lot, any(60'000)}}});
        });
    }
    void send_on() {
        const auto sent = by("son", [&](store::Transaction& tx, const base::Who& who) {
            std::vector<goods::Taken> load{{"rice", any(40'000), {}}};
            if (any(2) == 1) load.push_back({bag, any(3) + 1, {}});
            return goods::send(tx, who, own_store, {{tx.new_id()}, kho, "", {}, std::move(load)});
        });
        std::vector<goods::Share> came;
        const auto missing = any(3) == 1 ? 1 : 0;
        for (const auto& line : sent.lines)
            if (-line.amount > missing) came.push_back({line.lot, -line.amount - missing});
        by("mat", [&](store::Transaction& tx, const base::Who& who) {
            goods::take_in(tx, who, *sent.transfer, {{tx.new_id()}, came, missing > 0 ? "on_the_way" : "", ""});
        });
    }
    void hand_out() {
        issued.push_back(by("son", [&](store::Transaction& tx, const base::Who& who) {
            const auto what = any(2) == 1 ? goods::Taken{"rice", any(20'000), {}} : goods::Taken{bag, any(4), {}};
            return goods::issue(tx, who, own_store, {{tx.new_id()}, {}, "", {}, {what}});
        }));
    }
    void bring_back() {
        const auto& one = one_of(issued);
        by("son", [&](store::Transaction& tx, const base::Who& who) {
            if (any(2) == 1)
                goods::undo(tx, who, one.id, {{tx.new_id()}, "Ghi nhầm"});
            else
                goods::give_back(tx, who, own_store,
                                 {{tx.new_id()}, one.id, "left_over", "", {{one.lines.front().lot, any(5000)}}});
        });
    }
    /// Rice, or two packages, for somebody who is perhaps not at home: then something of it is broken on the way back.
    void drive() {
        const bool is_rice = any(2) == 1;
        const goods::Part gift = is_rice ? goods::Part{"rice", 5000} : goods::Part{bag, 2};
        const std::int64_t broken = is_rice ? 1000 : 1;
        trips::NewTrip wanted{
            .id = fresh<trips::TripId>(),
            .store = kho,
            .day = by("mat", [](store::Transaction& tx, const base::Who&) { return base::day_of(tx.now()); }),
            .carrier = the_team(),
            .words = "",
            .stops = {{fresh<trips::StopId>(), ask(home).id, {gift}}}};
        const auto trip = make(wanted);
        load(trip.trip.id);
        const auto came = any(2) == 1;
        tell("tuan", trip.stops.front().id, came ? trips::Outcome::delivered : trips::Outcome::not_home);
        if (came)
            close(trip.trip.id);
        else
            close(trip.trip.id, {{gift.item, gift.amount - broken}}, {{gift.item, broken, "broken"}});
    }
    void visit() {
        visits.push_back(by("son", [&](store::Transaction& tx, const base::Who& who) {
            occasions::NewOccasion wanted;
            wanted.id = {tx.new_id()};
            wanted.body = committee;
            wanted.place = id("health_a");
            wanted.day = base::day_of(tx.now());
            wanted.store = own_store;
            wanted.goods = {{"rice", any(3000)}};
            if (any(2) == 1) wanted.goods.push_back({bag, any(2)});
            wanted.purse = purchases::PurseId{fundraiser.uuid};
            wanted.cash = any(200'000);
            return occasions::record(tx, who, wanted).id;
        }));
    }
    void take_a_visit_back() {
        const auto visit = one_of(visits);
        by("son", [&](store::Transaction& tx, const base::Who& who) { occasions::take_back(tx, who, visit); });
    }
    void lose() {
        by("son", [&](store::Transaction& tx, const base::Who& who) {
            const auto there = goods::lots(tx, who, own_store, {});
            const auto& lot = one_of(there);
            goods::lose(tx, who, own_store, {{tx.new_id()}, "spoiled", "", false, {{lot.id, any(lot.amount)}}});
        });
    }

    /// What dice ask for may not be possible: then nothing of it is written.
    void live_a_step() {
        using Step = void (Commune::*)();
        static constexpr Step steps[] = {&Commune::give,
                                         &Commune::give,
                                         &Commune::give,
                                         &Commune::give_back_a_gift,
                                         &Commune::buy,
                                         &Commune::buy,
                                         &Commune::send_back_to_the_seller,
                                         &Commune::send_on,
                                         &Commune::pack,
                                         &Commune::pack,
                                         &Commune::hand_out,
                                         &Commune::bring_back,
                                         &Commune::drive,
                                         &Commune::visit,
                                         &Commune::take_a_visit_back,
                                         &Commune::lose};
        const auto step = steps[any(static_cast<std::int64_t>(std::size(steps))) - 1];
        try {
            (this->*step)();
        } catch (const base::Problem& problem) {
            refusals.insert(problem.code());
        } catch (const std::out_of_range&) {
            // There is nothing yet of what it would take back.
        }
    }
    void grow() {
        while (db().write([](store::Transaction& tx) { return ledger::grow(tx); }) > 0) {
        }
    }
    std::string exported() {
        std::string text;
        const auto stream = ledger::export_stream(db(), ledger::Format::journal);
        for (auto piece = stream(); !piece.empty(); piece = stream()) text += piece;
        return text;
    }
    Sums kept() {
        return db().read([](store::Transaction& tx) {
            Sums sums;
            for (const auto& one : ledger::balances(tx))
                if (one.quantity != 0) sums[{one.account, one.commodity}] = one.quantity;
            return sums;
        });
    }
    std::size_t wrong() {
        return db().read([](store::Transaction& tx) {
            return goods::miscounts(tx).size() + ledger::balance_miscounts(tx).size() +
                   ledger::campaign_miscounts(tx).size() + gifts::count_miscounts(tx).size();
        });
    }
};

/// For tools/check_ledger, which lets hledger add the same histories up.
void leave_for_hledger(unsigned seed, const std::string& journal, const Sums& sums) {
    const auto* folder = std::getenv("LEDGER_HISTORIES");
    if (!folder) return;
    const auto name = std::string(folder) + "/" + std::to_string(seed);
    std::ofstream(name + ".journal", std::ios::binary) << journal;
    std::ofstream balances(name + ".balances", std::ios::binary);
    for (const auto& [of, quantity] : sums) balances << of.first << ',' << of.second << ',' << quantity << '\n';
}

/// What dice may ask for in vain.
bool is_expected(std::string_view code) {
    static constexpr std::string_view expected[] = {
        "gift.not_money",    "gift.not_received",        "gift.refunded_already", "gift.refund_too_much",
        "ledger.not_enough", "movement.goods_came_back", "movement.not_enough",   "movement.not_issued",
        "movement.undone",   "occasion.taken_back",      "purchase.not_in_state", "trip.need_not_accepted"};
    return std::ranges::find(expected, code) != std::end(expected);
}

}  // namespace

TEST_CASE(
    "of random histories of gifts, purchases, goods, visits and trips the exported journal adds up to our balances") {
    for (const unsigned seed : {3U, 11U, 20210611U}) {
        CAPTURE(seed);
        Commune commune(seed);
        for (int day = 0; day < 6; ++day) {
            for (int step = 0; step < 20; ++step) commune.live_a_step();
            CHECK(commune.wrong() == 0);
            commune.pass_days(1);
        }
        commune.grow();
        const auto journal = commune.exported();
        for (const auto& code : commune.refusals) CHECK_MESSAGE(is_expected(code), code);
        const Reckoning reckoning(journal);
        const auto kept = commune.kept();
        CHECK(reckoning.entries > 60);
        CHECK(reckoning.is_balanced);
        CHECK(reckoning.sums == kept);
        CHECK_FALSE(commune.issued.empty());
        CHECK_FALSE(commune.bought.empty());
        CHECK_FALSE(commune.visits.empty());
        leave_for_hledger(seed, journal, kept);
    }
}
