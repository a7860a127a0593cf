#pragma once

#include "documents/arrival.hpp"
#include "files/file.hpp"
#include "sources/signature.hpp"

/// The file of a paper that came, kept beside its line of the register as it was sent.
namespace documents {

/// What a file says of itself, for the clerk to look over: empty where it says nothing. Nothing is kept. Problems:
/// those of sources::read.
Paper paper_in(const std::string& name, const std::string& bytes);

/// Keeps a file that was looked at for a secrecy mark; it takes the place of one before. Problems: arrival.not_found,
/// account.outside_area.
Arrival keep_file(store::Transaction& tx, const base::Who& who, ArrivalId id, const std::string& name,
                  const std::string& bytes);
/// Harmless to repeat. Problems: the same.
Arrival take_file_away(store::Transaction& tx, const base::Who& who, ArrivalId id);

/// Problems: arrival.not_found, arrival.no_file.
files::File file_of(store::Transaction& tx, const base::Who& who, ArrivalId id);

/// The signatures of a file, held against certificates as they stood when it came to us. Reads the folder of trusted
/// authorities and starts programs, so it has no place in a transaction.
std::vector<sources::Signature> signatures_in(const files::File& file, const std::string& authorities);

}  // namespace documents
