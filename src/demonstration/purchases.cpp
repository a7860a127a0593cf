#include "demonstration/purchases.hpp"

#include <algorithm>

#include "demonstration/script.hpp"
#include "purchases/budget.hpp"
#include "purchases/purchase.hpp"

namespace demonstration {
namespace {

using purchases::Purchase;

constexpr std::int64_t kg = 1000;
constexpr std::size_t plenty = 200;

/// Somebody of the story who buys for a body.
struct Buyer {
    store::Transaction& tx;
    const Cast& cast;
    base::Who who;

    Buyer(store::Transaction& now, const Cast& all, const std::string& login)
        : tx(now), cast(all), who(who_is(now, all.players.at(login))) {}

    base::Uuid body(const std::string& code) const { return cast.bodies.at(code).uuid; }
    goods::StoreId store() const {
        const auto found = goods::stores(tx, stage_hand(), {.area = cast.commune, .limit = plenty}).items;
        return std::ranges::find(found, "Kho xã Giao Xuân", &goods::Store::name)->id;
    }
    Purchase last(const std::string& of, purchases::State state) const {
        return purchases::purchases(tx, who, {.body = body(of), .state = state, .limit = 1}).items.front();
    }
    void decide(const std::string& of) const {
        const auto asked = last(of, purchases::State::asked);
        purchases::decide(tx, who, asked.id, {asked.quotes.front().id, ""});
    }
    void buy(const std::string& of, const std::string& invoice, std::vector<purchases::BoughtLine> lines) const {
        purchases::buy(tx, who, last(of, purchases::State::approved).id,
                       {{tx.new_id()}, store(), invoice, base::day_of(tx.now()), std::nullopt, std::move(lines)});
    }
    purchases::Quote quote(const std::string& supplier, std::int64_t total) const {
        return {{tx.new_id()}, supplier, total, std::nullopt};
    }
    void ask(const std::string& of, std::optional<purchases::PurseId> purse, const std::string& words,
             std::vector<goods::Part> lines, std::vector<purchases::Quote> quotes) const {
        purchases::ask(tx, who, {{tx.new_id()}, body(of), purse, words, std::move(lines), std::move(quotes)});
    }
};

void ask_for_rice(store::Transaction& tx, const Cast& cast) {
    const Buyer officer(tx, cast, "canbo");
    officer.ask(
        "ubnd", std::nullopt, "Gạo và nước mắm cho 40 hộ khu cách ly", {{"rice", 200 * kg}, {"fish_sauce", 40}},
        {officer.quote("Đại lý gạo Bến Đò", 4'150'000), officer.quote("Hợp tác xã nông nghiệp Giao Xuân", 3'900'000),
         officer.quote("Tạp hóa Cô Sáu", 4'300'000)});
}

void buy_rice(store::Transaction& tx, const Cast& cast) {
    Buyer(tx, cast, "canbo")
        .buy("ubnd", "0000218",
             {{"rice", 200 * kg, 3'000'000, std::nullopt}, {"fish_sauce", 40, 900'000, std::nullopt}});
}

/// The Front keeps its own cash; eggs are bought with it.
void fill_the_purse(store::Transaction& tx, const Cast& cast) {
    const Buyer front(tx, cast, "mttq");
    const auto purse =
        purchases::open_purse(tx, front.who, {{tx.new_id()}, front.body("mttq"), "Quỹ vì bà con của Mặt trận xã"});
    ledger::post(tx, front.who,
                 {.kind = ledger::Kind::gift,
                  .day = base::day_of(tx.now()),
                  .area = cast.commune,
                  .words = "Ủng hộ quỹ vì bà con, người gửi không nêu tên",
                  .lines = ledger::moved("donors:khong-neu-ten", purse.account, ledger::money(2'000'000))});
    const Buyer officer(tx, cast, "canbo");
    officer.ask("mttq", purse.id, "Trứng cho trẻ nhỏ khu phong tỏa", {{"eggs", 300}},
                {officer.quote("Trại gà Thôn Bờ Đê", 840'000), officer.quote("Tạp hóa Cô Sáu", 960'000)});
}

void buy_eggs(store::Transaction& tx, const Cast& cast) {
    Buyer(tx, cast, "mttq").decide("mttq");
    Buyer(tx, cast, "canbo").buy("mttq", "0000044", {{"eggs", 300, 840'000, std::nullopt}});
}

void ask_for_masks(store::Transaction& tx, const Cast& cast) {
    const Buyer officer(tx, cast, "canbo");
    officer.ask("ubnd", std::nullopt, "Khẩu trang cho người trực chốt", {{"masks", 2000}},
                {officer.quote("Nhà thuốc Hồng Ngọc", 1'800'000), officer.quote("Quầy thuốc Trạm y tế", 2'000'000)});
}

void propose_supplies(store::Transaction& tx, const Cast& cast) {
    const Buyer accountant(tx, cast, "taichinh");
    purchases::propose(tx, accountant.who,
                       {{tx.new_id()},
                        cast.bodies.at("tai-chinh").uuid,
                        accountant.body("ubnd"),
                        purchases::Subject::medical_supplies,
                        "Vật tư y tế và bồi dưỡng lực lượng trực chốt",
                        "Kế hoạch phòng, chống dịch của xã, mục III.10",
                        {{"Bộ đồ bảo hộ", "bộ", 120, 120'000},
                         {"Cồn sát khuẩn 500 ml", "chai", 60, 32'000},
                         {"Bồi dưỡng trực chốt, 6 người, 14 ngày", "ngày công", 84, 80'000}}});
}

}  // namespace

Meanwhile purchase_days(const Cast& cast, base::Day today) {
    Meanwhile days;
    const auto at = [&](int days_ago, const std::string& time, void (*what)(store::Transaction&, const Cast&)) {
        days.emplace(moment(today - days_ago, time), [&cast, what](store::Transaction& tx) { what(tx, cast); });
    };
    at(8, "10:20", ask_for_rice);
    at(8, "14:00", [](store::Transaction& tx, const Cast& all) { Buyer(tx, all, "chutich").decide("ubnd"); });
    at(7, "15:30", buy_rice);
    at(5, "08:15", fill_the_purse);
    at(5, "16:20", buy_eggs);
    at(3, "09:10", propose_supplies);
    at(2, "10:30", ask_for_masks);
    return days;
}

}  // namespace demonstration
