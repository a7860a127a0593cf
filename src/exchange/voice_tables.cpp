#include <array>

#include "accounts/permission.hpp"
#include "exchange/tables.hpp"
#include "voices/board.hpp"
#include "voices/digest.hpp"

namespace exchange {
namespace {

using base::Permission;
using http::Call;

constexpr std::size_t rows_at_once = 500;

// In the order of voices::State.
constexpr std::array state_words{Words{"mới nhận", "new"},
                                 Words{"đã xem", "looked at"},
                                 Words{"đã giao", "given"},
                                 Words{"ở cấp trên", "at the level above"},
                                 Words{"trả lời đang về", "answer coming down"},
                                 Words{"đã trả lời", "answered"},
                                 Words{"đã khép", "closed"},
                                 Words{"đã gộp", "grouped"}};
// In the order of voices::Kind.
constexpr std::array kind_words{Words{"góp ý", "feedback"}, Words{"kiến nghị", "petition"},
                                Words{"câu hỏi", "question"}, Words{"phản ánh", "complaint"}};
// In the order of voices::Trend.
constexpr std::array trend_words{Words{"mới có", "new"}, Words{"đang tăng", "rising"},
                                 Words{"như mọi ngày", "as usual"}, Words{"đang giảm", "falling"}};

std::string topic_word(base::Language language, const std::string& code) {
    const auto* topic = voices::topic_of(code);
    if (!topic) return code;
    return language == base::Language::en ? topic->en : topic->vi;
}

TableRows voice_table(Call& call, std::size_t most) {
    const auto language = call.who.language;
    auto table = headed(language, {{{"Chủ đề", "Topic"}, "#subject"},
                                   {{"Loại", "Kind"}, "#meta+kind"},
                                   {{"Địa bàn", "Area"}, "#adm+name"},
                                   {{"Tình trạng", "State"}, "#status"},
                                   {{"Nơi giữ", "Who has it"}, "#org+name"},
                                   {{"Ngày nói", "Said on"}, "#date+said"},
                                   {{"Muộn nhất", "Due"}, "#date+due"},
                                   {{"Gửi lại", "Sent again"}, "#indicator+reopened+num", true},
                                   {{"Cùng chờ", "Joined"}, "#indicator+joined+num", true}});
    voices::BoardQuery query{.area = call.maybe_id<areas::AreaId>("area"),
                             .owner = call.maybe_id("owner"),
                             .part = call.maybe_one_of<voices::Part>("part").value_or(voices::Part::open),
                             .topic = call.text("topic"),
                             .after = {},
                             .limit = rows_at_once};
    for (auto page = voices::board(call.tx, call.who, query);; page = voices::board(call.tx, call.who, query)) {
        for (const auto& voice : page.items)
            table.rows.push_back({topic_word(language, voice.topic), word(language, kind_words, voice.kind),
                                  voice.area.name, word(language, state_words, voice.state),
                                  voice.owner ? voice.owner->name : std::string(), cell(std::optional(voice.said_at)),
                                  cell(voice.due_at), std::to_string(voice.reopened), std::to_string(voice.joined)});
        if (!page.next || table.rows.size() >= most) return table;
        query.after = *page.next;
    }
}

TableRows digest_table(Call& call, std::size_t) {
    const auto language = call.who.language;
    auto table = headed(language, {{{"Địa bàn", "Area"}, "#adm+name"},
                                   {{"Chủ đề", "Topic"}, "#subject"},
                                   {{"Trong ngày", "On the day"}, "#indicator+today+num", true},
                                   {{"Bảy ngày trước", "Seven days before"}, "#indicator+week+num", true},
                                   {{"Chiều hướng", "Trend"}, "#meta+trend"}});
    const auto found = voices::digest(call.tx, call.who, call.id<areas::AreaId>("area"), call.day_or_today("day"));
    for (const auto& place : found.places)
        for (const auto& line : place.topics)
            table.rows.push_back({place.area.name, topic_word(language, line.topic), std::to_string(line.today),
                                  std::to_string(line.week_before), word(language, trend_words, line.trend)});
    return table;
}

}  // namespace

std::vector<Table> voice_tables() {
    const auto reads = http::allow(Permission::needs_answer);
    return {{"voices", "y-kien", reads, "The board of voices, without a word of them", voice_table},
            {"areas/{area}/voice-digest", "tong-hop-y-kien", reads, "What a day's digest counts, by place and topic",
             digest_table}};
}

}  // namespace exchange
