#include "demonstration/books.hpp"

#include <functional>

#include "demonstration/giving.hpp"
#include "ledger/handing_over.hpp"
#include "ledger/head.hpp"
#include "ledger/tree.hpp"

namespace demonstration {
namespace {

using ledger::Amount;
using ledger::Kind;

constexpr std::int64_t hour_ms = 3'600'000;
constexpr const char* purse = "cash:mat-tran-giao-xuan";
constexpr const char* store_room = "stock:kho-giao-xuan";
constexpr const char* cart = "way:xe-chuyen-dau";

Amount rice(std::int64_t kilograms, const char* valued_by) {
    constexpr std::int64_t price = 15'000;
    return {"gao-te", kilograms * 1000, kilograms * price, valued_by};
}
Amount eggs(std::int64_t pieces) {
    constexpr std::int64_t price = 3'000;
    return {"trung-ga", pieces, pieces * price, "giá chợ Giao Xuân"};
}

/// Whoever writes the ledger of the commune on one day.
struct Writer {
    store::Transaction& tx;
    base::Who who;
    areas::AreaId commune;

    ledger::NewEntry entry(Kind kind, const std::string& words) const {
        return {.kind = kind, .day = base::day_of(tx.now()), .area = commune, .words = words, .lines = {}};
    }
    ledger::Entry write(Kind kind, const std::string& words, const std::string& from, const std::string& to,
                        const Amount& amount) const {
        auto one = entry(kind, words);
        one.lines = ledger::moved(from, to, amount);
        return ledger::post(tx, who, one);
    }
};

void name_things(const Writer& writer) {
    auto& tx = writer.tx;
    ledger::name_commodity(tx, writer.who, {"gao-te", "Gạo tẻ", "kg", 1000});
    ledger::name_commodity(tx, writer.who, {"trung-ga", "Trứng gà", "quả", 1});
    ledger::name_account(tx, writer.who, purse, "Mặt trận xã Giao Xuân");
    ledger::name_account(tx, writer.who, store_room, "Kho nhà văn hóa xã Giao Xuân");
    ledger::name_account(tx, writer.who, cart, "Chuyến xe đầu tiên");
    ledger::name_account(tx, writer.who, "donors:khong-neu-ten", "Người ủng hộ không nêu tên");
    ledger::name_account(tx, writer.who, "bought:hop-tac-xa", "Hợp tác xã nông nghiệp");
    ledger::name_account(tx, writer.who, "spent:van-chuyen", "Vận chuyển");
    ledger::name_account(tx, writer.who, "lost:mua-bao", "Ướt vì mưa bão");
}

void take_gifts(const Writer& writer) {
    name_things(writer);
    writer.write(Kind::gift, "Ủng hộ bà con khu cách ly, người gửi không nêu tên", "donors:khong-neu-ten", purse,
                 ledger::money(5'000'000));
    writer.write(Kind::gift, "200 kg gạo của một nhà hảo tâm", "donors:khong-neu-ten", store_room,
                 rice(200, "giá chợ Giao Xuân"));
    writer.write(Kind::gift, "600 quả trứng gà của trại chăn nuôi trong xã", "donors:khong-neu-ten", store_room,
                 eggs(600));
}

void buy(const Writer& writer) {
    auto purchase = writer.entry(Kind::purchase, "Mua 160 kg gạo, ba báo giá, chọn giá thấp nhất");
    purchase.lines = ledger::moved(purse, "bought:hop-tac-xa", ledger::money(2'400'000));
    for (const auto& line : ledger::moved("bought:hop-tac-xa", store_room, rice(160, "hóa đơn 0000127")))
        purchase.lines.push_back(line);
    ledger::post(writer.tx, writer.who, purchase);
    writer.write(Kind::cost, "Xăng xe chở gạo", purse, "spent:van-chuyen", ledger::money(180'000));
    const auto twice = writer.write(Kind::cost, "Xăng xe chở gạo", purse, "spent:van-chuyen", ledger::money(180'000));
    ledger::correct(writer.tx, writer.who, twice.id, "Ghi trùng phiếu xăng, trả lại quỹ");
}

void hand_out(const Writer& writer, const Cast& cast) {
    writer.write(Kind::issue, "Xuất gạo cho chuyến xe đầu tiên", store_room, cart, rice(210, "giá chợ Giao Xuân"));
    writer.write(Kind::loss, "Một bao ướt khi dột mái kho, có biên bản", store_room, "lost:mua-bao",
                 rice(10, "giá chợ Giao Xuân"));
    const auto reached = [&](const char* hamlet, std::int64_t households) {
        return ledger::Reached{cast.areas.at(hamlet).id, households, {rice(10 * households, "giá chợ Giao Xuân")}};
    };
    ledger::post_deliveries(writer.tx, writer.who,
                            {.day = base::day_of(writer.tx.now()),
                             .campaign = std::nullopt,
                             .from = cart,
                             .words = "Mỗi hộ 10 kg gạo",
                             .reached = {reached("01", 9), reached("02", 6), reached("05", 2), reached("07", 3)}});
}

}  // namespace

Meanwhile book_days(const Cast& cast, const store::MasterKey& master, base::Day today) {
    Meanwhile days;
    const auto write_on = [&](int days_ago, const std::function<void(const Writer&)>& what) {
        constexpr int morning = 9;
        const base::Instant when{base::start_of(today - days_ago).ms + morning * hour_ms};
        days.emplace(when, [&cast, master, what](store::Transaction& tx) {
            what({tx, who_is(tx, cast.players.at("canbo")), cast.commune});
            ledger::grow(tx);
            ledger::publish_head(tx, ledger::SigningKey(master));
        });
    };
    write_on(6, take_gifts);
    write_on(5, [&cast, master](const Writer& writer) { call_for_gifts(writer.tx, master, cast); });
    write_on(4, buy);
    write_on(2, [&cast](const Writer& writer) { hand_out(writer, cast); });
    return days;
}

}  // namespace demonstration
