#pragma once

#include "benefits/entry.hpp"

/// Money is handed over, once, to the household itself or to somebody who takes it for them and is written down as
/// such. Each payment is an entry of the public ledger under the commune, without a name.
namespace benefits {

using PaymentId = base::Id<struct BenefitPaymentTag>;

enum class Way { cash, bank };
BOOST_DESCRIBE_ENUM(Way, cash, bank)
enum class PaidTo { self, proxy };
BOOST_DESCRIBE_ENUM(PaidTo, self, proxy)

/// Sealed.
struct Proxy {
    std::string name;
    std::string relation;  ///< what they are to the household
};
BOOST_DESCRIBE_STRUCT(Proxy, (), (name, relation))

struct NewPayment {
    PaymentId id;
    base::Day day;
    Way way = Way::cash;
    std::optional<Proxy> proxy;  ///< empty: the household itself
};
BOOST_DESCRIBE_STRUCT(NewPayment, (), (id, day, way, proxy))

struct Payment {
    PaymentId id;
    EntryId entry;
    std::int64_t amount = 0;
    base::Day day;
    Way way = Way::cash;
    PaidTo paid_to = PaidTo::self;
    std::string ledger_code;
    std::string paid_by;
    std::optional<base::Instant> taken_back_at;
    std::string why_taken_back;
};
BOOST_DESCRIBE_STRUCT(Payment, (),
                      (id, entry, amount, day, way, paid_to, ledger_code, paid_by, taken_back_at, why_taken_back))

/// The same again is harmless. Problems: benefit_entry.not_found, account.outside_area, benefit_entry.not_in_state,
/// benefit_entry.due_once (it was paid under another name), benefit_payment.day_wrong, benefit_payment.proxy_missing,
/// benefit_payment.id_taken.
Payment pay(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EntryId id,
            const NewPayment& wanted);

struct TakingBack {
    std::string reason;
    bool still_due = true;  ///< it waits to be paid again; else the money goes back to the budget
};
BOOST_DESCRIBE_STRUCT(TakingBack, (), (reason, still_due))
/// The money came back. The ledger is corrected by a further entry. Problems: benefit_payment.not_found,
/// account.outside_area, benefit_payment.taken_back_already, benefit_entry.reason_missing.
Payment take_back(store::Transaction& tx, const base::Who& who, PaymentId id, const TakingBack& wanted);

/// The newest first; those that were taken back too.
std::vector<Payment> payments_of(store::Transaction& tx, const base::Who& who, EntryId id);

/// Who took it for the household, for whoever pays; leaves a line in the journal. Nothing when it was erased.
std::optional<Proxy> open_proxy(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                PaymentId id);

struct UnpaidQuery {
    base::Uuid body;    ///< that pays
    std::string after;  ///< place_of() the last one seen
    std::size_t limit = 50;
};
/// Approved and not paid, the longest wait first: who should have received and did not.
std::vector<Entry> unpaid(store::Transaction& tx, const base::Who& who, const UnpaidQuery& query);
std::string place_of(const Entry& entry);

}  // namespace benefits
