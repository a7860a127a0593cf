#include "sources/cap.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <pugixml.hpp>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/reader_child.hpp"

namespace sources {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::string_view cap_namespace = "urn:oasis:names:tc:emergency:cap:1.2";
constexpr std::size_t most_members = 50;  ///< of any list
constexpr std::size_t longest_text = 20'000;

[[noreturn]] void refuse(const std::string& detail) {
    throw Problem(ProblemKind::invalid, "document.not_cap", detail);
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// All text of an element. A comment inside parts it, and a signature does not see comments: to read only the first
/// part would let a stranger shorten what somebody signed.
std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const auto& part : node.children())
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) text += part.value();
    if (text.size() > longest_text) throw Problem(ProblemKind::too_large, "document.too_large", node.name());
    return std::string(base::trim(base::to_nfc(text)));
}

std::vector<pugi::xml_node> children(const pugi::xml_node& node, std::string_view name) {
    std::vector<pugi::xml_node> found;
    for (const auto& one : node.children())
        if (local_name(one) == name) found.push_back(one);
    if (found.size() > most_members) throw Problem(ProblemKind::too_large, "document.too_large", std::string(name));
    return found;
}

std::string text_in(const pugi::xml_node& node, std::string_view name) {
    const auto found = children(node, name);
    return found.empty() ? std::string() : text_of(found.front());
}

std::string needed(const pugi::xml_node& node, std::string_view name) {
    const auto found = children(node, name);
    if (found.size() != 1 && name != "category") refuse("not one " + std::string(name));
    if (found.empty()) refuse("no " + std::string(name));
    auto text = text_of(found.front());
    if (text.empty()) refuse("empty " + std::string(name));
    return text;
}

template <std::size_t N>
std::string one_of(const pugi::xml_node& node, std::string_view name, const std::array<std::string_view, N>& words) {
    auto text = needed(node, name);
    if (std::ranges::find(words, text) == words.end()) refuse(std::string(name) + " is " + text);
    return text;
}

constexpr std::array<std::string_view, 5> statuses{"Actual", "Exercise", "System", "Test", "Draft"};
constexpr std::array<std::string_view, 5> types{"Alert", "Update", "Cancel", "Ack", "Error"};
constexpr std::array<std::string_view, 3> scopes{"Public", "Restricted", "Private"};
constexpr std::array<std::string_view, 5> urgencies{"Immediate", "Expected", "Future", "Past", "Unknown"};
constexpr std::array<std::string_view, 5> severities{"Extreme", "Severe", "Moderate", "Minor", "Unknown"};
constexpr std::array<std::string_view, 5> certainties{"Observed", "Likely", "Possible", "Unlikely", "Unknown"};

std::vector<std::string> texts(const pugi::xml_node& node, std::string_view name) {
    std::vector<std::string> found;
    for (const auto& one : children(node, name)) found.push_back(text_of(one));
    return found;
}

CapArea area_in(const pugi::xml_node& node) {
    CapArea area{needed(node, "areaDesc"), texts(node, "polygon"), texts(node, "circle"), {}};
    for (const auto& one : children(node, "geocode")) area.geocodes.push_back(text_in(one, "value"));
    return area;
}

CapInfo info_in(const pugi::xml_node& node) {
    CapInfo info{.language = text_in(node, "language"),
                 .category = needed(node, "category"),
                 .event = needed(node, "event"),
                 .urgency = one_of(node, "urgency", urgencies),
                 .severity = one_of(node, "severity", severities),
                 .certainty = one_of(node, "certainty", certainties),
                 .expires = base::parse_instant(text_in(node, "expires")),
                 .sender_name = text_in(node, "senderName"),
                 .headline = text_in(node, "headline"),
                 .description = text_in(node, "description"),
                 .instruction = text_in(node, "instruction"),
                 .areas = {}};
    for (const auto& one : children(node, "area")) info.areas.push_back(area_in(one));
    return info;
}

/// Signatures that prove something: SHA-2 with RSA or an elliptic curve.
constexpr std::array<std::string_view, 6> signing{
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",   "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",   "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"};
constexpr std::array<std::string_view, 3> digesting{"http://www.w3.org/2001/04/xmlenc#sha256",
                                                    "http://www.w3.org/2001/04/xmldsig-more#sha384",
                                                    "http://www.w3.org/2001/04/xmlenc#sha512"};
/// What may be done to the alert before it is counted: the signature itself left out, one canonical spelling. Any other
/// (XPath, XSLT) could leave out what matters.
constexpr std::array<std::string_view, 4> transforming{
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/2001/10/xml-exc-c14n#",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2006/12/xml-c14n11"};

template <std::size_t N>
bool is_one_of(const pugi::xml_node& node, const std::array<std::string_view, N>& allowed) {
    return std::ranges::find(allowed, std::string_view(node.attribute("Algorithm").value())) != allowed.end();
}

bool is_plain(const pugi::xml_node& signature) {
    const auto infos = children(signature, "SignedInfo");
    if (infos.size() != 1 || !children(signature, "Object").empty()) return false;
    const auto methods = children(infos.front(), "SignatureMethod");
    const auto references = children(infos.front(), "Reference");
    if (methods.size() != 1 || !is_one_of(methods.front(), signing) || references.size() != 1) return false;
    const auto& reference = references.front();
    if (!reference.attribute("URI") || *reference.attribute("URI").value() != '\0') return false;
    const auto digests = children(reference, "DigestMethod");
    if (digests.size() != 1 || !is_one_of(digests.front(), digesting)) return false;
    const auto lists = children(reference, "Transforms");
    if (lists.size() != 1) return false;
    bool leaves_itself_out = false;
    for (const auto& one : lists.front().children()) {
        if (!is_one_of(one, transforming) || one.first_child()) return false;
        leaves_itself_out = leaves_itself_out || transforming.front() == one.attribute("Algorithm").value();
    }
    return leaves_itself_out;
}

std::size_t signatures_below(const pugi::xml_node& node, int depth) {
    if (depth > 30) refuse("nested too deeply");
    std::size_t count = 0;
    for (const auto& one : node.children())
        count += (local_name(one) == "Signature" ? 1 : 0) + signatures_below(one, depth + 1);
    return count;
}

CapSeal seal_of(const pugi::xml_node& alert) {
    const auto all = signatures_below(alert, 0);
    if (all == 0) return CapSeal::none;
    const auto own = children(alert, "Signature");
    return all == 1 && own.size() == 1 && is_plain(own.front()) ? CapSeal::plain : CapSeal::odd;
}

bool is_in_cap_namespace(const pugi::xml_node& root) {
    const std::string_view name = root.name();
    const auto colon = name.find(':');
    const auto attribute =
        colon == std::string_view::npos ? std::string("xmlns") : "xmlns:" + std::string(name, 0, colon);
    return root.attribute(attribute.c_str()).value() == cap_namespace;
}

/// "sender,identifier,sent", apart by blanks.
std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find_first_of(" \n\t\r", from), text.size());
        if (end > from) words.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return words;
}

}  // namespace

std::string packed_cap(std::string_view bytes) {
    if (bytes.size() > largest_cap) throw Problem(ProblemKind::too_large, "document.too_large");
    // Entities could make two readers of one file see two alerts; CAP needs none.
    if (!base::is_text(bytes) || bytes.find("<!DOCTYPE") != std::string_view::npos) refuse("not plain UTF-8");
    pugi::xml_document document;
    if (!document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default, pugi::encoding_utf8)) refuse("no XML");
    const auto root = document.document_element();
    if (local_name(root) != "alert" || !is_in_cap_namespace(root)) refuse("another kind of XML");
    const auto sent = base::parse_instant(needed(root, "sent"));
    if (!sent) refuse("sent is no moment");
    CapAlert alert{.identifier = needed(root, "identifier"),
                   .sender = needed(root, "sender"),
                   .sent = *sent,
                   .status = one_of(root, "status", statuses),
                   .msg_type = one_of(root, "msgType", types),
                   .scope = one_of(root, "scope", scopes),
                   .note = text_in(root, "note"),
                   .references = words_of(text_in(root, "references")),
                   .infos = {},
                   .seal = seal_of(root)};
    for (const auto& one : children(root, "info")) alert.infos.push_back(info_in(one));
    return base::to_json(alert);
}

CapAlert read_cap(std::string_view bytes) {
    return base::from_json_text<CapAlert>(text_of_parsed(ParsedFormat::cap, bytes));
}

}  // namespace sources
