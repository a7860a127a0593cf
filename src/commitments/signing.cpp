#include "commitments/signing.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "commitments/drive_row.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace commitments {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t fewest_shown = 5;

struct SheetEntry {
    Sheet sheet;
    PartId part;
    std::int64_t home = 0;
};

SheetEntry read_sheet(const store::Row& row) {
    return {.sheet = {.id = row.id<CommitmentSheetTag>("id"),
                      .day = row.day("day"),
                      .signatures = row.integer("signed"),
                      .words = row.text("words"),
                      .counted_at = row.instant("counted_at"),
                      .is_taken_back = !row.is_null("taken_back_at")},
            .part = row.id<CommitmentPartTag>("part"),
            .home = row.integer("home")};
}

std::optional<SheetEntry> find_sheet(store::Transaction& tx, SheetId id) {
    return store::first(read_sheet, tx.run("SELECT * FROM commitment_sheet WHERE id = $1", {id}));
}

void check(store::Transaction& tx, const Entry& drive, const NewSheet& wanted) {
    if (drive.is_closed) throw Problem(ProblemKind::conflict, "commitment.closed", drive.promise.title);
    if (wanted.signatures < 1 || wanted.signatures > largest_number)
        throw Problem(ProblemKind::invalid, "commitment.number_wrong", std::to_string(wanted.signatures));
    if (wanted.day < drive.promise.begins || wanted.day > base::day_of(tx.now()))
        throw Problem(ProblemKind::invalid, "commitment.day_wrong", base::to_string(wanted.day));
}

void add_to_part(store::Transaction& tx, std::int64_t home, PartId part, std::int64_t signatures) {
    tx.change("UPDATE commitment_part SET on_paper = on_paper + $3 WHERE home = $1 AND id = $2",
              {home, part, signatures});
}

}  // namespace

Drive count(store::Transaction& tx, const base::Who& who, PartId id, const NewSheet& wanted) {
    const auto [part, drive] = part_entry(tx, id);
    const auto entry = drive_entry(tx, drive);
    require_count(tx, who, entry, part);
    const auto words = short_text(wanted.words, longest_line);
    if (const auto before = find_sheet(tx, wanted.id)) {
        const auto& there = before->sheet;
        if (before->part != id || there.signatures != wanted.signatures || there.day != wanted.day ||
            there.words != words)
            throw Problem(ProblemKind::conflict, "commitment.id_taken", base::to_string(wanted.id));
        return get(tx, who, drive);
    }
    check(tx, entry, wanted);
    tx.change(R"(
        INSERT INTO commitment_sheet (home, id, part, day, signed, words, counted_at, counted_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {entry.home, wanted.id, id, wanted.day, wanted.signatures, words, tx.now(), who.account});
    add_to_part(tx, entry.home, id, wanted.signatures);
    store::record(tx, who, "commitment.counted", drive.uuid, part.area.id, base::Json{{"signed", wanted.signatures}});
    return get(tx, who, drive);
}

Drive take_back(store::Transaction& tx, const base::Who& who, SheetId id) {
    const auto found = find_sheet(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "commitment.sheet_not_found", base::to_string(id));
    const auto [part, drive] = part_entry(tx, found->part);
    require_count(tx, who, drive_entry(tx, drive), part);
    if (found->sheet.is_taken_back) throw Problem(ProblemKind::conflict, "commitment.taken_back");
    tx.change("UPDATE commitment_sheet SET taken_back_at = $3 WHERE home = $1 AND id = $2",
              {found->home, id, tx.now()});
    add_to_part(tx, found->home, found->part, -found->sheet.signatures);
    store::record(tx, who, "commitment.taken_back", drive.uuid, part.area.id);
    return get(tx, who, drive);
}

std::vector<Sheet> sheets(store::Transaction& tx, const base::Who& who, PartId id) {
    const auto [part, drive] = part_entry(tx, id);
    const auto entry = drive_entry(tx, drive);
    require_count(tx, who, entry, part);
    std::vector<Sheet> found;
    for (auto& one : store::all(
             read_sheet,
             tx.run("SELECT * FROM commitment_sheet WHERE home = $1 AND part = $2 ORDER BY counted_at DESC, id DESC",
                    {entry.home, id})))
        found.push_back(std::move(one.sheet));
    return found;
}

OpenPromise look(store::Transaction& tx, std::string_view code) {
    const auto entry = entry_by_code(tx, code);
    OpenPromise open{.promise = entry.promise, .choices = {}, .signatures = {}};
    std::int64_t signatures = 0;
    for (auto& [part, drive] : parts_of(tx, entry)) {
        signatures += part.signatures();
        open.choices.push_back({part.id, part.group, std::move(part.area), std::move(part.body)});
    }
    if (signatures >= fewest_shown) open.signatures = signatures;
    return open;
}

OpenPromise sign(store::Transaction& tx, std::string_view code, PartId id) {
    const auto entry = entry_by_code(tx, code);
    if (!entry.promise.is_open) throw Problem(ProblemKind::conflict, "commitment.closed", entry.promise.title);
    if (part_entry(tx, id).drive != entry.promise.id)
        throw Problem(ProblemKind::not_found, "commitment.part_not_found", base::to_string(id));
    tx.change(R"(
        INSERT INTO commitment_count (home, part, day, slot, signed) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (home, part, day, slot) DO UPDATE SET signed = commitment_count.signed + 1)",
              {entry.home, id, base::day_of(tx.now()), store::own_slot(tx.engine())});
    return look(tx, code);
}

std::vector<PartId> miscounts(store::Transaction& tx) {
    return store::all([](const store::Row& row) { return row.id<CommitmentPartTag>("id"); }, tx.run(R"(
        SELECT p.id FROM commitment_part p
        LEFT JOIN (SELECT home, part, sum(signed) AS signatures FROM commitment_sheet WHERE taken_back_at IS NULL GROUP BY home, part) s
        ON s.home = p.home AND s.part = p.id WHERE p.on_paper <> COALESCE(s.signatures, 0))"));
}

}  // namespace commitments
