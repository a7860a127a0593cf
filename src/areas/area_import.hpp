#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.hpp"

/// Trees and mapping tables of administrative units as tab-separated text with a header line, as the General Statistics
/// Office's lists are passed around. The header tells which of the four shapes it is:
///   tree of three levels    province_code province district_code district commune_code commune …
///   tree of two levels      province_code province commune_code commune …
///   map of communes         new_commune_code new_commune old_commune_code old_commune kind …
///   map of provinces        old_code old_province new_code new_province
/// Columns may stand in any order and others among them are ignored.
namespace areas {

enum class ImportShape { tree, commune_map, province_map };

struct ImportLine {
    std::size_t line = 0;  ///< counted from 1, the header is line 1
    std::string code;      ///< a problem code, "areas_file.code_missing"
    std::string detail;    ///< the value at fault
};

/// What a file says, read without a store. With any fault nothing of it is applied.
struct AreasFile {
    struct Unit {
        std::size_t line = 0;
        std::string parent_path;
        std::string path;
        std::string code;
        std::string name;
        std::string kind;
        int level = 0;
    };
    struct Mapping {
        std::size_t line = 0;
        std::string old_code;
        std::string old_name;
        std::string new_code;
        std::string new_name;
        std::string new_province;  ///< its code, empty for provinces
        bool is_whole = true;
        int level = commune_level;
    };
    ImportShape shape = ImportShape::tree;
    std::vector<Unit> units;  ///< parents before children
    std::vector<Mapping> mappings;
    std::vector<ImportLine> faults;
};

/// `known_kinds` tells a unit's kind from the first words of its name.
AreasFile read_areas_file(std::string_view text, const std::vector<Kind>& known_kinds);

struct ImportResult {
    std::size_t opened = 0;
    std::size_t closed = 0;
    std::size_t kept = 0;
    std::size_t linked = 0;
    std::vector<ImportLine> skipped;  ///< lines of a map that name a unit the tree does not have
};

/// What a tree speaks for: units that it does not name end the day before, or nothing ends.
enum class Covers { country, named_units };

/// Applies a file: the tree as it is from `on`, or what the units that ended then became. Applying it again changes
/// nothing. Problems: areas_file.faulty (every line at fault among its fields), areas_file.older_than_tree,
/// areas_file.looks_partial.
ImportResult apply(store::Transaction& tx, const AreasFile& file, std::string_view file_name, base::Day on,
                   Covers covers);

/// Reads and applies what a person sent. Problems: those of apply.
ImportResult import_text(store::Transaction& tx, const base::Who& who, std::string_view text,
                         std::string_view file_name, base::Day on, Covers covers);

}  // namespace areas
