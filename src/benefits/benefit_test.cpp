#include <doctest/doctest.h>

#include "benefits/supporters.hpp"
#include "problem_of.hpp"

using namespace benefits;

using spec::Supporters;

namespace {

households::Member cam() {
    return {"Đỗ Thị Cam", 1961, "0400123456"};
}

}  // namespace

TEST_CASE_FIXTURE(Supporters, "a household is due a policy once, and the second entry names the code of the first") {
    const auto list = list_of(once);
    const auto home = home_of("Nguyễn Thị Lụa");
    const auto first = put(list, home);
    CHECK(first.amount == 1'500'000);
    CHECK_FALSE(first.waits);
    CHECK(problem_of([&] { put(list, home); }) == "benefit_entry.due_once");
    CHECK(problem_of([&] { put(list_of(once), home); }) == "benefit_entry.due_once");
    CHECK(now(list).numbers.listed == Sum{1, 1'500'000});
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Supporters, "who was written down twice in the register waits for a person, and only one is paid") {
    const auto list = list_of(once);
    const auto first = put(list, family({cam()}, "Số 7, ngõ 2"));
    const auto second = put(list, family({{"Bui Van Luu", 1955, "0400 123 456"}, {"do thi cam", 1961, {}}}, "7/2"));
    CHECK(second.waits);
    CHECK(now(list).numbers.waits == Sum{1, 1'500'000});
    posted(list);
    CHECK(approved(list).numbers.to_pay == Sum{1, 1'500'000});
    CHECK(problem_of([&] { paid(second); }) == "benefit_entry.not_in_state");
    const auto refused = decided(second, first, true);
    CHECK(refused.state == EntryState::refused);
    CHECK(refused.reason == "Đã đến hỏi từng nhà");
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Supporters, "two that only look alike are both paid once a person said so") {
    const auto list = list_of(once);
    const auto first = put(list, family({cam()}, "Số 7, ngõ 2"));
    const auto second = put(list, family({{"do thi cam", 1961, "0400123456"}}, "7/2"));
    posted(list);
    approved(list);
    CHECK_FALSE(decided(second, first, false).waits);
    CHECK(approved(list).numbers.to_pay == Sum{2, 3'000'000});
    paid(first);
    paid(second);
    CHECK(now(list).numbers.paid == Sum{2, 3'000'000});
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Supporters, "of two entries of what became one household after the approval, one is paid") {
    const auto list = list_of(once);
    const auto keep = family({cam()}, "Số 7, ngõ 2");
    const auto first = put(list, keep);
    const auto second = put(list, family({{"do thi cam", 1961, "0400123456"}}, "7/2"));
    decided(second, first, false);
    posted(list);
    approved(list);
    merge(keep);
    paid(first);
    CHECK(problem_of([&] { paid(second); }) == "benefit_entry.due_once");
    const auto other = list_of(once);
    CHECK(problem_of([&] { put(other, second.household); }) == "benefit_entry.due_once");
}

TEST_CASE_FIXTURE(Supporters, "what became one household before the approval waits for a person") {
    const auto list = list_of(once);
    const auto keep = family({cam()}, "Số 7, ngõ 2");
    const auto first = put(list, keep);
    const auto second = put(list, family({{"do thi cam", 1961, "0400123456"}}, "7/2"));
    decided(second, first, false);
    write([&](store::Transaction& tx) { return tx.change("DELETE FROM benefit_likeness"); });
    merge(keep);
    posted(list);
    CHECK(approved(list).state == ListState::posted);
    CHECK(problem_of([&] { approved(list); }) == "benefit_list.nothing_to_approve");
    CHECK(write([&](store::Transaction& tx) { return doubles_of(tx, lan, first.id); }).at(0).why == "merged");
}

TEST_CASE_FIXTURE(Supporters, "a policy for persons is due each person of a household, by name, and each once") {
    const auto each = added("Hỗ trợ từng người", Whom::person, 1'000'000);
    const auto list = list_of(each);
    const auto home = family({cam(), {"Bùi Văn Lưu", 1955, {}}});
    put(list, home, Person{"Đỗ Thị Cam", 1961});
    put(list, home, Person{"Bùi Văn Lưu", {}});
    CHECK(problem_of([&] { put(list, home, Person{"Bùi Văn Lưu", 1955}); }) == "benefit_entry.due_once");
    CHECK(problem_of([&] { put(list, home, Person{"Người lạ", {}}); }) == "benefit_entry.person_unknown");
    CHECK(problem_of([&] { put(list, home); }) == "benefit_entry.person_missing");
    CHECK(put(list, home_of("Do Thi Cam", 1962), Person{"Do Thi Cam", 1962}).waits);
    CHECK_FALSE(put(list, home_of("Do Thi Cam", 1990), Person{"Do Thi Cam", 1990}).waits);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Supporters,
                  "days are paid up to the most that the policy pays, and a second stay waits for a person") {
    auto wanted = policy("Tiền ăn cách ly", Whom::household, 80'000);
    wanted.per_day = true;
    wanted.most_days = 21;
    const auto list = list_of(add(wanted));
    const auto home = home_of("Nguyễn Thị Lụa");
    CHECK(problem_of([&] { put(list, home); }) == "benefit_entry.days_wrong");
    CHECK(problem_of([&] { put(list, home, {}, 22); }) == "benefit_entry.over_days");
    CHECK(put(list, home, {}, 14).amount == 14 * 80'000);
    CHECK(put(list, home, {}, 7).waits);
    CHECK(problem_of([&] { put(list, home, {}, 1); }) == "benefit_entry.over_days");
}

TEST_CASE_FIXTURE(Supporters, "policies that exclude each other are not combined, whichever of them says so") {
    auto wanted = policy("Hộ đã nhận túi an sinh", Whom::household, 1'200'000);
    wanted.excludes = {once.code};
    const auto lesser = add(wanted);
    const auto home = home_of("Nguyễn Thị Lụa");
    const auto first = put(list_of(lesser), home);
    const auto list = list_of(once);
    CHECK(problem_of([&] { put(list, home); }) == "benefit_entry.not_combined");
    write([&](store::Transaction& tx) { return give_up(tx, lan, first.id, "Chọn mức kia"); });
    CHECK(put(list, home).state == EntryState::listed);
}

TEST_CASE_FIXTURE(Supporters, "what was approved is what was paid, what waits and what came back, in the ledger too") {
    const auto list = list_of(once);
    std::vector<Entry> all;
    for (const auto* name : {"Lụa", "Mận", "Đào", "Cúc"}) all.push_back(put(list, home_of(name)));
    CHECK(problem_of([&] { approved(list); }) == "benefit_list.not_in_state");
    posted(list);
    CHECK(approved(list).in_hand == 6'000'000);
    const auto first = paid(all[0]);
    const auto wrongly = paid(all[1], Proxy{"Lê Văn Ba", "con trai"});
    CHECK(wrongly.paid_to == PaidTo::proxy);
    CHECK(problem_of([&] { paid(all[0]); }) == "benefit_entry.not_in_state");
    back(wrongly, false);
    write([&](store::Transaction& tx) { return give_up(tx, lan, all[2].id, "Nhường hộ khác"); });
    const auto told = now(list);
    CHECK(told.numbers.paid == Sum{1, 1'500'000});
    CHECK(told.numbers.returned == Sum{1, 1'500'000});
    CHECK(told.numbers.given_up == Sum{1, 1'500'000});
    CHECK(told.numbers.to_pay == Sum{1, 1'500'000});
    CHECK(told.in_hand == told.numbers.to_pay.amount);
    CHECK(balance("delivered:vn:34:338:12475") == 1'500'000);
    CHECK(balance("donors:ngan-sach") == -3'000'000);
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { return close_list(tx, lan, list.id); }); }) ==
          "benefit_list.something_left");
    CHECK(write([&](store::Transaction& tx) { return ledger::get(tx, first.ledger_code).words; }) ==
          "Chi trợ cấp theo danh sách " + list.code);
    CHECK(wrong() == 0);
    write([](store::Transaction& tx) {
        rebuild_counts(tx);
        return 0;
    });
    CHECK(now(list).numbers == told.numbers);
}

TEST_CASE_FIXTURE(Supporters, "money that went to the wrong household waits to be paid again to the right one") {
    const auto list = list_of(once);
    const auto entry = put(list, home_of("Lụa"));
    posted(list);
    approved(list);
    const auto payment = paid(entry);
    CHECK(back(payment, true).why_taken_back == "Chi nhầm hộ");
    CHECK(problem_of([&] { back(payment, true); }) == "benefit_payment.taken_back_already");
    CHECK(now(entry).state == EntryState::approved);
    paid(entry);
    CHECK(now(list).in_hand == 0);
    CHECK(write([&](store::Transaction& tx) { return payments_of(tx, lan, entry.id); }).size() == 2);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Supporters, "who made the list does not approve it, and not below the level that the paper names") {
    auto wanted = policy("Cấp huyện duyệt", Whom::household, 1);
    wanted.approved_at_level = areas::district_level;
    const auto upper = add(wanted);
    CHECK(problem_of([&] { list_of(upper); }) == "benefit_list.approver_too_low");
    const auto list = write([&](store::Transaction& tx) {
        return make_list(
            tx, lan, {{tx.new_id()}, upper.code, areas::AreaId{id("commune_a")}, committee, id("committee_province")});
    });
    put(list, home_of("Lụa"));
    posted(list);
    CHECK(problem_of([&] { approved(list); }) == "account.outside_area");
    const auto own = write([&](store::Transaction& tx) {
        return make_list(tx, dung, {{tx.new_id()}, once.code, areas::AreaId{id("commune_a")}, committee, {}});
    });
    put(own, home_of("Mận"));
    posted(own);
    CHECK(problem_of([&] { approved(own); }) == "benefit_list.own_list");
}

TEST_CASE_FIXTURE(Supporters, "the longest wait stands first among those who should have received and did not") {
    const auto list = list_of(once);
    const auto early = put(list, home_of("Lụa"));
    posted(list);
    approved(list);
    pass_days(3);
    const auto late = put(list, home_of("Mận"));
    approved(list);
    const auto waiting =
        write([&](store::Transaction& tx) { return unpaid(tx, lan, {.body = committee, .after = ""}); });
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].id == early.id);
    const auto next = write(
        [&](store::Transaction& tx) { return unpaid(tx, lan, {.body = committee, .after = place_of(waiting[0])}); });
    REQUIRE(next.size() == 1);
    CHECK(next[0].id == late.id);
}

TEST_CASE_FIXTURE(Supporters, "a household is not forgotten while support waits for it, and its people are with it") {
    const auto each = added("Hỗ trợ từng người", Whom::person, 1'000'000);
    const auto home = home_of("Nguyễn Thị Lụa");
    const auto list = list_of(each);
    const auto entry = put(list, home, Person{"Nguyễn Thị Lụa", {}});
    const auto waits = [&] { return write([&](store::Transaction& tx) { return helps(tx, home); }); };
    CHECK(waits());
    write([&](store::Transaction& tx) { return refuse(tx, lan, entry.id, "Không thuộc diện"); });
    CHECK_FALSE(waits());
    const auto is_kept = [&] {
        return write(
            [&](store::Transaction& tx) { return store::unseal(tx, app().master, entry.id.uuid).has_value(); });
    };
    CHECK(is_kept());
    write([&](store::Transaction& tx) {
        erase_of(tx, home);
        return 0;
    });
    CHECK_FALSE(is_kept());
}

TEST_CASE_FIXTURE(Supporters, "who stands in a list is no household to the register, whatever words both have") {
    const auto home = family({cam()});
    put(list_of(added("Hỗ trợ từng người", Whom::person, 1'000'000)), home, Person{"Đỗ Thị Cam", 1961});
    const auto namesake = family({{"do thi cam", 1961, {}}});
    write([&](store::Transaction& tx) {
        CHECK(households::list(tx, app().master, lan,
                               {.area = areas::AreaId{id("commune_a")}, .team = {}, .words = "Đỗ Thị Cam"})
                  .size() == 2);
        households::find_again(tx, app().master, namesake);
        CHECK(households::twins(tx, lan, {.area = areas::AreaId{id("commune_a")}, .after = ""}).size() == 1);
    });
}
