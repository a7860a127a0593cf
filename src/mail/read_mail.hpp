#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/form.hpp"
#include "store/row.hpp"

/// A mail with what its words and files say. Made outside any transaction: files are taken apart in confined children,
/// scans are recognised.
namespace mail {

struct ReadMail {
    std::string message_id;
    std::string from;
    std::string subject;
    std::vector<std::string> replies_to;
    std::string text;                  ///< what the sender wrote, with what was quoted
    std::string said;                  ///< what would be the report: the files' words, else the sender's own
    std::vector<FilledCell> cells;     ///< of an offline form
    std::vector<std::string> files;    ///< names of the attachments
    std::optional<std::string> code;   ///< of a letter of ours, from subject, form or words
    std::optional<std::string> fault;  ///< a problem code: what could not be read, or document.secret
    bool is_automatic = false;
    bool is_bounce = false;
    std::string bytes;    ///< as it came
    store::Bytes digest;  ///< of sender, subject, words and files

    bool is_secret() const { return fault == "document.secret"; }
};

/// Never refuses: what cannot be read is said in `fault`.
ReadMail read_mail(std::string bytes);

/// A mail's words without what was quoted from others and without the signature.
std::string own_words(std::string_view text);

}  // namespace mail
