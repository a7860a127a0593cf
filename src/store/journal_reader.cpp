#include "store/journal_reader.hpp"

#include <algorithm>

#include "store/values.hpp"

namespace store {
namespace {

constexpr std::int64_t lines_at_once = 5000;

std::int64_t place_of(Transaction& tx, std::string_view reader) {
    const auto rows = tx.run("SELECT last_seq FROM journal_reader WHERE name = $1", {std::string(reader)});
    return rows.empty() ? 0 : rows.front().integer("last_seq");
}

}  // namespace

bool is_behind(Transaction& tx, std::string_view reader) {
    return place_of(tx, reader) < last_seq(tx);
}

void read_on(Transaction& tx, std::string_view reader, const std::vector<std::string>& verbs,
             const std::function<void(const Happened&)>& react) {
    const auto from = place_of(tx, reader);
    const auto until = std::min(last_seq(tx), from + lines_at_once);
    std::vector<Value> parameters{from, until};
    const auto list = list_behind(parameters, verbs);
    for (const auto& row :
         tx.run("SELECT verb, subject FROM journal WHERE seq > $1 AND seq <= $2 AND verb IN " + list + " ORDER BY seq",
                parameters))
        react({row.text("verb"), row.uuid("subject")});
    tx.change(R"(INSERT INTO journal_reader (name, last_seq) VALUES ($1, $2)
                 ON CONFLICT (name) DO UPDATE SET last_seq = excluded.last_seq)",
              {std::string(reader), until});
}

}  // namespace store
