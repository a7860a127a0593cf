#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "areas/area.hpp"
#include "areas/area_row.hpp"
#include "areas/name_index.hpp"
#include "base/text.hpp"

namespace areas {
namespace {

/// So many areas of one name are looked at together with what lies above them …
constexpr std::size_t most_of_a_name = 200;
/// … and of a name that more have ("thôn 3"), those directly in so many areas that the further words name.
constexpr std::size_t most_outer = 20;

/// One way to understand the words: a name, perhaps of certain kinds only, perhaps inside areas named by further words.
struct Question {
    std::string name;
    std::set<std::string> kinds;  ///< empty: any
    std::string above;
};

struct Candidate {
    Area area;
    int rank = 0;
    std::string key;
};

/// "xa chau son" may be a name of its own, or a commune called "chau son".
std::vector<Question> questions_of(store::Transaction& tx, const std::string& folded) {
    std::map<std::string, std::set<std::string>> kinds_by_name;
    for (const auto& kind : kinds(tx))
        if (kind.in_tree) kinds_by_name[base::fold(kind.vi) + " "].insert(kind.kind);
    std::vector<Question> questions{{folded, {}, {}}};
    for (const auto& [prefix, its_kinds] : kinds_by_name)
        if (folded.starts_with(prefix) && folded.size() > prefix.size())
            questions.push_back({folded.substr(prefix.size()), its_kinds, {}});
    return questions;
}

/// Every way to read the last words as the names of areas above, the longest own name first.
std::vector<Question> with_words_above(const std::vector<Question>& questions) {
    std::vector<Question> longer;
    for (const auto& question : questions)
        for (auto end = question.name.rfind(' '); end != std::string::npos && end > 0;
             end = question.name.rfind(' ', end - 1))
            longer.push_back({question.name.substr(0, end), question.kinds, question.name.substr(end + 1)});
    return longer;
}

void add_candidates(store::Transaction& tx, const Question& question, base::Day on, std::size_t limit,
                    std::vector<Candidate>& found) {
    const auto most = found.size() + limit * 4;
    for (const auto& key : names_like(tx, "area", question.name)) {
        if (found.size() >= most) return;
        const int rank = key == question.name ? 0 : key.starts_with(question.name) ? 1 : 2;
        for (const auto& row : tx.run(R"(SELECT a.*
                                           FROM area_name n
                                           JOIN area a ON a.id = n.area
                                          WHERE n.name_key = $1 AND a.valid_from <= $2 AND (a.valid_until IS NULL OR a.valid_until >= $2)
                                          ORDER BY n.level
                                          LIMIT $3)",
                                      {key, on, limit * 4})) {
            auto area = read_area(row);
            if (!question.kinds.empty() && !question.kinds.contains(area.kind)) continue;
            found.push_back({std::move(area), rank, key});
        }
    }
}

/// From the nearest up, as an address is spoken.
std::string names_above(const store::Row& row) {
    std::string names;
    for (const auto* column : {"above1", "above2", "above3", "above4"})
        if (const auto name = row.maybe_text(column)) names += base::fold(*name) + " ";
    return names;
}

/// Areas of exactly this name, among the areas above which the further words name one.
void add_inside(store::Transaction& tx, const Question& question, base::Day on, std::vector<Candidate>& found) {
    const auto add = [&](const store::Row& row) {
        auto area = read_area(row);
        if (question.kinds.empty() || question.kinds.contains(area.kind))
            found.push_back({std::move(area), 0, question.name});
    };
    const auto named = tx.run(R"(SELECT a.*, b.name AS above1, c.name AS above2, d.name AS above3, e.name AS above4
                                   FROM area_name n
                                   JOIN area a ON a.id = n.area
                                   LEFT JOIN area b ON b.id = a.parent
                                   LEFT JOIN area c ON c.id = b.parent
                                   LEFT JOIN area d ON d.id = c.parent
                                   LEFT JOIN area e ON e.id = d.parent
                                  WHERE n.name_key = $1 AND a.valid_from <= $2 AND (a.valid_until IS NULL OR a.valid_until >= $2)
                                  ORDER BY n.level
                                  LIMIT $3)",
                              {question.name, on, most_of_a_name});
    for (const auto& row : named)
        if (fits_words(names_above(row), question.above)) add(row);
    if (named.size() < most_of_a_name) return;
    for (const auto& outer : search(tx, {.words = question.above, .on = on, .limit = most_outer}))
        // CROSS JOIN makes SQLite go from the few areas inside to their names, never from all the areas of that name.
        for (const auto& row : tx.run(R"(SELECT a.*
                                           FROM area a CROSS JOIN area_name n
                                          WHERE a.parent = $1 AND n.name_key = $2 AND n.level = a.level AND n.area = a.id
                                            AND a.valid_from <= $3 AND (a.valid_until IS NULL OR a.valid_until >= $3))",
                                      {outer.area.id, question.name, on}))
            add(row);
}

std::vector<Candidate> best(std::vector<Candidate> found, std::size_t limit) {
    const auto order = [](const Candidate& one) {
        return std::tie(one.rank, one.area.level, one.key, one.area.path, one.area.id);
    };
    std::sort(found.begin(), found.end(),
              [&](const auto& left, const auto& right) { return order(left) < order(right); });
    std::vector<Candidate> kept;
    std::set<base::Uuid> seen;
    for (auto& candidate : found) {
        if (kept.size() == limit) break;
        if (seen.insert(candidate.area.id.uuid).second) kept.push_back(std::move(candidate));
    }
    return kept;
}

}  // namespace

std::vector<Match> search(store::Transaction& tx, const Search& search) {
    const auto folded = base::fold(search.words);
    if (folded.empty()) return {};
    const auto questions = questions_of(tx, folded);
    std::vector<Candidate> found;
    for (const auto& question : questions) add_candidates(tx, question, search.on, search.limit, found);
    if (found.empty())
        for (const auto& question : with_words_above(questions)) {
            add_inside(tx, question, search.on, found);
            if (!found.empty()) break;
        }
    std::vector<Match> matches;
    for (auto& candidate : best(std::move(found), search.limit)) {
        auto path = names_down_to(tx, candidate.area);
        matches.push_back({std::move(candidate.area), std::move(path)});
    }
    return matches;
}

}  // namespace areas
