#include "reader/misreadings.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"
#include "reader/form_filter.hpp"
#include "reader/vocabulary_tables.hpp"

namespace reader {
namespace {

struct Misreading {
    std::vector<std::string_view> wrong;
    std::vector<std::string_view> right;  ///< as many words
};

struct Misreadings {
    std::unordered_map<FormHash, std::vector<Misreading>> by_first{};
    FormFilter<16384> firsts{};

    void add(std::string_view wrong, std::string_view right) {
        const auto parts = base::words_of(wrong);
        const auto hash = hash_of(parts.front());
        by_first[hash].push_back({parts, base::words_of(right)});
        firsts.add(hash);
    }
};

/// Read without words_in, which mends what it reads.
Misreadings read_misreadings() {
    Misreadings made;
    for (const auto& [wrong, right] : table_pairs(vocabulary_table("misreadings.txt"))) made.add(wrong, right);
    return made;
}

const Misreadings& misreadings() {
    static const Misreadings all = read_misreadings();
    return all;
}

bool stands_at(const Words& words, std::size_t at, const Misreading& misreading) {
    if (at + misreading.wrong.size() > words.size()) return false;
    for (std::size_t i = 0; i < misreading.wrong.size(); ++i)
        if (words[at + i].form != misreading.wrong[i]) return false;
    return true;
}

}  // namespace

void mend_misreadings(Words& words, std::size_t first) {
    const auto& all = misreadings();
    for (auto at = first; at < words.size(); ++at) {
        if (!all.firsts.may_hold(words[at].hash)) continue;
        const auto found = all.by_first.find(words[at].hash);
        if (found == all.by_first.end()) continue;
        for (const auto& misreading : found->second) {
            if (!stands_at(words, at, misreading)) continue;
            for (std::size_t i = 0; i < misreading.right.size(); ++i) {
                words[at + i].form = misreading.right[i];
                words[at + i].hash = hash_of(misreading.right[i]);
            }
            break;
        }
    }
}

}  // namespace reader
