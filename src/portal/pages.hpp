#pragma once

#include "portal/frame.hpp"
#include "portal/front.hpp"

/// The public pages, written out.
namespace portal {

Page front_page(const Front& front, Language language);

/// Where somebody comes in who names no place: a search, what was found, and where something is said today.
struct Search {
    std::string words;
    std::vector<areas::Match> matches;
    std::vector<outreach::Place> places;
};
Page search_page(const Search& search, Language language);

/// In the place of a page that is not there: what may have happened, and the search. Its address is its own.
Page missing_page(const std::string& address, Language language);

/// A plan that was published, as it was printed.
Page plan_page(const plans::PublishedPlan& plan, const std::vector<std::string>& lines, Language language);

/// What the open data say, and the weeks there are.
Page data_page(const std::vector<base::Day>& weeks, Language language);

}  // namespace portal
