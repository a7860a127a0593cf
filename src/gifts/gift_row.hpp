#pragma once

#include "gifts/fundraiser_row.hpp"
#include "gifts/gift.hpp"

/// A gift as its row keeps it, for the verbs of this folder.
namespace gifts {

struct GiftEntry {
    Gift gift;
    std::int64_t home = 0;
    bool is_shown = false;
    std::string chosen_name;
    store::Bytes fingerprint;
    std::optional<store::Bytes> taken_print;
    std::optional<goods::MovementId> movement;
};

/// What is sealed of a gift.
struct GiftRecord {
    Contact contact;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(GiftRecord, (), (contact, code))

GiftEntry read_gift(const store::Row& row);
/// Problem: gift.not_found.
GiftEntry gift_entry(store::Transaction& tx, GiftId id);
/// By what somebody typed. Problem: gift.code_unknown.
GiftEntry gift_by_code(store::Transaction& tx, std::string_view typed);
/// Nothing when it is no code or nobody's.
std::optional<GiftEntry> maybe_gift_by_code(store::Transaction& tx, std::string_view typed);
/// The gift of a fundraiser that came with this bank reference.
std::optional<GiftEntry> gift_by_reference(store::Transaction& tx, FundraiserId fundraiser,
                                           const std::string& reference);

/// As take() and take_promised(), for a caller of whom it is known that they may.
GiftReceipt take_in(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                    const FundraiserEntry& fundraiser, const NewGift& wanted, const std::string& code);
Gift take_in_promised(store::Transaction& tx, const base::Who& who, const FundraiserEntry& fundraiser,
                      const GiftEntry& entry, const Taking& taking);

}  // namespace gifts
