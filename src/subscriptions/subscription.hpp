#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/problem_text.hpp"
#include "households/household.hpp"
#include "outreach/message.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

/// Those who asked for news of a place by e-mail or SMS, without an account. They confirm by a code that only the
/// holder of the address gets, and by the same code they change it and leave. Addresses and numbers lie sealed: nobody
/// finds a person here, and the product's people see only how many there are.
namespace subscriptions {

using SubscriptionId = base::Id<struct SubscriptionTag>;
using households::Place;
using outreach::Channel;

/// Which ways are set up here.
struct Channels {
    bool email = false;
    bool sms = false;
};
BOOST_DESCRIBE_STRUCT(Channels, (), (email, sms))

struct Wanted {
    Channel channel = Channel::email;
    std::string address;  ///< of e-mail, or a telephone number
    std::vector<areas::AreaId> areas;
    base::Language language = base::Language::vi;
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (channel, address, areas, language))

/// Sends the code to the address, which confirms it; whoever has confirmed is told the code again and nothing changes.
/// The caller cannot learn whether the address was there before. The same address is written to at most three times a
/// day, whoever asks. Problems: subscription.channel_closed, subscription.no_area, subscription.too_many_areas,
/// subscription.area_too_wide (a commune is the widest), area.not_found, request.fields_wrong (with
/// subscription.email_wrong or subscription.number_wrong).
void ask(store::Transaction& tx, const store::MasterKey& master, const Channels& open, const Wanted& wanted,
         const std::string& code);

/// What the holder of the code sees; the address is not told even to them.
struct Own {
    Channel channel = Channel::email;
    std::vector<Place> areas;
    std::optional<base::Instant> confirmed_at;
};
BOOST_DESCRIBE_STRUCT(Own, (), (channel, areas, confirmed_at))

/// Problem of these: subscription.code_unknown.
Own own(store::Transaction& tx, std::string_view code);
/// From now on news come. Harmless to repeat.
Own confirm(store::Transaction& tx, std::string_view code);
/// Problems besides: those of areas in ask().
Own choose_areas(store::Transaction& tx, std::string_view code, const std::vector<areas::AreaId>& areas);
/// Everything of it is forgotten, what waits too.
void leave(store::Transaction& tx, std::string_view code);

/// An address that does not exist: forgotten as if its holder had left.
void forget(store::Transaction& tx, SubscriptionId id);
/// Forgets those who did not confirm within two days.
void forget_unconfirmed(store::Transaction& tx, std::size_t most);

/// How many people, or nothing when there are so few that a number could point at them.
struct Count {
    std::optional<std::int64_t> people;
};
BOOST_DESCRIBE_STRUCT(Count, (), (people))
inline constexpr std::int64_t fewest_shown = 5;
Count shown(std::int64_t people);

/// How many would get a message for these areas: those who asked for one of them, for what lies in it, or for what it
/// lies in.
struct Reach {
    Channels open;
    Count email;
    Count sms;
};
BOOST_DESCRIBE_STRUCT(Reach, (), (open, email, sms))
/// Problem: area.not_found.
Reach reach(store::Transaction& tx, const Channels& open, const std::vector<areas::AreaId>& areas);

}  // namespace subscriptions
