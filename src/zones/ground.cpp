#include "zones/ground.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "zones/zone_row.hpp"

namespace zones {
namespace {

using base::Problem;
using base::ProblemKind;

const std::vector<ReadinessItem>& all_items() {
    static const auto read_once = [] {
        for (const auto& file : base::embedded_vocabulary())
            if (file.path == "zones/vocabulary/readiness.json")
                return base::from_json_text<std::vector<ReadinessItem>>(file.bytes);
        throw std::logic_error("no vocabulary of readiness");
    }();
    return read_once;
}

}  // namespace

CheckpointId post(store::Transaction& tx, const base::Who& who, ZoneId id, const NewCheckpoint& wanted) {
    const auto zone = lasting_entry(tx, who, id);
    const auto name = words(wanted.name);
    if (name.empty()) throw Problem(ProblemKind::invalid, "zone.name_empty");
    if (wanted.body) bodies::get(tx, bodies::BodyId{*wanted.body});
    const CheckpointId checkpoint{tx.new_id()};
    tx.change("INSERT INTO zone_checkpoint (home, id, zone, name, body, duty) VALUES ($1, $2, $3, $4, $5, $6)",
              {zone.home, checkpoint, id, name, wanted.body, words(wanted.duty)});
    store::record(tx, who, "zone.checkpoint_posted", id.uuid, zone.zone.area.id,
                  base::Json{{"checkpoint", base::to_string(checkpoint)}});
    return checkpoint;
}

void take_away(store::Transaction& tx, const base::Who& who, CheckpointId id) {
    const auto rows = tx.run("SELECT home, zone FROM zone_checkpoint WHERE id = $1 AND ended_on IS NULL", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "checkpoint.not_found", base::to_string(id));
    const auto zone = own_entry(tx, who, rows.front().id<ZoneTag>("zone"));
    tx.change("UPDATE zone_checkpoint SET ended_on = $3 WHERE home = $1 AND id = $2",
              {zone.home, id, base::day_of(tx.now())});
    store::record(tx, who, "zone.checkpoint_taken_away", zone.zone.id.uuid, zone.zone.area.id,
                  base::Json{{"checkpoint", base::to_string(id)}});
}

std::vector<Checkpoint> checkpoints(store::Transaction& tx, const base::Who& who, ZoneId id) {
    const auto zone = seen_entry(tx, who, id);
    return store::all(
        [&](const store::Row& row) {
            Checkpoint checkpoint{.id = row.id<ZoneCheckpointTag>("id"),
                                  .name = row.text("name"),
                                  .body = std::nullopt,
                                  .duty = row.text("duty"),
                                  .is_own = false};
            if (const auto body = row.maybe_uuid("body")) {
                checkpoint.body = Place{*body, row.text("body_name")};
                checkpoint.is_own = *body == who.body;
            }
            return checkpoint;
        },
        tx.run(R"(
            SELECT c.*, b.name AS body_name FROM zone_checkpoint c LEFT JOIN body b ON b.id = c.body
            WHERE c.home = $1 AND c.zone = $2 AND c.ended_on IS NULL ORDER BY c.name, c.id)",
               {zone.home, id}));
}

std::vector<Readiness> readiness(store::Transaction& tx, const base::Who& who, ZoneId id) {
    const auto zone = seen_entry(tx, who, id);
    std::map<std::string, store::Row> told;
    for (auto& row : tx.run("SELECT * FROM zone_readiness WHERE home = $1 AND zone = $2", {zone.home, id}))
        told.emplace(row.text("item"), std::move(row));
    std::vector<Readiness> list;
    for (const auto& item : all_items()) {
        Readiness one{item, false, "", std::nullopt};
        if (const auto found = told.find(item.code); found != told.end()) {
            one.is_ready = found->second.boolean("is_ready");
            one.note = found->second.text("note");
            one.at = found->second.instant("at");
        }
        list.push_back(std::move(one));
    }
    return list;
}

void tell_ready(store::Transaction& tx, const base::Who& who, ZoneId id, const Ready& told) {
    const auto zone = lasting_entry(tx, who, id);
    if (std::ranges::find(all_items(), told.code, &ReadinessItem::code) == all_items().end())
        throw Problem(ProblemKind::not_found, "readiness.not_found", told.code);
    tx.change(R"(
        INSERT INTO zone_readiness (home, zone, item, is_ready, note, at, account) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (home, zone, item) DO UPDATE SET is_ready = excluded.is_ready, note = excluded.note, at = excluded.at,
            account = excluded.account)",
              {zone.home, id, told.code, told.is_ready, words(told.note), tx.now(), who.account});
    store::record(tx, who, "zone.readiness_told", id.uuid, zone.zone.area.id,
                  base::Json{{"item", told.code}, {"is_ready", told.is_ready}});
}

}  // namespace zones
