#include "commitments/open_drives.hpp"

#include "areas/above.hpp"
#include "commitments/drive_row.hpp"

namespace commitments {

std::vector<Promise> open_drives(store::Transaction& tx, const areas::Area& area, std::size_t most) {
    const auto rows = tx.run(select_drives("d.closed_at IS NULL AND d.begins <= $3 AND d.ends >= $3 AND " +
                                           areas::in_or_around(1) + " ORDER BY d.ends, d.id LIMIT $4"),
                             {area.path, area.path + '~', base::day_of(tx.now()), most});
    std::vector<Promise> open;
    for (auto& entry : read_entries(tx, rows)) open.push_back(std::move(entry.promise));
    return open;
}

}  // namespace commitments
