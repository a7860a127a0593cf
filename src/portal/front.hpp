#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/who.hpp"
#include "campaigns/campaign.hpp"
#include "commitments/drive.hpp"
#include "gifts/fundraiser.hpp"
#include "goods/points.hpp"
#include "honours/candidate.hpp"
#include "honours/open_page.hpp"
#include "levels/level.hpp"
#include "outreach/page.hpp"
#include "plans/publication.hpp"
#include "portal/figures.hpp"
#include "zones/in_force.hpp"

/// What a place tells everybody, found in a handful of statements: what is going on, where help is, how to help.
namespace portal {

/// The level that was decided, and by which paper.
struct ShownLevel {
    levels::Level level;
    std::string rule;
};

struct Front {
    areas::Area area;
    std::vector<areas::Area> above;  ///< from the province down
    std::vector<areas::Area> below;  ///< by name of the tree; hamlets are not listed
    std::optional<ShownLevel> level;
    std::vector<zones::InForce> zones;
    std::vector<outreach::News> news;
    std::vector<goods::Point> points;
    std::vector<gifts::Fundraiser> fundraisers;
    std::vector<campaigns::Announced> campaigns;
    std::vector<commitments::Promise> drives;
    std::vector<plans::PublishedPlan> plans;
    std::vector<honours::OpenTitle> titles;  ///< without those that were revoked
    std::vector<honours::OpenDeed> deeds;
    std::optional<base::Day> week;  ///< the last that was told
    std::vector<Figure> figures;    ///< of it
};

/// Problem: area.not_found.
Front front(store::Transaction& tx, const base::Who& who, areas::AreaId area);

}  // namespace portal
