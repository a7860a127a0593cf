#pragma once

#include <optional>
#include <string>

#include "subscriptions/sending.hpp"

/// An SMS gateway that speaks as Kannel's sendsms does: one GET for each message, never followed elsewhere, never
/// longer than half a minute, over https with a certificate that holds; plain http is for a gateway beside the product.
namespace subscriptions {

/// One file that only its owner may read, as the mailbox's.
struct Gateway {
    std::string address;  ///< "http://127.0.0.1:13013/cgi-bin/sendsms"
    std::string user;
    std::string password;
    std::optional<std::string> sender;  ///< the name or number that people see, when the gateway does not know it
};
BOOST_DESCRIBE_STRUCT(Gateway, (), (address, user, password, sender))

/// Problems: sms_gateway.unreadable, sms_gateway.readable_by_others, sms_gateway.wrong_address, request.not_json,
/// request.fields_wrong.
Gateway read_gateway(const std::string& file);

/// What an answer of the gateway means for one message. 202 is sent; what is wrong with our sign-in (401, 403) or with
/// the gateway itself is mended by somebody and tried again; other refusals are about this message.
Outcome outcome_of(long status);

struct Answer {
    Outcome outcome = Outcome::later;
    std::string said;  ///< without number or text; for the log
};
/// `number` as it is kept, "0912345678"; it goes out as "+84912345678".
Answer send(const Gateway& gateway, const std::string& number, const std::string& text);

}  // namespace subscriptions
