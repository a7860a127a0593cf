#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "exchange/body_list.hpp"

/// The directory beside a list: which body a row means, and what the row adds to it.
namespace exchange {

/// A row that was weighed.
struct WeighedBody {
    RowFate fate = RowFate::fresh;
    bodies::Listing* known = nullptr;
    std::vector<bodies::Listing*> like;
    std::string fault;  ///< a problem code
};

class BodyTable {
public:
    explicit BodyTable(std::vector<bodies::Listing> listings);

    /// Without what the row adds: a known body is `same` here. `code` is an identifier of ours, or empty.
    WeighedBody weigh(const ListedBody& said, const std::string& code);

    /// The only body of that name at or around an area; nothing when there is none or several.
    std::optional<bodies::BodyId> parent_called(const std::string& name, const std::vector<areas::AreaId>& areas) const;

    /// From now on the next rows know it too.
    bodies::Listing& add(bodies::Listing listing);

private:
    std::vector<bodies::Listing*> in_area(const areas::AreaId& area);

    std::map<areas::AreaId, std::vector<std::unique_ptr<bodies::Listing>>> by_area_;
};

/// A listing as it stands once a row was opened as a new body.
bodies::Listing listing_of(const ListedBody& said, const bodies::Body& body);

/// A name whose writing does not count: abbreviations in full, words in one order.
std::string usual_words(std::string_view name);

/// What a row adds to a body; `known_addresses` are those of the caller's desk.
std::vector<BodyAddition> additions_to(store::Transaction& tx, const store::MasterKey& master,
                                       const bodies::Listing& listing, const ListedBody& said,
                                       const std::set<std::string>& known_addresses);

/// The addresses of a list that the caller's desk knows already; all of them where there is no desk to propose them to.
std::set<std::string> known_addresses(store::Transaction& tx, const base::Who& who,
                                      const std::vector<ListedBody>& rows);

/// The official of that name; null when there is none yet.
const bodies::Person* person_called(const bodies::Listing& listing, std::string_view name);

}  // namespace exchange
