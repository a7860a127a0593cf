#include "alerts/signature.hpp"

#include "base/problem.hpp"
#include "sources/child.hpp"

namespace alerts {
namespace {

constexpr const char* xmlsec = "/usr/bin/xmlsec1";
constexpr const char* document = "/dev/stdin";
constexpr const char* beside = "/dev/fd/3";

/// "2021-06-11 01:00:00", in the time zone of the child, which is UTC.
std::string clock_of(base::Instant at) {
    auto text = base::to_string(at).substr(0, 19);
    text[10] = ' ';
    return text;
}

/// Only certificates count as keys: a bare key inside of the signature would vouch for itself. Only the alert itself
/// may be signed, nothing that lies elsewhere.
std::vector<std::string> verifying() {
    return {xmlsec, "--verify", "--enabled-key-data", "x509", "--enabled-reference-uris", "empty"};
}

bool holds(std::vector<std::string> command, std::string_view xml, std::string_view certificate) {
    command.emplace_back(document);
    return sources::run_child(command, xml, {}, {}, certificate).status == 0;
}

}  // namespace

Checked check(const sources::CapAlert& alert, std::string_view xml, const std::vector<std::string>& certificates,
              base::Instant at) {
    if (alert.seal == sources::CapSeal::none) return {};
    if (alert.seal == sources::CapSeal::odd) return {Seal::broken, {}};
    sources::require_installed(xmlsec);
    for (const auto& certificate : certificates) {
        auto command = verifying();
        for (const auto* word : {"--verification-time", "", "--trusted-pem", beside}) command.emplace_back(word);
        command[command.size() - 3] = clock_of(at);
        if (holds(std::move(command), xml, certificate)) return {Seal::trusted, certificate};
    }
    // Without a look at who signed: is it at least unchanged?
    auto command = verifying();
    command.emplace_back("--insecure");
    return {holds(std::move(command), xml, {}) ? Seal::unknown : Seal::broken, {}};
}

std::string signed_xml(std::string_view xml, std::string_view key) {
    constexpr std::string_view end = "</alert>";
    // What xmlsec1 fills in.
    constexpr std::string_view form =
        R"(<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>)"
        R"(<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>)"
        R"(<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><Reference URI=""><Transforms>)"
        R"(<Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>)"
        R"(<Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></Transforms>)"
        R"(<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference></SignedInfo>)"
        R"(<SignatureValue/><KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo></Signature>)";
    sources::require_installed(xmlsec);
    std::string wanted(xml);
    wanted.insert(wanted.rfind(end), form);
    const auto both = std::string(beside) + ',' + beside;
    auto answer = sources::run_child({xmlsec, "--sign", "--privkey-pem", both, document}, wanted, {}, {}, key);
    if (answer.status != 0) throw base::Problem(base::ProblemKind::unavailable, "alert.not_signed");
    return std::move(answer.output);
}

}  // namespace alerts
