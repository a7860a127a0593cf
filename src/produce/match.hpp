#pragma once

#include "produce/posting.hpp"
#include "purchases/purchase.hpp"

/// Bringing produce to who looks for it, or into a purchase of relief.
namespace produce {

using MatchId = base::Id<struct ProduceMatchTag>;

/// How near two postings are, by the places that their people named.
enum class Nearness { hamlet, commune, province, farther };
BOOST_DESCRIBE_ENUM(Nearness, hamlet, commune, province, farther)

/// A posting of the other side that fits, and why.
struct Fit {
    Posting posting;
    Nearness nearness = Nearness::farther;
    base::Day from;  ///< the days that both have
    base::Day until;
    std::int64_t amount = 0;              ///< what both have left
    std::optional<bool> is_within_price;  ///< empty: one of them leaves the price open
};
BOOST_DESCRIBE_STRUCT(Fit, (), (posting, nearness, from, until, amount, is_within_price))

struct Match {
    MatchId id;
    PostingId offered;
    std::optional<PostingId> wanted;
    std::optional<purchases::PurchaseId> purchase;
    std::string name;  ///< of the other side: its label, or the code of the purchase
    std::optional<purchases::State> purchase_state;
    std::int64_t amount = 0;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(Match, (), (id, offered, wanted, purchase, name, purchase_state, amount, made_at))

/// What an officer needs beside a posting.
struct Desk {
    std::vector<Fit> fits;       ///< the nearest first
    std::vector<Match> matches;  ///< the oldest first
    bool may_match = false;
    bool may_buy = false;
};
BOOST_DESCRIBE_STRUCT(Desk, (), (fits, matches, may_match, may_buy))

/// Problems of all that follows: produce.not_found, account.outside_area.

Desk desk(store::Transaction& tx, const base::Who& who, PostingId id);

struct NewMatch {
    MatchId id;  ///< a repeat with the same content is harmless
    PostingId offered;
    PostingId wanted;
    std::int64_t amount = 1;
};
BOOST_DESCRIBE_STRUCT(NewMatch, (), (id, offered, wanted, amount))
/// By who answers for the grower's area. Problems: produce.not_open, produce.not_alike (another item, other days, or
/// two of one side), produce.too_much, movement.amount_wrong, produce.id_taken.
Match match(store::Transaction& tx, const base::Who& who, const NewMatch& wanted);

struct IntoPurchase {
    MatchId id;
    purchases::PurchaseId purchase;  ///< to be asked for
    base::Uuid body;                 ///< that buys
    std::optional<purchases::PurseId> purse;
    std::string words;  ///< what for
    std::int64_t amount = 1;
    std::int64_t total = 0;  ///< đồng, as agreed with the grower
};
BOOST_DESCRIBE_STRUCT(IntoPurchase, (), (id, purchase, body, purse, words, amount, total))
/// A purchase is asked for, with the grower as its quote: by label and place, never by name. Problems:
/// produce.not_open, produce.only_offers, produce.is_free, produce.too_much, produce.id_taken, those of purchases::ask.
Match take_into_purchase(store::Transaction& tx, const base::Who& who, PostingId offered, const IntoPurchase& wanted);

/// Both sides have it again; of a purchase this happens by itself too (follow_purchases). Problems:
/// produce_match.not_found, produce.purchase_goes_on (it was neither refused nor cancelled).
void undo_match(store::Transaction& tx, const base::Who& who, MatchId id);

/// What is in a purchase that was refused or cancelled since is free again by itself, and belongs to the purchase again
/// when that was a slip and nobody took it meanwhile. Reads on in the journal. For a job.
void follow_purchases(store::Transaction& tx);
/// Whether there is something to read.
bool is_behind_purchases(store::Transaction& tx);

/// Where what is kept as remaining is not what the matches say.
struct Miscount {
    base::Uuid posting;
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<Miscount> miscounts(store::Transaction& tx);

}  // namespace produce
