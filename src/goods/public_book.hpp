#pragma once

#include "goods/posting.hpp"

/// Movements of goods in the public ledger. What people typed stays out of it: an entry names the voucher.
namespace goods {

/// The entries of a movement that is about to be written, by the code of its voucher: one for each fundraiser whose
/// goods move, and one for those of none; nothing when nothing moves.
std::vector<ledger::EntryId> enter(store::Transaction& tx, const base::Who& who, const Posting& posting,
                                   const std::string& code);

/// Whose gifts these are together.
Whose whose(store::Transaction& tx, const std::vector<Leg>& legs);

/// What is in stores that are older than the ledger, and under way from them, comes into it as counted there.
void enter_what_was_there(store::Transaction& tx, const base::Who& who, const Posting& posting);

/// Where the ledger has other goods in stores and on roads than are kept here.
std::vector<Miscount> ledger_miscounts(store::Transaction& tx);

}  // namespace goods
