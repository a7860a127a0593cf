#pragma once

#include "library/paper.hpp"

/// What the sources of this folder share.
namespace library {

/// The beginning of every statement that tells papers p to the body $1 in the area path $2: their columns, and that
/// they are its own or put up for it.
extern const std::string seen_papers;

Paper paper_of(const store::Row& row);

/// Where the caller's body stands; "" for whoever works for none.
std::string path_of(store::Transaction& tx, const base::Who& who);

/// A paper that the caller's body brought in and may change. Problems: paper.not_found, account.outside_area.
Paper own_paper(store::Transaction& tx, const base::Who& who, PaperId id);

/// Writes the words of a paper anew.
void index_words(store::Transaction& tx, PaperId id);

}  // namespace library
