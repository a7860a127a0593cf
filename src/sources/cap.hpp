#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

/// An alert in the Common Alerting Protocol 1.2 of OASIS, taken apart. Names are those of the standard.
namespace sources {

struct CapArea {
    std::string description;            ///< areaDesc
    std::vector<std::string> polygons;  ///< as written: "lat,lon lat,lon …"
    std::vector<std::string> circles;
    std::vector<std::string> geocodes;  ///< their values
};
BOOST_DESCRIBE_STRUCT(CapArea, (), (description, polygons, circles, geocodes))

/// What is said of one event in one language.
struct CapInfo {
    std::string language;
    std::string category;
    std::string event;
    std::string urgency;
    std::string severity;
    std::string certainty;
    std::optional<base::Instant> expires;
    std::string sender_name;
    std::string headline;
    std::string description;
    std::string instruction;
    std::vector<CapArea> areas;
};
BOOST_DESCRIBE_STRUCT(CapInfo, (),
                      (language, category, event, urgency, severity, certainty, expires, sender_name, headline,
                       description, instruction, areas))

/// plain: one signature over the whole alert, by arithmetic that proves something, and over nothing less; odd: any
/// other. Whether it holds is for who has certificates (alerts/signature.hpp).
enum class CapSeal { none, plain, odd };
BOOST_DESCRIBE_ENUM(CapSeal, none, plain, odd)

struct CapAlert {
    std::string identifier;
    std::string sender;
    base::Instant sent;
    std::string status;    ///< Actual, Exercise, System, Test, Draft
    std::string msg_type;  ///< Alert, Update, Cancel, Ack, Error
    std::string scope;
    std::string note;
    std::vector<std::string> references;  ///< "sender,identifier,sent"
    std::vector<CapInfo> infos;
    CapSeal seal = CapSeal::none;
};
BOOST_DESCRIBE_STRUCT(CapAlert, (), (identifier, sender, sent, status, msg_type, scope, note, references, infos, seal))

inline constexpr std::size_t largest_cap = 512 * 1024;

/// Takes an alert apart in a confined child. Problems: document.not_cap, document.too_large.
CapAlert read_cap(std::string_view bytes);

/// For the child: the same as JSON.
std::string packed_cap(std::string_view bytes);

}  // namespace sources
