#include <map>

#include "base/named.hpp"
#include "base/hex.hpp"
#include "base/problem.hpp"
#include "ledger/bytes.hpp"
#include "ledger/code.hpp"
#include "ledger/entry_row.hpp"
#include "store/values.hpp"

namespace ledger {
namespace {

using base::Problem;
using base::ProblemKind;
using store::Row;
using store::Transaction;

}  // namespace

Entry read_entry(const Row& row) {
    const auto area = row.maybe_uuid("area");
    const auto corrects = row.maybe_text("corrects_code");
    return {.id = row.id<struct LedgerEntryTag>("id"),
            .code = shown_code(row.text("code")),
            .kind = base::named<Kind>(row.text("kind")),
            .day = row.day("day"),
            .posted_at = row.instant("posted_at"),
            .campaign = row.maybe_uuid("campaign"),
            .area = area ? std::optional(areas::AreaId{*area}) : std::nullopt,
            .corrects = corrects ? std::optional(shown_code(*corrects)) : std::nullopt,
            .households = row.maybe_integer("households"),
            .words = row.text("words"),
            .lines = {},
            .salt = base::hex_of(row.bytes("salt"))};
}

Line read_line(const Row& row) {
    return {row.text("account"), row.text("commodity"), row.integer("quantity"), row.integer("value"),
            row.text("valued_by")};
}

std::vector<Entry> entries_of(Transaction& tx, const std::vector<EntryId>& ids) {
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, ids);
    std::map<EntryId, Entry> found;
    for (const auto& row : tx.run(R"(
        SELECT e.id, e.code, e.kind, e.day, e.posted_at, e.campaign, e.area, c.code AS corrects_code, e.households,
               e.words, e.salt
        FROM ledger_entry e LEFT JOIN ledger_entry c ON c.id = e.corrects WHERE e.id IN )" +
                                      list,
                                  parameters)) {
        auto entry = read_entry(row);
        found.emplace(entry.id, std::move(entry));
    }
    for (const auto& row : tx.run(R"(SELECT entry, account, commodity, quantity, value, valued_by
                                     FROM ledger_line WHERE entry IN )" +
                                      list + " ORDER BY entry, part",
                                  parameters))
        if (const auto entry = found.find(row.id<struct LedgerEntryTag>("entry")); entry != found.end())
            entry->second.lines.push_back(read_line(row));
    std::vector<Entry> entries;
    for (const auto& id : ids)
        if (const auto entry = found.find(id); entry != found.end()) entries.push_back(entry->second);
    return entries;
}

Entry get(Transaction& tx, EntryId id) {
    auto entries = entries_of(tx, {id});
    if (entries.empty()) throw Problem(ProblemKind::not_found, "ledger.not_found", base::to_string(id));
    return std::move(entries.front());
}

Entry get(Transaction& tx, std::string_view code) {
    if (const auto stored = read_code(code))
        for (const auto& row : tx.run("SELECT id FROM ledger_entry WHERE code = $1", {*stored}))
            return get(tx, row.id<struct LedgerEntryTag>("id"));
    throw Problem(ProblemKind::not_found, "ledger.not_found", std::string(code));
}

}  // namespace ledger
