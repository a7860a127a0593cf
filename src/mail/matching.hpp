#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bodies/body.hpp"
#include "mail/read_mail.hpp"
#include "reports/report.hpp"

/// Which report a mail is: of which body, for which duty and period. What is not certain is left to a person, with what
/// was tried.
namespace mail {

/// One way in which a report was looked for: "sender", "code", "period", and what came of it.
struct Step {
    std::string what;
    std::string found;
};
BOOST_DESCRIBE_STRUCT(Step, (), (what, found))

struct Match {
    std::optional<bodies::BodyId> body;       ///< the sender's
    std::optional<reports::ReportId> report;  ///< which it is, or most likely is
    std::string doubt;                        ///< a problem code; empty: it is certain
    bool by_code = false;                     ///< an answer to a letter of ours says which
    std::vector<Step> tried;
};

Match match(store::Transaction& tx, const ReadMail& mail);

/// Whether words speak of a period as people write it: "tháng 6", "quý II", "từ ngày 7/6", "ngày 7/6/2021".
bool names_period(std::string_view words, reports::Period period);

}  // namespace mail
