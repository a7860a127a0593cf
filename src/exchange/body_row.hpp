#pragma once

#include <string>
#include <vector>

#include "exchange/body_list.hpp"
#include "exchange/place_book.hpp"

/// One row of a list of bodies: from its cells to what they mean, as far as the row alone tells.
namespace exchange {

struct ReadBody {
    ListedBody said;
    std::string parent;  ///< its name as written
    std::string code;    ///< an identifier of ours, as the tables that we give have it
    std::string fault;   ///< a problem code: the row cannot be taken
    std::vector<std::string> notes;
};

/// `usual` is where bodies stand whose row names no area; null when a row has to say.
ReadBody read_body_row(const ListFile& list, const ListRow& row, const PlaceBook& places, const BookedPlace* usual);

/// The kind that a cell names, or that the name of a body begins with ("Trạm y tế xã An Khê"); empty when none does.
std::string kind_called(std::string_view words);
std::string kind_of_name(std::string_view name);

}  // namespace exchange
