#include "produce/posting_row.hpp"

#include <algorithm>
#include <set>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace produce {
namespace {

constexpr std::size_t label_length = 6;

State state_of(const Posting& posting, bool is_closed, base::Day today) {
    if (is_closed) return State::closed;
    if (posting.remaining == 0) return State::taken;
    return posting.until < today ? State::over : State::open;
}

Entry read_entry(const store::Row& row, base::Day today) {
    const auto id = row.id<ProduceTag>("id");
    Entry entry{.posting = {.id = id,
                            .label = label_of(id),
                            .side = base::named<Side>(row.text("side")),
                            .state = State::open,
                            .area = {row.uuid("area"), row.text("area_name")},
                            .commune = row.text("commune_name"),
                            .body = std::nullopt,
                            .item = {},
                            .amount = row.integer("amount"),
                            .remaining = row.integer("remaining"),
                            .price = row.maybe_integer("price"),
                            .from = row.day("valid_from"),
                            .until = row.day("valid_until"),
                            .made_at = row.instant("made_at")},
                .home = row.integer("home"),
                .commune = row.uuid("commune"),
                .area_path = row.text("area_path")};
    if (const auto body = row.maybe_uuid("body")) entry.posting.body = Place{*body, row.text("body_name")};
    entry.posting.state = state_of(entry.posting, !row.is_null("closed_at"), today);
    return entry;
}

}  // namespace

std::string label_of(PostingId id) {
    // The end of an id is drawn at random; its beginning is the time.
    const auto text = base::to_string(id);
    std::string label = "NS-";
    for (const char letter : text.substr(text.size() - label_length))
        label += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    return label;
}

std::string select_postings(const std::string& where) {
    return R"(
        SELECT p.*, a.name AS area_name, a.path AS area_path, c.name AS commune_name, b.name AS body_name
        FROM produce p JOIN area a ON a.id = p.area JOIN area c ON c.id = p.commune LEFT JOIN body b ON b.id = p.body
        WHERE )" +
           where;
}

std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows) {
    std::set<std::string> codes;
    for (const auto& row : rows) codes.insert(row.text("item"));
    const auto known = goods::items_called(tx, codes);
    const auto today = base::day_of(tx.now());
    std::vector<Entry> entries;
    for (const auto& row : rows) {
        entries.push_back(read_entry(row, today));
        entries.back().posting.item = known.at(row.text("item"));
    }
    return entries;
}

Entry entry(store::Transaction& tx, PostingId id) {
    auto found = read_entries(tx, tx.run(select_postings("p.id = $1"), {id}));
    if (found.empty()) throw base::Problem(base::ProblemKind::not_found, "produce.not_found", base::to_string(id));
    return std::move(found.front());
}

void take(store::Transaction& tx, const Entry& entry, std::int64_t amount) {
    tx.change("UPDATE produce SET remaining = remaining - $3 WHERE home = $1 AND id = $2",
              {entry.home, entry.posting.id, amount});
}

void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb,
            const base::Json& details) {
    store::record(tx, who, std::string(verb), entry.posting.id.uuid, entry.posting.area.id, details);
}

bool is_matched(store::Transaction& tx, PostingId id) {
    return !tx.run(
                  "SELECT 1 AS found FROM produce_match WHERE (offered = $1 OR wanted = $1) AND undone_at IS NULL "
                  "LIMIT 1",
                  {id})
                .empty();
}

bool is_matched_with_own(store::Transaction& tx, const base::Who& who, PostingId id) {
    const auto rows = tx.run(R"(
        SELECT a.path AS path FROM produce_match m
        JOIN produce o ON o.id = CASE WHEN m.offered = $1 THEN m.wanted ELSE m.offered END JOIN area a ON a.id = o.area
        WHERE (m.offered = $1 OR m.wanted = $1) AND m.undone_at IS NULL)",
                             {id});
    return std::ranges::any_of(rows, [&](const store::Row& row) {
        return accounts::reaches(who, base::Permission::needs_answer, row.text("path"));
    });
}

}  // namespace produce
