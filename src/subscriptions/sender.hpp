#pragma once

#include <functional>
#include <vector>

#include "jobs/schedule.hpp"
#include "mail/settings.hpp"
#include "subscriptions/gateway.hpp"
#include "subscriptions/wording.hpp"

/// What stands between the store and the network. No transaction is open while the network is asked.
namespace subscriptions {

/// Sends what is due on one channel, one by one: taken, sent, marked. It stops where the other side says "later", so
/// that a server which is away is not asked for each of thousands.
using Send = std::function<Outcome(const Due&, const outreach::Told&)>;
void send_due(store::Database& database, const store::MasterKey& master, Channel channel, const Send& send);

/// Queues what has to go out, closes what is over, and forgets who did not confirm.
std::vector<jobs::Job> jobs_of();
/// Each on a thread of its own: neither server waits for the other.
std::vector<jobs::Job> email_jobs(const store::MasterKey& master, const mail::Settings& settings, const Origin& origin);
std::vector<jobs::Job> sms_jobs(const store::MasterKey& master, const Gateway& gateway, const Origin& origin);

}  // namespace subscriptions
