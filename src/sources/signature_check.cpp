#include "sources/signature_check.hpp"

#include <openssl/cms.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <memory>

#include "base/json.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"

namespace sources {
namespace {

constexpr int least_security = 2;  ///< of OpenSSL's levels: 112 bits, so RSA of 2048 and SHA-256 or better
constexpr std::size_t longest_name = 200;

struct Question {
    base::Instant at;
    std::vector<std::string> kinds;
    std::vector<std::vector<std::size_t>> ends;
    std::size_t pdf = 0;                   ///< bytes
    std::vector<std::size_t> authorities;  ///< bytes of each
};
BOOST_DESCRIBE_STRUCT(Question, (), (at, kinds, ends, pdf, authorities))

template <class T, void (*release)(T*)>
struct Released {
    void operator()(T* held) const { release(held); }
};
template <class T, void (*release)(T*)>
using Held = std::unique_ptr<T, Released<T, release>>;

using Cms = Held<CMS_ContentInfo, CMS_ContentInfo_free>;
using Store = Held<X509_STORE, X509_STORE_free>;
using Walk = Held<X509_STORE_CTX, X509_STORE_CTX_free>;
void free_all(STACK_OF(X509) * certificates) {
    sk_X509_pop_free(certificates, X509_free);
}
void free_bio(BIO* bio) {
    BIO_free_all(bio);
}
using Certificates = Held<STACK_OF(X509), free_all>;
using Certificate = Held<X509, X509_free>;
using Bio = Held<BIO, free_bio>;

[[noreturn]] void refuse() {
    throw base::Problem(base::ProblemKind::invalid, "document.unreadable", "its signatures cannot be read");
}

Bio bio_of(std::string_view bytes) {
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) refuse();
    return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

void add_authorities(X509_STORE* store, std::string_view file) {
    const auto text = bio_of(file);
    bool has_one = false;
    while (const Certificate one{PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)}) {
        X509_STORE_add_cert(store, one.get());
        has_one = true;
    }
    if (has_one) return;
    const auto binary = bio_of(file);
    if (const Certificate one{d2i_X509_bio(binary.get(), nullptr)}) X509_STORE_add_cert(store, one.get());
}

std::string name_in(const X509_NAME* name, int part) {
    const int at = X509_NAME_get_index_by_NID(name, part, -1);
    if (at < 0) return "";
    unsigned char* letters = nullptr;
    const int length = ASN1_STRING_to_UTF8(&letters, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (length < 0) return "";
    std::string text(reinterpret_cast<const char*>(letters), static_cast<std::size_t>(length));
    OPENSSL_free(letters);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return base::is_text(text) && text.size() <= longest_name ? base::tidy(text) : "";
}

std::string shown_name(const X509_NAME* name) {
    const auto common = name_in(name, NID_commonName);
    return common.empty() ? name_in(name, NID_organizationName) : common;
}

std::optional<base::Instant> signing_time(const CMS_SignerInfo* signer) {
    for (const int type : {V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME}) {
        const auto* said = static_cast<const ASN1_TIME*>(
            CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_pkcs9_signingTime), -3, type));
        std::tm parts{};
        if (said == nullptr || ASN1_TIME_to_tm(said, &parts) != 1) continue;
        return base::Instant{static_cast<std::int64_t>(::timegm(&parts)) * 1000};
    }
    return std::nullopt;
}

/// The signature in the gap: one string of hexadecimal digits and nothing beside it, for whatever else stood there
/// would be covered by nobody.
std::optional<std::string> signature_in(std::string_view gap) {
    if (gap.size() < 2 || gap.front() != '<' || gap.back() != '>') return std::nullopt;
    std::string digits(gap.substr(1, gap.size() - 2));
    std::erase_if(digits, [](char c) { return c == ' ' || c == '\n' || c == '\r'; });
    long length = 0;
    const auto release = [](unsigned char* bytes) { OPENSSL_free(bytes); };
    const std::unique_ptr<unsigned char, decltype(release)> bytes(OPENSSL_hexstr2buf(digits.c_str(), &length), release);
    if (!bytes || digits.find(':') != std::string::npos) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(length));
}

bool is_weak(const X509_ALGOR* digest) {
    const int name = OBJ_obj2nid(digest->algorithm);
    return name == NID_md5 || name == NID_sha1;
}

bool may_sign(X509* certificate) {
    const auto usage = X509_get_key_usage(certificate);
    return usage == std::numeric_limits<std::uint32_t>::max() ||
           (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

/// What speaks against the signer's certificate at that time.
std::optional<SignatureDoubt> doubt_of(X509* certificate, CMS_ContentInfo* cms, X509_STORE* store, base::Instant at) {
    const Certificates between(CMS_get1_certs(cms));
    const Walk walk(X509_STORE_CTX_new());
    if (X509_STORE_CTX_init(walk.get(), store, certificate, between.get()) != 1) refuse();
    auto* const rules = X509_STORE_CTX_get0_param(walk.get());
    X509_VERIFY_PARAM_set_time(rules, static_cast<std::time_t>(at.ms / 1000));
    X509_VERIFY_PARAM_set_auth_level(rules, least_security);
    // An operator may trust an authority that stands below the root.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    if (X509_verify_cert(walk.get()) == 1)
        return may_sign(certificate) ? std::nullopt : std::optional(SignatureDoubt::untrusted);
    switch (X509_STORE_CTX_get_error(walk.get())) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return SignatureDoubt::expired;
        case X509_V_ERR_EE_KEY_TOO_SMALL:
        case X509_V_ERR_CA_KEY_TOO_SMALL:
        case X509_V_ERR_CA_MD_TOO_WEAK:
            return SignatureDoubt::weak;
        default:
            return SignatureDoubt::untrusted;
    }
}

Signature unknown_kind(Signature found) {
    found.state = SignatureState::unknown;
    found.doubt = SignatureDoubt::kind;
    return found;
}

/// `covered` are the bytes that the signature is about.
Signature checked(Signature found, const std::string& signature, const std::string& covered, X509_STORE* store,
                  base::Instant at) {
    const auto bytes = bio_of(signature);
    const Cms cms(d2i_CMS_bio(bytes.get(), nullptr));
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) return found;
    const auto* const signers = CMS_get0_SignerInfos(cms.get());
    if (CMS_is_detached(cms.get()) != 1 || sk_CMS_SignerInfo_num(signers) != 1) return unknown_kind(found);
    auto* const signer = sk_CMS_SignerInfo_value(signers, 0);
    CMS_set1_signers_certs(cms.get(), nullptr, 0);
    X509* certificate = nullptr;
    X509_ALGOR* digest = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, &digest, nullptr);
    if (certificate == nullptr) return unknown_kind(found);
    found.signer = shown_name(X509_get_subject_name(certificate));
    found.organisation = name_in(X509_get_subject_name(certificate), NID_organizationName);
    found.authority = shown_name(X509_get_issuer_name(certificate));
    found.signed_at = signing_time(signer);
    const auto content = bio_of(covered);
    if (CMS_verify(cms.get(), nullptr, nullptr, content.get(), nullptr, CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) != 1)
        return found;
    found.doubt = is_weak(digest) ? SignatureDoubt::weak : doubt_of(certificate, cms.get(), store, at);
    found.state = found.doubt          ? SignatureState::unknown
                  : found.covers_whole ? SignatureState::valid
                                       : SignatureState::part;
    return found;
}

Signature signature_at(const SignedPlace& place, std::string_view pdf, X509_STORE* store, base::Instant at) {
    Signature found;
    const auto& ends = place.ends;
    const bool is_checked_kind = place.kind == "adbe.pkcs7.detached" || place.kind == "ETSI.CAdES.detached";
    if (!is_checked_kind) return unknown_kind(found);
    if (ends.size() != 4 || !std::is_sorted(ends.begin(), ends.end()) || ends[3] > pdf.size()) return found;
    found.covers_whole = ends[0] == 0 && ends[3] == pdf.size();
    const auto signature = signature_in(pdf.substr(ends[1], ends[2] - ends[1]));
    if (!signature) return found;
    std::string covered(pdf.substr(ends[0], ends[1] - ends[0]));
    covered += pdf.substr(ends[2], ends[3] - ends[2]);
    return checked(found, *signature, covered, store, at);
}

}  // namespace

std::string signature_question(std::string_view pdf, const std::vector<SignedPlace>& places, const Trust& trust) {
    Question question{trust.at, {}, {}, pdf.size(), {}};
    for (const auto& place : places) {
        question.kinds.push_back(place.kind);
        question.ends.push_back(place.ends);
    }
    std::string certificates;
    for (const auto& file : trust.authorities) {
        question.authorities.push_back(file.size());
        certificates += file;
    }
    return base::to_json(question) + '\n' + std::string(pdf) + certificates;
}

std::string check_signatures(std::string_view asked) {
    const auto end = asked.find('\n');
    if (end == std::string_view::npos) refuse();
    const auto question = base::from_json_text<Question>(asked.substr(0, end));
    asked.remove_prefix(end + 1);
    if (question.pdf > asked.size() || question.kinds.size() != question.ends.size()) refuse();
    const auto pdf = asked.substr(0, question.pdf);
    asked.remove_prefix(question.pdf);
    const Store store(X509_STORE_new());
    for (const auto size : question.authorities) {
        if (size > asked.size()) refuse();
        add_authorities(store.get(), asked.substr(0, size));
        asked.remove_prefix(size);
    }
    std::vector<Signature> found;
    for (std::size_t i = 0; i < question.kinds.size(); ++i)
        found.push_back(signature_at({question.kinds[i], question.ends[i]}, pdf, store.get(), question.at));
    return base::to_json(found);
}

}  // namespace sources
