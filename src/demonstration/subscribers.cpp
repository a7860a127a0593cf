#include "demonstration/subscribers.hpp"

#include "accounts/door.hpp"
#include "accounts/secret.hpp"
#include "demonstration/script.hpp"
#include "subscriptions/sending.hpp"

namespace demonstration {
namespace {

using subscriptions::Channel;

/// Asks, and enters the code that came.
void subscribe(store::Transaction& tx, const store::MasterKey& master, const subscriptions::Wanted& wanted) {
    subscriptions::ask(tx, master, {true, true}, wanted, accounts::new_code(accounts::public_code));
    const auto letter = subscriptions::take_next(tx, master, wanted.channel);
    subscriptions::confirm(tx, letter.value().code);
    subscriptions::mark(tx, *letter, subscriptions::Outcome::sent);
}

void subscribe_some(store::Transaction& tx, const store::MasterKey& master, const Cast& cast) {
    for (int i = 1; i <= 7; ++i)
        subscribe(tx, master, {Channel::email, "bacon" + std::to_string(i) + "@lalanh.example", {cast.commune}});
    for (int i = 1; i <= 6; ++i)
        subscribe(tx, master,
                  {Channel::sms, "040000010" + std::to_string(i), {cast.areas.at("0" + std::to_string(i)).id}});
}

}  // namespace

Meanwhile subscriber_days(const Cast& cast, const store::MasterKey& master, base::Day today) {
    Meanwhile days;
    days.emplace(moment(today - 3, "18:20"),
                 [&cast, &master](store::Transaction& tx) { subscribe_some(tx, master, cast); });
    return days;
}

}  // namespace demonstration
