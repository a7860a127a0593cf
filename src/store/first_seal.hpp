#pragma once

#include <string>
#include <vector>

#include "store/sealed.hpp"

namespace store {

/// What is sealed of a subject for the first time.
template <class Id>
struct FirstSeal {
    Id subject;
    base::Json record;
    std::vector<std::string> words;
};

/// Seals many subjects of one commune that have no key yet; `among` is the name of their index (sealed_index.hpp).
void seal_each(Transaction& tx, const MasterKey& master, std::string_view among, const base::Uuid& commune,
               const std::vector<FirstSeal<base::Uuid>>& subjects);

}  // namespace store
