#include <doctest/doctest.h>

#include "problem_of.hpp"
#include "subscribers.hpp"
#include "subscriptions/sender.hpp"

using namespace subscriptions;
using outreach::Priority;
using spec::Subscribers;

namespace {

struct Sending : Subscribers {
    /// Sends all that is due; gives how many went out.
    int send_all(Outcome outcome = Outcome::sent) {
        int sent = 0;
        send_due(db(), app().master, Channel::email, [&](const Due&, const outreach::Told&) {
            ++sent;
            return outcome;
        });
        return sent;
    }
    Standing standing(outreach::MessageId message) {
        return write([&](store::Transaction& tx) { return standings(tx, son, message); }).at(0);
    }
    void subscribe_people(int most) {
        for (int i = 1; i <= most; ++i) subscribed(numbered(i, "commune_a"));
    }
    void close() {
        write([](store::Transaction& tx) { close_over(tx); });
    }
    void pass_hours(int hours) {
        const auto later = base::Instant{db().options().clock().ms + hours * 3'600'000LL};
        set_now(base::to_string(later));
    }
};

}  // namespace

TEST_CASE_FIXTURE(Sending, "each subscriber gets a message once, and only the numbers are kept") {
    subscribe_people(6);
    subscribed(numbered(7, "commune_b"));
    const auto message = publish({Channel::email});
    CHECK(standing(message).waiting == 6);
    CHECK(send_all() == 6);
    queue();
    CHECK(send_all() == 0);
    CHECK(standing(message).sent == 6);
    CHECK(standing(message).waiting == 0);
    CHECK(count("subscription_sending") == 0);
}

TEST_CASE_FIXTURE(Sending, "numbers of few people are not shown") {
    subscribe_people(4);
    const auto message = publish({Channel::email});
    send_all();
    CHECK_FALSE(standing(message).sent);
    CHECK_FALSE(standing(message).failed);
}

TEST_CASE_FIXTURE(Sending, "when the server dies while it sends, one is missing rather than one too many") {
    subscribe_people(5);
    const auto message = publish({Channel::email});
    CHECK(take(Channel::email));
    CHECK(send_all() == 4);
    pass_hours(3);
    CHECK(send_all() == 0);
    pass_days(4);
    close();
    CHECK(standing(message).sent == 4);
    CHECK(standing(message).failed == 1);
    CHECK(standing(message).waiting == 0);
}

TEST_CASE_FIXTURE(Sending, "what cannot go out now is tried again with growing pauses, until the last day") {
    subscribe_people(5);
    const auto message = publish({Channel::email});
    CHECK(send_all(Outcome::later) == 1);
    CHECK(send_all() == 4);
    CHECK_FALSE(take(Channel::email));
    pass_hours(1);
    CHECK(send_all(Outcome::later) == 1);
    pass_days(4);
    CHECK(send_all() == 0);
    close();
    CHECK(standing(message).failed == 1);
}

TEST_CASE_FIXTURE(Sending, "a mailbox that does not exist is forgotten, and counted") {
    subscribe_people(5);
    const auto message = publish({Channel::email});
    mark(*take(Channel::email), Outcome::no_such_address);
    CHECK(count("subscription") == 4);
    CHECK(standing(message).failed == 1);
}

TEST_CASE_FIXTURE(Sending, "a message that is withdrawn stops, and goes on when that is taken back") {
    subscribe_people(5);
    const auto message = publish({Channel::email});
    write([&](store::Transaction& tx) { outreach::withdraw(tx, dung, message, "Sai ngày"); });
    CHECK(send_all() == 0);
    write([&](store::Transaction& tx) { outreach::put_back(tx, dung, message); });
    CHECK(send_all() == 5);
}

TEST_CASE_FIXTURE(Sending, "a message goes out from its first day on") {
    subscribe_people(1);
    publish({Channel::email}, Priority::ordinary, 1);
    CHECK(send_all() == 0);
    pass_days(1);
    queue();
    CHECK(send_all() == 1);
}

TEST_CASE_FIXTURE(Sending, "emergencies go first, and at night nothing else does but codes") {
    subscribe_people(1);
    const auto ordinary = publish({Channel::email});
    const auto first = publish({Channel::email}, Priority::priority);
    const auto emergency = publish({Channel::email}, Priority::emergency);
    set_now("2021-06-11T16:00:00Z");  // 23:00 in Vietnam
    ask(numbered(2, "commune_a"));
    const auto one = *take(Channel::email);
    const auto two = *take(Channel::email);
    CHECK(one.message == emergency);
    CHECK_FALSE(two.message);
    CHECK_FALSE(take(Channel::email));
    set_now("2021-06-12T00:00:00Z");
    CHECK(take(Channel::email)->message == first);
    CHECK(take(Channel::email)->message == ordinary);
}

TEST_CASE_FIXTURE(Sending, "a letter says in which words, whose they are, and how its reader leaves") {
    const auto code = subscribed(an);
    const auto message = publish({Channel::email, Channel::page}, Priority::emergency);
    const auto due = *take(Channel::email);
    const auto told = write([&](store::Transaction& tx) { return outreach::told(tx, message); });
    const auto letter = letter_of(due, told, "https://la.example");
    CHECK(letter.words.subject == "Khẩn cấp: Khẩu trang");
    CHECK(letter.words.text ==
          "Khẩu trang\n\nBà con đeo khẩu trang.\n\nỦy ban nhân dân xã An Khê\n"
          "Đọc trên trang tin: https://la.example/tin/" +
              base::to_string(message) + "\n\n--\nThôi nhận tin: https://la.example/tin/nhan-tin/thoi?ma=" + code +
              "\n");
    const auto wire = mail::on_the_wire(letter, std::nullopt, {"tin@la.example", "Lá Lành"}, {1'623'400'000'000});
    CHECK(wire.find("List-Unsubscribe: <https://la.example/tin/nhan-tin/thoi?ma=" + code + ">\r\n") !=
          std::string::npos);
    CHECK(wire.find("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n") != std::string::npos);
    CHECK(sms_of(due, told, "https://la.example").text == "Khẩu trang. Bà con đeo khẩu trang. Thôi nhận: mã " + code);
}

TEST_CASE_FIXTURE(Sending, "a mail program leaves for its reader by one press, and may press twice") {
    const auto code = subscribed(an);
    for (int i = 0; i < 2; ++i)
        CHECK(Cast::ask("stranger", "POST", "/tin/nhan-tin/thoi?ma=" + code,
                        {{"content-type", "application/x-www-form-urlencoded"}}, "List-Unsubscribe=One-Click")
                  .status == 200);
    CHECK(count("subscription") == 0);
}
