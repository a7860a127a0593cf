#include "documents/kind.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace documents {
namespace {

// "KL" is the Party's; letters bear no kind, and the Party numbers them "CV".
constexpr std::array<Kind, 29> kinds{{
    {"NQ", "Nghị quyết"},
    {"QĐ", "Quyết định"},
    {"CT", "Chỉ thị"},
    {"QC", "Quy chế"},
    {"QyĐ", "Quy định"},
    {"TC", "Thông cáo"},
    {"TB", "Thông báo"},
    {"HD", "Hướng dẫn"},
    {"CTr", "Chương trình"},
    {"KH", "Kế hoạch"},
    {"PA", "Phương án"},
    {"ĐA", "Đề án"},
    {"DA", "Dự án"},
    {"BC", "Báo cáo"},
    {"BB", "Biên bản"},
    {"TTr", "Tờ trình"},
    {"HĐ", "Hợp đồng"},
    {"CĐ", "Công điện"},
    {"BGN", "Bản ghi nhớ"},
    {"BTT", "Bản thỏa thuận"},
    {"GUQ", "Giấy ủy quyền"},
    {"GM", "Giấy mời"},
    {"GGT", "Giấy giới thiệu"},
    {"GNP", "Giấy nghỉ phép"},
    {"PG", "Phiếu gửi"},
    {"PC", "Phiếu chuyển"},
    {"PB", "Phiếu báo"},
    {"KL", "Kết luận"},
    {"CV", ""},
}};

}  // namespace

std::span<const Kind> all_kinds() {
    return kinds;
}

const Kind& kind_named(std::string_view name) {
    const auto wanted = base::to_lower(base::tidy(name));
    const auto* const found =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return base::to_lower(kind.name) == wanted; });
    if (found == kinds.end())
        throw base::Problem(base::ProblemKind::invalid, "outgoing.kind_unknown", std::string(name));
    return *found;
}

std::string notation_of(Form form, const Kind& kind, std::string_view symbol) {
    if (form == Form::party) return fmt::format("-{}/{}", kind.code, symbol);
    return kind.name.empty() ? fmt::format("/{}", symbol) : fmt::format("/{}-{}", kind.code, symbol);
}

std::string numbered(std::int64_t number, std::string_view notation) {
    return fmt::format("{:02}{}", number, notation);
}

}  // namespace documents
