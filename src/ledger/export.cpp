#include "ledger/export.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/named.hpp"
#include "ledger/search.hpp"

namespace ledger {
namespace {

using store::Transaction;

constexpr std::size_t entries_of_a_piece = 200;

/// A commodity of hledger has its name in quotes when it holds other characters than letters.
std::string quoted(const std::string& commodity) {
    return commodity == dong ? commodity : '"' + commodity + '"';
}

/// A semicolon begins a comment there, and a bar parts payee from note.
std::string described(std::string words) {
    std::ranges::replace(words, ';', ',');
    std::ranges::replace(words, '|', '/');
    return words;
}

std::string posting(const Line& line) {
    const auto amount = fmt::format("    {}  {} {}", line.account, line.quantity, quoted(line.commodity));
    if (line.commodity == dong) return amount + '\n';
    // The whole worth of so many, which hledger takes as its cost.
    return fmt::format("{} @@ {} {}  ; {}\n", amount, line.value < 0 ? -line.value : line.value, dong,
                       described(line.valued_by));
}

std::string journal_of(const Entry& entry) {
    auto text = fmt::format("{} ({}) {}  ; kind:{}", base::to_string(entry.day), entry.code, described(entry.words),
                            base::name_of(entry.kind));
    if (entry.corrects) text += ", corrects:" + *entry.corrects;
    if (entry.campaign) text += ", campaign:" + base::to_string(*entry.campaign);
    if (entry.area) text += ", area:" + base::to_string(*entry.area);
    text += '\n';
    for (const auto& line : entry.lines) text += posting(line);
    return text + '\n';
}

std::string csv_of(const Entry& entry) {
    std::string text;
    for (const auto& line : entry.lines)
        text += base::csv_line(
            {entry.code, base::to_string(entry.day), base::to_string(entry.posted_at), base::name_of(entry.kind),
             entry.campaign ? base::to_string(*entry.campaign) : "", entry.area ? base::to_string(*entry.area) : "",
             entry.corrects.value_or(""), entry.households ? std::to_string(*entry.households) : "", entry.words,
             line.account, line.commodity, std::to_string(line.quantity), std::to_string(line.value), line.valued_by});
    return text;
}

std::string journal_head(Transaction& tx) {
    std::string text = "; Lá Lành: sổ cái công khai. Số lượng tính bằng phần nhỏ nhất của từng mặt hàng.\n";
    for (const auto& commodity : commodities(tx))
        text += fmt::format("commodity 1000. {}  ; {}, {} = 1 {}\n", quoted(commodity.code), described(commodity.name),
                            commodity.parts, described(commodity.unit));
    for (const auto& row : tx.run("SELECT DISTINCT account FROM ledger_balance ORDER BY account"))
        text += "account " + row.text("account") + '\n';
    return text + '\n';
}

}  // namespace

std::string export_head(Transaction& tx, Format format) {
    if (format == Format::journal) return journal_head(tx);
    return std::string(base::byte_order_mark) +
           base::csv_line({"code", "day", "posted_at", "kind", "campaign", "area", "corrects", "households", "words",
                           "account", "commodity", "quantity", "value", "valued_by"});
}

std::string export_piece(Transaction& tx, Format format, std::int64_t position, std::size_t entries) {
    std::string text;
    for (const auto& entry : entries_of(tx, ids_from(tx, position, entries)))
        text += format == Format::journal ? journal_of(entry) : csv_of(entry);
    return text;
}

std::function<std::string()> export_stream(store::Database& database, Format format) {
    const auto next = std::make_shared<std::int64_t>(-1);
    return [&database, format, next] {
        return database.read([&](Transaction& tx) {
            if (*next < 0) {
                *next = 0;
                return export_head(tx, format);
            }
            auto piece = export_piece(tx, format, *next, entries_of_a_piece);
            *next += static_cast<std::int64_t>(entries_of_a_piece);
            return piece;
        });
    };
}

}  // namespace ledger
