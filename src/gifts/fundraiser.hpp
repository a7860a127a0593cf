#pragma once

#include "gifts/rule.hpp"
#include "households/household.hpp"

/// A fundraiser ("cuộc vận động"): a body, or a person who told the commune, asks for gifts for a purpose, by an
/// account of its own, until a day. It says nothing of how much: there is no place for a minimum, a quota or a sum of
/// anybody. After its last day nothing is received; what was promised or is on its way stays and is told.
namespace gifts {

using FundraiserId = base::Id<struct FundraiserTag>;
using households::Edit;
using households::Place;

enum class Caller { body, individual };
BOOST_DESCRIBE_ENUM(Caller, body, individual)

/// Its own account at a bank; all empty: it takes no money by bank.
struct BankAccount {
    std::string bank;  ///< the six digits (BIN) that transfers know it by
    std::string number;
    std::string holder;
    bool operator==(const BankAccount&) const = default;
};
BOOST_DESCRIBE_STRUCT(BankAccount, (), (bank, number, holder))

struct NewFundraiser {
    std::optional<FundraiserId> id;  ///< made by the device; the same again is harmless
    Caller caller = Caller::body;
    base::Uuid body;         ///< that calls; of an individual: the committee of the commune that was told
    std::string individual;  ///< of an individual: the name, which stands in public
    std::string notice;      ///< of an individual: number and day of the notice to the commune
    std::string name;
    std::string purpose;
    std::string document;  ///< the call itself: its number, or where it can be read
    areas::AreaId area;
    std::optional<base::Uuid> zone;     ///< a zone or a quarantine site in it
    std::vector<base::Uuid> receivers;  ///< bodies that may take gifts in besides
    BankAccount account;
    base::Day starts_on;
    base::Day receives_until;
    base::Day distributed_by;
    std::string distribution_reason;  ///< when it is later than the rule: what was agreed with the donors
};
BOOST_DESCRIBE_STRUCT(NewFundraiser, (),
                      (id, caller, body, individual, notice, name, purpose, document, area, zone, receivers, account,
                       starts_on, receives_until, distributed_by, distribution_reason))

/// The four numbers, in đồng (goods at their worth), and what does not count in đồng. Where the money and the goods are
/// now follows from the public ledger.
struct Numbers {
    std::int64_t pledged = 0;    ///< promised and not here yet
    std::int64_t received = 0;   ///< came, less what went back to donors
    std::int64_t allocated = 0;  ///< left the purse and the stores: under way, at people's, spent, lost
    std::int64_t delivered = 0;  ///< at people's
    std::int64_t in_hand = 0;    ///< money in the purse
    std::int64_t in_stores = 0;  ///< goods, also in packages, at their worth
    std::int64_t pledges = 0;    ///< how many promises wait
    std::int64_t gifts = 0;      ///< how many gifts came
    std::int64_t hours = 0;      ///< of work that was given
    bool operator==(const Numbers&) const = default;
};
BOOST_DESCRIBE_STRUCT(Numbers, (), (pledged, received, allocated, delivered, in_hand, in_stores, pledges, gifts, hours))

/// What is due by law or by its own word: late when it is not done after the day.
struct Due {
    std::string code;  ///< receiving_ends, distribution, results_published, use_published
    base::Day until;
    bool is_late = false;
    bool is_verified = true;  ///< false: nobody has held the number of days against the law, so it is never late
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Due, (), (code, until, is_late, is_verified, source))

enum class State { coming, receiving, distributing, distributed, withdrawn };
BOOST_DESCRIBE_ENUM(State, coming, receiving, distributing, distributed, withdrawn)

struct Fundraiser {
    FundraiserId id;
    std::string code;  ///< "7K3F-9Q2M"
    State state = State::coming;
    Caller caller = Caller::body;
    Place body;
    std::string individual;
    std::string notice;
    std::string name;
    std::string purpose;
    std::string document;
    Place area;
    std::optional<base::Uuid> zone;
    std::vector<Place> receivers;
    BankAccount account;
    base::Day starts_on;
    base::Day receives_until;
    base::Day distributed_by;
    std::string distribution_reason;
    Numbers numbers;
    std::vector<Due> dues;
    bool is_own = false;  ///< the caller takes gifts in for it
};
BOOST_DESCRIBE_STRUCT(Fundraiser, (),
                      (id, code, state, caller, body, individual, notice, name, purpose, document, area, zone,
                       receivers, account, starts_on, receives_until, distributed_by, distribution_reason, numbers,
                       dues, is_own))

/// Problems: account.outside_area, area.not_found, body.not_found, fundraiser.name_missing, fundraiser.purpose_missing,
/// fundraiser.notice_missing, fundraiser.text_too_long, fundraiser.days_wrong, fundraiser.receives_too_long,
/// fundraiser.reason_missing (distribution later than the rule), fundraiser.account_wrong, fundraiser.account_used (by
/// which), fundraiser.id_taken.
Fundraiser call_for(store::Transaction& tx, const base::Who& who, const NewFundraiser& wanted);

/// For everybody. Problem: fundraiser.not_found.
Fundraiser get(store::Transaction& tx, const base::Who& who, FundraiserId id);
Fundraiser get(store::Transaction& tx, const base::Who& who, std::string_view code);

struct Query {
    std::optional<base::Uuid> body;
    std::optional<areas::AreaId> area;  ///< for it, a place in it or around it
    bool open = false;                  ///< only those that receive today
    std::string after;
    std::size_t limit = 50;
};
struct FundraiserPage {
    std::vector<Fundraiser> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(FundraiserPage, (), (items, next))
/// For everybody, the newest first. Problem: area.not_found.
FundraiserPage list(store::Transaction& tx, const base::Who& who, const Query& query);

struct Change {
    std::optional<Edit<std::string>> name;
    std::optional<Edit<std::string>> purpose;
    std::optional<Edit<std::string>> document;
    std::optional<Edit<base::Day>> receives_until;
    std::optional<Edit<base::Day>> distributed_by;
    std::optional<Edit<std::string>> distribution_reason;
    std::optional<Edit<std::vector<base::Uuid>>> receivers;
};
BOOST_DESCRIBE_STRUCT(Change, (),
                      (name, purpose, document, receives_until, distributed_by, distribution_reason, receivers))
/// The account and the caller never change: donors read them. Problems of all that follows: fundraiser.not_found,
/// account.outside_area, fundraiser.over; here also fundraiser.changed_meanwhile and those of call_for.
Fundraiser change(store::Transaction& tx, const base::Who& who, FundraiserId id, const Change& change);

/// Receives nothing any more, before its last day.
Fundraiser end_receiving(store::Transaction& tx, const base::Who& who, FundraiserId id);
/// Takes that back, on the days on which it may receive.
Fundraiser receive_again(store::Transaction& tx, const base::Who& who, FundraiserId id);

/// All is distributed. Problems: fundraiser.still_receiving, fundraiser.something_left (how much).
Fundraiser finish(store::Transaction& tx, const base::Who& who, FundraiserId id);
/// It was a slip of the pen. Problem: fundraiser.has_gifts (promised or received).
void withdraw(store::Transaction& tx, const base::Who& who, FundraiserId id);

/// Ends those whose last day is over and says in the journal what is still promised. Returns how many.
std::size_t end_those_over(store::Transaction& tx);

}  // namespace gifts
