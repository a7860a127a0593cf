#pragma once

#include "base/json.hpp"
#include "base/problem_text.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"
#include "voices/voice.hpp"

/// Voices as service requests of GeoReport v2. Only what came over Open311 is shown, and of it only how it stands: no
/// word of who spoke or of what was said and answered, no picture, no place below the commune, no minute
/// (docs/decisions/0020-open311.md).
namespace open311 {

/// The number that everybody reads; it opens nothing.
using RequestId = base::Id<struct Open311RequestTag>;

struct ServiceRequest {
    RequestId id;
    bool is_open = true;
    std::string notes;  ///< what came of it, in the words of the vocabulary; empty while nothing did
    std::string service_name;
    std::string service_code;
    std::string agency;          ///< an office; empty while none has it
    base::Instant requested_at;  ///< the hour
    base::Instant updated_at;
    std::optional<base::Instant> expected_at;
    std::string commune;
    std::string commune_code;
};

/// With every field of the standard: those that are never told are null.
base::Json as_json(const ServiceRequest& request);

struct RequestQuery {
    std::vector<RequestId> ids;  ///< then the rest is not looked at
    std::vector<std::string> service_codes;
    std::string status;                  ///< "open" or "closed"; empty: any
    std::optional<base::Instant> start;  ///< left out: ninety days before the end
    std::optional<base::Instant> end;
    std::string jurisdiction;  ///< the code of a commune; empty: any
};

/// The newest first, a thousand at most. Problem: open311.jurisdiction_unknown.
std::vector<ServiceRequest> requests(store::Transaction& tx, const RequestQuery& query, base::Language language);
/// Problem: open311.request_unknown.
ServiceRequest request(store::Transaction& tx, RequestId id, base::Language language);

struct NewRequest {
    std::string jurisdiction;    ///< the code of a commune
    std::string address_id;      ///< likewise, or an area's id
    std::string address_string;  ///< names, the smallest first
    std::string service_code;
    std::string kind;
    std::string description;
    std::string first_name;
    std::string last_name;
    std::string phone;
};

/// What whoever reports takes along: the public number, and the code which alone opens what was said.
struct Posted {
    RequestId service_request_id;
    std::string token;
    base::Instant look_by;
};

/// Takes it in as a voice. Problems: open311.place_missing, open311.place_unknown, open311.jurisdiction_unknown,
/// open311.service_unknown, open311.kind_unknown, and those of voices::open.
Posted post(store::Transaction& tx, const store::MasterKey& master, const NewRequest& wanted, const std::string& code);

/// The public number of what a code opens. Problems: voice.code_unknown, open311.request_unknown (it did not come this
/// way).
RequestId number_of(store::Transaction& tx, std::string_view token);

}  // namespace open311
