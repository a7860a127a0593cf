#pragma once

#include "areas/area.hpp"
#include "plans/plan.hpp"

/// Plans that everybody may read. Publishing is a decision of its own, after issuing.
namespace plans {

struct Publication {
    std::optional<base::Instant> published_at;  ///< empty: nobody but the bodies it was sent to reads it
    bool may_publish = false;                   ///< the caller
};
BOOST_DESCRIBE_STRUCT(Publication, (), (published_at, may_publish))

/// Problems of all three: plan.not_found.

Publication publication(store::Transaction& tx, const base::Who& who, PlanId id);
/// By who issues plans of the body; again is harmless. Problems: account.outside_area, plan.not_issued.
Publication publish(store::Transaction& tx, const base::Who& who, PlanId id);
/// Nobody reads it from now on; again is harmless. Problem: account.outside_area.
Publication unpublish(store::Transaction& tx, const base::Who& who, PlanId id);

struct PublishedPlan {
    PlanId id;
    std::string type;
    std::string number;
    std::string title;
    std::string issuer;
    std::optional<base::Day> dated;
    base::Instant published_at;
    std::optional<base::Day> ended_from;  ///< the first day on which it no longer holds
};

/// Of a place, below it and around it, the latest published first.
std::vector<PublishedPlan> published_in(store::Transaction& tx, const areas::Area& area, std::size_t most);
/// Nothing when it is not published.
std::optional<PublishedPlan> find_published(store::Transaction& tx, PlanId id);

}  // namespace plans
