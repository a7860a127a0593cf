#pragma once

#include "gifts/fundraiser.hpp"
#include "goods/movement.hpp"
#include "store/sealed.hpp"

/// Gifts: money, goods, work or produce, promised and then received. Promising and looking after a gift needs no
/// account: a code opens it. Nobody is named unless the donor chose a name; who it is lies sealed, for the receipt.
namespace gifts {

using GiftId = base::Id<struct GiftTag>;

enum class Form { money, goods, work, produce };
BOOST_DESCRIBE_ENUM(Form, money, goods, work, produce)
enum class GiftState { pledged, received, withdrawn };
BOOST_DESCRIBE_ENUM(GiftState, pledged, received, withdrawn)
/// How it came.
enum class Way { cash, bank, by_hand };
BOOST_DESCRIBE_ENUM(Way, cash, bank, by_hand)

/// Sealed; all of it may be empty.
struct Contact {
    std::string name;
    std::string phone;
    std::string address;
    bool operator==(const Contact&) const = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (name, phone, address))

struct Donor {
    std::string kind = "unknown";
    std::string public_name;  ///< as the donor wants to be called in public; empty: not at all
    Contact contact;
};
BOOST_DESCRIBE_STRUCT(Donor, (), (kind, public_name, contact))

struct Pledge {
    GiftId id;
    Form form = Form::money;
    std::int64_t amount = 0;  ///< đồng; of goods what they are worth, 0 when nobody knows; hours of work
    std::string words;        ///< what it is, of everything but money
    Donor donor;
};
BOOST_DESCRIBE_STRUCT(Pledge, (), (id, form, amount, words, donor))

/// What the donor takes along.
struct GiftReceipt {
    GiftId id;
    std::string code;  ///< "7KQ-DM2-XH9", which opens the gift
};
BOOST_DESCRIBE_STRUCT(GiftReceipt, (), (id, code))

/// A code as new_code() draws it, outside of any transaction.
std::string new_code();

/// Somebody promises a gift; nobody has to be signed in. Problems: fundraiser.not_found, fundraiser.not_receiving,
/// gift.amount_wrong, gift.words_missing, gift.donor_kind_unknown, fundraiser.text_too_long, gift.id_taken.
GiftReceipt pledge(store::Transaction& tx, const store::MasterKey& master, FundraiserId fundraiser,
                   const Pledge& wanted, const std::string& code);

struct Gift {
    GiftId id;
    FundraiserId fundraiser;
    GiftState state = GiftState::pledged;
    Form form = Form::money;
    std::optional<std::int64_t> promised;
    std::int64_t amount = 0;
    std::string words;
    std::string donor_kind;
    std::string public_name;  ///< empty: the donor does not want to be named
    std::optional<Way> way;
    std::string paper;
    std::string reference;
    std::optional<base::Day> received_on;
    std::string entry;  ///< its code in the public ledger
    std::int64_t refunded = 0;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(Gift, (),
                      (id, fundraiser, state, form, promised, amount, words, donor_kind, public_name, way, paper,
                       reference, received_on, entry, refunded, made_at))

/// Goods and produce as they come into a store, whose voucher values them.
struct IntoStore {
    goods::StoreId store;
    goods::MovementId movement;  ///< made by the device, as its voucher
    std::vector<goods::NewLot> lines;
};
BOOST_DESCRIBE_STRUCT(IntoStore, (), (store, movement, lines))

/// A gift is here.
struct Taking {
    Form form = Form::money;
    std::int64_t amount = 1;  ///< đồng, or hours of work; of goods the store says what they are worth
    std::string words;
    base::Day received_on;
    Way way = Way::cash;
    std::string paper;      ///< number of the paper receipt, empty when there is none
    std::string reference;  ///< of the bank
    std::optional<IntoStore> into_store = {};
};
BOOST_DESCRIBE_STRUCT(Taking, (), (form, amount, words, received_on, way, paper, reference, into_store))

struct NewGift {
    GiftId id;
    Donor donor;
    Taking taking;
};
BOOST_DESCRIBE_STRUCT(NewGift, (), (id, donor, taking))

/// Takes in what nobody had promised. The same id with the same content is harmless and gives the first code. Problems:
/// those of pledge, account.outside_area, fundraiser.received_outside (the day is not one of the days of receiving),
/// gift.day_ahead, gift.paper_taken and gift.reference_taken (by which entry), gift.store_missing (of goods and
/// produce), and those of goods::receive.
GiftReceipt take(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, FundraiserId fundraiser,
                 const NewGift& wanted, const std::string& code);

/// Problems of all that follows: gift.not_found, account.outside_area.

/// What was promised is here. Problems: those of take, gift.not_waiting.
Gift take_promised(store::Transaction& tx, const base::Who& who, GiftId id, const Taking& taking);
/// It was not so: the ledger is corrected, and what was promised waits again. Problems: gift.not_received,
/// gift.refunded_already, gift.words_missing (why), ledger.not_enough, and those of goods::undo.
Gift take_back(store::Transaction& tx, const base::Who& who, GiftId id, const std::string& words);

struct Refund {
    base::Uuid id;
    std::int64_t amount = 1;
    std::string reason;  ///< public, and without a name
};
BOOST_DESCRIBE_STRUCT(Refund, (), (id, amount, reason))
/// Money goes back to who gave it; the same id again is harmless. Problems: gift.not_received, gift.not_money,
/// gift.words_missing, gift.refund_too_much, ledger.not_enough (it was spent already).
Gift refund(store::Transaction& tx, const base::Who& who, GiftId id, const Refund& wanted);

Gift get_gift(store::Transaction& tx, const base::Who& who, GiftId id);
/// Opens what is sealed and leaves a line in the journal; nothing when it was erased.
std::optional<Contact> open_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    GiftId id);

struct GiftQuery {
    FundraiserId fundraiser;
    GiftState state = GiftState::received;
    std::optional<GiftId> after;
    std::size_t limit = 50;
};
/// The newest first, for who takes gifts in.
std::vector<Gift> gifts(store::Transaction& tx, const base::Who& who, const GiftQuery& query);

/// A gift as everybody may see it.
struct PublicGift {
    GiftId id;
    Form form = Form::money;
    std::int64_t amount = 0;
    std::string words;
    std::string donor_kind;
    std::string name;
    base::Day received_on;
    std::string entry;
};
BOOST_DESCRIBE_STRUCT(PublicGift, (), (id, form, amount, words, donor_kind, name, received_on, entry))
std::vector<PublicGift> public_gifts(store::Transaction& tx, const GiftQuery& query);

/// Keeps the counts of fundraisers anew from all gifts.
void rebuild_counts(store::Transaction& tx);
/// Where what is kept is not what the gifts say.
std::vector<std::string> count_miscounts(store::Transaction& tx);

}  // namespace gifts
