#pragma once

#include <optional>
#include <string>

#include <boost/describe/class.hpp>

#include "base/id.hpp"

/// Which mailbox the product writes from and reads, and how it signs in there: one file that only its owner may read.
namespace mail {

struct Settings {
    std::string address;                  ///< that letters come from and answers go to
    std::string name;                     ///< shown beside it
    base::Uuid body;                      ///< on whose desk mails lie
    std::string outgoing;                 ///< "smtps://host:465", or "smtp://host:587", which begins TLS by itself
    std::optional<std::string> incoming;  ///< "imaps://host:993/INBOX", or "imap://…", which begins TLS by itself
    std::string user;
    std::string password;
    std::optional<std::string> authorities;  ///< a PEM file, when the server's certificate is of a private authority
};
BOOST_DESCRIBE_STRUCT(Settings, (), (address, name, body, outgoing, incoming, user, password, authorities))

/// Problems: mail_settings.unreadable, mail_settings.readable_by_others, mail_settings.wrong_address,
/// request.not_json, request.fields_wrong.
Settings read_settings(const std::string& file);

}  // namespace mail
