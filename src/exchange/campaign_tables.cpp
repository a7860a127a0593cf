#include <array>

#include "accounts/permission.hpp"
#include "campaigns/board.hpp"
#include "exchange/tables.hpp"

namespace exchange {
namespace {

using http::Call;

// In the order of outreach::Kind.
constexpr std::array kind_words{Words{"chỉ đạo", "directives"},
                                Words{"tác hại, nguy cơ", "harm and risk"},
                                Words{"việc của mỗi người", "what everybody owes"},
                                Words{"cách phòng", "protection"},
                                Words{"kết quả xử lý vi phạm", "how violations were handled"},
                                Words{"việc tốt", "good deeds"},
                                Words{"đính chính tin đồn", "corrections"},
                                Words{"đi lại, hàng hóa", "transport"}};

TableRows board_table(Call& call, std::size_t) {
    const auto language = call.who.language;
    auto table = headed(language, {{{"Nhóm nội dung", "Group of content"}, "#subject"},
                                   {{"Cần có", "Wished"}, "#indicator+wished+num", true},
                                   {{"Trước ngày", "By"}, "#date+due"},
                                   {{"Đơn vị viết", "Writer"}, "#org+name"},
                                   {{"Đang viết, chờ duyệt", "Drafts"}, "#indicator+drafts+num", true},
                                   {{"Đã duyệt", "Approved"}, "#indicator+approved+num", true},
                                   {{"Lượt đọc", "Views"}, "#indicator+views+num", true}});
    const auto found = campaigns::board(call.tx, call.who, call.id<campaigns::CampaignId>("campaign"));
    for (const auto& one : found.groups)
        table.rows.push_back({word(language, kind_words, one.group), std::to_string(one.wished), cell(one.by),
                              one.writer ? one.writer->name : std::string(), std::to_string(one.drafts),
                              std::to_string(one.approved), std::to_string(one.views)});
    return table;
}

}  // namespace

std::vector<Table> campaign_tables() {
    return {{"campaigns/{campaign}", "dot-cao-diem", http::allow(base::Permission::plans_read),
             "What is said of a campaign, by group of content", board_table}};
}

}  // namespace exchange
