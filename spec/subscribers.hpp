#pragma once

#include "accounts/door.hpp"
#include "accounts/secret.hpp"
#include "cast.hpp"
#include "subscriptions/address.hpp"
#include "subscriptions/sending.hpp"
#include "subscriptions/subscription.hpp"

namespace spec {

/// People who ask for news, and a committee that sends some.
struct Subscribers : Cast {
    using Channel = subscriptions::Channel;
    using Outcome = subscriptions::Outcome;
    using Wanted = subscriptions::Wanted;

    base::Who son = who("son");
    base::Who dung = who("dung");
    Wanted an = {Channel::email, "an@noi.vn", {{id("commune_a")}}};
    int letters = 0;

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    Wanted numbered(int number, const char* area) const {
        return {Channel::email, "nguoi" + std::to_string(number) + "@noi.vn", {{id(area)}}};
    }
    void ask(const Wanted& wanted) {
        const auto code = accounts::new_code(accounts::public_code);
        write([&](store::Transaction& tx) { subscriptions::ask(tx, app().master, {true, true}, wanted, code); });
    }
    std::optional<subscriptions::Due> take(Channel channel) {
        return write([&](store::Transaction& tx) { return subscriptions::take_next(tx, app().master, channel); });
    }
    void mark(const subscriptions::Due& due, Outcome outcome) {
        write([&](store::Transaction& tx) { subscriptions::mark(tx, due, outcome); });
    }
    subscriptions::Own confirm(const std::string& code) {
        return write([&](store::Transaction& tx) { return subscriptions::confirm(tx, code); });
    }
    subscriptions::Own own(const std::string& code) {
        return write([&](store::Transaction& tx) { return subscriptions::own(tx, code); });
    }
    void leave(const std::string& code) {
        write([&](store::Transaction& tx) { subscriptions::leave(tx, code); });
    }
    void forget_unconfirmed() {
        write([](store::Transaction& tx) { subscriptions::forget_unconfirmed(tx, 100); });
    }
    subscriptions::Reach reach(const char* area) {
        return write([&](store::Transaction& tx) { return subscriptions::reach(tx, {true, true}, {{id(area)}}); });
    }
    /// Asked and confirmed; gives the code.
    std::string subscribed(const Wanted& wanted) {
        ask(wanted);
        const auto letter = take(wanted.channel);
        mark(*letter, Outcome::sent);
        confirm(letter->code);
        return letter->code;
    }
    void queue() {
        while (write([](store::Transaction& tx) { return subscriptions::queue_some(tx); })) {
        }
    }
    /// Written, approved and queued, for commune A.
    outreach::MessageId publish(const std::vector<Channel>& channels,
                                outreach::Priority priority = outreach::Priority::ordinary, int first_day = 0) {
        outreach::NewMessage wanted;
        wanted.body = id("committee_a");
        wanted.content.title = "Khẩu trang";
        wanted.content.text = "Bà con đeo khẩu trang.";
        wanted.content.priority = priority;
        wanted.content.areas = {{id("commune_a")}};
        wanted.content.channels = channels;
        write([&](store::Transaction& tx) {
            wanted.id = {tx.new_id()};
            wanted.content.from = base::day_of(tx.now()) + first_day;
            wanted.content.until = wanted.content.from + 2;
        });
        write([&](store::Transaction& tx) { outreach::write(tx, son, wanted); });
        write([&](store::Transaction& tx) { outreach::submit(tx, son, wanted.id, {}); });
        write([&](store::Transaction& tx) { outreach::decide(tx, dung, wanted.id, {true, ""}); });
        queue();
        return wanted.id;
    }
    std::int64_t count(const std::string& table) {
        return write([&](store::Transaction& tx) { return tx.run("SELECT count(*) AS n FROM " + table); })
            .front()
            .integer("n");
    }
    std::int64_t waiting() { return count("subscription_sending WHERE state = 'waiting'"); }
};

}  // namespace spec
