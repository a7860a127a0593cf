#pragma once

#include "zones/site.hpp"
#include "zones/zone_row.hpp"

/// What the sources about quarantine sites share.
namespace zones {

/// Asked after whether the caller may see it at all. Problem: site.not_one.
void require_site(const Entry& zone);
/// Problems: the same, and zone.not_active.
void require_active_site(const Entry& zone);

}  // namespace zones
