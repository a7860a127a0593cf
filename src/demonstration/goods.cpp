#include "demonstration/goods.hpp"

#include <algorithm>

#include "demonstration/script.hpp"
#include "goods/requisition.hpp"
#include "goods/transfer.hpp"

namespace demonstration {
namespace {

using goods::MovementId;
using goods::StoreId;
using goods::StoreKind;

constexpr std::size_t plenty = 200;
constexpr std::int64_t kg = 1000;

const std::string commune_store = "Kho xã Giao Xuân";
const std::string rice_atm = "ATM gạo bến đò";
const std::string free_market = "Chợ 0 đồng";
const std::string point = "Điểm phát Thôn Bờ Đê";
const std::string package = "Túi an sinh Giao Xuân";

/// Somebody of the story at the time of a transaction, who keeps goods.
struct Keeper {
    store::Transaction& tx;
    const Cast& cast;
    base::Who who;

    Keeper(store::Transaction& now, const Cast& all, const std::string& login)
        : tx(now), cast(all), who(who_is(now, all.players.at(login))) {}

    MovementId fresh() const { return {tx.new_id()}; }
    StoreId store(const std::string& name) const {
        const auto found = goods::stores(tx, stage_hand(), {.area = cast.commune, .limit = plenty}).items;
        return std::ranges::find(found, name, &goods::Store::name)->id;
    }
    std::string item(const std::string& name) const {
        const auto found = goods::items_of(tx, stage_hand(), cast.commune);
        return std::ranges::find(found, name, &goods::Item::vi)->code;
    }
    goods::RequisitionId asked_last(const std::string& asked) const {
        return goods::requisitions(tx, stage_hand(), {.to = store(asked), .limit = 1}).items.front().id;
    }

    void open(const std::string& body, const std::string& area, StoreKind kind, const std::string& name,
              const std::string& address, const std::string& hours) const {
        goods::open_store(tx, who,
                          {.id = std::nullopt,
                           .area = area.empty() ? cast.commune : cast.areas.at(area).id,
                           .body = cast.bodies.at(body).uuid,
                           .kind = kind,
                           .name = name,
                           .address = address,
                           .hours = hours,
                           .upper = name == commune_store ? std::nullopt : std::optional(store(commune_store))});
    }
    void receive(const std::string& source, std::vector<goods::NewLot> lines) const {
        goods::receive(tx, who, store(commune_store), {fresh(), source, "", std::move(lines)});
    }
    void send(const std::string& to, std::vector<goods::Taken> lines,
              std::optional<goods::RequisitionId> answers = std::nullopt) const {
        goods::send(tx, who, store(commune_store),
                    {fresh(), store(to), "Xe của Đoàn Thanh niên", answers, std::move(lines)});
    }
    /// Of each lot so much less than was sent.
    void take_in(const std::string& at, std::int64_t missing) const {
        const auto sent = goods::under_way(tx, who, store(at), std::nullopt, 1).front();
        std::vector<goods::Share> came;
        for (const auto& line : sent.lines) came.push_back({line.lot, line.amount - missing});
        goods::take_in(tx, who, sent.id, {fresh(), came, missing ? "on_the_way" : "", ""});
    }
    void ask(std::optional<StoreId> from, const std::string& words, std::vector<goods::Part> lines) const {
        goods::ask(tx, who,
                   {goods::RequisitionId{tx.new_id()}, store(commune_store), from, base::day_of(tx.now()) + 4, words,
                    std::move(lines)});
    }
};

void open_stores(store::Transaction& tx, const Cast& cast) {
    const Keeper officer(tx, cast, "canbo");
    officer.open("ubnd", "", StoreKind::warehouse, commune_store, "Nhà văn hóa xã", "7 giờ đến 17 giờ, kể cả chủ nhật");
    officer.open("mttq", "", StoreKind::rice_atm, rice_atm, "Đầu bến đò, cạnh trạm bơm", "Suốt ngày đêm");
    officer.open("phu-nu", "", StoreKind::free_market, free_market, "Sân Trường Tiểu học", "Sáng thứ bảy, chủ nhật");
    officer.open("thon-02", "02", StoreKind::point, point, "Nhà văn hóa Thôn Bờ Đê", "16 giờ đến 18 giờ");
    officer.open("truong-mn", "", StoreKind::warehouse, "Kho tạm Trường Mầm non", "Trường Mầm non", "");
    goods::close_store(tx, officer.who, officer.store("Kho tạm Trường Mầm non"));
}

void write_the_catalogue(store::Transaction& tx, const Cast& cast) {
    const Keeper officer(tx, cast, "canbo");
    goods::add_item(tx, officer.who,
                    {.id = std::nullopt,
                     .area = cast.commune,
                     .kind = "protein",
                     .name = "Ngao Giao Xuân",
                     .unit = "kg",
                     .smallest = "g",
                     .factor = kg,
                     .shelf_days = 2,
                     .safety = "Ngao sống, giữ ẩm và mát; con đã há miệng thì bỏ. Luộc sôi năm phút.",
                     .is_local = true});
    const auto bag = goods::add_item(tx, officer.who,
                                     {.id = std::nullopt,
                                      .area = cast.commune,
                                      .kind = "package",
                                      .name = package,
                                      .unit = "túi",
                                      .smallest = "túi",
                                      .factor = 1,
                                      .shelf_days = std::nullopt,
                                      .safety = "",
                                      .is_local = false});
    goods::set_recipe(tx, officer.who, {*base::parse_uuid(bag.code)},
                      {base::day_of(tx.now()), {{"rice", 5 * kg}, {"eggs", 10}, {"fish_sauce", 1}, {"masks", 10}}});
}

void bring_a_gift(store::Transaction& tx, const Cast& cast) {
    Keeper(tx, cast, "canbo")
        .receive("QUA-7KQ-D12", {{"rice", 1500 * kg, {}},
                                 {"eggs", 800, {}},
                                 {"noodles", 3000, {}},
                                 {"fish_sauce", 200, {}},
                                 {"masks", 5000, {}},
                                 {"milk", 24, {}}});
}

/// The Women's Union asks for its market: it gets less rice than it asked for.
void answer_the_market(store::Transaction& tx, const Cast& cast) {
    const Keeper officer(tx, cast, "canbo");
    const auto asked = officer.asked_last(commune_store);
    goods::decide(
        tx, officer.who, asked,
        {{{"rice", 80 * kg}, {"eggs", 120}, {"vegetables", 20 * kg}}, "others_first", "Phiên sau cấp thêm rau"});
    officer.send(free_market, {{"rice", 80 * kg, {}}, {"eggs", 120, {}}, {"vegetables", 20 * kg, {}}}, asked);
}

void refuse_the_milk(store::Transaction& tx, const Cast& cast) {
    const Keeper women(tx, cast, "phunu");
    women.ask(women.store(free_market), "Bà con hỏi sữa cho trẻ nhỏ", {{"milk", 30}});
    const Keeper officer(tx, cast, "canbo");
    goods::decide(tx, officer.who, officer.asked_last(commune_store),
                  {{}, "from_elsewhere", "Sữa do Trạm y tế phát theo danh sách trẻ dưới hai tuổi"});
}

void count_the_eggs(store::Transaction& tx, const Cast& cast) {
    const Keeper officer(tx, cast, "canbo");
    const auto kept = officer.store(commune_store);
    const auto eggs = goods::lots(tx, officer.who, kept, {.item = "eggs", .expiring_by = {}, .after = {}}).front();
    goods::count(tx, officer.who, kept,
                 {officer.fresh(), "miscounted", "Đếm lại cả kệ", {{eggs.id, eggs.amount, eggs.amount - 6}}});
}

void lose_vegetables(store::Transaction& tx, const Cast& cast) {
    const Keeper officer(tx, cast, "canbo");
    const auto kept = officer.store(commune_store);
    const auto rotten =
        goods::lots(tx, officer.who, kept, {.item = "vegetables", .expiring_by = {}, .after = {}}).front();
    goods::lose(tx, officer.who, kept, {officer.fresh(), "spoiled", "Mưa dột góc kho", false, {{rotten.id, 12 * kg}}});
}

void hand_bags_out(store::Transaction& tx, const Cast& cast) {
    const Keeper officer(tx, cast, "canbo");
    goods::issue(tx, officer.who, officer.store(commune_store),
                 {officer.fresh(),
                  cast.bodies.at("thon-02").uuid,
                  "20 hộ Ngõ ven đê, để trước cửa",
                  std::nullopt,
                  {{officer.item(package), 20, {}}}});
}

/// Of what the Front asked for its rice ATM; it has not arrived yet.
void send_more_rice(store::Transaction& tx, const Cast& cast) {
    const Keeper front(tx, cast, "mttq");
    front.ask(front.store(rice_atm), "Máy còn gạo cho hai ngày", {{"rice", 200 * kg}});
    const Keeper officer(tx, cast, "canbo");
    const auto asked = officer.asked_last(commune_store);
    goods::decide(tx, officer.who, asked, {{{"rice", 200 * kg}}, "", ""});
    officer.send(rice_atm, {{"rice", 200 * kg, {}}}, asked);
}

void ask_for_the_hamlet(store::Transaction& tx, const Cast& cast) {
    const Keeper hamlet(tx, cast, "thon02");
    hamlet.ask(hamlet.store(point), "Ngõ ven đê còn 30 hộ, thêm khẩu trang cho người trực chốt",
               {{hamlet.item(package), 30}, {"masks", 200}});
}

}  // namespace

Meanwhile goods_days(const Cast& cast, base::Day today) {
    Meanwhile days;
    const auto at = [&](int days_ago, const std::string& time, void (*what)(store::Transaction&, const Cast&)) {
        days.emplace(moment(today - days_ago, time), [&cast, what](store::Transaction& tx) { what(tx, cast); });
    };
    at(9, "08:20", open_stores);
    at(9, "08:50", write_the_catalogue);
    at(8, "09:40", bring_a_gift);
    at(7, "10:10", [](store::Transaction& tx, const Cast& all) {
        const Keeper officer(tx, all, "canbo");
        goods::pack(tx, officer.who, officer.store(commune_store), {officer.fresh(), officer.item(package), 40, ""});
    });
    at(6, "08:10", [](store::Transaction& tx, const Cast& all) {
        Keeper(tx, all, "canbo").send(rice_atm, {{"rice", 300 * kg, {}}});
    });
    at(6, "10:00", [](store::Transaction& tx, const Cast& all) { Keeper(tx, all, "mttq").take_in(rice_atm, 2 * kg); });
    at(5, "19:00", [](store::Transaction& tx, const Cast& all) {
        const Keeper front(tx, all, "mttq");
        goods::issue(
            tx, front.who, front.store(rice_atm),
            {front.fresh(), std::nullopt, "Máy nhả trong ngày, 60 lượt", std::nullopt, {{"rice", 120 * kg, {}}}});
    });
    at(4, "06:30", [](store::Transaction& tx, const Cast& all) {
        Keeper(tx, all, "canbo").receive("Hợp tác xã rau Cồn Sú mang tới", {{"vegetables", 60 * kg, {}}});
    });
    at(4, "08:00", [](store::Transaction& tx, const Cast& all) {
        const Keeper women(tx, all, "phunu");
        women.ask(women.store(free_market), "Phiên chợ cuối tuần, chừng 120 nhà",
                  {{"rice", 120 * kg}, {"eggs", 120}, {"vegetables", 40 * kg}});
    });
    at(4, "09:30", answer_the_market);
    at(3, "07:00", [](store::Transaction& tx, const Cast& all) { Keeper(tx, all, "phunu").take_in(free_market, 0); });
    at(3, "15:00", hand_bags_out);
    at(2, "08:00", refuse_the_milk);
    at(2, "16:30", lose_vegetables);
    at(2, "17:00", count_the_eggs);
    at(2, "17:40", send_more_rice);
    at(2, "19:10", ask_for_the_hamlet);
    return days;
}

}  // namespace demonstration
