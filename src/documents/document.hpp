#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "base/time.hpp"

/// Official documents that leave the house: what one says, apart from how it looks (paper.hpp) and how it is filed.
namespace documents {

/// Whose rules of form it follows: decree 30/2020 for the state, guidance 36-HD/VPTW for the Party, and for the Front
/// the decree with the Front's own letterhead.
enum class Form { state, party, front };
BOOST_DESCRIBE_ENUM(Form, state, party, front)

/// In whose name an office signs: its own, the whole committee's (TM.), its head's (KT.), by order (TL.), by
/// authorisation (TUQ.), or while acting (Q.).
enum class Authority { own, collective, for_head, by_order, authorised, acting };
BOOST_DESCRIBE_ENUM(Authority, own, collective, for_head, by_order, authorised, acting)

/// A line above the signature: "KT. CHỦ TỊCH" is for_head of "CHỦ TỊCH".
struct Capacity {
    Authority authority = Authority::own;
    std::string office;
    bool operator==(const Capacity&) const = default;
};
BOOST_DESCRIBE_STRUCT(Capacity, (), (authority, office))

/// What stands behind the signature, on sheets and with page numbers of its own.
struct Appendix {
    std::string name;
    std::string body;
    bool operator==(const Appendix&) const = default;
};
BOOST_DESCRIBE_STRUCT(Appendix, (), (name, body))

/// The boxes of the form. A box with several lines has them apart by line ends. Bodies are written as people type them:
/// a paragraph a line, numbers and dashes in front, rows of tables between bars (outline.hpp).
struct Document {
    Form form = Form::state;
    std::string superior;  ///< the body above the issuer, if it is printed
    std::string issuer;
    std::string number;  ///< "15/KH-UBND"; without its figure as long as the clerk has given none
    std::string place;
    std::optional<base::Day> day;
    std::string kind;  ///< "Kế hoạch"; empty for a letter (công văn)
    std::string subject;
    std::string urgency;  ///< "Khẩn", "Thượng khẩn", "Hỏa tốc"
    std::vector<std::string> addressed_to;
    std::vector<std::string> bases;  ///< "Căn cứ …"
    std::string body;
    std::vector<Capacity> capacities;
    std::string signer;
    std::vector<std::string> recipients;
    std::string keep;  ///< who keeps a copy: "VT, VX"
    std::vector<Appendix> appendices;
    bool operator==(const Document&) const = default;
};
BOOST_DESCRIBE_STRUCT(Document, (),
                      (form, superior, issuer, number, place, day, kind, subject, urgency, addressed_to, bases, body,
                       capacities, signer, recipients, keep, appendices))

/// As a Word document; the same document gives the same bytes.
std::string docx(const Document& document);

/// As a page to print on A4, with all of its looks in it.
std::string html(const Document& document);

}  // namespace documents
