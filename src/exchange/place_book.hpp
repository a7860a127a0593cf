#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.hpp"

/// The areas at and below one, by the names that lists give them. Read once; looking up asks nothing of the store.
namespace exchange {

struct BookedPlace {
    areas::AreaId id;
    std::string kind;
    int level = 0;
    std::string name;
    std::string path;
};

class PlaceBook {
public:
    /// Everything from `root` down to a level, as it stands on a day, with its other names.
    PlaceBook(store::Transaction& tx, const areas::Area& root, int deepest, base::Day on);

    /// The areas that words mean at or below a path: "Thôn Bến Đò", "ben do", "Tổ 5" for "Tổ dân phố số 05", "KP3", a
    /// code, or a name with the names above it behind commas. Of several levels the uppermost; several areas of one
    /// level when the words do not tell.
    std::vector<const BookedPlace*> meant_by(std::string_view words, std::string_view below) const;

    /// Null when the area is not in the book.
    const BookedPlace* at(const areas::AreaId& id) const;
    /// The area and those above it in the book.
    std::vector<areas::AreaId> up_from(const areas::AreaId& id) const;
    const BookedPlace& root() const { return places_.front(); }

private:
    /// A kind as lists write it, and what is left of the words.
    struct Words {
        std::string kind;  ///< empty: none was said
        std::string rest;
    };
    Words without_kind(std::string_view folded) const;
    void add_name(std::string_view bare_key, std::size_t place);

    std::vector<BookedPlace> places_;
    std::multimap<std::string, std::size_t, std::less<>> by_name_;
    std::multimap<std::string, std::size_t, std::less<>> by_code_;
    std::map<areas::AreaId, std::size_t> by_id_;
    std::map<std::string, std::size_t, std::less<>> by_path_;
    std::vector<std::pair<std::string, std::string>> kind_words_;  ///< folded word and kind, longer words first
};

}  // namespace exchange
