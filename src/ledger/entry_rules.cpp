#include "ledger/entry_rules.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/problem.hpp"

namespace ledger {
namespace {

using base::Problem;
using base::ProblemKind;
using store::Transaction;

constexpr std::size_t longest_words = 500;
constexpr std::int64_t beyond_reason = 1'000'000'000'000'000;

[[noreturn]] void refuse(const std::string& code, const std::string& detail = {}) {
    throw Problem(ProblemKind::invalid, code, detail);
}

void require_words(const Entry& entry) {
    if (entry.words.empty()) refuse("ledger.words_missing");
    if (entry.words.size() > longest_words) refuse("ledger.words_too_long");
}

void require_account(const Entry& entry, const Line& line) {
    const auto* root = root_of_account(line.account);
    if (!root) refuse("ledger.account_wrong", line.account);
    const auto& roots = rules_of(entry.kind).roots;
    if (!roots.empty() && std::ranges::find(roots, root->name) == roots.end())
        refuse("ledger.kind_wrong", std::string(rules_of(entry.kind).en) + ": " + line.account);
}

void require_amount(const Line& line) {
    const auto is_within_reason = [](std::int64_t number) { return number > -beyond_reason && number < beyond_reason; };
    if (line.quantity == 0 || !is_within_reason(line.quantity) || !is_within_reason(line.value))
        refuse("ledger.amount_wrong", line.account);
    if (line.commodity == dong) {
        if (line.value != line.quantity || !line.valued_by.empty()) refuse("ledger.value_wrong", line.account);
        return;
    }
    const bool points_the_other_way = line.value != 0 && (line.value < 0) != (line.quantity < 0);
    if (points_the_other_way || line.valued_by.empty() || line.valued_by.size() > longest_words)
        refuse("ledger.value_wrong", line.account);
}

void require_balance(const Entry& entry) {
    struct Sum {
        std::int64_t quantity = 0;
        std::int64_t value = 0;
    };
    std::map<std::string, Sum> sums;
    for (const auto& line : entry.lines) {
        auto& sum = sums[line.commodity];
        sum.quantity += line.quantity;
        sum.value += line.value;
    }
    for (const auto& [commodity, sum] : sums)
        if (sum.quantity != 0 || sum.value != 0) refuse("ledger.not_balanced", commodity);
}

void require_commodities(Transaction& tx, const Entry& entry) {
    std::set<std::string> codes;
    for (const auto& line : entry.lines) codes.insert(line.commodity);
    for (const auto& code : codes)
        if (tx.run("SELECT code FROM ledger_commodity WHERE code = $1", {code}).empty())
            refuse("ledger.commodity_unknown", code);
}

}  // namespace

void require_right(Transaction& tx, const Entry& entry) {
    if (entry.day > base::day_of(entry.posted_at)) refuse("ledger.day_ahead", base::to_string(entry.day));
    require_words(entry);
    if (entry.lines.empty() || entry.lines.size() > most_lines) refuse("ledger.lines_wrong");
    for (const auto& line : entry.lines) {
        require_account(entry, line);
        require_amount(line);
    }
    require_balance(entry);
    require_commodities(tx, entry);
    if (entry.area) areas::get(tx, *entry.area);
}

}  // namespace ledger
