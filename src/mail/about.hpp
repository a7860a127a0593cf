#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mail/letter.hpp"
#include "reports/filling.hpp"

/// What letters, forms and people say of a report: whose, to whom, for which time.
namespace mail {

/// "ngày 7/6/2021", "tháng 6/2021", "từ ngày 7/6/2021 đến ngày 13/6/2021".
std::string printed(reports::Period period, base::Language language);

/// body, to, plan, desk, period and due of a report; nothing when there is none.
std::optional<Facts> facts_of(store::Transaction& tx, reports::ReportId report, base::Language language);

/// Whoever sends reports on behalf of a body by mail; the account of the person who had a hand in it, if any.
base::Who sender_of(const base::Uuid& body, const base::Uuid& account = {});

/// The beginning of a report, as long as a confirmation repeats it.
std::string shown(std::string_view said);

/// The name of a body alone, for letters that are about no report.
std::string desk_name(store::Transaction& tx, const base::Uuid& desk);

}  // namespace mail
