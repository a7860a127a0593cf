#include <doctest/doctest.h>

#include "problem_of.hpp"
#include "subscribers.hpp"

using namespace subscriptions;
using spec::Subscribers;

TEST_CASE_FIXTURE(Subscribers, "news come only after the code that went to the address was entered") {
    ask(an);
    const auto letter = take(Channel::email);
    REQUIRE(letter);
    CHECK(letter->address == "an@noi.vn");
    CHECK_FALSE(letter->message);
    CHECK(letter->places == std::vector<std::string>{"Xã An Khê"});
    mark(*letter, Outcome::sent);
    CHECK(waiting() == 0);
    publish({Channel::email});
    CHECK_FALSE(take(Channel::email));
    CHECK_FALSE(own(letter->code).confirmed_at);
    CHECK(confirm(letter->code).confirmed_at);
    const auto message = publish({Channel::email});
    CHECK(take(Channel::email)->message == message);
}

TEST_CASE_FIXTURE(Subscribers, "who asks again under the same address is not taken twice, and learns nothing") {
    const auto code = subscribed(an);
    ask({Channel::email, " AN@noi.vn", {{id("commune_b")}}});
    const auto letter = take(Channel::email);
    REQUIRE(letter);
    CHECK(letter->is_confirmed);
    CHECK(letter->code == code);
    CHECK(own(code).areas.at(0).name == "Xã An Khê");
    CHECK(count("subscription") == 1);
}

TEST_CASE_FIXTURE(Subscribers, "nobody is flooded by whoever types their address") {
    for (int i = 0; i < 6; ++i) {
        ask(an);
        if (const auto letter = take(Channel::email)) mark(*letter, Outcome::sent), ++letters;
    }
    CHECK(letters == 3);
    pass_days(1);
    ask(an);
    CHECK(take(Channel::email));
}

TEST_CASE_FIXTURE(Subscribers, "what nobody confirms is forgotten after two days, what is confirmed stays") {
    ask(an);
    subscribed({Channel::sms, "0400 000 001", {{id("commune_a")}}});
    pass_days(2);
    forget_unconfirmed();
    CHECK(count("subscription") == 1);
    CHECK(count("subscription_area") == 1);
    CHECK(waiting() == 0);
}

TEST_CASE_FIXTURE(Subscribers, "who leaves is forgotten with what waits for them") {
    const auto code = subscribed(an);
    publish({Channel::email});
    CHECK(waiting() == 1);
    leave(code);
    CHECK(waiting() == 0);
    CHECK(count("subscription") == 0);
    CHECK(problem_of([&] { own(code); }) == "subscription.code_unknown");
}

TEST_CASE_FIXTURE(Subscribers, "what is kept shows no address") {
    subscribed(an);
    const auto rows = db().read([](store::Transaction& tx) { return tx.run("SELECT print FROM subscription"); });
    CHECK(rows.front().bytes("print").size() == 32);
    CHECK(tidied(Channel::sms, "+84 400 000 001") == "0400000001");
    CHECK_FALSE(tidied(Channel::sms, "+1 900 000 001"));
    CHECK_FALSE(tidied(Channel::email, "an@noi"));
}

TEST_CASE_FIXTURE(Subscribers, "how many a message would reach is said from five on") {
    for (int i = 1; i <= 4; ++i) subscribed(numbered(i, "commune_a"));
    CHECK_FALSE(reach("commune_a").email.people);
    subscribed(numbered(5, "commune_a"));
    CHECK(reach("commune_a").email.people == 5);
    CHECK(reach("district").email.people == 5);
    CHECK_FALSE(reach("commune_b").email.people);
    CHECK_FALSE(reach("commune_a").sms.people);
}

TEST_CASE_FIXTURE(Subscribers, "the holder of the code chooses other places") {
    const auto code = subscribed(an);
    write([&](store::Transaction& tx) { return choose_areas(tx, code, {{id("commune_b")}}); });
    publish({Channel::email});
    CHECK_FALSE(take(Channel::email));
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) { return choose_areas(tx, code, {{id("province")}}); });
          }) == "subscription.area_too_wide");
    const std::vector<areas::AreaId> none;
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { return choose_areas(tx, code, none); }); }) ==
          "subscription.no_area");
}
