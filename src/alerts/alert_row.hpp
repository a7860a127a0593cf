#pragma once

#include <string>
#include <utility>

#include "alerts/alert.hpp"

/// An alert as its row keeps it, for the verbs of this folder.
namespace alerts {

struct Entry {
    AlertId id;
    std::int64_t home = 0;
    base::Uuid area;  ///< of the body
    std::string area_path;
    Place body;
    sources::CapAlert said;
    Seal seal = Seal::none;
    std::string vouched_by;
    base::Instant received_at;
    std::string received_by;
    std::optional<outreach::MessageId> message;
    bool is_set_aside = false;
    std::string reason;

    State state() const;
};

std::string select_alerts(const std::string& where);
Entry read_entry(const store::Row& row);
Line read_line(const store::Row& row);

/// Problem: alert.not_found.
Entry entry(store::Transaction& tx, AlertId id);

/// With what stands beside it: places that it names, the one before it, what the caller may do.
Alert shown(store::Transaction& tx, const base::Who& who, const Entry& entry);

/// The last one of the page before: an instant and an id.
std::pair<std::int64_t, base::Uuid> read_cursor(const std::string& text);
std::string cursor_of(base::Instant at, AlertId id);

}  // namespace alerts
