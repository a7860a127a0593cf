#include "areas/area_import.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "base/text.hpp"

namespace areas {
namespace {

using Cells = std::vector<std::string_view>;

Cells cells_of(std::string_view line) {
    Cells cells;
    for (;;) {
        const auto end = std::min(line.find('\t'), line.size());
        cells.push_back(base::trim(line.substr(0, end)));
        if (end == line.size()) return cells;
        line.remove_prefix(end + 1);
    }
}

/// Where the wanted columns stand, or nothing when one is missing.
std::optional<std::vector<std::size_t>> columns(const Cells& header, std::span<const std::string_view> wanted) {
    std::vector<std::size_t> places;
    for (const auto name : wanted) {
        const auto found = std::find(header.begin(), header.end(), name);
        if (found == header.end()) return std::nullopt;
        places.push_back(static_cast<std::size_t>(found - header.begin()));
    }
    return places;
}

constexpr std::array<std::string_view, 6> three_levels = {"province_code", "province",     "district_code",
                                                          "district",      "commune_code", "commune"};
constexpr std::array<std::string_view, 4> two_levels = {"province_code", "province", "commune_code", "commune"};
constexpr std::array<std::string_view, 6> commune_map = {"new_province_code", "new_commune_code", "new_commune",
                                                         "old_commune_code",  "old_commune",      "kind"};
constexpr std::array<std::string_view, 4> province_map = {"old_code", "old_province", "new_code", "new_province"};

/// One reading of one file; collects the faults of every line.
struct FileReader {
    const std::vector<Kind>& known_kinds;
    AreasFile file;
    std::map<std::string, std::size_t> unit_by_path;

    void fault(std::size_t line, std::string_view code, std::string_view detail) {
        file.faults.push_back({line, std::string(code), std::string(detail)});
    }
    bool is_code(std::size_t line, std::string_view code);
    std::string kind_of(std::string_view name, int level) const;
    bool unit(std::size_t line, std::string& parent_path, std::string_view code, std::string_view name, int level,
              bool repeats);
    void tree_line(std::size_t line, const Cells& values);
    void commune_map_line(std::size_t line, const Cells& values);
    void province_map_line(std::size_t line, const Cells& values);
};

bool FileReader::is_code(std::size_t line, std::string_view code) {
    if (code.empty()) {
        fault(line, "areas_file.code_missing", "");
        return false;
    }
    const bool digits =
        code.size() <= 12 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) fault(line, "areas_file.code_wrong", code);
    return digits;
}

std::string FileReader::kind_of(std::string_view name, int level) const {
    const auto key = base::fold(name);
    std::string kind;
    std::size_t longest = 0;
    for (const auto& known : known_kinds) {
        const auto start = base::fold(known.vi) + " ";
        if (known.level == level && key.starts_with(start) && start.size() > longest) {
            kind = known.kind;
            longest = start.size();
        }
    }
    return kind;
}

/// Adds the unit, or checks that a repeated one says the same; `parent_path` becomes its own path.
bool FileReader::unit(std::size_t line, std::string& parent_path, std::string_view code, std::string_view name,
                      int level, bool repeats) {
    if (!is_code(line, code)) return false;
    if (name.empty()) {
        fault(line, "areas_file.name_missing", code);
        return false;
    }
    auto path = parent_path + std::string(code) + "/";
    const auto [known, is_new] = unit_by_path.try_emplace(path, file.units.size());
    if (is_new) {
        auto kind = kind_of(name, level);
        if (kind.empty()) fault(line, "areas_file.kind_unknown", name);
        file.units.push_back({line, parent_path, path, std::string(code), base::tidy(name), std::move(kind), level});
    } else if (!repeats) {
        fault(line, "areas_file.unit_twice", code);
    } else if (file.units[known->second].name != base::tidy(name)) {
        fault(line, "areas_file.name_differs", name);
    }
    parent_path = std::move(path);
    return true;
}

void FileReader::tree_line(std::size_t line, const Cells& values) {
    const int deepest = static_cast<int>(values.size()) / 2;
    std::string path(country_path);
    for (int step = 0; step < deepest; ++step) {
        const auto at = static_cast<std::size_t>(step) * 2;
        // The last pair is always a commune, whether there is a district between or not.
        const int level = step + 1 == deepest ? commune_level : province_level + step;
        if (!unit(line, path, values[at], values[at + 1], level, level != commune_level)) return;
    }
}

void FileReader::commune_map_line(std::size_t line, const Cells& values) {
    const bool is_whole = values[5] == "full";
    if (!is_whole && values[5] != "partial") fault(line, "areas_file.map_kind_wrong", values[5]);
    if (!is_code(line, values[0]) || !is_code(line, values[1]) || !is_code(line, values[3])) return;
    file.mappings.push_back({line, std::string(values[3]), std::string(values[4]), std::string(values[1]),
                             std::string(values[2]), std::string(values[0]), is_whole, commune_level});
}

void FileReader::province_map_line(std::size_t line, const Cells& values) {
    if (!is_code(line, values[0]) || !is_code(line, values[2])) return;
    file.mappings.push_back({line, std::string(values[0]), std::string(values[1]), std::string(values[2]),
                             std::string(values[3]), "", true, province_level});
}

struct Shape {
    ImportShape shape;
    std::span<const std::string_view> columns;
    void (FileReader::*read)(std::size_t, const Cells&);
};

/// The first shape whose columns are all there is the file's.
const std::array<Shape, 4> shapes = {{
    {ImportShape::tree, three_levels, &FileReader::tree_line},
    {ImportShape::tree, two_levels, &FileReader::tree_line},
    {ImportShape::commune_map, commune_map, &FileReader::commune_map_line},
    {ImportShape::province_map, province_map, &FileReader::province_map_line},
}};

void read_lines(FileReader& reader, const Shape& shape, const std::vector<std::size_t>& places, std::size_t width,
                std::string_view rest) {
    for (std::size_t line = 2; !rest.empty(); ++line) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (base::trim(text).empty()) continue;
        const auto cells = cells_of(text);
        if (cells.size() != width) {
            reader.fault(line, "areas_file.columns_wrong", std::to_string(cells.size()));
            continue;
        }
        Cells values;
        for (const auto place : places) values.push_back(cells[place]);
        (reader.*shape.read)(line, values);
    }
}

}  // namespace

AreasFile read_areas_file(std::string_view text, const std::vector<Kind>& known_kinds) {
    FileReader reader{known_kinds, {}, {}};
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!base::is_text(text)) {
        reader.fault(1, "areas_file.not_text", "");
        return reader.file;
    }
    const auto composed = base::to_nfc(text);
    const std::string_view all = composed;
    const auto end = std::min(all.find('\n'), all.size());
    const auto header = cells_of(all.substr(0, end));
    for (const auto& shape : shapes) {
        const auto places = columns(header, shape.columns);
        if (!places) continue;
        reader.file.shape = shape.shape;
        read_lines(reader, shape, *places, header.size(), all.substr(std::min(end + 1, all.size())));
        if (reader.file.units.empty() && reader.file.mappings.empty() && reader.file.faults.empty())
            reader.fault(1, "areas_file.empty", "");
        return reader.file;
    }
    reader.fault(1, "areas_file.header_unknown", all.substr(0, std::min<std::size_t>(end, 80)));
    return reader.file;
}

}  // namespace areas
