#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/problem.hpp"
#include "purchases/purchase.hpp"

/// A purchase as its row keeps it, for the verbs of this folder.
namespace purchases {

struct Entry {
    Purchase purchase;
    std::int64_t home = 0;
    base::Uuid asked_by;
};

/// Problem: purchase.not_found.
Entry entry(store::Transaction& tx, PurchaseId id);
/// Of a body whose goods the caller moves. Problems: purchase.not_found, account.outside_area.
Entry own_entry(store::Transaction& tx, const base::Who& who, PurchaseId id);

/// Problem: purchase.not_in_state.
void require_state(const Entry& entry, std::initializer_list<State> states);

/// A code of a body's papers of a series: MH-2021-0003.
struct Number {
    std::int64_t number = 0;
    std::string code;
};
Number next_number(store::Transaction& tx, std::int64_t home, const base::Uuid& body, const std::string& prefix);

/// The last one of the page before: when it was asked for, and its id.
std::pair<std::int64_t, base::Uuid> read_cursor(const std::string& text);

/// What is written in the journal of it, under its area.
void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb);

/// The account of a seller in the ledger.
goods::Origin seller(const std::string& supplier);

/// Problem: purchase.text_missing.
std::string said(std::string_view typed);

}  // namespace purchases
