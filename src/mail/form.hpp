#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mail/letter.hpp"

/// The offline form of a report: a workbook that goes out with a reminder, is filled in without a network, and comes
/// back as an attachment with its code in it.
namespace mail {

/// `facts` are those of the report (about.hpp) and its code.
Attachment form_of(const Facts& facts);

/// What somebody wrote into a form.
struct FilledForm {
    std::string code;
    std::string said;  ///< empty when nobody wrote anything
};
/// From the text of a workbook (sources::read); nothing when it is no form of ours.
std::optional<FilledForm> filled_form(std::string_view workbook);

}  // namespace mail
