#include "demonstration/produce.hpp"

#include "produce/match.hpp"

namespace demonstration {
namespace {

using produce::NewPosting;
using produce::PostingId;
using produce::Side;

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t kg = 1000;
constexpr int days_open = 9;

/// Somebody of the hamlets, or the commune's own kitchen.
struct Growers {
    store::Transaction& tx;
    const store::MasterKey& master;
    const Cast& cast;

    NewPosting says(Side side, areas::AreaId where, const char* item, std::int64_t amount,
                    std::optional<std::int64_t> price, const produce::Contact& contact) const {
        const auto today = base::day_of(tx.now());
        return {.id = std::nullopt,
                .side = side,
                .area = where,
                .item = item,
                .amount = amount,
                .price = price,
                .from = today,
                .until = today + days_open,
                .contact = contact};
    }
    PostingId post(const NewPosting& wanted) const { return produce::post(tx, master, wanted, produce::new_code()).id; }
};

void bring_cabbages_to_market(const Growers& people) {
    const auto first = people.cast.areas.at("01").id;
    const auto field = people.post(
        people.says(Side::offered, first, "cabbage", 400 * kg, 7000, {"Phạm Văn Su", "0400 930 001", "Hái buổi sáng"}));
    const auto market = people.post(people.says(Side::wanted, people.cast.commune, "cabbage", 150 * kg, 8000,
                                                {"Chợ đầu mối", "0400 930 002", "Lấy tại ruộng"}));
    const auto officer = who_is(people.tx, people.cast.players.at("canbo"));
    produce::match(people.tx, officer, {{people.tx.new_id()}, field, market, 100 * kg});
}

void look_for_vegetables(const Growers& people) {
    const auto officer = who_is(people.tx, people.cast.players.at("canbo"));
    produce::look_for(people.tx, people.master, officer, people.cast.bodies.at("ubnd").uuid,
                      people.says(Side::wanted, people.cast.commune, "vegetables", 60 * kg, 12'000,
                                  {"Bếp khu cách ly", "0400 930 003", "Cần mỗi sáng"}));
}

}  // namespace

void sell_produce(const AtTime& at, base::Instant now, const store::MasterKey& master, const Cast& cast) {
    const auto second = cast.areas.at("02").id;
    at({now.ms - hour_ms}, [&](store::Transaction& tx) {
        const Growers people{tx, master, cast};
        bring_cabbages_to_market(people);
        people.post(
            people.says(Side::offered, second, "eggs", 600, 26'000, {"Trịnh Thị Mùi", "0400 930 004", "Gà thả vườn"}));
        people.post(people.says(Side::offered, second, "vegetables", 40 * kg, std::nullopt,
                                {"Đoàn Văn Ngò", "0400 930 005", "Rau muống, mồng tơi"}));
        look_for_vegetables(people);
    });
}

}  // namespace demonstration
