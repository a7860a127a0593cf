#include "accounts/door.hpp"

#include <chrono>

#include "base/problem.hpp"

namespace accounts {
namespace {

constexpr std::int64_t hour_ms = 60LL * 60 * 1000;
constexpr std::int64_t day_ms = 24 * hour_ms;

}  // namespace

void begin_try(store::Transaction& tx, const Door& door, std::string_view address) {
    const auto hash = hash_of(address);
    const auto barring = tx.run(R"(
        SELECT at FROM door_try WHERE address_hash = $1 AND door = $2 AND at > $3 ORDER BY at DESC LIMIT 1 OFFSET $4)",
                                {hash, door.name, base::Instant{tx.now().ms - hour_ms}, door.most - 1});
    if (!barring.empty()) {
        const auto left_ms = barring.front().integer("at") + hour_ms - tx.now().ms;
        throw base::Problem(base::ProblemKind::too_many, "door.too_many")
            .wait(std::chrono::seconds((left_ms + 999) / 1000));
    }
    tx.change("DELETE FROM door_try WHERE at < $1", {base::Instant{tx.now().ms - day_ms}});
    tx.change("INSERT INTO door_try (id, at, door, address_hash) VALUES ($1, $2, $3, $4)",
              {tx.new_id(), tx.now(), door.name, hash});
}

void forgive_try(store::Transaction& tx, const Door& door, std::string_view address) {
    tx.change(R"(
        DELETE FROM door_try
        WHERE id IN (SELECT id FROM door_try WHERE address_hash = $1 AND door = $2 ORDER BY at DESC LIMIT 1))",
              {hash_of(address), door.name});
}

}  // namespace accounts
