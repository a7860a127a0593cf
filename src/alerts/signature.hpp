#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "sources/cap.hpp"

/// Signatures of alerts (XML Signature), checked and made by the xmlsec1 command in a confined child.
namespace alerts {

/// none: not signed; trusted: by somebody whom a certificate of the administrator vouches for, and unchanged since;
/// unknown: unchanged, but nobody vouches for who signed; broken: changed since, or signed in a way that proves
/// nothing.
enum class Seal { none, trusted, unknown, broken };
BOOST_DESCRIBE_ENUM(Seal, none, trusted, unknown, broken)

struct Checked {
    Seal seal = Seal::none;
    std::string certificate;  ///< the one that vouches; empty unless trusted
};

/// Whether one of these certificates (PEM) vouches. Slow: outside of any transaction. They must hold `at` that moment.
/// Problem: document.reader_missing (xmlsec1
/// is not installed).
Checked check(const sources::CapAlert& alert, std::string_view xml, const std::vector<std::string>& certificates,
              base::Instant at);

/// An alert signed with a private key; `key` is PEM: the key and its certificate. Slow, likewise. Problems:
/// document.reader_missing, alert.not_signed (the key does not do).
std::string signed_xml(std::string_view xml, std::string_view key);

}  // namespace alerts
