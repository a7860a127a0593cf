#include "demonstration/speaking.hpp"

#include "open311/request.hpp"
#include "voices/speaker.hpp"
#include "voices/step.hpp"

namespace demonstration {
namespace {

using voices::Grade;
using voices::Kind;
using voices::Source;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;

/// How far a voice of the story has come.
enum class Reached { nothing, classified, given, raised, answered, satisfied };

struct Said {
    int days_ago;  ///< nothing: within the hour
    const char* hamlet;
    Kind kind;
    const char* topic;
    Source source;
    const char* words;
    Grade grade;
    Reached reached;
    const char* answer;
};

constexpr Said story[] = {
    {6, "01", Kind::complaint, "prices", Source::web, "Rau ở chợ Cầu Ngói tăng gấp đôi từ khi có chốt.", Grade::normal,
     Reached::answered,
     "Ban quản lý chợ đã nhắc, các sạp đã niêm yết giá. Giá cao hơn bảng, bà con gọi ngay số ở cổng chợ."},
    {6, "02", Kind::complaint, "prices", Source::hotline, "Trứng gà bán ba mươi nghìn một vỉ nhỏ.", Grade::normal,
     Reached::answered, "Đã kiểm tra hai cửa hàng; một nơi đã hạ giá, một nơi nhận sai và trả lại tiền chênh."},
    {4, "01", Kind::question, "health", Source::web, "Người già không đi được thì tiêm ở đâu?", Grade::normal,
     Reached::satisfied, "Trạm y tế có đội tiêm tại nhà thứ ba và thứ sáu. Bà con báo trưởng thôn để xếp lịch."},
    {3, "02", Kind::petition, "transport", Source::team, "Xin cho xe chở lúa giống vào thôn buổi sáng sớm.",
     Grade::complex, Reached::satisfied, "Từ thứ hai, chốt cho xe nông sản qua từ 4 giờ đến 7 giờ sáng."},
    {2, "02", Kind::petition, "benefits", Source::paper,
     "Chợ đóng cửa hai tháng, người bán hàng rong chưa có trong danh sách hỗ trợ.", Grade::complex, Reached::raised,
     ""},
    {2, "01", Kind::complaint, "food", Source::web, "Túi an sinh đợt này thiếu dầu ăn so với bảng niêm yết.",
     Grade::normal, Reached::given, ""},
    {2, "02", Kind::feedback, "institutions", Source::hotline,
     "Loa nên đọc chậm lại và nhắc lại giờ lấy mẫu, người già nghe không kịp.", Grade::normal, Reached::classified, ""},
    {0, "01", Kind::complaint, "food", Source::web, "Túi an sinh đợt này thiếu dầu ăn, mong xã phát bù.", Grade::normal,
     Reached::nothing, ""},
    {0, "02", Kind::feedback, "service", Source::web, "Cán bộ chốt cầu hướng dẫn tận tình, bà con cảm ơn.",
     Grade::normal, Reached::nothing, ""},
    {0, "01", Kind::question, "closed_off", Source::web, "Ngõ sau chùa còn phong tỏa đến hết ngày nào?", Grade::urgent,
     Reached::nothing, ""},
};

/// Whoever keeps the desk of the commune, at the time of the transaction.
struct Desk {
    store::Transaction& tx;
    const store::MasterKey& master;
    base::Who officer;

    void go_on(const voices::Receipt& receipt, const Said& said) const {
        if (said.reached == Reached::nothing) return;
        voices::classify(tx, master, officer, receipt.id, {said.kind, said.topic, said.grade, ""});
        if (said.reached == Reached::classified) return;
        voices::give(tx, master, officer, receipt.id, officer.body, "");
        if (said.reached == Reached::given) return;
        if (said.reached == Reached::raised) {
            if (voices::level_above(tx, receipt.id))
                voices::raise(tx, master, officer, receipt.id, "Nhóm hưởng do cấp trên quyết định; xã có 23 người");
            return;
        }
        voices::answer(tx, master, officer, receipt.id, {"resolved", said.answer});
        if (said.reached == Reached::satisfied) voices::rate(tx, master, receipt.code, voices::Satisfaction::good);
    }
};

void tell(store::Transaction& tx, const store::MasterKey& master, const Cast& cast, const Said& said) {
    voices::NewVoice voice;
    voice.area = cast.areas.at(said.hamlet).id;
    voice.kind = said.kind;
    voice.topic = said.topic;
    voice.source = said.source;
    voice.words = said.words;
    const auto receipt = voices::open(tx, master, base::Who{}, voice, voices::new_code());
    Desk{tx, master, who_is(tx, cast.players.at("canbo"))}.go_on(receipt, said);
}

/// What somebody reported with a program of another maker, and how that was answered.
void report_the_lamp(store::Transaction& tx, const store::MasterKey& master, const Cast& cast) {
    open311::NewRequest wanted;
    wanted.address_id = base::to_string(cast.areas.at("02").id);
    wanted.service_code = "other";
    wanted.description = "Đèn ở chốt đầu thôn hỏng, tối đi lấy hàng không thấy đường.";
    const auto posted = open311::post(tx, master, wanted, voices::new_code());
    const voices::VoiceId voice{
        tx.run("SELECT voice FROM open311_request WHERE id = $1", {posted.service_request_id}).front().uuid("voice")};
    const auto officer = who_is(tx, cast.players.at("canbo"));
    voices::classify(tx, master, officer, voice, {Kind::complaint, "other", Grade::normal, ""});
    voices::give(tx, master, officer, voice, officer.body, "");
    voices::answer(tx, master, officer, voice, {"resolved", "Tổ điện đã thay bóng trong chiều."});
}

}  // namespace

Meanwhile voice_days(const Cast& cast, const store::MasterKey& master, base::Day today) {
    Meanwhile days;
    std::int64_t minute = 0;
    for (const auto& said : story) {
        if (said.days_ago == 0) continue;
        const base::Instant when{base::start_of(today - said.days_ago).ms + 9 * hour_ms + ++minute * minute_ms};
        days.emplace(when, [&cast, &master, said](store::Transaction& tx) { tell(tx, master, cast, said); });
    }
    days.emplace(base::Instant{base::start_of(today - 5).ms + 9 * hour_ms + ++minute * minute_ms},
                 [&](store::Transaction& tx) { report_the_lamp(tx, master, cast); });
    return days;
}

void speak(const AtTime& at, base::Instant now, const store::MasterKey& master, const Cast& cast) {
    at({now.ms - hour_ms}, [&](store::Transaction& tx) {
        for (const auto& said : story)
            if (said.days_ago == 0) tell(tx, master, cast, said);
    });
}

}  // namespace demonstration
