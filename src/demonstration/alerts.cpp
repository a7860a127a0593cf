#include "demonstration/alerts.hpp"

#include <fmt/format.h>

#include "alerts/alert.hpp"
#include "demonstration/script.hpp"

namespace demonstration {
namespace {

constexpr const char* storm = R"(<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>trinh-dien.{0}</identifier>
  <sender>bao-tin@khi-tuong.example</sender>
  <sent>{0}T14:30:00+07:00</sent>
  <status>Actual</status>
  <msgType>Alert</msgType>
  <scope>Public</scope>
  <info>
    <language>vi-VN</language>
    <category>Met</category>
    <event>Mưa rất to</event>
    <urgency>Expected</urgency>
    <severity>Severe</severity>
    <certainty>Likely</certainty>
    <expires>{1}T19:00:00+07:00</expires>
    <senderName>Đài Khí tượng Thuỷ văn (trình diễn)</senderName>
    <headline>Mưa rất to ở các xã ven biển</headline>
    <description>Từ đêm nay mưa 100–150 mm, nước ở các cống lên nhanh; chốt và khu cách ly ở chỗ trũng có thể ngập.</description>
    <instruction>Bà con kê cao đồ đạc, gạo và thuốc; xã chuẩn bị chỗ khô cho khu cách ly và chốt.</instruction>
    <area>
      <areaDesc>Xã Giao Xuân; Xã Giao Yến</areaDesc>
      <polygon>20.24,106.45 20.28,106.45 20.28,106.50 20.24,106.45</polygon>
    </area>
  </info>
</alert>
)";

void hear_of_the_storm(store::Transaction& tx, const Cast& cast) {
    const auto today = base::day_of(tx.now());
    const auto xml = fmt::format(storm, base::to_string(today), base::to_string(today + 5));
    const alerts::Arrived arrived{base::from_json_text<sources::CapAlert>(sources::packed_cap(xml)), xml, {}};
    alerts::take_in(tx, who_is(tx, cast.players.at("canbo")), cast.bodies.at("ubnd").uuid, arrived);
}

}  // namespace

Meanwhile alert_days(const Cast& cast, base::Day today) {
    Meanwhile days;
    days.emplace(moment(today - 2, "18:35"), [&cast](store::Transaction& tx) { hear_of_the_storm(tx, cast); });
    return days;
}

}  // namespace demonstration
