#pragma once

#include "open311/request.hpp"

/// Service request updates, the extension by which programs learn what became of many requests at once.
namespace open311 {

struct Update {
    std::string update_id;  ///< the request's number and which step it was
    RequestId service_request_id;
    std::string status;
    base::Instant updated_datetime;  ///< of a speaker's own step only the hour
    std::string description;
};
BOOST_DESCRIBE_STRUCT(Update, (), (update_id, service_request_id, status, updated_datetime, description))

struct UpdateQuery {
    std::optional<base::Instant> start;  ///< left out: a day before the end
    std::optional<base::Instant> end;
    std::string jurisdiction;  ///< the code of a commune; empty: any
};

/// What happened to requests, the oldest first, a thousand at most.
std::vector<Update> updates(store::Transaction& tx, const UpdateQuery& query, base::Language language);

struct NewUpdate {
    std::optional<RequestId> service_request_id;
    std::string token;
    std::string status;
    std::string description;
};

/// Whoever holds the code says that it is not solved ("OPEN") or takes it back ("CLOSED"); gives the number of that
/// step. Problems: open311.token_wrong, open311.status_unknown, and those of voices::reopen and voices::withdraw.
std::string post_update(store::Transaction& tx, const store::MasterKey& master, const NewUpdate& wanted);

}  // namespace open311
