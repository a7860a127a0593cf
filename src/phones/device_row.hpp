#pragma once

#include "phones/device.hpp"

/// A device as its row keeps it, for the verbs of this folder.
namespace phones {

struct DeviceRow {
    std::int64_t home = 0;
    DeviceId id;
    base::Uuid team;
    std::int64_t next_number = 1;
};

/// The caller's own device, in use: notes that it was seen. Problems: device.not_found (somebody else's too),
/// device.revoked.
DeviceRow in_use(store::Transaction& tx, const base::Who& who, DeviceId id);

}  // namespace phones
