#include "gifts/donor.hpp"

#include "base/named.hpp"
#include "base/problem.hpp"
#include "gifts/gift_row.hpp"
#include "store/journal.hpp"

namespace gifts {

using base::Problem;
using base::ProblemKind;

SeenGift track(store::Transaction& tx, std::string_view code) {
    const auto entry = gift_by_code(tx, code);
    const auto& gift = entry.gift;
    const auto fundraiser = fundraiser_entry(tx, gift.fundraiser).fundraiser;
    const bool can_be_sent =
        gift.state == GiftState::pledged && gift.form == Form::money && fundraiser.state == State::receiving;
    return {.state = gift.state,
            .form = gift.form,
            .amount = gift.amount,
            .words = gift.words,
            .donor_kind = gift.donor_kind,
            .name = entry.chosen_name,
            .is_shown = entry.is_shown,
            .received_on = gift.received_on,
            .paper = gift.paper,
            .entry = gift.entry,
            .refunded = gift.refunded,
            .fundraiser = fundraiser,
            .transfer = can_be_sent ? transfer_to(fundraiser.account, code, gift.amount) : std::nullopt};
}

SeenGift show_name(store::Transaction& tx, std::string_view code, const ShownName& wanted) {
    const auto entry = gift_by_code(tx, code);
    const auto name = short_text(wanted.name);
    tx.change("UPDATE gift SET public_name = $3, is_shown = $4 WHERE home = $1 AND id = $2",
              {entry.home, entry.gift.id, name, wanted.is_shown && !name.empty()});
    store::record_by_system(tx, wanted.is_shown ? "gift.name_shown" : "gift.name_hidden", entry.gift.id.uuid);
    return track(tx, code);
}

SeenGift withdraw_pledge(store::Transaction& tx, std::string_view code) {
    const auto entry = gift_by_code(tx, code);
    if (entry.gift.state != GiftState::pledged)
        throw Problem(ProblemKind::conflict, "gift.not_waiting", base::name_of(entry.gift.state));
    const auto fundraiser = fundraiser_entry(tx, entry.gift.fundraiser);
    tx.change("UPDATE gift SET state = 'withdrawn' WHERE home = $1 AND id = $2", {entry.home, entry.gift.id});
    keep(tx, fundraiser, Counted::pledges, -1);
    if (entry.gift.form != Form::work) keep(tx, fundraiser, Counted::pledged, -entry.gift.promised.value_or(0));
    store::record_by_system(tx, "gift.withdrawn", entry.gift.id.uuid, fundraiser.fundraiser.area.id);
    return track(tx, code);
}

}  // namespace gifts
