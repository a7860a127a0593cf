#pragma once

#include <boost/json/array.hpp>

#include "registry/caller.hpp"
#include "registry/criteria.hpp"
#include "store/sealed.hpp"

/// What a caller is told: of its areas only, the fields it was registered for, each under the household's consent or
/// the stated law. Every household that is told of reads in its own history by whom and what for.
namespace registry {

struct Told {
    boost::json::array records;  ///< in the standard's shape
    std::int64_t total = 0;
    std::optional<std::string> reason;  ///< the standard's word for why nothing is told
};

Told search(store::Transaction& tx, const store::MasterKey& master, const Caller& caller, const Criteria& criteria);

/// One household, when it fits; for a notice of what has just happened to it. `fields` narrows those of the caller.
Told tell_of(store::Transaction& tx, const store::MasterKey& master, const Caller& caller, const Filter& filter,
             const std::vector<std::string>& fields, const base::Uuid& household);

}  // namespace registry
