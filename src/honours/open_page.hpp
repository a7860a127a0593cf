#pragma once

#include "honours/deed.hpp"

/// What everybody reads of good deeds, and what somebody does about their own name without an account.
namespace honours {

struct OpenDeed {
    DeedId id;
    Place area;
    base::Day day;
    Doer doer = Doer::person;
    std::string words;
    std::string name;  ///< empty: nobody is named
};
BOOST_DESCRIBE_STRUCT(OpenDeed, (), (id, area, day, doer, words, name))
struct OpenDeedPage {
    std::vector<OpenDeed> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(OpenDeedPage, (), (items, next))
/// Published ones, of an area and below it or of the whole country, the latest first. Problem: area.not_found.
OpenDeedPage open_deeds(store::Transaction& tx, std::optional<areas::AreaId> area, const std::string& after,
                        std::size_t limit);

/// What somebody sees by the code of their consent.
struct OwnConsent {
    Place area;
    base::Day day;
    std::string words;
    std::string name;  ///< as it is public; empty once withdrawn
    Consent consent = Consent::given;
};
BOOST_DESCRIBE_STRUCT(OwnConsent, (), (area, day, words, name, consent))

/// Problem of both: deed.code_unknown.
OwnConsent look(store::Transaction& tx, std::string_view code);
/// The name is gone from everywhere at once.
OwnConsent withdraw(store::Transaction& tx, std::string_view code);

}  // namespace honours
