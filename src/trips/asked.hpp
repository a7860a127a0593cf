#pragma once

#include "needs/carrying.hpp"
#include "trips/proposal.hpp"

/// What is asked for that a store can meet, and how far bringing it has come: for the verbs of this folder.
namespace trips {

struct AskedNeed {
    needs::Need need;
    std::string household;  ///< its code
    std::int64_t waited_days = 0;
    std::optional<Place> trip;     ///< that will bring it
    std::optional<Outcome> tried;  ///< how the last one ended
};

/// Who waits longest first.
std::vector<AskedNeed> asked_for(store::Transaction& tx, const needs::OpenQuery& query);

/// Kinds of needs that goods meet, unless somebody names some. Medicines are the health station's own.
std::vector<std::string> kinds_or_all(const std::vector<std::string>& kinds);

}  // namespace trips
