#include "needs/message.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "bodies/body.hpp"
#include "needs/asker.hpp"
#include "needs/code.hpp"

namespace needs {
namespace {

/// With what a message begins that asks how a need stands; folded.
constexpr std::string_view asks_after = "tra ";

/// What a reply says of each state. A reply is Vietnamese: it goes to a telephone, whose language nobody knows.
struct StateLine {
    State state;
    const char* vi;
};
constexpr StateLine state_lines[] = {
    {State::received, "đã nhận, đang chờ cán bộ xem"},
    {State::triaged, "cán bộ đã xem, đang tìm nơi giúp gần nhất"},
    {State::assigned, "đã giao nơi giúp"},
    {State::under_way, "đang được giúp"},
    {State::done, "đã giúp xong. Nếu chưa ổn, xin gọi 1022"},
    {State::refused, "chưa giúp được. Nếu chưa đồng ý, xin gọi 1022 để nhờ nơi khác xem lại"},
    {State::appealed, "đang được nơi khác xem lại"},
    {State::joined, "đã gộp với một lời nhờ khác"},
};

Reply standing_of(store::Transaction& tx, std::string_view code) {
    const auto seen = track(tx, code);
    std::string text = "Lời nhờ của bà con: ";
    text += std::ranges::find(state_lines, seen.state, &StateLine::state)->vi;
    if (!seen.owner.empty()) text += " (" + seen.owner + ")";
    return {text + "."};
}

std::optional<areas::AreaId> area_of(store::Transaction& tx, const base::Who& who, const Message& message) {
    if (message.area) return message.area;
    const auto body = bodies::find(tx, {who.body});
    return body ? std::optional(body->area) : std::nullopt;
}

}  // namespace

Reply answer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Message& message,
             const std::string& code) {
    const auto folded = base::fold(message.text);
    // "Trả tiền trọ giúp" begins alike and is a need: only a code behind it makes it a question.
    if (folded.starts_with(asks_after))
        if (const auto asked = accounts::tidy_code(std::string_view(folded).substr(asks_after.size()), code_shape))
            return standing_of(tx, *asked);
    const auto receipt = open(
        tx, master, who,
        {.id = std::nullopt,
         .area = area_of(tx, who, message),
         .household = std::nullopt,
         .source = Source::sms,
         .kind = kind_of(message.text),
         .wait = Wait::days,
         .asker = {.name = {}, .phone = message.from, .address = {}, .words = message.text, .neighbour = std::nullopt}},
        code);
    auto text = "Đã nhận lời nhờ của bà con. Mã: " + receipt.code + ". Nhắn TRA và mã để biết tới đâu.";
    if (receipt.looks_alike) text += " Có một lời nhờ giống vậy mới đây, cán bộ sẽ xem cả hai.";
    return {text + " Nguy hiểm tính mạng: gọi 115."};
}

}  // namespace needs
