#include "documents/register_sheet.hpp"

#include <fmt/format.h>

#include "base/workbook.hpp"
#include "documents/paper.hpp"

namespace documents {
namespace {

constexpr double letters_on_a_sheet = 150;

std::string maybe_slashed(const std::optional<base::Day>& day) {
    return day ? slashed(*day) : std::string();
}

std::string told(const Arrival& arrival) {
    auto text = arrival.assignee_name;
    if (arrival.due) text += (text.empty() ? "hạn " : ", hạn ") + slashed(*arrival.due);
    return text;
}

}  // namespace

std::string slashed(base::Day day) {
    const auto parts = base::parts_of(day);
    return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()),
                       static_cast<int>(parts.year()));
}

Table sheet_of(const std::vector<NumberLine>& lines) {
    Table table{{"Số, ký hiệu", "Ngày tháng", "Trích yếu", "Người ký", "Nơi nhận", "Độ khẩn", "Ghi chú"}, {}};
    for (const auto& line : lines)
        table.rows.push_back({line.notation, slashed(line.dated), line.subject, line.signer, line.recipients,
                              line.urgency,
                              line.is_cancelled ? "Hủy số: " + line.reason
                              : line.outgoing   ? ""
                                                : "Văn bản ngoài"});
    return table;
}

Table sheet_of(const std::vector<Arrival>& arrivals) {
    Table table{{"Số đến", "Ngày đến", "Cơ quan ban hành", "Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu",
                 "Số trang", "Độ khẩn", "Ý kiến chỉ đạo", "Người xử lý", "Kết quả"},
                {}};
    for (const auto& one : arrivals)
        table.rows.push_back({std::to_string(one.number), slashed(one.arrived_on), one.paper.issuer, one.paper.notation,
                              maybe_slashed(one.paper.dated),
                              one.paper.kind.empty() ? one.paper.subject : one.paper.kind + ": " + one.paper.subject,
                              std::to_string(one.paper.pages), one.paper.urgency, one.note, told(one), one.outcome});
    return table;
}

std::string xlsx(const std::string& name, const Table& table) {
    base::Sheet sheet{name, {}, table.rows};
    const auto widths = column_widths(table, letters_on_a_sheet);
    for (std::size_t at = 0; at < widths.size(); ++at) sheet.columns.push_back({table.head[at], widths[at], false});
    return base::workbook(sheet);
}

}  // namespace documents
