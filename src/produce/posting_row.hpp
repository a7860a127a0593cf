#pragma once

#include "base/problem.hpp"
#include "produce/posting.hpp"

/// A posting as its row keeps it, for the verbs of this folder.
namespace produce {

struct Entry {
    Posting posting;
    std::int64_t home = 0;
    base::Uuid commune;
    std::string area_path;
};

/// NS-3FA2B1.
std::string label_of(PostingId id);

/// Rows p of produce with their area a, its commune c and the body b that looks.
std::string select_postings(const std::string& where);
/// With the items of all of them, read by one statement.
std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows);
/// Problem: produce.not_found.
Entry entry(store::Transaction& tx, PostingId id);

/// Takes from what remains of a posting, or gives it back by an amount below nothing.
void take(store::Transaction& tx, const Entry& entry, std::int64_t amount);

/// What is written in the journal of it, under its area.
void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb,
            const base::Json& details = {});

/// Whether somebody waits to be called because of it.
bool is_matched(store::Transaction& tx, PostingId id);
/// Whether one of those with whom it was brought together is in an area of the caller's.
bool is_matched_with_own(store::Transaction& tx, const base::Who& who, PostingId id);

}  // namespace produce
