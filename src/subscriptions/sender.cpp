#include "subscriptions/sender.hpp"

#include "base/log.hpp"
#include "base/named.hpp"
#include "mail/wire.hpp"

namespace subscriptions {
namespace {

using namespace std::chrono_literals;

/// One turn of the job; the next follows at once.
constexpr int sendings_a_turn = 500;

Outcome send_letter(mail::OutgoingServer& server, const mail::Settings& settings, const mail::Letter& letter,
                    base::Instant at) {
    try {
        server.send(letter.receiver, on_the_wire(letter, std::nullopt, {settings.address, settings.name}, at));
        return Outcome::sent;
    } catch (const mail::WireError& error) {
        // What a mail server says may name the mailbox, so it is not written down.
        return error.is_for_good ? Outcome::no_such_address : Outcome::later;
    }
}

void queue_all(store::Database& database) {
    while (database.write([](store::Transaction& tx) { return queue_some(tx); })) {
    }
}

}  // namespace

void send_due(store::Database& database, const store::MasterKey& master, Channel channel, const Send& send) {
    for (int i = 0; i < sendings_a_turn; ++i) {
        const auto due = database.write([&](store::Transaction& tx) { return take_next(tx, master, channel); });
        if (!due) return;
        const auto told = due->message
                              ? database.read([&](store::Transaction& tx) { return outreach::told(tx, *due->message); })
                              : outreach::Told{};
        const auto outcome = send(*due, told);
        database.write([&](store::Transaction& tx) { mark(tx, *due, outcome); });
        if (outcome != Outcome::later) continue;
        base::log("news_put_off", {{"channel", base::name_of(channel)}});
        return;
    }
}

std::vector<jobs::Job> jobs_of() {
    const auto writes = [](auto verb) {
        return [verb](store::Database& database) { database.write([&](store::Transaction& tx) { verb(tx); }); };
    };
    return {
        {"queue messages for who asked for news", 2s, queue_all},
        {"end messages whose last day has passed", 10min, writes([](store::Transaction& tx) { close_over(tx); })},
        {"forget who did not confirm", 10min, writes([](store::Transaction& tx) { forget_unconfirmed(tx, 500); })},
    };
}

std::vector<jobs::Job> email_jobs(const store::MasterKey& master, const mail::Settings& settings,
                                  const Origin& origin) {
    return {{"send news by e-mail", 2s, [=](store::Database& database) {
                 mail::OutgoingServer server(settings);
                 send_due(database, master, Channel::email, [&](const Due& due, const outreach::Told& told) {
                     return send_letter(server, settings, letter_of(due, told, origin), database.options().clock());
                 });
             }}};
}

std::vector<jobs::Job> sms_jobs(const store::MasterKey& master, const Gateway& gateway, const Origin& origin) {
    return {{"send news by SMS", 2s, [=](store::Database& database) {
                 send_due(database, master, Channel::sms, [&](const Due& due, const outreach::Told& told) {
                     const auto answer = send(gateway, due.address, sms_of(due, told, origin).text);
                     if (answer.outcome != Outcome::sent) base::log("sms_gateway", {{"said", answer.said}});
                     return answer.outcome;
                 });
             }}};
}

}  // namespace subscriptions
