#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "base/time.hpp"

/// Digital signatures in a PDF. Poppler's pdfsig says where they stand, OpenSSL whether they hold, each in a confined
/// child. What pdfsig says is a hint and no more: OpenSSL looks at the bytes themselves.
namespace sources {

enum class SignatureState {
    valid,    ///< a trusted authority vouches for the signer, and the whole file is as it was signed
    part,     ///< the same of a part only: something was added to the file afterwards
    unknown,  ///< what was signed is unchanged, but nobody trusted vouches for the signer
    broken    ///< what was signed was changed, or the signature itself is damaged
};
BOOST_DESCRIBE_ENUM(SignatureState, valid, part, unknown, broken)

/// Why a signature is unknown: its authority is none of the trusted; its certificate did not hold on the day; its
/// arithmetic is too weak to prove anything; its kind is one that is not checked here.
enum class SignatureDoubt { untrusted, expired, weak, kind };
BOOST_DESCRIBE_ENUM(SignatureDoubt, untrusted, expired, weak, kind)

struct Signature {
    SignatureState state = SignatureState::broken;
    std::optional<SignatureDoubt> doubt;
    bool covers_whole = false;
    std::string signer;  ///< these three as the certificate names them; the number of an identity card is left out
    std::string organisation;
    std::string authority;
    std::optional<base::Instant> signed_at;  ///< as the signer's own clock said
};
BOOST_DESCRIBE_STRUCT(Signature, (), (state, doubt, covers_whole, signer, organisation, authority, signed_at))

/// Who vouches for signers, and the moment at which certificates must hold.
struct Trust {
    std::vector<std::string> authorities;  ///< files of certificates, PEM or DER
    base::Instant at;
};

/// Every certificate file (.pem, .crt, .cer) of a folder; nobody is trusted when there is no folder.
Trust trust_in(const std::string& folder, base::Instant at);

/// In the order of the file, the first fifty; none in what is no PDF. Problems: document.unreadable,
/// document.reader_missing.
std::vector<Signature> signatures_of(std::string_view pdf, const Trust& trust);

}  // namespace sources
