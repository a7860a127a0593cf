#include "plans/pairing.hpp"

#include <algorithm>
#include <deque>
#include <tuple>
#include <unordered_map>

#include "plans/word_changes.hpp"

namespace plans {
namespace {

/// Less alike than this and it is another part.
constexpr double alike = 0.5;
/// Likeness is asked of parts that stand near each other; so a long document costs its length, not the square of it.
constexpr std::size_t reach = 40;

class Pairing {
public:
    Pairing(const std::vector<Part>& older, const std::vector<Part>& newer)
        : older_(older), newer_(newer), partner_(newer.size()), taken_(older.size()) {}

    void by_key(std::size_t key) {
        std::unordered_map<std::string, std::deque<std::size_t>> free;
        for (std::size_t i = 0; i < older_.size(); ++i)
            if (!taken_[i] && !older_[i].keys[key].empty()) free[older_[i].keys[key]].push_back(i);
        for (std::size_t j = 0; j < newer_.size(); ++j) {
            if (partner_[j]) continue;
            const auto same = free.find(newer_[j].keys[key]);
            if (same == free.end() || same->second.empty()) continue;
            pair(same->second.front(), j);
            same->second.pop_front();
        }
    }

    /// The most alike first, among those that are still alone.
    void by_likeness() {
        struct Candidate {
            double likeness;
            std::size_t older;
            std::size_t newer;
        };
        const auto lonely_older = alone(taken_.size(), [&](std::size_t i) { return !taken_[i]; });
        const auto lonely_newer = alone(partner_.size(), [&](std::size_t j) { return !partner_[j]; });
        std::vector<Candidate> candidates;
        for (std::size_t n = 0; n < lonely_newer.size(); ++n) {
            const auto middle = lonely_newer.empty() ? 0 : n * lonely_older.size() / lonely_newer.size();
            const auto from = middle > reach ? middle - reach : 0;
            for (auto o = from; o < std::min(lonely_older.size(), middle + reach); ++o) {
                const auto how_much = likeness(older_[lonely_older[o]].words, newer_[lonely_newer[n]].words);
                if (how_much >= alike) candidates.push_back({how_much, lonely_older[o], lonely_newer[n]});
            }
        }
        std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            return std::tuple(-a.likeness, a.newer, a.older) < std::tuple(-b.likeness, b.newer, b.older);
        });
        for (const auto& one : candidates)
            if (!taken_[one.older] && !partner_[one.newer]) pair(one.older, one.newer);
    }

    Partners partners() && { return std::move(partner_); }

private:
    template <class F>
    static std::vector<std::size_t> alone(std::size_t count, F is_alone) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < count; ++i)
            if (is_alone(i)) found.push_back(i);
        return found;
    }

    void pair(std::size_t older, std::size_t newer) {
        taken_[older] = true;
        partner_[newer] = older;
    }

    const std::vector<Part>& older_;
    const std::vector<Part>& newer_;
    Partners partner_;
    std::vector<bool> taken_;
};

}  // namespace

Partners pair_up(const std::vector<Part>& older, const std::vector<Part>& newer) {
    Pairing pairing(older, newer);
    const auto keys = older.empty() || newer.empty() ? 0 : newer.front().keys.size();
    for (std::size_t key = 0; key < keys; ++key) pairing.by_key(key);
    pairing.by_likeness();
    return std::move(pairing).partners();
}

std::vector<Pair> in_order(const Partners& partners, std::size_t older_count) {
    std::vector<bool> is_paired(older_count);
    for (const auto& partner : partners)
        if (partner) is_paired[*partner] = true;
    std::vector<Pair> pairs;
    std::size_t next = 0;
    const auto take_out_until = [&](std::size_t until) {
        for (; next < until; ++next)
            if (!is_paired[next]) pairs.push_back({next, {}});
    };
    for (std::size_t newer = 0; newer < partners.size(); ++newer) {
        if (partners[newer]) take_out_until(*partners[newer]);
        pairs.push_back({partners[newer], newer});
    }
    take_out_until(older_count);
    return pairs;
}

}  // namespace plans
