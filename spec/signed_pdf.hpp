#pragma once

#include <memory>
#include <string>
#include <vector>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/time.hpp"

/// PDFs with signatures as offices send them, and the authorities that vouch for who signed: made anew in each test.
namespace spec {

struct Signer {
    std::shared_ptr<EVP_PKEY> key;
    std::shared_ptr<X509> certificate;
    std::shared_ptr<X509> issuer;
};

/// What a certificate says.
struct Named {
    std::string name;
    std::string organisation;
    base::Instant from;
    base::Instant until;
    std::string usage = "digitalSignature,nonRepudiation";
};

class Authority {
public:
    /// Holds from 2020 to 2030.
    explicit Authority(const std::string& name);

    Signer certify(const Named& wanted) const;
    std::string pem() const;
    std::string der() const;

private:
    Signer own_;
};

/// A page with one line of Latin letters.
std::string small_pdf(const std::string& line);

struct Signing {
    base::Instant at;
    const EVP_MD* digest = EVP_sha256();
    std::string kind = "adbe.pkcs7.detached";
    std::string beside;  ///< stands in the gap that the signature does not cover
};

/// The PDF with one more signature, added behind what stood there, as every program that signs does it.
std::string signed_pdf(const std::string& pdf, const Signer& signer, const Signing& signing);

/// The same with an empty field that waits for a signature.
std::string with_empty_field(const std::string& pdf);

}  // namespace spec
