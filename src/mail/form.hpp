#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/letter.hpp"
#include "reports/filling.hpp"

/// The offline form of a report: a workbook that goes out with a reminder, is filled in without a network, and comes
/// back as an attachment with its code in it. It asks what the form of the web asks, and passes the same checks.
namespace mail {

/// The form of a report, with what is known already.
BlankForm blank_form(store::Transaction& tx, reports::ReportId report, Facts facts);

Attachment form_of(const BlankForm& form);

/// What somebody wrote into one cell.
struct FilledCell {
    std::string key;  ///< of the figure or the question
    std::string label;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(FilledCell, (), (key, label, text))

/// What somebody wrote into a form.
struct FilledForm {
    std::string code;
    std::string said;               ///< empty when nobody wrote anything
    std::vector<FilledCell> cells;  ///< the empty ones left out
};
/// From the text of a workbook or of a document with the same table (sources::read); nothing when it is no form of
/// ours.
std::optional<FilledForm> filled_form(std::string_view workbook);

/// What a mail says as a report; a figure that the form has as known is left as it is. Problems: those of
/// reports::whole_figure, report.indicator_unknown.
reports::Said said_by(store::Transaction& tx, reports::ReportId report, const std::string& words,
                      const std::vector<FilledCell>& cells);

/// "Số nhà ngập (nhà): 12", one a line.
std::string listed(const std::vector<FilledCell>& cells);

}  // namespace mail
