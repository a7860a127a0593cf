#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/caller.hpp"
#include "registry/criteria.hpp"
#include "store/sealed.hpp"

/// A caller that wants to hear of households as they enter the register, or of children as they are born.
namespace registry {

using SubscriptionId = base::Id<struct RegistrySubscriptionTag>;

struct NewSubscription {
    std::string event;  ///< REGISTER or NewHouseHoldMember
    Filter filter;
    std::vector<std::string> fields;  ///< of those the caller may have
};

bool is_event(const std::string& event);

/// Nothing when it is subscribed to already.
std::optional<SubscriptionId> subscribe(store::Transaction& tx, const Caller& caller, const NewSubscription& wanted);

/// Whether there was such a subscription of the caller that had not ended.
bool unsubscribe(store::Transaction& tx, const Caller& caller, const std::string& code);

/// Reads the journal on and sends each subscriber what it asked for.
void tell_subscribers(store::Transaction& tx, const store::MasterKey& master);

}  // namespace registry
