#pragma once

#include <optional>
#include <string>

#include "subscriptions/subscription.hpp"

/// The address of a subscription, as only the sender of news sees it.
namespace subscriptions {

struct Sealed {
    std::string address;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Sealed, (), (address, code))

/// As it is kept: "an@noi.vn", "0912345678" (ten digits, so that no dear foreign number is written to); nothing when it
/// is none.
std::optional<std::string> tidied(Channel channel, std::string_view typed);

/// By this the same address is known again; without the master key it says nothing, and cannot be made from a list of
/// numbers.
store::Bytes print_of(const store::MasterKey& master, Channel channel, const std::string& tidy);

void seal_address(store::Transaction& tx, const store::MasterKey& master, SubscriptionId id, const Sealed& sealed);
/// Nothing when it was forgotten.
std::optional<Sealed> unseal_address(store::Transaction& tx, const store::MasterKey& master, SubscriptionId id);

}  // namespace subscriptions
