#include "outreach/standing.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "store/values.hpp"

namespace outreach {
namespace {

using base::Permission;

Standing read_standing(const store::Row& row) {
    return {.id = row.id<MessageTag>("id"),
            .kind = base::named<Kind>(row.text("kind")),
            .state = base::named<State>(row.text("state")),
            .title = row.text("title"),
            .body = {row.uuid("body"), row.text("body_name")},
            .views = row.integer("views"),
            .paths = {}};
}

}  // namespace

std::vector<Standing> standings(store::Transaction& tx, const base::Who& who, const std::vector<MessageId>& ids) {
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, ids);
    auto found = store::all(read_standing, tx.run(R"(
        SELECT m.id, m.kind, m.state, m.title, m.body, b.name AS body_name,
               COALESCE((SELECT CAST(sum(v.views) AS BIGINT) FROM message_view v WHERE v.message = m.id), 0) AS views
        FROM message m JOIN body b ON b.id = m.body WHERE m.id IN )" +
                                                      list,
                                                  parameters));
    std::ranges::sort(found, {}, [&](const Standing& one) { return std::ranges::find(ids, one.id) - ids.begin(); });
    for (auto& one : found)
        one.may_read = accounts::reaches_body(tx, who, Permission::documents_write, one.body.id) ||
                       accounts::reaches_body(tx, who, Permission::documents_approve, one.body.id);
    for (const auto& row :
         tx.run("SELECT t.message, a.path FROM message_area t JOIN area a ON a.id = t.area WHERE NOT t.of_zone AND "
                "t.message IN " +
                    list,
                parameters))
        std::ranges::find(found, row.id<MessageTag>("message"), &Standing::id)->paths.push_back(row.text("path"));
    return found;
}

}  // namespace outreach
