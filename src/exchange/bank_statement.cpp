#include "exchange/bank_statement.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace exchange {

using base::Problem;
using base::ProblemKind;

std::span<const ColumnWords> statement_columns() {
    static const std::vector<ColumnWords> columns{
        {"day", {"ngay giao dich", "ngay hieu luc", "ngay gd", "ngay", "thoi gian", "transaction date", "date"}},
        {"amount", {"so tien ghi co", "ghi co", "co", "phat sinh co", "so tien", "credit amount", "credit", "amount"}},
        {"reference",
         {"so tham chieu", "ma giao dich", "so giao dich", "so but toan", "so gd", "so ct", "so chung tu",
          "reference number", "reference", "transaction id"}},
        {"words", {"noi dung", "noi dung giao dich", "dien giai", "mo ta", "description", "remark", "details"}},
    };
    return columns;
}

std::optional<std::int64_t> dong_in(std::string_view cell) {
    constexpr std::size_t decimals = 2;
    constexpr std::size_t most_digits = 15;
    const auto number = cell.substr(0, cell.find_last_of("0123456789") + 1);
    if (number.empty() || cell.find('-') != std::string_view::npos) return std::nullopt;
    const auto last = number.find_last_of(".,");
    const bool has_decimals = last != std::string_view::npos && number.size() - last - 1 == decimals;
    std::string digits;
    for (const char c : number.substr(0, has_decimals ? last : number.size()))
        if (c >= '0' && c <= '9') digits += c;
    if (digits.size() > most_digits) return std::nullopt;
    const auto dong = base::to_number<std::int64_t>(digits);
    return dong && *dong > 0 ? dong : std::nullopt;
}

StatementTaken take_statement(store::Transaction& tx, const base::Who& who, const ListFile& list,
                              gifts::FundraiserId fundraiser) {
    gifts::require_receiver(tx, who, fundraiser);
    if (!list.has("day") || !list.has("amount") || !list.has("reference"))
        throw Problem(ProblemKind::invalid, "statement.no_columns");
    if (list.rows.size() > most_statement_rows)
        throw Problem(ProblemKind::too_large, "statement.too_many", std::to_string(list.rows.size()));
    StatementTaken answer{list.titles, list.columns, {}, 0, {}};
    std::vector<gifts::NewLine> lines;
    for (const auto& row : list.rows) {
        const auto amount = dong_in(list.said(row, "amount"));
        const auto day = day_in(list.said(row, "day"));
        const auto reference = list.said(row, "reference");
        if (!amount || (!day && reference.empty())) {
            answer.left_out += 1;
        } else if (!day || reference.empty()) {
            const auto [code, message] = row_note("statement.row_unclear", who.language);
            answer.faults.push_back({row.number, reference, code, message});
        } else {
            lines.push_back({reference, *day, *amount, list.said(row, "words")});
        }
    }
    answer.brought = gifts::bring_statement(tx, who, fundraiser, lines);
    return answer;
}

}  // namespace exchange
