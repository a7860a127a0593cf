#include "bodies/belonging.hpp"

#include "base/problem.hpp"
#include "bodies/body_row.hpp"
#include "store/journal.hpp"

namespace bodies {

using base::Problem;
using base::ProblemKind;

std::vector<Belonging> who_belongs(store::Transaction& tx, BodyId body, base::Day on) {
    std::vector<Belonging> people;
    for (const auto& row : tx.run(R"(
             SELECT p.id, p.name, max(g.title) AS title FROM belonging g JOIN person p ON p.id = g.person
             WHERE g.body = $1 AND g.valid_from <= $2 AND (g.valid_until IS NULL OR g.valid_until >= $2)
             GROUP BY p.id, p.name, p.name_key ORDER BY p.name_key, p.id)",
                                  {body, on}))
        people.push_back({row.id<PersonTag>("id"), row.text("name"), row.text("title")});
    return people;
}

void take_out(store::Transaction& tx, const base::Who& who, PersonId id, base::Day last_day) {
    const auto person = get(tx, id);
    require_for(tx, who, person);
    if (last_day < person.valid_from) throw Problem(ProblemKind::invalid, "person.period_wrong", to_string(last_day));
    if (person.valid_until && *person.valid_until <= last_day)
        throw Problem(ProblemKind::conflict, "person.left_already", to_string(*person.valid_until));
    tx.change("UPDATE person SET valid_until = $2 WHERE id = $1", {id, last_day});
    tx.change(R"(UPDATE office_holder SET valid_until = $3
                 WHERE person = $1 AND (valid_until IS NULL OR valid_until > $3)
                   AND office IN (SELECT id FROM office WHERE body = $2))",
              {id, person.body, last_day});
    tx.change(R"(UPDATE charge SET valid_until = $3
                 WHERE person = $1 AND body = $2 AND (valid_until IS NULL OR valid_until > $3))",
              {id, person.body, last_day});
    store::record(tx, who, "person.taken_out", id.uuid, area_of(tx, person),
                  base::Json{{"last_day", to_string(last_day)}});
}

}  // namespace bodies
