#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "goods/item.hpp"
#include "store/sealed.hpp"

/// Farm produce: a household offers what it grows without an account, others say what they look for. What, how much,
/// when, at what price and in which hamlet everybody sees; who it is lies sealed, and the commune relays it.
namespace produce {

using PostingId = base::Id<struct ProduceTag>;
using households::Place;

enum class Side { offered, wanted };
BOOST_DESCRIBE_ENUM(Side, offered, wanted)

/// taken: nothing of it remains; over: its last day has passed.
enum class State { open, taken, over, closed };
BOOST_DESCRIBE_ENUM(State, open, taken, over, closed)

/// Who it is; sealed.
struct Contact {
    std::string name;
    std::string phone;
    std::string words;
    bool operator==(const Contact&) const = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (name, phone, words))

struct NewPosting {
    std::optional<PostingId> id;  ///< made by a phone; a repeat with the same content is harmless
    Side side = Side::offered;
    areas::AreaId area;  ///< a hamlet or a commune
    std::string item;    ///< something to eat, of the catalogue of goods
    std::int64_t amount = 1;
    std::optional<std::int64_t> price;  ///< đồng for one unit; 0: free; empty: to be agreed
    base::Day from;
    base::Day until;  ///< the last day
    Contact contact;
};
BOOST_DESCRIBE_STRUCT(NewPosting, (), (id, side, area, item, amount, price, from, until, contact))

struct Receipt {
    PostingId id;
    std::string code;  ///< empty for a body, which has an account
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (id, code))

/// A code as it is drawn, outside of any transaction.
std::string new_code();

/// Problems of both: area.not_found, produce.area_too_wide, produce.area_closed, item.unknown, produce.not_food,
/// movement.amount_wrong, produce.price_wrong, produce.days_wrong (over, or more than a year away), produce.no_phone,
/// produce.text_too_long, produce.id_taken.

/// Without an account; the caller counts who comes through the door.
Receipt post(store::Transaction& tx, const store::MasterKey& master, const NewPosting& wanted, const std::string& code);
/// A body says in its own name what it looks for. Problems besides: body.not_found, account.outside_area,
/// produce.body_only_looks.
Receipt look_for(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const base::Uuid& body,
                 const NewPosting& wanted);

/// What everybody sees.
struct Posting {
    PostingId id;
    std::string label;  ///< NS-3FA2B1: how one speaks of it without saying whose it is
    Side side = Side::offered;
    State state = State::open;
    Place area;
    std::string commune;        ///< its name
    std::optional<Place> body;  ///< that looks
    goods::Item item;
    std::int64_t amount = 0;
    std::int64_t remaining = 0;
    std::optional<std::int64_t> price;
    base::Day from;
    base::Day until;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(Posting, (),
                      (id, label, side, state, area, commune, body, item, amount, remaining, price, from, until,
                       made_at))

struct Query {
    Side side = Side::offered;
    std::optional<areas::AreaId> area;  ///< it and all below it
    std::string item;                   ///< empty: any
    std::string after;
    std::size_t limit = 50;
};
struct PostingPage {
    std::vector<Posting> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PostingPage, (), (items, next))
/// What is open, what ends soonest first. Problem: area.not_found.
PostingPage postings(store::Transaction& tx, const Query& query);
/// Problem: produce.not_found.
Posting get(store::Transaction& tx, PostingId id);
/// What can be offered in an area: what people eat, its own strengths among it. Problem: area.not_found.
std::vector<goods::Item> items(store::Transaction& tx, areas::AreaId area);

/// By the code. Problem: produce.code_unknown.
Posting look(store::Transaction& tx, std::string_view code);
/// It is offered no longer. What is sealed is erased, unless somebody still waits to be called because of it.
Posting withdraw(store::Transaction& tx, std::string_view code);

/// Problems of what follows: produce.not_found, account.outside_area.

/// Opens what is sealed and leaves a line in the journal: for who answers for its area, or for that of a posting it was
/// brought together with. Nothing once it was erased.
std::optional<Contact> open_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    PostingId id);
/// It is gone; and that was a slip. Problems: produce.closed, produce.not_closed.
Posting close(store::Transaction& tx, const base::Who& who, PostingId id);
Posting open_again(store::Transaction& tx, const base::Who& who, PostingId id);

/// Forgets who it was of postings whose last day is as long over as the rule says; returns how many. For a job.
std::size_t forget_over(store::Transaction& tx, std::size_t most);

}  // namespace produce
