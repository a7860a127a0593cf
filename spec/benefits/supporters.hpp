#pragma once

#include "benefits/payment.hpp"
#include "cast.hpp"
#include "households/twin.hpp"
#include "ledger/balance.hpp"

namespace spec {

using namespace benefits;

/// The committee of commune A supports households in hardship by a paper of its own.
struct Supporters : Cast {
    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    base::Who lan = who("lan");
    base::Who dung = who("dung");
    base::Who son = who("son");
    base::Uuid committee = id("committee_a");
    Policy once = added("Hỗ trợ hộ khó khăn", Whom::household, 1'500'000);

    base::Uuid fresh() {
        return write([](store::Transaction& tx) { return tx.new_id(); });
    }
    base::Day today() {
        return write([](store::Transaction& tx) { return base::day_of(tx.now()); });
    }
    NewPolicy policy(const std::string& name, Whom whom, std::int64_t amount) {
        return {.id = {fresh()},
                .body = committee,
                .name = name,
                .whom = whom,
                .who_is_due = "Hộ, người gặp khó khăn do dịch",
                .kinds = {},
                .amount = amount,
                .per_day = false,
                .most_days = {},
                .excludes = {},
                .approved_at_level = areas::commune_level,
                .valid_from = today(),
                .valid_until = {},
                .paper = "Quyết định 12/QĐ-UBND ngày 10/6/2021"};
    }
    Policy add(const NewPolicy& wanted) {
        return write([&](store::Transaction& tx) { return add_policy(tx, lan, wanted); });
    }
    Policy added(const std::string& name, Whom whom, std::int64_t amount) { return add(policy(name, whom, amount)); }
    households::HouseholdId family(const std::vector<households::Member>& members, const std::string& address = "") {
        return write([&](store::Transaction& tx) {
            return households::enter(tx, app().master, lan,
                                     {.area = areas::AreaId{id("commune_a")},
                                      .people = static_cast<std::int64_t>(members.size()),
                                      .record = {.address = address, .members = members, .hardship = {}},
                                      .valid_from = {}});
        });
    }
    households::HouseholdId home_of(const std::string& name, std::optional<int> birth_year = {}) {
        return family(std::vector<households::Member>{{name, birth_year, {}}});
    }
    List list_of(const Policy& policy) {
        return write([&](store::Transaction& tx) {
            return make_list(tx, lan, {{tx.new_id()}, policy.code, areas::AreaId{id("commune_a")}, committee, {}});
        });
    }
    Entry put(const List& list, households::HouseholdId household, std::optional<Person> person = {},
              std::optional<std::int64_t> days = {}) {
        return write([&](store::Transaction& tx) {
            return add_entry(tx, app().master, lan, list.id, {{tx.new_id()}, household, person, days});
        });
    }
    List now(const List& list) {
        return write([&](store::Transaction& tx) { return get_list(tx, lan, list.id); });
    }
    Entry now(const Entry& entry) {
        return write([&](store::Transaction& tx) { return get_entry(tx, lan, entry.id); });
    }
    List posted(const List& list) {
        return write([&](store::Transaction& tx) { return post_list(tx, lan, list.id); });
    }
    List approved(const List& list) {
        return write([&](store::Transaction& tx) { return approve(tx, dung, list.id, {"15/QĐ-UBND"}); });
    }
    Payment paid(const Entry& entry, std::optional<Proxy> proxy = {}) {
        return write([&](store::Transaction& tx) {
            return pay(tx, app().master, son, entry.id, {{tx.new_id()}, base::day_of(tx.now()), Way::cash, proxy});
        });
    }
    Payment back(const Payment& payment, bool still_due) {
        return write([&](store::Transaction& tx) {
            return take_back(tx, son, payment.id, {"Chi nhầm hộ", still_due});
        });
    }
    Entry decided(const Entry& entry, const Entry& other, bool is_same) {
        return write([&](store::Transaction& tx) {
            return decide_double(tx, lan, entry.id, {other.id, is_same, "Đã đến hỏi từng nhà"});
        });
    }
    void merge(households::HouseholdId keep) {
        write([&](store::Transaction& tx) {
            const auto twin = households::twins(tx, lan, {.area = areas::AreaId{id("commune_a")}, .after = ""}).at(0);
            return households::merge(tx, app().master, lan, twin.id, keep);
        });
    }
    std::int64_t balance(const std::string& account) {
        return write([&](store::Transaction& tx) { return ledger::balance(tx, account, ledger::dong).quantity; });
    }
    std::size_t wrong() {
        return write(
            [](store::Transaction& tx) { return miscounts(tx).size() + ledger::balance_miscounts(tx).size(); });
    }
};

}  // namespace spec
