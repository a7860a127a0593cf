#pragma once

#include "gifts/gift.hpp"
#include "gifts/transfer.hpp"

/// What a donor does without an account: looks after a gift by its code. The receipt says what came, and where the
/// money and the goods of its fundraiser are by now: a gift is a share of them all, and no đồng has a way of its own.
namespace gifts {

struct SeenGift {
    GiftState state = GiftState::pledged;
    Form form = Form::money;
    std::int64_t amount = 0;
    std::string words;
    std::string donor_kind;
    std::string name;  ///< that the donor chose; empty: none
    bool is_shown = false;
    std::optional<base::Day> received_on;
    std::string paper;
    std::string entry;  ///< its code in the public ledger, with its proof there
    std::int64_t refunded = 0;
    Fundraiser fundraiser;
    std::optional<Transfer> transfer;  ///< of money that was promised and can be sent
};
BOOST_DESCRIBE_STRUCT(SeenGift, (),
                      (state, form, amount, words, donor_kind, name, is_shown, received_on, paper, entry, refunded,
                       fundraiser, transfer))

/// Problem of all that follows: gift.code_unknown.
SeenGift track(store::Transaction& tx, std::string_view code);

struct ShownName {
    std::string name;
    bool is_shown = false;
};
/// As the donor wants to be called in public, or not at all any more. Problem: fundraiser.text_too_long.
SeenGift show_name(store::Transaction& tx, std::string_view code, const ShownName& wanted);

/// A promise is taken back, and nobody asks why. Problem: gift.not_waiting.
SeenGift withdraw_pledge(store::Transaction& tx, std::string_view code);

}  // namespace gifts
