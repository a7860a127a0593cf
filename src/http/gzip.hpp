#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

/// Bodies that travel compressed over thin networks.
namespace http {

std::string gzipped(std::string_view bytes);

/// Whether "gzip;q=1.0, br" lets us send this coding; "br;q=0" does not.
bool accepts_coding(std::string_view header, std::string_view coding);

/// The response with its body compressed when the client takes that. Only for answers that repeat nothing the client
/// sent, or the length would tell a listener about the rest.
Response gzipped_for(const Request& request, Response response);

}  // namespace http
