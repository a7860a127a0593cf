#include "exchange/place_book.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace exchange {
namespace {

/// How lists shorten kinds; folded.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> short_kinds{{{"tdp", "to_dan_pho"},
                                                                                     {"to dp", "to_dan_pho"},
                                                                                     {"to", "to_dan_pho"},
                                                                                     {"kp", "khu_pho"},
                                                                                     {"khu", "khu_pho"},
                                                                                     {"tt", "township"},
                                                                                     {"p", "ward"},
                                                                                     {"x", "commune"},
                                                                                     {"q", "urban_district"},
                                                                                     {"h", "rural_district"},
                                                                                     {"tp", "municipality"}}};

bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

/// "so 05" and "05" as "5": a number is the same however it is written.
std::string usual_form(std::string_view folded) {
    std::string form;
    for (auto word : base::words_of(folded)) {
        const bool is_number = std::ranges::all_of(word, is_digit);
        while (is_number && word.size() > 1 && word.front() == '0') word.remove_prefix(1);
        if (is_number && (form == "so" || form.ends_with(" so")))
            form.resize(form.size() - std::min<std::size_t>(form.size(), 3));
        if (!form.empty()) form += ' ';
        form += word;
    }
    return form;
}

/// "kp3" as "kp 3".
std::string with_gap_before_number(std::string folded) {
    for (std::size_t at = 1; at < folded.size(); ++at)
        if (is_digit(folded[at]) && !is_digit(folded[at - 1]) && folded[at - 1] != ' ') folded.insert(at++, " ");
    return folded;
}

constexpr const char* names_below = R"(
    WITH RECURSIVE below (id) AS (
        SELECT id FROM area WHERE id = $1
        UNION ALL
        SELECT a.id FROM area a JOIN below b ON a.parent = b.id
        WHERE a.level <= $2 AND a.valid_from <= $3 AND (a.valid_until IS NULL OR a.valid_until >= $3)
    )
    SELECT a.id, a.kind, a.level, a.code, a.name, a.path, n.name_key AS bare
    FROM below b JOIN area a ON a.id = b.id JOIN area_name n ON n.area = a.id ORDER BY a.level, a.path, a.id)";

}  // namespace

PlaceBook::PlaceBook(store::Transaction& tx, const areas::Area& root, int deepest, base::Day on) {
    for (const auto& kind : areas::kinds(tx)) kind_words_.emplace_back(base::fold(kind.vi), kind.kind);
    for (const auto& [word, kind] : short_kinds) kind_words_.emplace_back(word, kind);
    std::ranges::sort(kind_words_, std::greater(),
                      [](const auto& one) { return std::pair(one.first.size(), one.first); });
    places_.push_back({root.id, root.kind, root.level, root.name, root.path});
    by_id_[root.id] = 0;
    by_path_[root.path] = 0;
    for (const auto& row : tx.run(names_below, {root.id, deepest, on})) {
        const auto id = row.id<areas::AreaTag>("id");
        const auto [known, is_new] = by_id_.try_emplace(id, places_.size());
        if (is_new) {
            places_.push_back(
                {id, row.text("kind"), static_cast<int>(row.integer("level")), row.text("name"), row.text("path")});
            by_path_.try_emplace(row.text("path"), known->second);
            by_code_.emplace(row.text("code"), known->second);
        }
        add_name(row.text("bare"), known->second);
    }
}

void PlaceBook::add_name(std::string_view bare_key, std::size_t place) {
    by_name_.emplace(usual_form(with_gap_before_number(std::string(bare_key))), place);
}

PlaceBook::Words PlaceBook::without_kind(std::string_view folded) const {
    for (const auto& [word, kind] : kind_words_)
        if (folded.starts_with(word) && folded.size() > word.size() && folded[word.size()] == ' ')
            return {kind, usual_form(folded.substr(word.size() + 1))};
    return {{}, usual_form(folded)};
}

std::vector<const BookedPlace*> PlaceBook::meant_by(std::string_view words, std::string_view below) const {
    const auto comma = words.find(',');
    if (comma != std::string_view::npos) {
        const auto above = meant_by(words.substr(comma + 1), below);
        if (above.size() == 1) return meant_by(words.substr(0, comma), above.front()->path);
        words = words.substr(0, comma);
    }
    const auto folded = with_gap_before_number(base::fold(words));
    const auto [kind, rest] = without_kind(folded);
    std::vector<const BookedPlace*> all;
    const auto add = [&](const auto& range) {
        for (auto at = range.first; at != range.second; ++at) {
            const auto* place = &places_[at->second];
            if (areas::is_within(place->path, below) && std::ranges::find(all, place) == all.end())
                all.push_back(place);
        }
    };
    add(by_name_.equal_range(rest));
    if (const auto whole = usual_form(folded); whole != rest) add(by_name_.equal_range(whole));
    const bool is_number = std::ranges::all_of(rest, is_digit);
    std::vector<const BookedPlace*> fitting;
    // A city may be one of a province or of a district: words for kinds are shared by levels.
    std::ranges::copy_if(all, std::back_inserter(fitting), [&](const BookedPlace* place) {
        return kind.empty() || place->kind == kind || std::ranges::any_of(kind_words_, [&](const auto& one) {
                   return one.second == place->kind && folded.starts_with(one.first + " ");
               });
    });
    if (fitting.empty() && !(is_number && !kind.empty())) fitting = all;
    if (fitting.empty() && kind.empty()) {
        all.clear();
        add(by_code_.equal_range(folded));
        fitting = all;
    }
    if (fitting.empty()) return {};
    const auto uppermost = (*std::ranges::min_element(fitting, {}, &BookedPlace::level))->level;
    std::erase_if(fitting, [&](const BookedPlace* place) { return place->level != uppermost; });
    return fitting;
}

const BookedPlace* PlaceBook::at(const areas::AreaId& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &places_[found->second];
}

std::vector<areas::AreaId> PlaceBook::up_from(const areas::AreaId& id) const {
    std::vector<areas::AreaId> found;
    const auto* place = at(id);
    for (auto path = place ? std::string_view(place->path) : std::string_view(); path.size() > 1;
         path = path.substr(0, path.rfind('/', path.size() - 2) + 1))
        if (const auto above = by_path_.find(path); above != by_path_.end()) found.push_back(places_[above->second].id);
    return found;
}

}  // namespace exchange
