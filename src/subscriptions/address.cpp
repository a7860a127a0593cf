#include "subscriptions/address.hpp"

#include <sodium/crypto_generichash.h>

#include "base/named.hpp"
#include "households/record.hpp"
#include "mail/address.hpp"

namespace subscriptions {

std::optional<std::string> tidied(Channel channel, std::string_view typed) {
    if (channel == Channel::email) return mail::tidy_address(typed);
    constexpr std::size_t digits_of_a_mobile = 10;
    auto digits = households::phone_digits(typed);
    return digits && digits->size() == digits_of_a_mobile ? digits : std::nullopt;
}

store::Bytes print_of(const store::MasterKey& master, Channel channel, const std::string& tidy) {
    const auto text = "the address of a subscription:" + base::name_of(channel) + ':' + tidy;
    store::Bytes print(crypto_generichash_BYTES);
    crypto_generichash(print.data(), print.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       master.bytes().data(), master.bytes().size());
    return print;
}

void seal_address(store::Transaction& tx, const store::MasterKey& master, SubscriptionId id, const Sealed& sealed) {
    // Of the country: where somebody wants news of is not to be read off where their address lies.
    store::seal(tx, master, id.uuid, areas::country(tx).id.uuid, base::parse_json(base::to_json(sealed)));
}

std::optional<Sealed> unseal_address(store::Transaction& tx, const store::MasterKey& master, SubscriptionId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    return json ? std::optional(base::from_json<Sealed>(*json)) : std::nullopt;
}

}  // namespace subscriptions
