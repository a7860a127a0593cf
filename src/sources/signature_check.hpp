#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sources/signature.hpp"

/// Between the server and the confined child in which OpenSSL checks signatures.
namespace sources {

/// Where a signature says that it stands: `kind` as PDF names it, and the bytes that it covers.
struct SignedPlace {
    std::string kind;
    std::vector<std::size_t> ends;  ///< from, to, from, to; the signature lies in the gap
};

/// What the child is asked: a line of JSON, the bytes of the PDF, then the certificates.
std::string signature_question(std::string_view pdf, const std::vector<SignedPlace>& places, const Trust& trust);

/// In the child: the answer as JSON, a Signature for each place. Problem: document.unreadable.
std::string check_signatures(std::string_view question);

}  // namespace sources
