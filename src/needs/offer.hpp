#pragma once

#include "needs/need.hpp"

/// Offers of help, neighbour to neighbour: what, where and until when. A person brings an offer and a need together;
/// telephones are relayed by that person and shown to nobody else.
namespace needs {

using OfferId = base::Id<struct OfferTag>;

enum class OfferState { open, matched, closed };
BOOST_DESCRIBE_ENUM(OfferState, open, matched, closed)

/// Who offers; sealed.
struct Offerer {
    std::string name;
    std::string phone;
    std::string words;
    bool operator==(const Offerer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Offerer, (), (name, phone, words))

struct NewOffer {
    std::optional<OfferId> id;
    areas::AreaId area;
    std::string kind;
    base::Day until;  ///< the last day
    Offerer offerer;
};
BOOST_DESCRIBE_STRUCT(NewOffer, (), (id, area, kind, until, offerer))

struct OfferReceipt {
    OfferId id;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(OfferReceipt, (), (id, code))

/// What a list shows: nothing of it is sealed.
struct Offer {
    OfferId id;
    Place area;
    std::string kind;
    base::Day until;
    OfferState state = OfferState::open;
    std::optional<NeedId> need;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(Offer, (), (id, area, kind, until, state, need, made_at))

/// Takes an offer in. The same id with the same content is harmless. Problems: area.not_found, need.area_too_wide,
/// need.area_closed, need.kind_unknown, offer.day_wrong (past, or more than a year away), offer.no_phone,
/// offer.id_taken, and request.fields_wrong.
OfferReceipt make_offer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                        const NewOffer& wanted, const std::string& code);

struct OfferPage {
    std::vector<Offer> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(OfferPage, (), (items, next))

/// Of a commune or a hamlet, those that end soonest first. Problems: account.outside_area, area.not_found,
/// need.area_too_wide.
OfferPage offers(store::Transaction& tx, const base::Who& who, areas::AreaId area, OfferState state,
                 const std::string& after, std::size_t limit);

/// Open offers of what a need asks for, in its commune: those of its hamlet first. The caller has looked at the need.
std::vector<Offer> offers_for(store::Transaction& tx, NeedId need, std::size_t limit);

/// Problems of what follows: offer.not_found, account.outside_area.

Offer get_offer(store::Transaction& tx, const base::Who& who, OfferId id);
/// Opens what is sealed and leaves a line in the journal.
std::optional<Offerer> open_offerer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    OfferId id);

/// Brings both together. Problems: offer.not_open, offer.other_commune, need.not_found, need.not_now.
Offer match(store::Transaction& tx, const base::Who& who, OfferId id, NeedId need);
/// Takes that back. Problem: offer.not_matched.
Offer unmatch(store::Transaction& tx, const base::Who& who, OfferId id);
/// It is used up or gone. Problem: offer.not_open.
Offer close_offer(store::Transaction& tx, const base::Who& who, OfferId id);
/// Takes that back. Problem: offer.not_closed.
Offer open_again(store::Transaction& tx, const base::Who& who, OfferId id);

/// Whoever made it withdraws it by its code. Problem: need.code_unknown.
void withdraw_offer(store::Transaction& tx, std::string_view code);

}  // namespace needs
