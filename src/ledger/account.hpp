#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

/// The accounts of the ledger: names in a tree, "stock:kho-chau-son", whose first word says what stands there; and the
/// kinds of entries, each with the accounts it may move between.
namespace ledger {

/// The first word of an account (docs/ledger.md says of each what its sign means).
struct Root {
    std::string_view name;
    std::string_view vi;
    std::string_view en;
    bool never_below_zero;  ///< nobody can hand out what is not there
};
std::span<const Root> account_roots();

enum class Kind {
    gift,        ///< money or goods come from a donor
    purchase,    ///< money becomes goods
    cost,        ///< money is spent on carrying, storing, fees
    issue,       ///< goods leave a store for those who bring them
    transfer,    ///< between stores, or between purses of money
    give_back,   ///< what could not be handed over comes back into a store
    delivery,    ///< goods or money are at people's
    loss,        ///< spoiled, stolen, burnt, flooded
    stocktake,   ///< what was counted differs, or was there at the beginning
    packing,     ///< goods become packages
    refund,      ///< a gift goes back to its donor
    correction,  ///< takes another entry back
};
BOOST_DESCRIBE_ENUM(Kind, gift, purchase, cost, issue, transfer, give_back, delivery, loss, stocktake, packing, refund,
                    correction)

struct KindRules {
    Kind kind;
    std::string_view vi;
    std::string_view en;
    std::vector<std::string_view> roots;  ///< none: any account
};
std::span<const KindRules> all_kinds();
const KindRules& rules_of(Kind kind);

/// "stock:kho-1" is known by "stock"; nothing when no root is called so or the name has other characters than a-z, 0-9
/// and hyphens between its colons.
const Root* root_of_account(std::string_view account);

/// The account below a root, of whatever code a slice has for it: account("stock", "Kho 1") is "stock:kho-1".
std::string account(std::string_view root, std::string_view code);

}  // namespace ledger
