#include "demonstration/giving.hpp"

#include "gifts/statement.hpp"

namespace demonstration {
namespace {

constexpr int receiving_days = 40;
constexpr int distribution_days = 15;

gifts::NewFundraiser meals(const Cast& cast, base::Day today) {
    gifts::NewFundraiser call;
    call.body = cast.bodies.at("mttq").uuid;
    call.name = "Bữa cơm nghĩa tình";
    call.purpose = "Gạo, trứng và rau cho bà con đang cách ly và bà con khó khăn trong xã";
    call.document = "Thư ngỏ số 02/TN-MTTQ";
    call.area = cast.commune;
    call.account = {"970405", "3600211178900", "UB MTTQ XA GIAO XUAN"};
    call.starts_on = today;
    call.receives_until = today + receiving_days;
    call.distributed_by = today + receiving_days + distribution_days;
    return call;
}

gifts::Donor donor(const std::string& kind, const std::string& public_name) {
    return {kind, public_name, {}};
}

}  // namespace

void call_for_gifts(store::Transaction& tx, const store::MasterKey& master, const Cast& cast) {
    const auto who = who_is(tx, cast.players.at("canbo"));
    const auto today = base::day_of(tx.now());
    const auto call = gifts::call_for(tx, who, meals(cast, today)).id;
    const auto promise = [&](gifts::Form form, std::int64_t amount, const std::string& words, const gifts::Donor& by,
                             const std::string& code) {
        gifts::pledge(tx, master, call, {gifts::GiftId{tx.new_id()}, form, amount, words, by}, code);
    };
    const auto take = [&](std::int64_t amount, const gifts::Donor& by, const std::string& paper,
                          const std::string& code) {
        gifts::Taking taking;
        taking.amount = amount;
        taking.received_on = today;
        taking.paper = paper;
        gifts::take(tx, master, who, call, {gifts::GiftId{tx.new_id()}, by, taking}, code);
    };
    take(3'000'000, donor("enterprise", "Cơ sở mây tre Hai Thành"), "BN-0001", "GAQ-GAQ-2XH");
    take(500'000, donor("household", ""), "BN-0002", "GAQ-GAQ-3XH");
    promise(gifts::Form::money, 1'000'000, "", donor("individual", ""), "GAQ-GAQ-4XH");
    promise(gifts::Form::goods, 0, "200 kg gạo", donor("religious", "Chùa làng Giao Xuân"), "GAQ-GAQ-5XH");
    promise(gifts::Form::work, 16, "Hai buổi sửa điện", donor("collective", "Nhóm thợ điện xóm 3"), "GAQ-GAQ-6XH");
    gifts::bring_statement(tx, who, call,
                           {{"FT21162001", today, 300'000, "Ung ho ba con"},
                            {"FT21162002", today, 1'000'000, "Ung ho bua com nghia tinh"}});
}

}  // namespace demonstration
