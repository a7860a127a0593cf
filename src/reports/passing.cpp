#include "reports/passing.hpp"

#include "store/journal.hpp"

namespace reports {

std::int64_t pass_on(store::Transaction& tx, const base::Who& who, const plans::BodyName& from,
                     const plans::BodyName& to) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {to.id}).at(0).uuid("area");
    tx.change(R"(INSERT INTO report_duty_body (duty, body) SELECT duty, $2 FROM report_duty_body WHERE body = $1
                 ON CONFLICT DO NOTHING)",
              {from.id, to.id});
    const auto duties = tx.run("DELETE FROM report_duty_body WHERE body = $1 RETURNING duty", {from.id});
    for (const auto& row : duties)
        store::record(tx, who, "duty.passed", row.uuid("duty"), area,
                      {{"from", base::to_string(from.id)}, {"to", base::to_string(to.id)}});
    return static_cast<std::int64_t>(duties.size());
}

}  // namespace reports
