#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/household_list.hpp"
#include "exchange/place_book.hpp"

/// One row of a list of households: from its cells to what they mean.
namespace exchange {

struct ReadHousehold {
    ListedHousehold said;
    std::string fault;               ///< a problem code: the row cannot be taken
    std::vector<std::string> notes;  ///< problem codes: what of it is left out
};

/// Reads the rows of one commune's list; areas and teams are looked up once for each way in which they are written.
class HouseholdRows {
public:
    /// `usual` is where a household lives whose row names no hamlet. Both outlive this.
    HouseholdRows(const ListFile& list, const PlaceBook& places, const BookedPlace& usual,
                  std::multimap<std::string, base::Uuid> teams, int this_year);

    ReadHousehold read(const ListRow& row);

private:
    /// An area or a team, or why there is none.
    template <class T>
    struct Meant {
        std::optional<T> one;
        std::string why_not;
    };

    const Meant<areas::AreaId>& area_called(const std::string& words);
    const Meant<base::Uuid>& team_called(const std::string& words);
    void read_people(const ListRow& row, ReadHousehold& read) const;
    void read_member(const ListRow& row, ReadHousehold& read) const;

    const ListFile& list_;
    const PlaceBook& places_;
    const BookedPlace& usual_;
    std::multimap<std::string, base::Uuid> teams_;
    int this_year_;
    std::map<std::string, Meant<areas::AreaId>> areas_by_words_;
    std::map<std::string, Meant<base::Uuid>> teams_by_words_;
};

/// The year in "1961", "12/3/1961" or "1961-03-12"; nothing when there is none that can be.
std::optional<int> year_in(std::string_view text, int this_year);

}  // namespace exchange
