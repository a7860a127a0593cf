#include "ledger/search.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "ledger/mark.hpp"
#include "store/values.hpp"

namespace ledger {
namespace {

using store::Row;
using store::Transaction;

constexpr std::size_t most_marks = 40;   ///< of one search; whoever types more has long said what is meant
constexpr std::int64_t enough = 20'000;  ///< from here on a mark counts as frequent

EntryId read(const Row& row) {
    return row.id<struct LedgerEntryTag>("entry");
}

std::vector<Mark> marks_asked_for(Transaction& tx, const Search& search) {
    std::vector<Mark> marks;
    if (search.day) marks.push_back(mark_of_day(*search.day));
    if (!search.month.empty()) marks.push_back(mark_of_month(search.month));
    if (search.campaign) marks.push_back(mark_of_campaign(*search.campaign));
    if (search.area) marks.push_back(mark_of_area(areas::get(tx, *search.area).path));
    if (!search.account.empty()) marks.push_back(mark_of_account(search.account));
    if (search.kind) marks.push_back(mark_of_kind(*search.kind));
    const auto folded = base::fold(search.words);
    for (const auto word : base::words_of(folded)) marks.push_back(mark_of_word(word));
    if (marks.size() > most_marks) marks.resize(most_marks);
    return marks;
}

std::int64_t how_many(Transaction& tx, Mark mark) {
    return tx
        .run("SELECT count(*) AS many FROM (SELECT 1 FROM ledger_mark WHERE mark = $1 LIMIT $2) few", {mark, enough})
        .front()
        .integer("many");
}

/// The rarest first, which the search goes along.
void put_rarest_first(Transaction& tx, std::vector<Mark>& marks) {
    if (marks.size() < 2) return;
    std::vector<std::pair<std::int64_t, Mark>> counted;
    for (const auto mark : marks) counted.emplace_back(how_many(tx, mark), mark);
    std::ranges::sort(counted);
    std::ranges::transform(counted, marks.begin(), &std::pair<std::int64_t, Mark>::second);
}

/// Behind every id, where the newest begin.
EntryId beyond_all() {
    EntryId id;
    id.uuid.bytes.fill(0xff);
    return id;
}

Found newest(Transaction& tx, const Search& search) {
    Found found{store::all(read, tx.run("SELECT id AS entry FROM ledger_entry WHERE id < $1 ORDER BY id DESC LIMIT $2",
                                        {search.after.value_or(beyond_all()), search.limit})),
                {}};
    if (found.entries.size() == search.limit) found.next = found.entries.back();
    return found;
}

/// Entries with the rarest mark, the newest first: those that a call looks at are the first $3 behind $2.
constexpr std::string_view looked_at =
    "SELECT entry FROM ledger_mark WHERE mark = $1 AND entry < $2 ORDER BY entry DESC LIMIT ";

std::vector<EntryId> with_all(Transaction& tx, const Search& search, const std::vector<Mark>& marks) {
    std::vector<store::Value> parameters{marks.front(), search.after.value_or(beyond_all()), search.looks_at,
                                         search.limit};
    std::string others;
    for (auto mark = marks.begin() + 1; mark != marks.end(); ++mark) {
        parameters.emplace_back(*mark);
        others += fmt::format(" AND EXISTS (SELECT 1 FROM ledger_mark o WHERE o.mark = ${} AND o.entry = m.entry)",
                              parameters.size());
    }
    return store::all(read, tx.run("SELECT m.entry FROM (" + std::string(looked_at) + "$3) m WHERE TRUE" + others +
                                       " ORDER BY m.entry DESC LIMIT $4",
                                   parameters));
}

/// The last entry that the call looked at; nothing when it looked at all there are.
std::optional<EntryId> last_looked_at(Transaction& tx, const Search& search, Mark rarest) {
    const auto rows = tx.run(std::string(looked_at) + "1 OFFSET $3",
                             {rarest, search.after.value_or(beyond_all()), search.looks_at - 1});
    return rows.empty() ? std::nullopt : std::optional(read(rows.front()));
}

}  // namespace

Found find(Transaction& tx, const Search& search) {
    auto marks = marks_asked_for(tx, search);
    if (marks.empty()) return newest(tx, search);
    put_rarest_first(tx, marks);
    Found found{with_all(tx, search, marks), {}};
    found.next = found.entries.size() == search.limit ? std::optional(found.entries.back())
                                                      : last_looked_at(tx, search, marks.front());
    return found;
}

std::vector<EntryId> ids_from(Transaction& tx, std::int64_t position, std::size_t limit) {
    return store::all(read, tx.run("SELECT entry FROM ledger_leaf WHERE position >= $1 ORDER BY position LIMIT $2",
                                   {position, limit}));
}

}  // namespace ledger
