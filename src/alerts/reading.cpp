#include <algorithm>

#include "alerts/alert.hpp"

/// What an alert means here.
namespace alerts {

Priority priority_of(const sources::CapAlert& alert) {
    const auto info = info_for_people(alert);
    const bool is_grave = info.severity == "Extreme" || info.severity == "Severe";
    const bool is_soon = info.urgency == "Immediate" || info.urgency == "Expected";
    if (alert.status != "Actual" || alert.msg_type == "Cancel") return Priority::ordinary;
    if (is_grave && info.urgency == "Immediate" && info.certainty != "Unlikely") return Priority::emergency;
    return is_soon && (is_grave || info.severity == "Moderate") ? Priority::priority : Priority::ordinary;
}

sources::CapInfo info_for_people(const sources::CapAlert& alert) {
    const auto found =
        std::ranges::find_if(alert.infos, [](const sources::CapInfo& one) { return one.language.starts_with("vi"); });
    if (found != alert.infos.end()) return *found;
    return alert.infos.empty() ? sources::CapInfo{} : alert.infos.front();
}

std::string title_of(const sources::CapInfo& info) {
    return info.headline.empty() ? info.event : info.headline;
}

}  // namespace alerts
