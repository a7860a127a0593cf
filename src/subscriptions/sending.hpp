#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "subscriptions/subscription.hpp"

/// What is on its way to subscribers. A message that a head approved is queued once, on its first day, for everybody
/// who had confirmed by then; whoever comes later reads it on the page. Of each sending a row is there while it waits;
/// before the network is asked the row says so, and then it is never tried again unless the answer says that nothing
/// went out: when the server dies between, one letter is missing rather than one too many. Only numbers are kept.
namespace subscriptions {

/// Queues the code of a subscription, to its own address.
void tell_code(store::Transaction& tx, std::int64_t home, SubscriptionId id, Channel channel);
/// Nothing of a subscription waits any more.
void forget_sendings(store::Transaction& tx, std::int64_t home, SubscriptionId id);

/// Queues some of what approved messages have to go out, the most urgent message first; gives whether there is more.
bool queue_some(store::Transaction& tx);
/// What still waits of a message whose last day has passed did not arrive.
void close_over(store::Transaction& tx);

/// One sending that nobody else will try.
struct Due {
    std::int64_t home = 0;
    SubscriptionId subscription;
    base::Uuid letter;  ///< an id of its own, new at each try
    Channel channel = Channel::email;
    base::Language language = base::Language::vi;
    std::string address;
    std::string code;
    std::optional<outreach::MessageId> message;  ///< none: the code is told
    bool is_confirmed = false;
    std::vector<std::string> places;  ///< that were asked for, when the code is told
};
/// The most urgent one that is due: emergencies at any hour, codes too, all else between 6 and 21 o'clock in Vietnam.
std::optional<Due> take_next(store::Transaction& tx, const store::MasterKey& master, Channel channel);

enum class Outcome { sent, later, refused, no_such_address };
/// later: with growing pauses, until the message's last day or, for a code, two days. no_such_address: the subscription
/// is forgotten.
void mark(store::Transaction& tx, const Due& due, Outcome outcome);

/// How a message stands on one channel. The numbers are left out together when all of them are few.
struct Standing {
    Channel channel = Channel::email;
    std::optional<std::int64_t> sent;
    std::optional<std::int64_t> failed;
    std::optional<std::int64_t> waiting;
    bool is_queued = false;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (channel, sent, failed, waiting, is_queued))
/// For those who see the message. Problems: message.not_found, account.outside_area.
std::vector<Standing> standings(store::Transaction& tx, const base::Who& who, outreach::MessageId id);

}  // namespace subscriptions
