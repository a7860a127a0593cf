#include "demonstration/coming.hpp"

#include "arrivals/arrival.hpp"
#include "guidance/guidance.hpp"
#include "vaccination/vaccination.hpp"
#include "volunteers/shift.hpp"

namespace demonstration {
namespace {

using volunteers::Kind;
using volunteers::VolunteerId;

/// What is told at the end of the story, with whose voice.
struct Story {
    store::Transaction& tx;
    const store::MasterKey& master;
    const Cast& cast;
    base::Day today = base::day_of(tx.now());

    areas::AreaId hamlet(const char* code) const { return cast.areas.at(code).id; }
    base::Who voice(const char* login) const { return who_is(tx, cast.players.at(login)); }
};

void announce(const Story& story, const char* hamlet, arrivals::Source source, bool has_come, base::Day on,
              const arrivals::Traveller& traveller) {
    arrivals::announce(story.tx, story.master, base::Who{},
                       {.id = std::nullopt,
                        .area = story.hamlet(hamlet),
                        .household = std::nullopt,
                        .source = source,
                        .has_come = has_come,
                        .on = on,
                        .traveller = traveller},
                       arrivals::new_code());
}

/// One came yesterday, a family comes tomorrow, and one was expected two days ago: somebody asks after them.
void come_home(const Story& story) {
    announce(story, "02", arrivals::Source::self, true, story.today - 1,
             {"Ngô Thị Mơ", "0400 930 001", "Bình Dương", "Nhà bà Cam, ngõ 4", {"cháu nhỏ 3 tuổi"}, std::nullopt});
    announce(story, "01", arrivals::Source::family, false, story.today + 1,
             {"Đỗ Văn Ổi",
              "0400 930 002",
              "Đồng Nai",
              "Nhà bố mẹ, xóm bến đò",
              {"Lê Thị Sim", "hai cháu"},
              arrivals::Family{"Đỗ Thị Cam", "0400 910 001"}});
    announce(story, "03", arrivals::Source::family, false, story.today - 2,
             {"Bùi Văn Lựu",
              "",
              "Thành phố Hồ Chí Minh",
              "Nhà chị Mận",
              {},
              arrivals::Family{"Cao Thị Mận", "0400 910 002"}});
}

/// Registers somebody who has read what is read before the first shift.
VolunteerId enlist(const Story& story, const char* hamlet, Kind kind, std::vector<std::string> skills,
                   std::vector<std::string> languages, const volunteers::Person& person) {
    const auto receipt = volunteers::enlist(story.tx, story.master, base::Who{},
                                            {.id = std::nullopt,
                                             .area = story.hamlet(hamlet),
                                             .kind = kind,
                                             .skills = std::move(skills),
                                             .languages = std::move(languages),
                                             .consents = true,
                                             .person = person},
                                            volunteers::new_code());
    volunteers::be_briefed(story.tx, story.master, receipt.code);
    return receipt.id;
}

/// The youth looks for three who carry goods tomorrow morning; two are found.
void lend_a_hand(const Story& story) {
    const auto carrier =
        enlist(story, "01", Kind::volunteer, {"deliver", "shop"}, {"vi"},
               {.name = "Phan Văn Khế", .phone = "0400 940 001", .times = "Buổi sáng", .role = {}, .words = {}});
    const auto driver = enlist(
        story, "02", Kind::volunteer, {"deliver", "drive"}, {"vi"},
        {.name = "Lý Văn Chanh", .phone = "0400 940 002", .times = "Cả ngày", .role = {}, .words = "Có xe ba gác"});
    enlist(
        story, "04", Kind::professional, {"listening"}, {"vi"},
        {.name = "Trần Thị Hồng Xiêm", .phone = "0400 940 003", .times = "19 giờ đến 21 giờ", .role = {}, .words = {}});
    enlist(story, "05", Kind::respected, {}, {"vi"},
           {.name = "Vũ Văn Thị",
            .phone = "0400 940 004",
            .times = "Lúc nào cũng được",
            .role = "Trưởng họ Vũ",
            .words = {}});
    const auto youth = story.voice("thanhnien");
    const auto shift = volunteers::open_shift(story.tx, youth,
                                              {.id = std::nullopt,
                                               .area = story.hamlet("02"),
                                               .day = story.today + 1,
                                               .begins = 7 * 60,
                                               .ends = 11 * 60,
                                               .place = "Nhà văn hóa Thôn Bờ Đê",
                                               .words = "Mang túi an sinh đến cửa, đặt xuống rồi gọi điện",
                                               .skill = "deliver",
                                               .places = 3});
    for (const auto& volunteer : {carrier, driver}) volunteers::put_on(story.tx, youth, shift.id, volunteer);
}

/// The station has made the cards of guidance its own and added one for who comes back.
void write_cards(const Story& story) {
    const auto write = [&, station = story.voice("tramyte")](guidance::Audience audience, const std::string& title,
                                                             const std::string& words) {
        guidance::write(story.tx, station,
                        {std::nullopt, story.cast.commune, audience, {title, words, story.today - 20, ""}});
    };
    for (const auto& example : guidance::examples()) write(example.audience, example.title, example.words);
    write(guidance::Audience::returning, "Báo trước một ngày",
          "Gọi cho tổ trước khi lên đường, để tổ chuẩn bị chỗ nghỉ và bữa ăn đầu.\n"
          "Đường xa mệt thì dừng nghỉ, không cần vội.\n"
          "Về đến nơi gọi trạm y tế xã nếu thấy không khỏe.");
}

/// Invitations are out, and most of what must be there is there.
void prepare_a_vaccination(const Story& story) {
    const auto station = story.voice("tramyte");
    const auto session = vaccination::plan(story.tx, station,
                                           {.id = std::nullopt,
                                            .area = story.cast.commune,
                                            .place = "Trường Tiểu học Giao Xuân",
                                            .day = story.today + 3,
                                            .slots = 150,
                                            .doses = 160});
    for (const auto& [group, invited] : {std::pair("frontline", 40), std::pair("teams", 30), std::pair("workers", 60)})
        vaccination::note(story.tx, station, session.id, {.code = group, .invited = invited});
    for (const auto* item : {"vaccine", "cold", "staff", "flow"})
        vaccination::tick(story.tx, station, session.id, item, true);
}

}  // namespace

void people_come(store::Transaction& now, const store::MasterKey& master, const Cast& cast) {
    const Story story{now, master, cast};
    come_home(story);
    lend_a_hand(story);
    write_cards(story);
    prepare_a_vaccination(story);
}

}  // namespace demonstration
