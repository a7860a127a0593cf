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

bool lies_in(store::Transaction& tx, const Area& area, const std::string& words) {
    std::string names;  // from the nearest up, as an address is spoken
    for (const auto& above : ancestors(tx, area)) names = base::fold(above.name) + " " + names;
    return fits_words(names, words);
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
            if (!question.above.empty() && !lies_in(tx, area, question.above)) continue;
            found.push_back({std::move(area), rank, key});
        }
    }
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
            add_candidates(tx, question, search.on, search.limit, found);
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
