#pragma once

#include "volunteers/volunteer.hpp"

/// A volunteer as the row keeps them, for the verbs of this folder.
namespace volunteers {

struct Entry {
    VolunteerId id;
    std::int64_t home = 0;
    base::Uuid commune;
    base::Uuid area;
    std::string area_path;
    bool is_briefed = false;
    bool is_withdrawn = false;
};

/// Problem: volunteer.not_found (also of somebody who withdrew).
Entry entry(store::Transaction& tx, VolunteerId id);
/// Problem: volunteer.code_unknown.
Entry entry_by_code(store::Transaction& tx, std::string_view typed);

/// The area and its commune, when volunteers can be asked for there. Problems: area.not_found, volunteer.area_too_wide.
struct Where {
    areas::Area area;
    areas::Area commune;
};
Where where_of(store::Transaction& tx, areas::AreaId id);

/// Problem: volunteer.word_unknown.
void require_word(std::string_view what, const std::string& code);

/// Gives back the shifts of somebody from a day on.
void give_back_all(store::Transaction& tx, const Entry& entry, base::Day from);

}  // namespace volunteers
