#include "signed_pdf.hpp"

#include <openssl/cms.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "base/time.hpp"

namespace spec {
namespace {

constexpr std::size_t room = 8192;  ///< hexadecimal digits kept for a signature
constexpr int first_object_of_signatures = 10;

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

std::string bytes_of(BIO* bio) {
    char* bytes = nullptr;
    const auto length = BIO_get_mem_data(bio, &bytes);
    return {bytes, static_cast<std::size_t>(length)};
}

void set_time(ASN1_TIME* into, base::Instant at) {
    ASN1_TIME_set(into, static_cast<std::time_t>(at.ms / 1000));
}

void add_part(X509_NAME* name, const char* part, const std::string& text) {
    if (text.empty()) return;
    X509_NAME_add_entry_by_txt(name, part, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.c_str()),
                               static_cast<int>(text.size()), -1, 0);
}

void add_extension(X509* certificate, int which, const std::string& value) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, which, value.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

/// Signed by `issuer`, or by itself without one.
Signer certificate_for(const Named& wanted, const Signer* issuer) {
    static long serial = 0;
    Signer made{{EVP_EC_gen("P-256"), EVP_PKEY_free}, {X509_new(), X509_free}, {}};
    auto* const certificate = made.certificate.get();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    set_time(X509_getm_notBefore(certificate), wanted.from);
    set_time(X509_getm_notAfter(certificate), wanted.until);
    X509_set_pubkey(certificate, made.key.get());
    add_part(X509_get_subject_name(certificate), "O", wanted.organisation);
    add_part(X509_get_subject_name(certificate), "CN", wanted.name);
    const auto& by = issuer == nullptr ? made : *issuer;
    X509_set_issuer_name(certificate, X509_get_subject_name(by.certificate.get()));
    add_extension(certificate, NID_basic_constraints, issuer == nullptr ? "critical,CA:TRUE" : "CA:FALSE");
    add_extension(certificate, NID_key_usage, "critical," + wanted.usage);
    X509_sign(certificate, by.key.get(), EVP_sha256());
    made.issuer = by.certificate;
    return made;
}

/// The number that stands behind the last of these words.
std::size_t last_number(const std::string& pdf, const std::string& words) {
    return std::stoul(pdf.substr(pdf.rfind(words) + words.size()));
}

/// Objects behind what stands there, with a cross-reference that leads back to the one before.
std::string added(const std::string& pdf, const std::vector<std::pair<int, std::string>>& objects) {
    auto text = pdf;
    std::string places = "xref\n";
    int highest = 0;
    for (const auto& [number, content] : objects) {
        places += fmt::format("{} 1\n{:010} 00000 n \n", number, text.size());
        text += fmt::format("{} 0 obj\n{}\nendobj\n", number, content);
        highest = std::max(highest, number);
    }
    const auto at = text.size();
    const auto before = pdf.rfind("startxref\n");
    const auto link =
        before == std::string::npos ? std::string() : fmt::format(" /Prev {}", last_number(pdf, "startxref\n"));
    return text + places +
           fmt::format("trailer\n<< /Size {} /Root 1 0 R{} >>\nstartxref\n{}\n%%EOF\n", highest + 1, link, at);
}

std::string catalog_with(const std::string& fields) {
    return "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [" + fields + "] >> >>";
}

std::string fields_in(const std::string& pdf) {
    constexpr std::string_view words = "/Fields [";
    const auto from = pdf.rfind(words) + words.size();
    return pdf.substr(from, pdf.find(']', from) - from);
}

/// The catalog with one more field, and the field; its value is object `value`, or it waits for one.
std::string with_field(const std::string& pdf, int field, const std::string& value) {
    return added(pdf, {{1, catalog_with(fields_in(pdf) + fmt::format(" {} 0 R", field))},
                       {field, fmt::format("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Ky {}) /Rect [0 0 0 0] "
                                           "/P 3 0 R /F 132 {}>>",
                                           field, value.empty() ? "" : fmt::format("/V {} 0 R ", field + 1))},
                       {field + 1, value.empty() ? "null" : value}});
}

int next_field(const std::string& pdf) {
    int fields = 0;
    for (auto at = pdf.find("/Subtype /Widget"); at != std::string::npos; at = pdf.find("/Subtype /Widget", at + 1))
        ++fields;
    return first_object_of_signatures + 2 * fields;
}

/// What covers these bytes, as hexadecimal digits.
std::string signature_over(const std::string& bytes, const Signer& signer, const Signing& signing) {
    const Bio content(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    const std::unique_ptr<CMS_ContentInfo, decltype(&CMS_ContentInfo_free)> cms(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_BINARY | CMS_DETACHED | CMS_PARTIAL), CMS_ContentInfo_free);
    auto* const one =
        CMS_add1_signer(cms.get(), signer.certificate.get(), signer.key.get(), signing.digest, CMS_BINARY);
    const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> at(
        ASN1_TIME_set(nullptr, static_cast<std::time_t>(signing.at.ms / 1000)), ASN1_TIME_free);
    CMS_signed_add1_attr_by_NID(one, NID_pkcs9_signingTime, at->type, at.get(), -1);
    if (CMS_final(cms.get(), content.get(), nullptr, CMS_BINARY | CMS_DETACHED) != 1)
        throw std::logic_error("a test could not sign");
    const Bio out(BIO_new(BIO_s_mem()));
    i2d_CMS_bio(out.get(), cms.get());
    std::string digits;
    for (const char c : bytes_of(out.get())) digits += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return digits;
}

}  // namespace

Authority::Authority(const std::string& name)
    : own_(certificate_for({name, "", base::start_of(*base::make_day(2020, 1, 1)),
                            base::start_of(*base::make_day(2030, 1, 1)), "keyCertSign,cRLSign"},
                           nullptr)) {}

Signer Authority::certify(const Named& wanted) const {
    return certificate_for(wanted, &own_);
}

std::string Authority::pem() const {
    const Bio out(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(out.get(), own_.certificate.get());
    return bytes_of(out.get());
}

std::string Authority::der() const {
    const Bio out(BIO_new(BIO_s_mem()));
    i2d_X509_bio(out.get(), own_.certificate.get());
    return bytes_of(out.get());
}

std::string small_pdf(const std::string& line) {
    const auto drawn = "BT /F1 12 Tf 72 760 Td (" + line + ") Tj ET";
    return added("%PDF-1.7\n",
                 {{1, catalog_with("")},
                  {2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"},
                  {3,
                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 "
                   "0 R >> >> >>"},
                  {4, fmt::format("<< /Length {} >>\nstream\n{}\nendstream", drawn.size(), drawn)},
                  {5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}});
}

std::string with_empty_field(const std::string& pdf) {
    return with_field(pdf, next_field(pdf), "");
}

std::string signed_pdf(const std::string& pdf, const Signer& signer, const Signing& signing) {
    constexpr std::string_view covered = "/ByteRange [0 0000000000 0000000000 0000000000]";
    const auto value = fmt::format("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /{} {} /Contents {}<{}> >>",
                                   signing.kind, covered, signing.beside, std::string(room, '0'));
    auto text = with_field(pdf, next_field(pdf), value);
    const auto digits = text.rfind('<' + std::string(room, '0')) + 1;
    const auto from = digits - 1 - signing.beside.size();
    const auto to = digits + room + 1;
    text.replace(text.rfind(covered), covered.size(),
                 fmt::format("/ByteRange [0 {:010} {:010} {:010}]", from, to, text.size() - to));
    const auto signature = signature_over(text.substr(0, from) + text.substr(to), signer, signing);
    return text.replace(digits, signature.size(), signature);
}

}  // namespace spec
