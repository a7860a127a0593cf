#include "ledger/entry.hpp"

#include <array>
#include <utility>

#include <sodium.h>

#include "base/hex.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "ledger/balance.hpp"
#include "ledger/bytes.hpp"
#include "ledger/campaign.hpp"
#include "ledger/code.hpp"
#include "ledger/entry_rules.hpp"
#include "ledger/leaf.hpp"
#include "ledger/mark.hpp"
#include "store/insert_rows.hpp"
#include "store/journal.hpp"

namespace ledger {
namespace {

using base::Problem;
using base::ProblemKind;
using base::Who;
using store::Transaction;

std::string new_salt() {
    std::array<std::uint8_t, 16> salt{};
    randombytes_buf(salt.data(), salt.size());
    return base::hex_of(salt);
}

void write_row(Transaction& tx, const Entry& entry, const std::optional<EntryId>& corrects) {
    tx.change(R"(INSERT INTO ledger_entry (id, code, kind, day, posted_at, campaign, area, corrects, households, words,
                                           salt)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
              {entry.id, stored_code(entry.code), base::name_of(entry.kind), entry.day, entry.posted_at, entry.campaign,
               entry.area, corrects, entry.households, entry.words, base::from_hex(entry.salt)});
}

void write_lines(Transaction& tx, const Entry& entry) {
    std::vector<std::vector<store::Value>> rows;
    for (const auto& line : entry.lines)
        rows.push_back(
            {entry.id, rows.size(), line.account, line.commodity, line.quantity, line.value, line.valued_by});
    store::insert_rows(tx, "INSERT INTO ledger_line (entry, part, account, commodity, quantity, value, valued_by)",
                       rows);
}

void write_marks(Transaction& tx, const Entry& entry) {
    const auto path = entry.area ? areas::get(tx, *entry.area).path : std::string();
    std::vector<std::vector<store::Value>> rows;
    for (const auto mark : marks_of(entry, path)) rows.push_back({mark, entry.id});
    store::insert_rows(tx, "INSERT INTO ledger_mark (mark, entry)", rows);
}

Entry write(Transaction& tx, const Who& who, Entry entry, const std::optional<EntryId>& corrects) {
    write_row(tx, entry, corrects);
    write_lines(tx, entry);
    write_marks(tx, entry);
    add_to_balances(tx, entry.lines);
    add_to_campaign(tx, entry);
    tx.change("INSERT INTO ledger_waiting (entry, leaf) VALUES ($1, $2)", {entry.id, bytes_of(leaf_of(entry))});
    const auto area = entry.area ? std::optional(entry.area->uuid) : std::nullopt;
    const base::Json detail{{"code", entry.code}, {"kind", base::name_of(entry.kind)}};
    store::record(tx, who, "ledger.posted", entry.id.uuid, area, detail);
    return entry;
}

Line taken_back(Line line) {
    line.quantity = -line.quantity;
    line.value = -line.value;
    return line;
}

}  // namespace

Amount money(std::int64_t amount) {
    return {std::string(dong), amount, amount, {}};
}

std::vector<Line> moved(const std::string& from, const std::string& to, const Amount& amount) {
    const Line into{to, amount.commodity, amount.quantity, amount.value, amount.valued_by};
    auto out = taken_back(into);
    out.account = from;
    return {out, into};
}

Entry post(Transaction& tx, const Who& who, const NewEntry& wanted) {
    const EntryId id{tx.new_id()};
    Entry entry{.id = id,
                .code = code_of(id),
                .kind = wanted.kind,
                .day = wanted.day,
                .posted_at = tx.now(),
                .campaign = wanted.campaign,
                .area = wanted.area,
                .corrects = std::nullopt,
                .households = wanted.households,
                .words = base::tidy(base::to_nfc(wanted.words)),
                .lines = wanted.lines,
                .salt = new_salt()};
    for (auto& line : entry.lines) line.valued_by = base::tidy(base::to_nfc(line.valued_by));
    require_right(tx, entry);
    return write(tx, who, std::move(entry), std::nullopt);
}

Entry correct(Transaction& tx, const Who& who, EntryId wrong, const std::string& words) {
    const auto mistaken = get(tx, wrong);
    if (!tx.run("SELECT id FROM ledger_entry WHERE corrects = $1", {wrong}).empty())
        throw Problem(ProblemKind::conflict, "ledger.corrected_already", mistaken.code);
    const EntryId id{tx.new_id()};
    Entry entry = mistaken;
    entry.id = id;
    entry.code = code_of(id);
    entry.kind = Kind::correction;
    entry.day = base::day_of(tx.now());
    entry.posted_at = tx.now();
    entry.corrects = mistaken.code;
    entry.words = base::tidy(base::to_nfc(words));
    entry.salt = new_salt();
    for (auto& line : entry.lines) line = taken_back(std::move(line));
    require_right(tx, entry);
    return write(tx, who, std::move(entry), wrong);
}

}  // namespace ledger
